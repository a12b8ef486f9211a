// Folders of a test's own, gone after it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new empty folder and what takes it away again. */
export function makeFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'mach-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
