// Addresses, filters and the working set: pure changes, each way and back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentId, EntityId, RelationshipId } from '#model/ids';
import { labels, ontology } from '#model/ontology';
import type { EdgeView, NodeView } from '#model/view';
import { addressOf } from '../../web/api/request.ts';
import { countByLabel, drawnPart } from '../../web/state/derive.ts';
import { type Place, pathOf, readPlace } from '../../web/state/places.ts';
import { noFilters, setOf, withOnly, withPart, withToggled } from '../../web/state/stage.ts';

const node = (id: string, type: NodeView['type'] = 'Person'): NodeView => ({
  id: id as EntityId,
  type,
  name: id,
  date: null,
  kind: null,
  degree: 1,
  documents: 1,
});
const edge = (from: string, to: string): EdgeView => ({
  id: `MET~${from}~${to}` as RelationshipId,
  type: 'MET',
  from: from as EntityId,
  to: to as EntityId,
  role: null,
  former: false,
  since: null,
  until: null,
  firstStated: null,
  lastStated: null,
  sentences: 1,
  documents: 1,
});

describe('an address', () => {
  it('that leads nowhere is no place', () => {
    for (const path of ['/nobody', '/person', '/query/more', '/api/graph']) expect(readPlace(path, '')).toBeNull();
  });

  it('with a span that is none opens the document at its beginning', () => {
    for (const at of ['7', '9-3', 'x-y', '-1-2']) {
      expect(readPlace('/documents/a', `at=${at}`)).toEqual({ kind: 'document', id: 'a', at: null });
    }
  });

  it('gives back the place that it was made from, whatever the id', () => {
    const word = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => /\S/.test(text));
    const slug = fc.constantFrom(...labels.map((label) => ontology.labels[label].slug));
    const places: fc.Arbitrary<Place> = fc.oneof(
      fc.constant<Place>({ kind: 'stage' }),
      fc.constant<Place>({ kind: 'query' }),
      fc.constant<Place>({ kind: 'documents' }),
      fc.record({
        kind: fc.constant('entity' as const),
        id: fc.tuple(slug, word).map((parts) => parts.join('/') as EntityId),
      }),
      fc.record({
        kind: fc.constant('document' as const),
        id: word as fc.Arbitrary<DocumentId>,
        at: fc.option(fc.record({ start: fc.nat(99), end: fc.integer({ min: 100, max: 999 }) })),
      }),
    );
    fc.assert(
      fc.property(places, (place) => {
        const url = new URL(pathOf(place), 'http://localhost');
        // Slashes at the ends and double ones are not kept by any address.
        fc.pre(
          place.kind !== 'entity' || !/^\/|\/\/|\/$|(^|\/)\.\.?(\/|$)/.test(place.id.slice(place.id.indexOf('/') + 1)),
        );
        fc.pre(place.kind !== 'document' || !/^\.\.?$/.test(place.id));
        expect(readPlace(url.pathname, url.search)).toEqual(place);
      }),
    );
  });

  it('of a request leaves out what is not asked', () => {
    expect(addressOf('/api/x')).toBe('/api/x');
    expect(addressOf('/api/x', { a: null, b: undefined, c: [], d: '' })).toBe('/api/x');
    expect(addressOf('/api/x', { types: ['MET', 'CHAIRED'], limit: 0 })).toBe('/api/x?types=MET%2CCHAIRED&limit=0');
  });
});

describe('the working set', () => {
  const set = setOf({ nodes: [node('a'), node('b', 'Place')], edges: [edge('a', 'b')] });

  it('stays the very same where nothing is new', () => {
    expect(withPart(set, { nodes: [node('a')], edges: [edge('a', 'b')] })).toBe(set);
  });

  it('keeps what it had when something is added', () => {
    const more = withPart(set, { nodes: [node('c')], edges: [edge('a', 'c')] });
    expect([...more.nodes.keys()]).toEqual(['a', 'b', 'c']);
    expect(more.edges.size).toBe(2);
    expect(set.nodes.size).toBe(2);
  });

  it('counts by label', () => {
    expect(countByLabel(set)).toMatchObject({ Person: 1, Place: 1, Embassy: 0 });
  });

  it('fades what a filter leaves out, and edges that lose an end', () => {
    const drawn = drawnPart(set, withToggled(noFilters, 'Place'));
    expect(drawn.nodes.map(({ id, isFaded }) => [id, isFaded])).toEqual([
      ['a', false],
      ['b', true],
    ]);
    expect(drawn.edges.map(({ isFaded }) => isFaded)).toEqual([true]);
  });
});

describe('the legend', () => {
  it('hides a label and shows it again', () => {
    const hidden = withToggled(noFilters, 'Place');
    expect([...hidden.hidden]).toEqual(['Place']);
    expect(withToggled(hidden, 'Place').hidden.size).toBe(0);
  });

  it('shows one label alone, then all again', () => {
    const alone = withOnly(noFilters, 'Person', ['Person', 'Place', 'Embassy']);
    expect([...alone.hidden].sort()).toEqual(['Embassy', 'Place']);
    expect(withOnly(alone, 'Person', ['Person', 'Place', 'Embassy']).hidden.size).toBe(0);
    expect([...withOnly(alone, 'Place', ['Person', 'Place', 'Embassy']).hidden].sort()).toEqual(['Embassy', 'Person']);
  });
});
