// npm run bench -- web: the drawing of 10,000 nodes and 50,000 edges by our stage and by three libraries that are often
// chosen, in one browser, one after the other and over again. What is measured how is told in docs/benchmarks.md.
import type { BrowserContext, Page } from 'playwright-core';
import { makeMap } from '#layout/map';
import { MachError } from '#model/errors';
import { openBrowser, requireBrowser } from '../test/helpers/browser.ts';
import { makeWorld, type World } from '../test/helpers/worlds.ts';
import { type Benchmark, type Figure, medianOf } from './helpers/benchmark.ts';
import { type LibraryPages, serveLibraryPages } from './helpers/library-pages.ts';
import { readPresented, traceFrames } from './helpers/presented.ts';

const [nodes, edges] = [10_000, 50_000];
const libraries = ['ours', 'sigma', 'sigma-hiding', 'force-graph', 'cytoscape'] as const;
type Library = (typeof libraries)[number];

/** What is measured, whether little or much of it is better, and what is promised of ours. */
const measures = {
  'first frame': { unit: 'ms', better: 'less' },
  'first frame, main thread': { unit: 'ms', better: 'none' },
  'pan, frame': { unit: 'ms', better: 'less' },
  'pan, script a frame': { unit: 'ms', better: 'less', most: 4 },
  'hover to paint': { unit: 'ms', better: 'less' },
  'hover, main thread': { unit: 'ms', better: 'none' },
  'dimming to paint': { unit: 'ms', better: 'less' },
  'dimming, main thread': { unit: 'ms', better: 'none' },
  'expand by 100 to paint': { unit: 'ms', better: 'less' },
  'expand by 100, main thread': { unit: 'ms', better: 'none' },
  'expand, farthest move of an old node': { unit: '% of the diameter', better: 'none', most: 1 },
  'layout at 2 s': { unit: 'of the 10 nearest are of one group', better: 'more' },
  'names over another': { unit: '', better: 'none', most: 0 },
} as const satisfies Record<string, { unit: string; better: 'less' | 'more' | 'none'; most?: number }>;
type Measure = keyof typeof measures;

type Results = Partial<Record<Measure, number>>;

const benchmark: Benchmark = {
  about: `Drawing ${nodes} nodes and ${edges} edges: ours, and three libraries.`,
  usage: '[ROUNDS] [LIBRARY…]   by default 3 rounds of all',
  async run({ args: [rounds = '3', ...only], say, signal }) {
    const times = Number(rounds);
    const wanted = libraries.filter((library) => only.length === 0 || only.includes(library));
    if (!Number.isInteger(times) || times < 1 || wanted.length === 0)
      throw new MachError('bad-argument', `Give a number of rounds and names out of ${libraries.join(', ')}.`);
    const path = requireBrowser();
    if (!path) throw new MachError('bad-argument', 'Without a Chromium there is nothing to measure; set CHROME_PATH.');
    const world = makeWorld(nodes, edges);
    const pages = await serveLibraryPages(toPlaced(world));
    const browser = await openBrowser(path, { reducedMotion: 'no-preference' });
    const found = new Map<Library, Results[]>(wanted.map((library) => [library, []]));
    try {
      for (let round = 1; round <= times; round++) {
        // Another one begins each time: the first page of a browser is slower than the next.
        for (const library of [...wanted.slice(round % wanted.length), ...wanted.slice(0, round % wanted.length)]) {
          signal.throwIfAborted();
          const results = await measureLibrary(browser.context, pages, library, world);
          found.get(library)?.push(results);
          say(`round ${round}, ${library}: ${JSON.stringify(results)}`);
        }
      }
    } finally {
      await browser.close();
      pages.close();
    }
    return toFigures(found);
  },
};

export default benchmark;

/** The graph with places from our own map, the same for all, so that all draw the same picture. */
function toPlaced({ count, from, to, group }: World) {
  const { x, y } = makeMap({ count, from, to });
  return { from: [...from], to: [...to], group: [...group], x: [...x], y: [...y] };
}

function toFigures(found: ReadonlyMap<Library, readonly Results[]>): Figure[] {
  const of = (library: Library, measure: Measure) => {
    const values = found.get(library)?.flatMap((results) => results[measure] ?? []) ?? [];
    return values.length === 0 ? null : medianOf(values);
  };
  return (Object.keys(measures) as Measure[]).flatMap((measure): Figure[] => {
    const { unit, better, ...bound } = measures[measure];
    const lines = [...found.keys()].flatMap((library): Figure[] => {
      const value = of(library, measure);
      if (value === null) return [];
      return [{ name: `${measure}, ${library}`, value, unit, ...(library === 'ours' ? bound : {}) }];
    });
    const own = of('ours', measure);
    const others = libraries.slice(1).flatMap((library) => of(library, measure) ?? []);
    if (better === 'none' || own === null || others.length === 0) return lines;
    const ratio = better === 'less' ? own / Math.min(...others) : own / Math.max(...others);
    const promise = better === 'less' ? { most: 1 } : { least: 1 };
    return [...lines, { name: `${measure}, ours against the best other`, value: ratio, unit: '×', ...promise }];
  });
}

type Places = readonly (readonly [x: number, y: number])[];

async function measureLibrary(
  context: BrowserContext,
  pages: LibraryPages,
  library: Library,
  world: World,
): Promise<Results> {
  const open = async () => {
    const page = await context.newPage();
    await page.goto(pages.addressOf(library));
    await page.waitForFunction(() => 'bench' in window, undefined, { timeout: 120_000 });
    page.setDefaultTimeout(120_000);
    return page;
  };
  const drawn = await open();
  const clock = await startClock(context, drawn);
  const first = await clock(() => call<number>(drawn, 'first'));
  await settle(drawn);
  const overlaps = await call<number | null>(drawn, 'overlaps');
  const pan = await measurePan(drawn, clock);
  const hover = await measureHover(drawn, clock);
  const hubs = hubsOf(world).slice(0, 5);
  const dims: Timed<number>[] = [];
  for (const hub of hubs) {
    dims.push(await clock(() => call<number>(drawn, 'dim', `n${hub}`)));
    await call(drawn, 'light');
  }
  const expanded = await measureExpand(drawn, clock, hubs[2] ?? 0);
  await drawn.close();
  const laid = await open();
  await call(laid, 'first');
  const near = await measureLayout(laid, world);
  // A page that is still busy may take as long as it likes to go.
  await Promise.race([laid.close(), new Promise((resolve) => setTimeout(resolve, 3_000))]);
  return {
    'first frame': first.answer,
    'first frame, main thread': first.task,
    'pan, frame': pan.frame,
    'pan, script a frame': pan.script,
    ...hover,
    'dimming to paint': medianOf(dims.map(({ answer }) => answer)),
    'dimming, main thread': medianOf(dims.map(({ task }) => task)),
    'expand by 100 to paint': expanded.milliseconds,
    'expand by 100, main thread': expanded.task,
    'expand, farthest move of an old node': expanded.moved,
    'layout at 2 s': near,
    ...(overlaps === null ? {} : { 'names over another': overlaps }),
  };
}

interface Timed<Answer> {
  readonly answer: Answer;
  /** Milliseconds of the page's main thread, in all and in scripts: time on the processor, not on the wall. */
  readonly task: number;
  readonly script: number;
}

type Clock = <Answer>(run: () => Promise<Answer>) => Promise<Timed<Answer>>;

async function startClock(context: BrowserContext, page: Page): Promise<Clock> {
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (wanted: string) => 1000 * (metrics.find(({ name }) => name === wanted)?.value ?? 0);
    return { task: of('TaskDuration'), script: of('ScriptDuration') };
  };
  return async (run) => {
    const before = await read();
    const answer = await run();
    const after = await read();
    return { answer, task: after.task - before.task, script: after.script - before.script };
  };
}

/** Asks the page's own part for something; see `bench/page/main.ts`. */
function call<Answer>(page: Page, what: string, ...given: readonly unknown[]): Promise<Answer> {
  return page.evaluate(
    ([name, args]) => {
      const { bench } = window as unknown as { bench: Record<string, (...args: readonly unknown[]) => unknown> };
      return bench[name]?.(...args) as never;
    },
    [what, given] as const,
  );
}

const settle = (page: Page) => page.waitForTimeout(700);

function hubsOf({ count, from, to }: World): number[] {
  const degree = new Uint32Array(count);
  for (const ends of [from, to]) for (const end of ends) degree[end] = (degree[end] as number) + 1;
  return Array.from({ length: count }, (_, node) => node).sort(
    (a, b) => (degree[b] as number) - (degree[a] as number) || a - b,
  );
}

async function measurePan(page: Page, clock: Clock) {
  await call(page, 'pan', 4);
  await settle(page);
  const { answer: frames, script } = await clock(() => call<readonly number[]>(page, 'pan', 24));
  await settle(page);
  return { frame: medianOf(frames), script: script / frames.length };
}

/** The pointer goes to ten nodes in the open, one after the other, by way of the corner. */
async function measureHover(page: Page, clock: Clock): Promise<Results> {
  const places = await call<Places>(page, 'places');
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 800 };
  const inView = places.filter(([x, y]) => x > 40 && y > 40 && x < width - 40 && y < height - 40);
  const targets = Array.from({ length: 10 }, (_, at) => inView[Math.floor((inView.length * (at + 0.5)) / 10)]);
  const times: number[] = [];
  const tasks: number[] = [];
  for (const target of targets) {
    if (!target) continue;
    await page.mouse.move(6, 6);
    await settle(page);
    await call(page, 'awaitHover');
    const events = await traceFrames(page.context(), page, async () => {
      const { answer, task } = await clock(async () => {
        await page.mouse.move(...target);
        return call<boolean>(page, 'hover', 5_000);
      });
      if (answer) tasks.push(task);
      await settle(page);
    });
    const presented = readPresented(events);
    if (presented !== null) times.push(presented);
  }
  await page.mouse.move(6, 6);
  return times.length < 5 ? {} : { 'hover to paint': medianOf(times), 'hover, main thread': medianOf(tasks) };
}

async function measureExpand(page: Page, clock: Clock, hub: number) {
  await settle(page);
  const before = await call<Places>(page, 'places');
  const { answer: milliseconds, task } = await clock(() => call<number>(page, 'expand', `n${hub}`));
  await page.waitForTimeout(3_000);
  const after = await call<Places>(page, 'places');
  const spread = (axis: 0 | 1) => {
    const values = before.map((place) => place[axis]).sort((a, b) => a - b);
    return (values.at(-1) ?? 0) - (values[0] ?? 0);
  };
  const diameter = Math.max(spread(0), spread(1));
  let farthest = 0;
  before.forEach(([x, y], node) => {
    const [nowX = x, nowY = y] = after[node] ?? [];
    farthest = Math.max(farthest, Math.hypot(nowX - x, nowY - y));
  });
  return { milliseconds, task, moved: (100 * farthest) / diameter };
}

const patience = 20_000;

/** Two seconds after a beginning at random: how many of the ten that are nearest to a node are of its planted group. */
async function measureLayout(page: Page, { group }: World): Promise<number> {
  await settle(page);
  await call(page, 'layOut');
  await page.waitForTimeout(2_000);
  // Whoever has not let go of the page by then has shown nobody anything.
  const places = await Promise.race([
    call<Places>(page, 'places').catch(() => []),
    new Promise<Places>((resolve) => setTimeout(resolve, patience, [])),
  ]);
  if (places.length === 0) return 0;
  let [same, all] = [0, 0];
  for (let node = 0; node < group.length; node += 25) {
    const [x, y] = places[node] ?? [0, 0];
    const distances = places.map(([px, py], other) => [(px - x) ** 2 + (py - y) ** 2, other] as const);
    const near = distances.sort((a, b) => a[0] - b[0]).slice(1, 11);
    all += near.length;
    same += near.filter(([, other]) => group[other] === group[node]).length;
  }
  return same / all;
}
