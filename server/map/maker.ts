// The server's end of the map worker. It is started when the first map is asked for, and ends when it has had nothing to
// do for a while.
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Edges } from '#layout/adjacency';
import { type GraphMap, type KnownPlaces, undivided } from '#layout/map';

export interface MapJob {
  readonly id: number;
  readonly edges: Edges;
  readonly places: KnownPlaces;
  readonly whole: number;
}

export interface MapMade {
  readonly id: number;
  readonly map: GraphMap;
}

export interface MapMaker {
  /** Errors: where the worker ends before it has made the map, as after `stop`. */
  make(edges: Edges, places: KnownPlaces): Promise<GraphMap>;
  stop(): Promise<void>;
}

/** Parts of the graph of up to so many nodes are laid out as one in a small graph; in a larger one all are divided. */
const mostWhole = 1_500;
const smallGraph = 600;
const idleAfter = 30_000;

/** From TypeScript sources (tests) the compiled file of the build is started. */
const entry = fileURLToPath(
  import.meta.url.endsWith('.ts')
    ? new URL('../../dist/server/map/worker.js', import.meta.url)
    : new URL('./worker.js', import.meta.url),
);

interface Waiting {
  readonly resolve: (map: GraphMap) => void;
  readonly reject: (error: Error) => void;
}

export function createMapMaker(): MapMaker {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;

  function start(): Worker {
    const started = new Worker(entry, { execArgv: [] });
    started.unref();
    started.on('message', ({ id, map }: MapMade) => {
      waiting.get(id)?.resolve(map);
      waiting.delete(id);
      if (waiting.size === 0) idle = setTimeout(() => void end(), idleAfter).unref();
    });
    const lose = (error: Error) => {
      if (worker !== started) return;
      worker = null;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    started.on('error', lose);
    started.on('exit', () => lose(new Error('The worker that makes maps has ended.')));
    return started;
  }

  async function end(): Promise<void> {
    clearTimeout(idle);
    await worker?.terminate();
  }

  return {
    make(edges, places) {
      clearTimeout(idle);
      worker ??= start();
      const id = ++lastId;
      const job: MapJob = { id, edges, places, whole: edges.count <= smallGraph ? mostWhole : undivided };
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker?.postMessage(job);
      });
    },
    stop: end,
  };
}
