// A graph of a few nodes that the tests of the API ask about, with the documents that it comes from. All of it is made up.
import { toRelationship } from '#graph/relationship';
import type { Entity, Graph, NameForm, Relationship, SourceSentence } from '#model/entity';
import { composeRelationshipId, type DocumentId, type EntityId, type LocalId, type RuleId } from '#model/ids';
import type { Label, RelationshipType } from '#model/ontology';
import type { StoredDocument, StoredHome } from '#model/stored';

interface Page {
  readonly id: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly language: string;
  readonly text: string;
}

const pages: readonly Page[] = [
  {
    id: 'tin/vi-1.txt',
    title: 'Hội nghị tại Vientiane',
    date: '2026-02-08',
    language: 'vi',
    text: 'Đảng ủy Bộ Ngoại giao tổ chức Hội nghị Vientiane.\n\nĐồng chí Phạm Thanh Bình, Bí thư Đảng ủy tại Lào, chủ trì Hội nghị Vientiane. Đồng chí Nguyễn Duy Phong dự.',
  },
  {
    id: 'https://example.org/id-1',
    title: null,
    date: '2026-03-01',
    language: 'id',
    text: 'Komite Partai Kementerian Luar Negeri bertemu. Pham Thanh Binh memimpin Konferensi Vientiane.',
  },
  { id: 'en-1', title: 'A visit', date: null, language: 'en', text: 'Nguyen Duy Phong spoke in Vientiane.' },
];

interface Thing {
  readonly id: string;
  readonly type: Label;
  readonly date?: string;
  /** Language and form. */
  readonly names: readonly (readonly [string, string])[];
}

const things: readonly Thing[] = [
  {
    id: 'conference/hoi-nghi-vientiane',
    type: 'Conference',
    date: '2026-02-08',
    names: [
      ['id', 'Konferensi Vientiane'],
      ['vi', 'Hội nghị Vientiane'],
    ],
  },
  {
    id: 'party-committee/dang-uy-bo-ngoai-giao',
    type: 'PartyCommittee',
    names: [
      ['en', 'Party Committee of the Ministry of Foreign Affairs'],
      ['id', 'Komite Partai Kementerian Luar Negeri'],
      ['vi', 'Đảng ủy Bộ Ngoại giao'],
    ],
  },
  { id: 'party-committee/dang-uy-tai-lao', type: 'PartyCommittee', names: [['vi', 'Đảng ủy tại Lào']] },
  {
    id: 'person/nguyen-duy-phong',
    type: 'Person',
    names: [
      ['en', 'Nguyen Duy Phong'],
      ['vi', 'Nguyễn Duy Phong'],
    ],
  },
  { id: 'person/tran-nguyen', type: 'Person', names: [['vi', 'Trần Nguyên']] },
  {
    id: 'person/pham-thanh-binh',
    type: 'Person',
    names: [
      ['id', 'Pham Thanh Binh'],
      ['vi', 'Phạm Thanh Bình'],
    ],
  },
  {
    id: 'place/vientiane',
    type: 'Place',
    names: [
      ['en', 'Vientiane'],
      ['vi', 'Vientiane'],
    ],
  },
];

interface Claim {
  readonly type: RelationshipType;
  readonly from: string;
  readonly to: string;
  readonly role?: 'secretary' | 'member';
  readonly since?: string;
  /** Document, words that say so. */
  readonly said: readonly (readonly [string, string])[];
}

const claims: readonly Claim[] = [
  {
    type: 'HOLDS_ROLE',
    from: 'person/pham-thanh-binh',
    to: 'party-committee/dang-uy-tai-lao',
    role: 'secretary',
    since: '2025',
    said: [['tin/vi-1.txt', 'Phạm Thanh Bình, Bí thư Đảng ủy tại Lào']],
  },
  {
    type: 'HOLDS_ROLE',
    from: 'person/nguyen-duy-phong',
    to: 'party-committee/dang-uy-tai-lao',
    role: 'member',
    said: [['tin/vi-1.txt', 'Nguyễn Duy Phong']],
  },
  {
    type: 'CHAIRED',
    from: 'person/pham-thanh-binh',
    to: 'conference/hoi-nghi-vientiane',
    said: [
      ['tin/vi-1.txt', 'Phạm Thanh Bình, Bí thư Đảng ủy tại Lào, chủ trì Hội nghị Vientiane'],
      ['https://example.org/id-1', 'Pham Thanh Binh memimpin Konferensi Vientiane'],
    ],
  },
  {
    type: 'ATTENDED',
    from: 'person/nguyen-duy-phong',
    to: 'conference/hoi-nghi-vientiane',
    said: [['tin/vi-1.txt', 'Nguyễn Duy Phong dự']],
  },
  {
    type: 'SPOKE_AT',
    from: 'person/nguyen-duy-phong',
    to: 'conference/hoi-nghi-vientiane',
    said: [['tin/vi-1.txt', 'Nguyễn Duy Phong dự']],
  },
  {
    type: 'ORGANIZED',
    from: 'party-committee/dang-uy-bo-ngoai-giao',
    to: 'conference/hoi-nghi-vientiane',
    said: [['tin/vi-1.txt', 'Đảng ủy Bộ Ngoại giao tổ chức Hội nghị Vientiane']],
  },
  {
    type: 'PART_OF',
    from: 'party-committee/dang-uy-tai-lao',
    to: 'party-committee/dang-uy-bo-ngoai-giao',
    said: [['tin/vi-1.txt', 'Đảng ủy tại Lào']],
  },
  {
    type: 'HELD_IN',
    from: 'conference/hoi-nghi-vientiane',
    to: 'place/vientiane',
    said: [['tin/vi-1.txt', 'Hội nghị Vientiane']],
  },
];

function pageOf(id: string): Page {
  const page = pages.find((one) => one.id === id);
  if (!page) throw new Error(`no page ${id}`);
  return page;
}

function sourceOf([id, words]: readonly [string, string]): SourceSentence {
  const { text, date, language } = pageOf(id);
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`${id} does not say ${words}`);
  const sentenceStart = Math.max(text.lastIndexOf('. ', start) + 2, text.lastIndexOf('\n', start) + 1, 0) % text.length;
  const from = sentenceStart > start ? 0 : text.slice(0, start).match(/[.\n]/) ? sentenceStart : 0;
  const sentenceEnd = text.indexOf('.', start + words.length - 1) + 1;
  const span = { start, end: start + words.length, sentenceStart: from, sentenceEnd };
  return {
    document: id as DocumentId,
    ...span,
    sentence: text.slice(from, sentenceEnd),
    rule: 'test/rule' as RuleId,
    date,
    language,
    since: null,
    until: null,
  };
}

function placesOf(thing: Thing, { text }: Page): string[] {
  const found = new Set<string>();
  for (const [, form] of thing.names) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) found.add(`${at}-${at + form.length}`);
  }
  return [...found].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
}

export function createSmallGraph(): Graph {
  const relationships: Relationship[] = claims.map(({ type, from, to, role = null, since = null, said }) => {
    const office = role === null ? [] : [role];
    const id = composeRelationshipId({ type, from: from as EntityId, to: to as EntityId, office });
    return toRelationship(
      id,
      said.map((one) => ({ ...sourceOf(one), since })),
    );
  });
  const entities: Entity[] = things.map((thing) => ({
    id: thing.id as EntityId,
    type: thing.type,
    name: (thing.names.find(([language]) => language === 'vi') ?? thing.names[0])?.[1] ?? '',
    names: thing.names.map(([language, form]): NameForm => ({ form, language, documents: 1 })),
    kind: null,
    date: thing.date ?? null,
    concept: null,
    implied: false,
    documents: pages.filter((page) => placesOf(thing, page).length > 0).length,
    degree: relationships.filter(({ from, to }) => from === thing.id || to === thing.id).length,
  }));
  const documents = pages.map(({ id, title, date, language }) => ({
    id: id as DocumentId,
    title,
    date,
    language,
    url: id.startsWith('https:') ? id : null,
    path: id.endsWith('.txt') ? id : null,
    publisher: null,
    hash: `hash of ${id}`,
  }));
  const mentions = pages.flatMap((page) =>
    things.flatMap((thing) => {
      const spans = placesOf(thing, page);
      return spans.length > 0 ? [{ document: page.id as DocumentId, entity: thing.id as EntityId, spans }] : [];
    }),
  );
  return {
    entities,
    documents: documents.sort((a, b) => (a.id < b.id ? -1 : 1)),
    relationships: relationships.sort((a, b) => (a.id < b.id ? -1 : 1)),
    mentions,
  };
}

/** The things with a day that a page names, which tells it where it names them. */
const datedOn = (page: Page) =>
  things
    .filter((thing) => thing.date !== undefined && placesOf(thing, page).length > 0)
    .map((thing) => ({
      id: thing.id as LocalId,
      thing: thing.id as EntityId,
      date: thing.date ?? null,
      dated: placesOf(thing, page).map((place) => {
        const [start = 0, end = 0] = place.split('-').map(Number);
        return { start, end };
      }),
    }));

/** What is stored of the pages: their text in paragraphs, and as many facts as the graph has from each. */
export function createSmallRecords(): { kind: 'document'; key: string; body: StoredDocument }[] {
  return pages.map((page) => {
    const { id, title, date, language, text } = page;
    const paragraphs = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }) => ({
      start: index,
      end: index + line.length,
    }));
    const facts = claims.flatMap(({ said }) =>
      said.filter(([document]) => document === id).map(() => ({ evidence: [] })),
    );
    return {
      kind: 'document',
      key: id,
      body: {
        document: {
          id,
          hash: `hash of ${id}`,
          title,
          date,
          language,
          source: { path: null, url: null, publisher: null },
          text,
          paragraphs,
        },
        extraction: {
          document: id,
          language,
          title,
          date,
          sentences: [],
          entities: datedOn(page),
          mentions: [],
          facts,
          unused: [],
        },
        rules: 'test',
      } as unknown as StoredDocument,
    };
  });
}

/** What the graph has of each page. */
export function createSmallHomes(): { kind: 'home'; key: string; body: StoredHome }[] {
  const { relationships } = createSmallGraph();
  return pages.map((page) => {
    const { id, date, language } = page;
    const entities = Object.fromEntries(datedOn(page).map((local) => [local.id, local.thing]));
    const own = relationships.map((one) => [one.id, one.sources.filter(({ document }) => document === id)] as const);
    const claims = Object.fromEntries(own.filter(([, sources]) => sources.length > 0)) as StoredHome['claims'];
    return { kind: 'home', key: id, body: { entities, claims, date, language } };
  });
}
