// The layout beside the page: iterates in slices, posts positions ten times a second at most, and slower where the
// page says that drawing them is dear.
import { toAdjacency } from '#layout/adjacency';
import { findBetweenness } from '#layout/betweenness';
import { findCommunities } from '#layout/communities';
import { createLayout, type Layout } from '#layout/force-atlas2';
import { makeMap } from '#layout/map';
import { removeOverlaps } from '#layout/overlaps';
import type { Measured, Positions, StartLayout, ToLayout } from './messages.ts';

interface Work {
  readonly start: StartLayout;
  readonly layout: Layout;
  iterations: number;
  posted: number;
}

const shortestPause = 100;
const slice = 24;
/** A mean move of this share of the radius is no longer seen. */
const still = 0.0006;

let work: Work | null = null;
let pause = shortestPause;
let isAwaiting = false;

self.onmessage = ({ data }: MessageEvent<ToLayout>) => {
  if (data.kind === 'stop') work = null;
  else if (data.kind === 'drawn') {
    pause = Math.max(shortestPause, data.took * 4);
    isAwaiting = false;
  } else if (data.kind === 'measure') {
    const { id, what } = data;
    const values = what === 'communities' ? findCommunities(data).community : findBetweenness(toAdjacency(data));
    const message: Measured = { id, values };
    self.postMessage(message, { transfer: [values.buffer as ArrayBuffer] });
  } else if (data.kind === 'map') {
    work = null;
    const { x, y, ...communities } = makeMap(data, data.whole || undefined);
    send({ run: data.run, x, y, iterations: 0, isSettled: true, communities });
  } else {
    const wasIdle = work === null;
    const weight = new Float64Array(data.from.length).fill(1);
    work = {
      start: data,
      layout: createLayout({ ...data, weight }, data.settings),
      iterations: 0,
      posted: performance.now(),
    };
    isAwaiting = false;
    if (wasIdle) setTimeout(run, 0);
  }
};

function run(): void {
  if (!work) return;
  const { start, layout } = work;
  const until = performance.now() + slice;
  let way = Number.POSITIVE_INFINITY;
  while (performance.now() < until && work.iterations < start.iterations && way > still) {
    way = layout.step();
    work.iterations += 1;
  }
  if (work.iterations >= start.iterations || way <= still) {
    const finished = work;
    work = null;
    part(finished);
    post(finished, true);
    return;
  }
  if (!isAwaiting && performance.now() - work.posted >= pause) post(work, false);
  setTimeout(run, 0);
}

function part({ start, layout: { x, y } }: Work): void {
  let width = 0;
  for (let node = 0; node < x.length; node++)
    width = Math.max(width, Math.abs(x[node] as number), Math.abs(y[node] as number));
  const radius = start.share.map((share) => share * width * 2);
  removeOverlaps({ x, y, radius, fixed: start.fixed }, 80);
}

function post({ start, layout, iterations }: Work, isSettled: boolean): void {
  if (work) work.posted = performance.now();
  isAwaiting = true;
  send({ run: start.run, x: layout.x.slice(), y: layout.y.slice(), iterations, isSettled, communities: null });
}

function send(message: Positions): void {
  self.postMessage(message, { transfer: [message.x.buffer, message.y.buffer] });
}
