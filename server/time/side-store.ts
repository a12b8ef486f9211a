// An empty embedded store in a folder of its own, gone with it: for what is made to be asked, and not to be kept.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '#graph/embedded/store';
import type { SideStore } from './times.ts';

export async function openSideStore(): Promise<SideStore> {
  const folder = await mkdtemp(join(tmpdir(), 'mach-moment-'));
  const clear = () => rm(folder, { recursive: true, force: true });
  try {
    const store = await openEmbeddedStore({ folder });
    await store.prepare();
    return {
      store,
      async remove() {
        await store.close();
        await clear();
      },
    };
  } catch (error) {
    await clear();
    throw error;
  }
}
