// The page's end of the layout worker: one run at a time, answers to earlier ones are dropped.
import { defaultSettings } from '#layout/force-atlas2';
import type { FromLayout, Measure, Positions, StartLayout, StartMap, ToLayout } from './messages.ts';

type LayoutStart = Omit<StartLayout, 'kind' | 'run' | 'settings'>;

/** Whoever hands arrays over has them no longer. */
export interface LayoutClient {
  start(start: LayoutStart): void;
  makeMap(graph: Omit<StartMap, 'kind' | 'run'>): void;
  /** A number for each node. */
  measure(question: Omit<Measure, 'kind' | 'id'>): Promise<ArrayLike<number>>;
  stop(): void;
  destroy(): void;
}

export function createLayoutClient(onPositions: (positions: Positions) => void): LayoutClient {
  const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
  let run = 0;
  const send = (message: ToLayout) =>
    worker.postMessage(message, {
      transfer: Object.values(message).flatMap((part) => (ArrayBuffer.isView(part) ? [part.buffer] : [])),
    });
  const waiting = new Map<number, (values: ArrayLike<number>) => void>();
  let lastId = 0;
  worker.onmessage = ({ data }: MessageEvent<FromLayout>) => {
    if ('values' in data) {
      waiting.get(data.id)?.(data.values);
      waiting.delete(data.id);
      return;
    }
    if (data.run !== run) return;
    const began = performance.now();
    onPositions(data);
    send({ kind: 'drawn', took: performance.now() - began });
  };
  return {
    start(start) {
      run += 1;
      send({ kind: 'start', run, settings: defaultSettings, ...start });
    },
    makeMap(graph) {
      run += 1;
      send({ kind: 'map', run, ...graph });
    },
    measure(question) {
      lastId += 1;
      send({ kind: 'measure', id: lastId, ...question });
      return new Promise((resolve) => waiting.set(lastId, resolve));
    },
    stop() {
      run += 1;
      send({ kind: 'stop' });
    },
    destroy: () => worker.terminate(),
  };
}
