// Makes maps beside the server's own thread: a hundred thousand nodes take seconds, and nobody else is to wait for them.
import { parentPort } from 'node:worker_threads';
import { growMap } from '#layout/map';
import type { MapJob, MapMade } from './maker.ts';

parentPort?.on('message', ({ id, edges, places, whole }: MapJob) => {
  const map = growMap(edges, places, whole);
  const made: MapMade = { id, map };
  parentPort?.postMessage(made, [map.x.buffer, map.y.buffer, map.community.buffer, map.above.buffer] as ArrayBuffer[]);
});
