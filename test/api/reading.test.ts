// What the reading routes answer, over the small graph of `helpers/small-graph.ts` on the embedded engine.
import { beforeAll, describe, expect, it } from 'vitest';
import { startOfRelationship } from '#model/ids';
import type {
  DayView,
  DocumentView,
  EntityView,
  EvidenceView,
  GraphView,
  NeighboursView,
  PathsView,
} from '#model/view';
import { presentNames } from '#server/api/present/graph';
import { encode, openApi } from '../helpers/api.ts';

let api: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  api = await openApi();
});

async function read<View>(path: string): Promise<View> {
  const { status, body } = await api.get(path);
  expect(status, `${path}: ${JSON.stringify(body)}`).toBe(200);
  return body;
}

const problem = async (path: string) => {
  const { status, type, body } = await api.get(path);
  return { status, type, code: body.code };
};
const notFound = { status: 404, type: 'application/problem+json', code: 'not-found' };

describe('the overview', () => {
  it('gives the whole of a small graph, with counts', async () => {
    const view = await read<GraphView>('/api/graph');
    expect(view.nodes).toHaveLength(7);
    expect(view.edges).toHaveLength(8);
    expect(view.leftOut).toEqual({ nodes: 0, edges: 0 });
    expect(view.byLabel).toMatchObject({ Person: 3, PartyCommittee: 2, Embassy: 0 });
    expect(view.byType).toMatchObject({ HOLDS_ROLE: 2, CHAIRED: 1 });
    expect(view.documents).toBe(3);
  });

  it('takes the best connected nodes and tells what is left out', async () => {
    const view = await read<GraphView>('/api/graph?limit=2');
    expect(view.nodes.map(({ id }) => id)).toEqual([
      'conference/hoi-nghi-vientiane',
      'party-committee/dang-uy-tai-lao',
    ]);
    expect(view.edges).toEqual([]);
    expect(view.total).toEqual({ nodes: 7, edges: 8 });
    expect(view.leftOut).toEqual({ nodes: 5, edges: 8 });
  });

  it('gives the counts alone where all was asked for and is more than that', async () => {
    const all = await read<GraphView>('/api/graph');
    expect(await read<GraphView>('/api/graph?limit=7&whole=true')).toEqual(all);
    const counts = await read<GraphView>('/api/graph?limit=6&whole=true');
    expect(counts).toEqual({ ...all, nodes: [], edges: [], leftOut: { nodes: 7, edges: 8 } });
  });
});

describe('an entity', () => {
  it('that is not there is not found', async () => {
    expect(await problem('/api/entities/person/nobody')).toEqual(notFound);
    expect(await problem('/api/entities/person/nobody/neighbours')).toEqual(notFound);
  });

  it('comes with its names in every language, offices with dates first, and its sources', async () => {
    const view = await read<EntityView>('/api/entities/person/pham-thanh-binh');
    expect(view.names.map(({ language, form }) => [language, form])).toEqual([
      ['id', 'Pham Thanh Binh'],
      ['vi', 'Phạm Thanh Bình'],
    ]);
    expect(view.relationships.map(({ edge, node }) => [edge.type, edge.role, edge.since, node.name])).toEqual([
      ['HOLDS_ROLE', 'secretary', '2025', 'Đảng ủy tại Lào'],
      ['CHAIRED', null, null, 'Hội nghị Vientiane'],
    ]);
    expect(view.sources.map(({ id }) => id)).toEqual(['https://example.org/id-1', 'tin/vi-1.txt']);
  });

  it('tells the name to show in a language that has another, and the languages of every relationship', async () => {
    const { languages, nameIn, relationships } = await read<EntityView>('/api/entities/person/pham-thanh-binh');
    // A name without its marks is no other name.
    expect({ languages, nameIn }).toEqual({ languages: ['id', 'vi'], nameIn: {} });
    const body = await read<EntityView>('/api/entities/party-committee/dang-uy-bo-ngoai-giao');
    expect(body.nameIn).toEqual({
      en: 'Party Committee of the Ministry of Foreign Affairs',
      id: 'Komite Partai Kementerian Luar Negeri',
    });
    expect(relationships.map(({ edge }) => [edge.type, edge.languages])).toEqual([
      ['HOLDS_ROLE', ['vi']],
      ['CHAIRED', ['id', 'vi']],
    ]);
  });

  it('shows a name that a reader gave in every language, whatever the documents write', () => {
    const forms = [
      { form: 'Bonn', language: 'en' },
      { form: 'Bon', language: 'vi' },
    ] as const;
    expect(presentNames('Bonn', forms).nameIn).toEqual({ vi: 'Bon' });
    expect(presentNames('Bonn am Rhein', forms)).toEqual({ languages: ['en', 'vi'], nameIn: {} });
  });

  it('has neighbours by page, each once', async () => {
    const path = '/api/entities/conference/hoi-nghi-vientiane/neighbours?limit=3';
    const first = await read<NeighboursView>(path);
    expect(first).toMatchObject({ total: 5, next: 3 });
    const second = await read<NeighboursView>(`${path}&offset=${first.next}`);
    expect(second).toMatchObject({ total: 5, next: null });
    const edges = [...first.neighbours, ...second.neighbours].map(({ edge }) => edge.id);
    expect(new Set(edges).size).toBe(5);
  });

  it('counts its neighbours by type before any is loaded', async () => {
    const view = await read<NeighboursView>('/api/entities/conference/hoi-nghi-vientiane/neighbours?limit=0');
    expect(view).toEqual({
      neighbours: [],
      total: 5,
      next: null,
      byType: { ATTENDED: 1, CHAIRED: 1, HELD_IN: 1, ORGANIZED: 1, SPOKE_AT: 1 },
    });
  });

  it('gives neighbours of some types alone', async () => {
    const view = await read<NeighboursView>(
      '/api/entities/conference/hoi-nghi-vientiane/neighbours?types=CHAIRED,HELD_IN',
    );
    expect(view.neighbours.map(({ edge }) => edge.type)).toEqual(['CHAIRED', 'HELD_IN']);
    expect(view.total).toBe(2);
  });
});

describe('the day of a gathering', () => {
  it('comes with every sentence that tells it', async () => {
    const view = await read<DayView>('/api/entities/conference/hoi-nghi-vientiane/day');
    const { date } = await read<EntityView>('/api/entities/conference/hoi-nghi-vientiane');
    expect(date).not.toBeNull();
    expect([view.date, view.total]).toEqual([date, view.evidence.length]);
    for (const { words, rule } of view.evidence) expect([words, rule]).toEqual([expect.any(String), 'shared/day']);
    expect(view.evidence.map(({ document }) => document.id)).not.toEqual([]);
  });

  it('is null for what has none, and not found for what is not there', async () => {
    expect(await read<DayView>('/api/entities/place/vientiane/day')).toEqual({
      date: null,
      evidence: [],
      total: 0,
      next: null,
    });
    expect(await problem('/api/entities/conference/nothing/day')).toEqual(notFound);
  });
});

describe('evidence', () => {
  it('is found from where a relationship begins, which its id tells', async () => {
    const graph = await api.store.read((transaction) => transaction.readGraph());
    for (const { id, from } of graph.relationships) expect(startOfRelationship(id)).toBe(from);
  });

  it('of a relationship that is not there is not found', async () => {
    expect(await problem('/api/relationships/CHAIRED%7Ca%7Cb/evidence')).toEqual(notFound);
  });

  it('is every sentence in three parts, with its document', async () => {
    const id = 'CHAIRED|person/pham-thanh-binh|conference/hoi-nghi-vientiane';
    const view = await read<EvidenceView>(`/api/relationships/${encode(id)}/evidence`);
    expect(view.from.name).toBe('Phạm Thanh Bình');
    expect(view.to.name).toBe('Hội nghị Vientiane');
    expect(view.evidence.map(({ before, words, after, document }) => [document.id, before, words, after])).toEqual([
      ['tin/vi-1.txt', 'Đồng chí ', 'Phạm Thanh Bình, Bí thư Đảng ủy tại Lào, chủ trì Hội nghị Vientiane', '.'],
      ['https://example.org/id-1', '', 'Pham Thanh Binh memimpin Konferensi Vientiane', '.'],
    ]);
  });
});

describe('documents', () => {
  it.each(['nothing', '../../etc/passwd', 'tin/vi-1'])('with the id %s are not found', async (id) => {
    expect(await problem(`/api/documents/${encode(id)}`)).toEqual(notFound);
  });

  it('are listed with the latest first and those without a date last', async () => {
    const view = await read<{ documents: { id: string; entities: number; facts: number }[]; next: number | null }>(
      '/api/documents?limit=2',
    );
    expect(view.documents.map(({ id, entities, facts }) => [id, entities, facts])).toEqual([
      ['https://example.org/id-1', 4, 1],
      ['tin/vi-1.txt', 6, 8],
    ]);
    expect(view.next).toBe(2);
    const rest = await read<{ documents: { id: string }[]; next: number | null }>('/api/documents?limit=2&offset=2');
    expect(rest.documents.map(({ id }) => id)).toEqual(['en-1']);
    expect(rest.next).toBeNull();
  });

  it('give their whole text in pieces, with the names marked', async () => {
    const view = await read<DocumentView>(`/api/documents/${encode('tin/vi-1.txt')}`);
    expect(view.paragraphs[0]?.map(({ text, entity }) => [text, entity])).toEqual([
      ['Đảng ủy Bộ Ngoại giao', 'party-committee/dang-uy-bo-ngoai-giao'],
      [' tổ chức ', null],
      ['Hội nghị Vientiane', 'conference/hoi-nghi-vientiane'],
      ['.', null],
    ]);
    const whole = view.paragraphs.map((pieces) => pieces.map(({ text }) => text).join('')).join('\n\n');
    for (const { text, start } of view.paragraphs.flat()) expect(whole.slice(start, start + text.length)).toBe(text);
    expect(view.silent).toEqual([]);
    expect(view.unused).toEqual([]);
    const chaired = view.facts.find(({ edge }) => edge.startsWith('CHAIRED'));
    expect(whole.slice(chaired?.start, chaired?.end)).toMatch(/^Phạm Thanh Bình.*chủ trì Hội nghị Vientiane$/);
  });
});

describe('paths', () => {
  const ask = (more = '') =>
    read<PathsView>(`/api/paths?from=person/nguyen-duy-phong&to=person/pham-thanh-binh${more}`);

  it('to an entity that is not there are not found', async () => {
    expect(await problem('/api/paths?from=person/nguyen-duy-phong&to=person/nobody')).toEqual(notFound);
  });

  it('between entities that do not hang together are none', async () => {
    const view = await read<PathsView>('/api/paths?from=person/nguyen-duy-phong&to=person/tran-nguyen');
    expect(view).toMatchObject({ paths: [], nodes: [], edges: [], truncated: false });
  });

  it('come shortest first, each step with all its edges', async () => {
    const view = await ask();
    expect(view.paths.map(({ nodes }) => nodes.slice(1, -1))).toEqual([
      ['conference/hoi-nghi-vientiane'],
      ['party-committee/dang-uy-tai-lao'],
    ]);
    expect(view.paths[0]?.steps[0]).toHaveLength(2);
    const known = new Set(view.edges.map(({ id }) => id));
    for (const edge of view.paths.flatMap(({ steps }) => steps.flat())) expect(known).toContain(edge);
    expect(view.truncated).toBe(false);
  });

  it('go round entities, labels, hubs and types that are left out', async () => {
    const through = async (more: string) => (await ask(more)).paths.map(({ nodes }) => nodes[1]);
    const [conference, committee] = ['conference/hoi-nghi-vientiane', 'party-committee/dang-uy-tai-lao'];
    expect(await through(`&without=${conference}`)).toEqual([committee]);
    expect(await through('&withoutLabels=PartyCommittee')).toEqual([conference]);
    expect(await through('&hub=3')).toEqual([committee]);
    expect(await through('&types=HOLDS_ROLE')).toEqual([committee]);
    expect(await through('&sources=2')).toEqual([]);
    expect(await through('&until=2026-01')).toEqual([]);
    expect(await through('&until=2026-02')).toHaveLength(2);
    expect(await through('&limit=1')).toEqual([conference]);
    expect((await ask('&limit=1')).truncated).toBe(true);
  });
});
