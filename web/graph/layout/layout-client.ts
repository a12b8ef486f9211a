// The page's end of the layout worker: one run at a time, answers to earlier ones are dropped.
import { defaultSettings } from '#layout/force-atlas2';
import type { Positions, StartLayout, StartMap, ToLayout } from './messages.ts';

type LayoutStart = Omit<StartLayout, 'kind' | 'run' | 'settings'>;

export interface LayoutClient {
  start(start: LayoutStart): void;
  makeMap(graph: Omit<StartMap, 'kind' | 'run'>): void;
  stop(): void;
  destroy(): void;
}

export function createLayoutClient(onPositions: (positions: Positions) => void): LayoutClient {
  const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
  let run = 0;
  const send = (message: ToLayout) => worker.postMessage(message);
  worker.onmessage = ({ data }: MessageEvent<Positions>) => {
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
    stop() {
      run += 1;
      send({ kind: 'stop' });
    },
    destroy: () => worker.terminate(),
  };
}
