// The whole graph in columns, made once for each revision: read in pieces, so that others are served in between, laid out
// beside the server's own thread, and compressed once.
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { GraphStore } from '#graph/store';
import { createColumns, takePart, type WholeGraphView } from '#model/columns';
import type { EntityId } from '#model/ids';
import type { LimitsView } from '#model/view';
import { ask } from '../../ask.ts';
import type { ApiContext } from '../../context.ts';
import { Prepared } from '../../prepared.ts';
import { presentEdge, presentNode } from '../../present/graph.ts';
import { countGraph } from './count.ts';

/** Nodes whose relationships are asked for at once. */
const piece = 2_000;
const compress = promisify(gzip);

interface Whole {
  readonly view: WholeGraphView;
  /** True where some of the places are kept nowhere yet. */
  readonly isNew: boolean;
  /** By what was asked for: all of it, or so much of it. */
  readonly answers: Map<string, Promise<Prepared<WholeGraphView>>>;
}

/** How much of it is asked for: so many nodes, the best connected, and so many edges among them. */
export interface Share {
  readonly nodes?: number | undefined;
  readonly edges?: number | undefined;
}

interface Kept {
  readonly revision: string;
  readonly made: Promise<Whole>;
  /** True from when its places are being kept, or need not be. */
  isKept: boolean;
}

const kept = new WeakMap<GraphStore, Kept>();

type Context = Pick<ApiContext, 'store' | 'map' | 'writer' | 'log'>;

/** The answer for the graph as it is; whoever asks while it is being made waits for the same one. */
export async function readWhole(context: Context, limits: LimitsView, share: Share): Promise<Prepared<WholeGraphView>> {
  const { store, writer } = context;
  const revision = await store.revision();
  let known = kept.get(store);
  if (known?.revision !== revision) {
    known = { revision, made: make(context, limits), isKept: false };
    kept.set(store, known);
    const { made } = known;
    made.catch(() => {
      if (kept.get(store)?.made === made) kept.delete(store);
    });
  }
  const whole = await known.made;
  if (whole.isNew && !known.isKept && writer) {
    known.isKept = true;
    keepAll(context, known.revision, whole.view).catch((error) =>
      context.log({ level: 'warn', message: 'The map could not be kept.', error }),
    );
  }
  return answer(whole, share);
}

/** Shares of one graph that are kept compressed; readers of one page ask for the same one. */
const mostAnswers = 2;

function answer({ view, answers }: Whole, { nodes: most = Infinity, edges = Infinity }: Share) {
  const isAll = view.nodes.id.length <= most && view.edges.to.length <= edges;
  const key = isAll ? 'all' : `${most} ${edges}`;
  const known = answers.get(key);
  if (known !== undefined) return known;
  const made = prepare(isAll ? view : partOf(view, most, edges));
  answers.set(key, made);
  for (const old of [...answers.keys()].slice(0, -mostAnswers)) answers.delete(old);
  return made;
}

function partOf(view: WholeGraphView, most: number, edges: number): WholeGraphView {
  const { degree } = view.nodes;
  const ranked = degree.map((_, node) => node).sort((a, b) => (degree[b] as number) - (degree[a] as number) || a - b);
  const chosen = ranked.slice(0, most).sort((a, b) => a - b);
  const part = takePart(view, chosen, edges);
  const { map, total } = view;
  const pick = (list: readonly number[]) => chosen.map((node) => list[node] as number);
  return {
    ...view,
    ...part,
    map: { ...map, x: pick(map.x), y: pick(map.y), community: pick(map.community) },
    leftOut: { nodes: total.nodes - chosen.length, edges: total.edges - part.edges.to.length },
  };
}

async function keepAll(context: Context, revision: string, { nodes, map: { x, y } }: WholeGraphView): Promise<void> {
  const places = new Map(nodes.id.map((id, at) => [id, { x: x[at] ?? 0, y: y[at] ?? 0 }]));
  await change(context, revision, () => context.map.keep(places, true));
}

async function make({ store, map }: Context, { mapNodes }: LimitsView): Promise<Whole> {
  const [rows, counts] = await Promise.all([ask(store, 'best-connected', { limit: mapNodes }), countGraph(store)]);
  // By id, so that a node more or less changes little of what follows.
  const nodes = rows.map(presentNode).sort((a, b) => (a.id < b.id ? -1 : 1));
  const ids = nodes.map(({ id }) => id);
  const columns = createColumns(nodes);
  for (let start = 0; start < ids.length; start += piece) {
    const edges = await ask(store, 'edges-from', { ids: ids.slice(start, start + piece) });
    columns.add(edges.map(presentEdge));
  }
  const all = columns.finish();
  const from = Uint32Array.from(all.edges.from.flatMap((count, node) => new Array<number>(count).fill(node)));
  const drawn = await map.make(ids, { count: ids.length, from, to: Uint32Array.from(all.edges.to) });
  const places = { x: [...drawn.map.x], y: [...drawn.map.y] };
  const sent = all.edges.to.length;
  const view: WholeGraphView = {
    ...all,
    map: { ...places, community: [...drawn.map.community], above: [...drawn.map.above], members: countOf(drawn.map) },
    ...counts,
    leftOut: { nodes: counts.total.nodes - nodes.length, edges: counts.total.edges - sent },
  };
  return { view, isNew: drawn.isNew, answers: new Map() };
}

function countOf({ community, above }: { readonly community: ArrayLike<number>; readonly above: ArrayLike<number> }) {
  const members = new Array<number>(above.length).fill(0);
  for (let node = 0; node < community.length; node++) {
    const own = community[node] as number;
    members[own] = (members[own] as number) + 1;
  }
  return members;
}

async function prepare(view: WholeGraphView): Promise<Prepared<WholeGraphView>> {
  const json = Buffer.from(JSON.stringify(view));
  return new Prepared(view, json, await compress(json, { level: 6 }));
}

/** Moves nodes on the map, for good. What was made of the graph stays in use: only places are others. */
export async function moveOnMap(
  context: Context,
  places: ReadonlyMap<EntityId, { readonly x: number; readonly y: number }>,
): Promise<void> {
  const { store, map } = context;
  const revision = await store.revision();
  const known = kept.get(store);
  await change(context, revision, () => map.keep(places, false));
  const now = kept.get(store);
  if (!known || now?.made !== known.made) return;
  const { view } = await known.made;
  const x = [...view.map.x];
  const y = [...view.map.y];
  view.nodes.id.forEach((id, at) => {
    const place = places.get(id);
    if (place) [x[at], y[at]] = [Math.round(place.x), Math.round(place.y)];
  });
  const moved = { view: { ...view, map: { ...view.map, x, y } }, isNew: false, answers: new Map() };
  kept.set(store, { revision: now.revision, made: Promise.resolve(moved), isKept: true });
}

/**
 * Writes places, and carries what was made of the graph over to the revision that follows.
 *
 * Only where nothing else was written meanwhile: revisions count updates, so ours is the next one.
 */
async function change({ store }: Context, revision: string, write: () => Promise<void>): Promise<void> {
  const before = await store.revision();
  await write();
  const after = await store.revision();
  const known = kept.get(store);
  if (known?.revision === revision && before === revision && Number(after) === Number(before) + 1) {
    kept.set(store, { ...known, revision: after });
  }
}
