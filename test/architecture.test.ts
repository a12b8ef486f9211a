// A checker that finds nothing may be checking nothing: plant a violation and see it caught.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';

const planted: string[] = [];
afterEach(() => {
  for (const folder of planted.splice(0)) rmSync(folder, { recursive: true });
});

function plant(folder: string, name: string, source: string) {
  const place = mkdtempSync(join(folder, 'planted-'));
  planted.push(place);
  writeFileSync(join(place, name), source);
  const { status, stderr } = spawnSync(process.execPath, ['scripts/imports.mjs', place], { encoding: 'utf8' });
  return { status, stderr };
}

it.each([
  ['server/text', 'a.ts', "import '../../graph/store.ts';\n", 'server-text-borders'],
  ['server/facts', 'a.ts', "import 'neo4j-driver';\n", 'only-adapters-know-their-engine'],
  ['web/graph', 'a.tsx', "import '../../main.tsx';\nexport const A = () => <p>a</p>;\n", 'web-graph-borders'],
  ['web', 'a.tsx', "import 'sigma';\n", 'only-the-stage-knows-sigma'],
])('an import across the border of %s is caught in %s', (folder, name, source, rule) => {
  const { status, stderr } = plant(folder, name, source);
  expect(stderr).toContain(rule);
  expect(status).toBe(1);
});

it('an import from the model is allowed', () => {
  const { status, stderr } = plant(
    'server/text',
    'a.ts',
    "import type { Span } from '#model/document';\nexport type S = Span;\n",
  );
  expect(stderr).toContain('0 imports that break a rule');
  expect(status).toBe(0);
});
