// Names that fit some words, in any language, with or without diacritics.
import type { GraphStore } from '#graph/store';
import { searchView } from '../../answers.ts';
import { ask, keepPerRevision } from '../../ask.ts';
import { presentNode } from '../../present/graph.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { listOfLabels, nothing, wholeNumber, word } from '../../validate.ts';
import { createNameIndex } from './name-index.ts';

/** Names are few and short against the text, so they are held in memory for as long as the graph stays as it is. */
const readIndex = keepPerRevision(async (store: GraphStore) => {
  const rows = await ask(store, 'names', {});
  return createNameIndex(
    rows.map((row) => ({
      node: presentNode(row),
      names: row.names.map((form, at) => ({ form, language: row.languages[at] ?? null })),
    })),
  );
});

export const searchNames: MakeRoute = ({ searchHits }) =>
  defineRoute({
    method: 'get',
    path: '/api/search',
    summary: 'Entities by name: in any language, words in any order, the beginnings of words, one slip forgiven.',
    params: nothing,
    query: nothing.extend({
      q: word(200),
      types: listOfLabels.optional(),
      limit: wholeNumber(1, searchHits).default(Math.min(20, searchHits)),
    }),
    answer: searchView,
    cached: true,
    timed: true,
    async handle({ query: { q, types, limit } }, { store, titles }) {
      const index = await readIndex(store);
      return index.find(q, { types: types ?? null, titles: titles ?? [], limit });
    },
  });
