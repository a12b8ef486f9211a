// Each question of `cypher/read/` on an engine: its rows are those that its header promises, the same on every engine,
// over the small graph, and none over an empty one.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type ParametersOf, type QueryName, queries } from '#graph/queries';
import type { GraphStore } from '#graph/store';
import { cypherProperties } from '#model/cypher-words';
import { lastDayOf } from '#model/dates';
import type { Graph } from '#model/entity';
import type { EntityId, RelationshipId } from '#model/ids';
import { holdsOn } from '#model/moment';
import { createSmallGraph } from '../helpers/small-graph.ts';
import { empty } from './graph-store.ts';

const person = 'person/pham-thanh-binh' as never;
const conference = 'conference/hoi-nghi-vientiane' as never;
const document = 'tin/vi-1.txt' as never;

/** At least one set of parameters for each question. */
const asked: { readonly [Name in QueryName]: readonly ParametersOf<Name>[] } = {
  'best-connected': [{ limit: 3 }, { limit: 100 }],
  'count-documents': [{}],
  'count-entities': [{}],
  'count-neighbours': [{ id: conference }, { id: 'person/tran-nguyen' as never }],
  'count-relationships': [{}],
  documents: [
    { skip: 0, limit: 2 },
    { skip: 2, limit: 2 },
  ],
  'documents-by-id': [{ ids: [document, 'en-1' as never, 'none' as never] }, { ids: [] }],
  'disputed-dates': [{}],
  namesakes: [{}],
  offices: [{ roles: ['secretary', 'member'] }, { roles: ['minister'] }],
  'same-day': [{}],
  whereabouts: [{}],
  'documents-of-entity': [{ id: person, limit: 10 }],
  'edges-among': [{ ids: [person, conference, 'place/vientiane' as never] }, { ids: [] }],
  'edges-from': [{ ids: [person, conference] }, { ids: [] }],
  entities: [{ ids: [person, conference, 'none' as never] }],
  'entities-of-document': [{ id: document }],
  entity: [{ id: person }, { id: 'none' as never }],
  'in-force': [{ day: '2026-02-28' }, { day: '2020-01-01' }],
  names: [{}],
  'published-by': [{ day: '2026-02-28' }, { day: '2020-01-01' }],
  neighbours: [
    { id: person, types: [], skip: 0, limit: 10 },
    { id: conference, types: ['CHAIRED', 'ATTENDED'], skip: 0, limit: 10 },
    { id: conference, types: [], skip: 2, limit: 2 },
  ],
  relationship: [{ from: person, id: 'CHAIRED|person/pham-thanh-binh|conference/hoi-nghi-vientiane' as never }],
  edges: [
    {
      ids: [
        'CHAIRED|person/pham-thanh-binh|conference/hoi-nghi-vientiane',
        'HELD_IN|conference/hoi-nghi-vientiane|place/vientiane',
        'MET|person/a|person/b',
      ] as never,
    },
    { ids: [] },
  ],
  steps: [
    { ids: [person, conference], types: [], sources: 1, until: '', limit: 100 },
    { ids: [conference], types: ['CHAIRED', 'HELD_IN'], sources: 2, until: '2026-02~', limit: 1 },
  ],
};

const date = fc.constantFrom(null, null, '2019', '2020', '2020-02', '2020-02-29', '2020-03-01', '2021', '2021-06-15');

/** Many relationships with every mixture of dates, half of them at a gathering. */
const datedGraphs: fc.Arbitrary<Graph> = fc
  .array(fc.record({ since: date, until: date, firstStated: date, gathering: date, former: fc.boolean() }), {
    minLength: 150,
    maxLength: 150,
    size: 'max',
  })
  .map((list) => {
    const { entities, relationships } = createSmallGraph();
    const [body] = entities;
    const [like] = relationships;
    if (!body || !like) throw new Error('The small graph has nothing in it.');
    const ends = list.map(({ gathering }, at) => ({ ...body, id: `conference/${at}` as EntityId, date: gathering }));
    const one = { ...body, id: 'person/one' as EntityId, type: 'Person' as const, date: null };
    return {
      entities: [...ends.map((end) => ({ ...end, type: 'Conference' as const })), one],
      documents: [],
      mentions: [],
      relationships: list.map(({ gathering: _, ...dates }, at) => ({
        ...like,
        ...dates,
        type: 'CHAIRED' as const,
        id: `CHAIRED|person/one|conference/${at}` as RelationshipId,
        from: one.id,
        to: `conference/${at}` as EntityId,
      })),
    };
  });

export function describeQuestions(name: string, open: () => Promise<GraphStore>): void {
  describe(`the questions on ${name}`, () => {
    let store: GraphStore;
    beforeAll(async () => {
      store = await open();
      await store.prepare();
      await empty(store);
      const remove = { entities: [], documents: [], relationships: [], mentions: [] };
      await store.update((transaction) => transaction.writeGraph({ put: createSmallGraph(), remove }));
    });
    afterAll(() => store?.close());

    it.each(Object.keys(queries) as QueryName[])('%s gives what its header promises', async (question) => {
      const lines: string[] = [];
      for (const parameters of asked[question]) {
        const rows = await ask(store, question, parameters as never);
        lines.push(...[{ parameters }, ...rows].map((line) => JSON.stringify(line)));
      }
      // One file for all engines.
      await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`__snapshots__/questions/${question}.jsonl`);
    });

    it('and what lies there has the properties that are offered to whoever writes a query', async () => {
      const limits = { rows: 1_000, milliseconds: 20_000, bytes: 1_000_000 };
      const lacking = async (pattern: string, names: readonly string[]) => {
        const query = `MATCH ${pattern} UNWIND keys(x) AS key RETURN DISTINCT key`;
        const { rows } = await store.cypher(query, {}, limits);
        return names.filter((name) => !rows.flat().includes(name));
      };
      // What nothing in the small graph happens to have.
      const isRare = (name: string) => ['kind', 'since', 'until', 'url', 'path', 'publisher'].includes(name);
      const missing = [
        ...(await lacking('(x:Entity)', cypherProperties.node)),
        ...(await lacking('(x:Document)', cypherProperties.document)),
        ...(await lacking('(:Entity)-[x]->(:Entity)', cypherProperties.relationship)),
      ];
      expect(missing.filter((name) => !isRare(name))).toEqual([]);
    });

    it('in-force leaves what holds, whatever dates a text gives', async () => {
      const [sample] = fc.sample(datedGraphs, { numRuns: 1, seed: 6 });
      if (!sample) return;
      const remove = { entities: [], documents: [], relationships: [], mentions: [] };
      await empty(store);
      await store.update((transaction) => transaction.writeGraph({ put: sample, remove }));
      const dayOf = new Map(sample.entities.map(({ id, date }) => [id, date]));
      const counts = new Set<number>();
      for (const day of ['2019-12-31', '2020-01-01', '2020-02-28', '2020-02-29', '2020-03-01', '2021-06-15', '2024']) {
        const expected = sample.relationships.filter((one) =>
          holdsOn({ ...one, gathering: dayOf.get(one.from) ?? dayOf.get(one.to) ?? null }, day),
        );
        const rows = await ask(store, 'in-force', { day: lastDayOf(day) });
        expect(rows.map(({ edge }) => edge)).toEqual(expected.map(({ id }) => id).sort());
        counts.add(rows.length);
      }
      expect(counts.size).toBeGreaterThan(4);
    });

    it.each(Object.keys(queries) as QueryName[])('%s gives nothing of an empty graph', async (question) => {
      await empty(store);
      for (const parameters of asked[question]) {
        const rows = await ask(store, question, parameters as never);
        expect(rows).toEqual(question === 'count-documents' ? [{ documents: 0 }] : []);
      }
    });
  });
}
