// A change that is looked at, and one that is carried over to the stage.
import { describe, expect, it } from 'vitest';
import type { ChangesView } from '#model/view';
import { isNoChange, joinChanges, previewOf, withChanges, withPreview } from '../../web/state/changes.ts';
import { drawnPart } from '../../web/state/derive.ts';
import { noFilters } from '../../web/state/filters.ts';
import { decodeFile, type Incoming, partsOf } from '../../web/state/incoming.ts';
import { setOf } from '../../web/state/working-set.ts';
import { edgeOf, nodeOf } from '../helpers/views.ts';

const none: ChangesView = {
  nodes: { added: [], changed: [], removed: [], merged: [], split: [] },
  edges: { added: [], changed: [], removed: [] },
  context: [],
};
const ab = edgeOf('a', 'b');
const set = setOf({ nodes: ['a', 'b', 'c'].map((id) => nodeOf(id)), edges: [ab, edgeOf('b', 'c')] });
const change: ChangesView = {
  ...none,
  nodes: { ...none.nodes, added: [nodeOf('new')], changed: [nodeOf('a', { degree: 9 })], removed: [nodeOf('c')] },
  edges: {
    added: [{ edge: edgeOf('a', 'new'), evidence: [] }],
    changed: [{ edge: { ...ab, documents: 4 }, evidence: [] }],
    removed: [{ edge: edgeOf('b', 'c'), evidence: [] }],
  },
};

describe('a change', () => {
  it('of nothing is none', () => {
    expect(isNoChange(none)).toBe(true);
    expect(isNoChange(change)).toBe(false);
    expect(withPreview(drawnPart(set, noFilters), null).nodes).toHaveLength(3);
  });

  it('is drawn with what it adds, and each thing once', () => {
    const preview = previewOf(change);
    const { nodes, edges } = withPreview(drawnPart(set, noFilters), preview);
    expect(nodes.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c', 'new']);
    expect(edges).toHaveLength(3);
    expect([...preview.spotlight.marks]).toEqual([
      ['new', 'added'],
      ['MET|a|new', 'added'],
      ['a', 'changed'],
      ['MET|a|b', 'changed'],
      ['c', 'removed'],
      ['MET|b|c', 'removed'],
    ]);
  });

  it('that was made takes out what went, replaces what changed and brings newcomers in', () => {
    const after = withChanges(set, change, true);
    expect([...after.nodes.keys()]).toEqual(['a', 'b', 'new']);
    expect(after.nodes.get('a' as never)?.degree).toBe(9);
    expect([...after.edges.keys()]).toEqual(['MET|a|b', 'MET|a|new']);
    expect(after.edges.get(ab.id)?.documents).toBe(4);
    expect([...withChanges(set, change, false).nodes.keys()], 'a step long past').toEqual(['a', 'b']);
  });

  it('of several parts is one, with all sentences of a relationship', () => {
    const sentence = { before: 'x' } as never;
    const parts = [1, 2].map(() => ({
      ...none,
      edges: { ...none.edges, added: [{ edge: ab, evidence: [sentence] }] },
    }));
    expect(joinChanges(parts).edges.added).toEqual([{ edge: ab, evidence: [sentence, sentence] }]);
  });
});

describe('documents that are to come in', () => {
  const item = (key: number, text: string): Incoming => ({ key, file: null, title: null, date: null, url: null, text });

  it('go in parts that are neither too many nor too long; one that is too long goes alone', () => {
    const items = ['aaaa', 'bb', 'c', 'dddddddddd', 'e', 'f', 'g'].map((text, at) => item(at, text));
    expect(partsOf(items, { most: 3, characters: 6 }).map((part) => part.map(({ key }) => key))).toEqual([
      [0, 1],
      [2],
      [3],
      [4, 5, 6],
    ]);
    expect(partsOf([], { most: 3, characters: 6 })).toEqual([]);
  });

  it('are read as UTF-8, or as UTF-16 where they say so', () => {
    const utf16 = (text: string) =>
      new Uint16Array([0xfeff, ...[...text].map((letter) => letter.charCodeAt(0))]).buffer;
    expect(decodeFile(new TextEncoder().encode('Đảng ủy').buffer as ArrayBuffer)).toBe('Đảng ủy');
    expect(decodeFile(utf16('Đảng ủy') as ArrayBuffer)).toBe('Đảng ủy');
  });
});
