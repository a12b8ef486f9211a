// Each question of `cypher/read/` on an engine: its rows are those that its header promises, the same on every engine,
// over the small graph, and none over an empty one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type ParametersOf, type QueryName, queries } from '#graph/queries';
import type { GraphStore } from '#graph/store';
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
  names: [{}],
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

    it.each(Object.keys(queries) as QueryName[])('%s gives nothing of an empty graph', async (question) => {
      await empty(store);
      for (const parameters of asked[question]) {
        const rows = await ask(store, question, parameters as never);
        expect(rows).toEqual(question === 'count-documents' ? [{ documents: 0 }] : []);
      }
    });
  });
}
