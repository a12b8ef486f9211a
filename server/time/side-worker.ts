// Makes the graph of a moment beside the server's own thread, in a store that it closes again for others to open.
import { parentPort, workerData } from 'node:worker_threads';
import { openEmbeddedStore } from '#graph/embedded/store';
import type { StoredRecord } from '#graph/store';
import { MachError } from '#model/errors';
import { fillMoment } from '../truth/moment.ts';
import type { SideMessage, SideReply, SideWork } from './side-store.ts';

const { folder, asOf } = workerData as SideWork;
const say = (reply: SideReply) => parentPort?.postMessage(reply);
let batches: (readonly StoredRecord[])[] = [];

parentPort?.on('message', (message: SideMessage) => {
  if (message.kind === 'begin') batches = [];
  else if (message.kind === 'take') batches.push(message.records);
  else void make();
});

async function make(): Promise<void> {
  try {
    const store = await openEmbeddedStore({ folder });
    try {
      await store.prepare();
      await fillMoment(store, batches, asOf);
    } finally {
      await store.close();
    }
    say({ kind: 'made' });
  } catch (error) {
    if (!(error instanceof MachError)) throw error;
    say({ kind: 'failed', code: error.code, message: error.message });
  }
}
