// Addresses, filters and the working set: pure changes, each way and back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastDayOf } from '#model/dates';
import type { DocumentId, EntityId } from '#model/ids';
import { labels, ontology, relationshipTypes } from '#model/ontology';
import type { NodeView } from '#model/view';
import { addressOf } from '../../web/api/request.ts';
import { readView, writeView } from '../../web/state/address.ts';
import { countByLabel, countByTime, drawnPart } from '../../web/state/derive.ts';
import {
  choicesOf,
  type Filters,
  keep,
  noFilters,
  withListed,
  withOnly,
  withToggled,
} from '../../web/state/filters.ts';
import { usualLook } from '../../web/state/look.ts';
import { type Place, pathOf, readPlace } from '../../web/state/places.ts';
import { type StageState, useStage, withDeed, withSteps } from '../../web/state/stage.ts';
import { keptOf, neighboursOf, setOf, withPart } from '../../web/state/working-set.ts';
import { edgeOf, nodeOf } from '../helpers/views.ts';

const node = (id: string, type: NodeView['type'] = 'Person') => nodeOf(id, { type });
const edge = edgeOf;

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
      fc.constantFrom<Place>({ kind: 'query', text: null }, { kind: 'share' }),
      fc.record({ kind: fc.constant('query' as const), text: fc.string({ minLength: 1 }) }),
      fc.record({ kind: fc.constant('view' as const), id: fc.stringMatching(/^[\da-f]{8}$/) }),
      fc.constant<Place>({ kind: 'documents' }),
      fc.constant<Place>({ kind: 'table' }),
      fc.record({
        kind: fc.constant('paths' as const),
        from: fc.option(word as fc.Arbitrary<EntityId>),
        to: fc.option(word as fc.Arbitrary<EntityId>),
        but: fc.record({
          hub: fc.option(fc.integer({ min: 1, max: 9_999 })),
          sources: fc.integer({ min: 1, max: 99 }),
          until: fc.option(fc.constantFrom('2025', '2025-04', '2025-04-30')),
          without: fc.uniqueArray(fc.constantFrom('person/ă', 'place/b' as string) as fc.Arbitrary<EntityId>),
          withoutLabels: fc.uniqueArray(fc.constantFrom(...labels)),
          types: fc.uniqueArray(fc.constantFrom(...relationshipTypes)),
        }),
      }),
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

  it('gives the very same of what is in the open when something is added, and after a filter was taken off', () => {
    const [before] = drawnPart(set, noFilters).edges;
    drawnPart(set, withToggled(noFilters, 'Place'));
    const more = withPart(set, { nodes: [node('c')], edges: [edge('a', 'c')] });
    expect(drawnPart(more, noFilters).edges[0]).toBe(before);
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

describe('narrowing down', () => {
  // An embassy in Laos with its ambassador, who chairs a gathering there; a minister elsewhere, known from one document.
  const set = setOf({
    nodes: [
      nodeOf('ambassador', { documents: 2, languages: ['id', 'vi'] }),
      nodeOf('minister'),
      nodeOf('embassy', { type: 'Embassy' }),
      nodeOf('ministry', { type: 'Organization' }),
      nodeOf('department', { type: 'Organization' }),
      nodeOf('gathering', { type: 'Conference', documents: 2, languages: ['id', 'vi'] }),
      nodeOf('laos', { type: 'Place', documents: 3 }),
      nodeOf('alone', { languages: ['en'] }),
    ],
    edges: [
      edgeOf('ambassador', 'embassy', { id: 'a' as never, type: 'HOLDS_ROLE', role: 'ambassador' }),
      edgeOf('minister', 'ministry', { id: 'b' as never, type: 'HOLDS_ROLE', role: 'minister' }),
      edgeOf('department', 'ministry', { id: 'c' as never, type: 'PART_OF' }),
      edgeOf('ambassador', 'gathering', { id: 'd' as never, type: 'CHAIRED', documents: 2, languages: ['id', 'vi'] }),
      edgeOf('embassy', 'laos', { id: 'e' as never, type: 'BASED_IN' }),
      edgeOf('gathering', 'laos', { id: 'f' as never, type: 'HELD_IN' }),
      edgeOf('minister', 'gathering', { id: 'g' as never, type: 'ATTENDED' }),
      edgeOf('minister', 'department', { id: 'h' as never, type: 'HOLDS_ROLE', role: 'head' }),
    ],
  });
  const left = (filters: Partial<Filters>) => {
    const kept = keep(set, { ...noFilters, ...filters });
    return kept && [[...kept.nodes].sort().join(' '), [...kept.edges].sort().join('')];
  };

  it('by nothing leaves everything', () => {
    expect(left({})).toBeNull();
    expect(left({ isGone: true })).toBeNull();
  });

  it('by an office leaves its holders, where they hold it, and what else they do', () => {
    expect(left({ roles: new Set(['ambassador']) })).toEqual(['ambassador embassy gathering', 'ad']);
    expect(left({ roles: new Set(['spokesperson']) })).toEqual(['', '']);
  });

  it('by a relationship leaves those whom it joins', () => {
    expect(left({ types: new Set(['BASED_IN', 'HELD_IN']) })).toEqual(['embassy gathering laos', 'ef']);
  });

  it('by a body leaves it with its parts and whoever is joined with them', () => {
    expect(left({ bodies: new Set(['ministry' as EntityId]) })).toEqual(['department minister ministry', 'bch']);
  });

  it('by a place leaves what happens and sits there, and who is joined with that', () => {
    expect(left({ places: new Set(['laos' as EntityId]) })).toEqual([
      'ambassador embassy gathering laos minister',
      'adefg',
    ]);
  });

  it('by a language leaves what documents in it say', () => {
    expect(left({ languages: new Set(['id']) })).toEqual(['ambassador gathering', 'd']);
    expect(left({ languages: new Set(['en']) })).toEqual(['alone', '']);
  });

  it('by a number of documents leaves what as many say', () => {
    expect(left({ sources: 2 })).toEqual(['ambassador gathering laos', 'd']);
  });

  it('by several at once leaves what all of them leave', () => {
    expect(left({ roles: new Set(['ambassador']), hidden: new Set(['Embassy']) })).toEqual([
      'ambassador gathering',
      'd',
    ]);
  });

  it('takes off what it leaves out, where one wants that', () => {
    const filters = { ...noFilters, sources: 2 };
    expect(drawnPart(set, filters).nodes).toHaveLength(8);
    expect(drawnPart(set, { ...filters, isGone: true }).nodes.map(({ id }) => id)).toEqual([
      'ambassador',
      'gathering',
      'laos',
    ]);
  });

  it('offers what there is, that of most relationships first, and puts it in a list and out again', () => {
    const { roles, places, languages, sources, bodies } = choicesOf(set);
    expect(roles.map(({ value }) => value)).toEqual(['ambassador', 'head', 'minister']);
    expect(places).toEqual([{ value: 'laos', count: 2 }]);
    expect(languages[0]).toEqual({ value: 'vi', count: 8 });
    expect(bodies.map(({ value }) => value)).toEqual(['department', 'embassy', 'ministry']);
    expect(sources).toBe(2);
    const one = withListed(noFilters, 'roles', 'head');
    expect([...one.roles]).toEqual(['head']);
    expect(withListed(one, 'roles', 'head').roles.size).toBe(0);
  });

  it('as of a day leaves what had begun by what the texts say and was not over', () => {
    const dated = (id: string, changes: object) =>
      edgeOf('a', id, { id: id as never, firstStated: '2025-03-10', ...changes });
    const edges = [
      dated('plain', {}),
      dated('later', { firstStated: '2025-03-11' }),
      dated('undated', { firstStated: null }),
      dated('begun', { since: '2025' }),
      dated('to-come', { since: '2025-06' }),
      dated('told-later', { since: '2024', firstStated: '2026-02-08' }),
      dated('over', { until: '2024' }),
      dated('not-yet-over', { until: '2025-03' }),
      dated('former', { former: true }),
    ];
    const nodes = ['a', ...edges.map(({ to }) => to)].map((id) => nodeOf(id));
    const on = (day: string) => [...(keep(setOf({ nodes, edges }), { ...noFilters, day })?.edges ?? [])];
    expect(on('2025-03-10')).toEqual(['plain', 'begun', 'told-later', 'not-yet-over']);
    expect(on('2024-12-31')).toEqual(['told-later']);
    expect(on('2025-04')).toEqual(['plain', 'later', 'begun', 'told-later']);
  });

  it('knows the last day of a month and of a year', () => {
    expect(['2024-02', '2025', '2025-04-03'].map(lastDayOf)).toEqual(['2024-02-29', '2025-12-31', '2025-04-03']);
  });
});

describe('the history', () => {
  const begun: StageState = useStage.getInitialState();
  const deed = (name: string) => ({ what: 'filter' as const, name });
  const hiding = (state: StageState, label: NodeView['type']) =>
    withDeed(state, deed(label), { filters: withToggled(state.now.filters, label) });

  it('has no trace of a deed that changed nothing', () => {
    expect(withDeed(begun, deed('nothing'), { filters: begun.now.filters })).toBe(begun);
  });

  it('goes back and forth, and no farther than there are steps', () => {
    const two = hiding(hiding(begun, 'Place'), 'Embassy');
    expect(withSteps(two, -1).now.filters.hidden).toEqual(new Set(['Place']));
    expect(withSteps(two, -9).now).toBe(begun.now);
    expect(withSteps(withSteps(two, -2), 2).now).toBe(two.now);
    expect(withSteps(two, 1).now).toBe(two.now);
  });

  it('forgets what was undone when something else is done', () => {
    const other = hiding(withSteps(hiding(begun, 'Place'), -1), 'Person');
    expect(other.future).toEqual([]);
    expect(other.past).toEqual([begun.now]);
  });

  it('takes a time that is played through for one step', () => {
    const playing = ['2024', '2025', '2026'].reduce(
      (state, to) =>
        withDeed(state, { what: 'period', name: to }, { filters: { ...noFilters, period: { from: '2024', to } } }),
      begun,
    );
    expect(playing.past).toEqual([begun.now]);
    expect(playing.now.filters.period?.to).toBe('2026');
  });

  it('never loses or doubles a step, whatever the way through it', () => {
    const moves = fc.array(fc.oneof(fc.integer({ min: -4, max: 4 }), fc.constantFrom(...labels)), { maxLength: 30 });
    fc.assert(
      fc.property(moves, (all) => {
        let state = begun;
        for (const move of all) {
          const before = state.past.length + 1 + state.future.length;
          state = typeof move === 'number' ? withSteps(state, move) : hiding(state, move);
          const after = state.past.length + 1 + state.future.length;
          if (typeof move === 'number') expect(after).toBe(before);
          else expect(state.future).toEqual([]);
        }
      }),
    );
  });
});

describe('the stage in the address', () => {
  it('is left out where it is as usual, and keeps what else stands there', () => {
    expect(writeView('', { filters: noFilters, expanded: [], dismissed: [], look: usualLook })).toBe('');
    expect(writeView('at=3-9', { filters: noFilters, expanded: [], dismissed: [], look: usualLook })).toBe('at=3-9');
  });

  it('is as usual where it can not be read', () => {
    expect(
      readView(
        'look=sideways&hide=Nonsense&time=soon&role=king&day=never&known=2026-02-30&sources=-1&in=%3Cb%3E&gone=maybe',
      ),
    ).toEqual({
      filters: noFilters,
      expanded: [],
      dismissed: [],
      look: usualLook,
    });
  });

  it('comes back as it was written', () => {
    const view = {
      filters: {
        hidden: new Set(['Place' as const, 'Embassy' as const]),
        types: new Set(['MET' as const]),
        roles: new Set(['minister' as const, 'ambassador' as const]),
        bodies: new Set(['embassy/đại-sứ-quán' as EntityId]),
        places: new Set(['place/lào' as EntityId]),
        languages: new Set(['vi', 'id']),
        sources: 3,
        period: { from: '2024-01', to: '2025' },
        day: '2025-04-30',
        knownOn: '2026-02',
        isGone: true,
      },
      expanded: ['person/bùi-thanh-sơn' as EntityId],
      dismissed: ['place/hà-nội' as EntityId, 'place/lào' as EntityId],
      look: {
        arrangement: 'time' as const,
        size: 'degree' as const,
        colour: 'community' as const,
        crowd: 'single' as const,
      },
    };
    const search = writeView('at=1-2', view);
    expect(readView(search)).toEqual(view);
    expect(writeView(search, view), 'written twice').toBe(search);
  });
});

describe('time', () => {
  const stated = (id: string, firstStated: string, lastStated = firstStated) =>
    edgeOf('a', id, { id: id as never, firstStated, lastStated });
  const set = setOf({
    nodes: ['a', 'b', 'c'].map((id) => node(id)),
    edges: [stated('b', '2025-01-15'), stated('c', '2025-03-02', '2025-06-01')],
  });

  it('has a bar for each month, those without anything too', () => {
    expect(countByTime(set)).toEqual([
      { period: '2025-01', relationships: 1 },
      { period: '2025-02', relationships: 0 },
      { period: '2025-03', relationships: 1 },
    ]);
  });

  it('has a bar for each year where months would be too many, or a date gives the year alone', () => {
    const years = (...dates: string[]) =>
      countByTime(setOf({ nodes: [], edges: dates.map((date) => stated(date, date)) })).map(({ period }) => period);
    expect(years('2019-05-01', '2026-02-03')).toHaveLength(8);
    expect(years('2024', '2025-04')).toEqual(['2024', '2025']);
    expect(years()).toEqual([]);
  });

  it('fades what nobody states within the period, with what hangs on it', () => {
    const fadedIn = (from: string, to: string) =>
      drawnPart(set, { ...noFilters, period: { from, to } })
        .nodes.filter(({ isFaded }) => isFaded)
        .map(({ id }) => id);
    expect(fadedIn('2025-01', '2025-01')).toEqual(['c']);
    expect(fadedIn('2025-04', '2025-05')).toEqual(['b']);
    expect(fadedIn('2025', '2025')).toEqual([]);
    expect(fadedIn('2030', '2031')).toEqual(['a', 'b', 'c']);
  });
});

describe('taking off', () => {
  const set = setOf({ nodes: ['a', 'b', 'c'].map((id) => node(id)), edges: [edge('a', 'b'), edge('b', 'c')] });
  it('takes the edges along and keeps the rest', () => {
    const kept = keptOf(set, ({ id }) => id !== 'a');
    expect([...kept.nodes.keys()]).toEqual(['b', 'c']);
    expect(kept.edges.size).toBe(1);
    expect(keptOf(set, () => true)).toBe(set);
  });
  it('knows the neighbours in both directions', () => {
    expect([...neighboursOf(set, 'b' as EntityId)].sort()).toEqual(['a', 'c']);
  });
});
