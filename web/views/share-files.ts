// The files in which the stage can be taken along: pictures, a page with its evidence, and data for other tools.
import type { RelationshipId } from '#model/ids';
import { labels } from '#model/ontology';
import type { EdgeView, NodeView, SentenceView } from '#model/view';
import { readEvidence } from '../api/routes.ts';
import type { Caption, GraphStage } from '../graph/stage.ts';
import { drawnPart } from '../state/derive.ts';
import { exportFormats } from '../state/exports.ts';
import { useStage } from '../state/stage.ts';
import { type ViewerData, type ViewerWords, viewerWords } from '../viewer/data.ts';
import { titleOf } from './document-title.ts';
import { download } from './download.ts';
import { tellTime } from './tell-time.ts';
import type { Words } from './words.ts';

interface Making {
  readonly stage: GraphStage;
  readonly words: Words;
  readonly title: string;
  readonly onProgress: (done: number, all: number) => void;
  readonly signal: AbortSignal;
}

export interface FileFormat {
  readonly id: string;
  readonly name: string;
  readonly make: (making: Making) => Promise<void> | void;
}

/** What is drawn and not faded. */
function shownPart(): { readonly nodes: readonly NodeView[]; readonly edges: readonly EdgeView[] } {
  const { now } = useStage.getState();
  const { nodes, edges } = drawnPart(now.set, now.filters);
  const strip = <Thing extends { readonly isFaded: boolean }>({ isFaded, ...thing }: Thing) => thing;
  const isShown = ({ isFaded }: { readonly isFaded: boolean }) => !isFaded;
  return { nodes: nodes.filter(isShown).map(strip), edges: edges.filter(isShown).map(strip) };
}

function captionOf(title: string, { t, number, date, labels: plural }: Words): Caption {
  const { nodes, edges } = shownPart();
  const counts = [
    t('count.things', { count: nodes.length, formatted: number(nodes.length) }),
    t('count.relationships', { count: edges.length }),
  ];
  const shown = new Set(nodes.map(({ type }) => type));
  return {
    title,
    note: `${counts.join(', ')} · ${date(new Date().toISOString().slice(0, 10))} · Mạch`,
    legend: labels.filter((label) => shown.has(label)).map((label) => ({ label, text: plural(label) })),
  };
}

const fileName = (title: string, extension: string) => {
  const plain = title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return `${plain.slice(0, 60) || 'mach'}.${extension}`;
};

export const fileFormats: readonly FileFormat[] = [
  {
    id: 'html',
    name: 'HTML',
    async make(making) {
      // The viewer is some kilobytes that nobody else needs.
      const [data, { writeHtml }] = await Promise.all([collect(making), import('../viewer/write-html.ts')]);
      download(fileName(making.title, 'html'), writeHtml(data), 'text/html;charset=utf-8');
    },
  },
  {
    id: 'png',
    name: 'PNG',
    async make({ stage, words, title }) {
      download(fileName(title, 'png'), await stage.toPng(captionOf(title, words)), 'image/png');
    },
  },
  {
    id: 'svg',
    name: 'SVG',
    make({ stage, words, title }) {
      download(fileName(title, 'svg'), stage.toSvg(captionOf(title, words)), 'image/svg+xml');
    },
  },
  ...exportFormats.map(
    ({ id, name, extension, type, write }): FileFormat => ({
      id,
      name,
      make: ({ title }) => download(fileName(title, extension), write(shownPart()), type),
    }),
  ),
];

/** How many questions are asked at once. */
const atOnce = 6;

/** What is shown with every sentence behind it. */
async function collect(making: Making): Promise<ViewerData> {
  const { stage, words, title, signal, onProgress } = making;
  const { t, language, name, date, relationship, role, languageName } = words;
  const { nodes, edges } = shownPart();
  const places = stage.places();
  const at = new Map(places.ids.map((id, index) => [id, index]));
  const number = new Map<string, number>(nodes.map(({ id }, index) => [id, index]));
  const known = new Map<string, number>();
  const documents: ViewerData['documents'][number][] = [];
  const numberOf = ({ document }: SentenceView) => {
    const found = known.get(document.id);
    if (found !== undefined) return found;
    const about = [document.publisher, document.date && date(document.date), languageName(document.language)];
    documents.push({
      title: titleOf(document, t),
      about: about.filter(Boolean).join(', '),
      language: document.language,
      url: document.url && /^https?:\/\//i.test(document.url) ? document.url : null,
    });
    known.set(document.id, documents.length - 1);
    return documents.length - 1;
  };
  const evidence = new Map<RelationshipId, readonly SentenceView[]>();
  const waiting = [...edges];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      evidence.set(next.id, await readAllEvidence(next.id, signal));
      onProgress(evidence.size, edges.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const caption = captionOf(title, words);
  return {
    title,
    note: caption.note,
    language,
    theme: document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light',
    words: Object.fromEntries(viewerWords.map((word) => [word, t(`viewer.${word}`)])) as ViewerWords,
    legend: caption.legend,
    nodes: nodes.map((node) => {
      const place = at.get(node.id) ?? 0;
      const others = Object.entries({ ...node.nameIn, '': node.name }).map(([, form]) => form);
      return {
        name: name(node),
        others: [...new Set(others)].filter((form) => form !== name(node)),
        label: node.type,
        date: node.date ? date(node.date) : '',
        degree: node.degree,
        x: Math.round((places.x[place] ?? 0) * 10) / 10,
        y: Math.round((places.y[place] ?? 0) * 10) / 10,
      };
    }),
    edges: edges.map((edge) => ({
      from: number.get(edge.from) ?? 0,
      to: number.get(edge.to) ?? 0,
      what: edge.role ? role(edge.role) : relationship(edge.type),
      when: tellTime(edge, words),
      documents: edge.documents,
      sentences: (evidence.get(edge.id) ?? []).map((sentence) => ({
        before: sentence.before,
        words: sentence.words,
        after: sentence.after,
        document: numberOf(sentence),
      })),
    })),
    documents,
  };
}

async function readAllEvidence(id: RelationshipId, signal: AbortSignal): Promise<readonly SentenceView[]> {
  const all: SentenceView[] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const page = await readEvidence(id, signal, offset);
    all.push(...page.evidence);
    offset = page.next;
  }
  return all;
}
