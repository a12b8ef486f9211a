#!/usr/bin/env node
// `mach COMMAND …`, as `npx .` or an installed package runs it: makes the build ready, then becomes the command.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const commands = [
  'start',
  'ingest',
  'remove',
  'judge',
  'explain',
  'conflicts',
  'history',
  'backup',
  'restore',
  'export',
  'cypher',
  'extract',
  'evaluate',
  'neo4j',
  'bench',
];
const [name = '', ...rest] = process.argv.slice(2);

if (name === '--help' || name === '-h') {
  process.stdout.write(`mach COMMAND …\n\nCommands: ${commands.join(', ')}. Each has --help.\n`);
} else if (!commands.includes(name)) {
  process.stderr.write(`There is no command “${name}”; there are ${commands.join(', ')}.\n`);
  process.exitCode = 2;
} else {
  const needs = { start: ['server', 'web'], bench: ['server', 'web', 'bench'] };
  const parts = needs[name] ?? ['server'];
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/setup.mjs'), ...parts], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 70);
  process.argv.splice(2, process.argv.length, ...rest);
  await import(pathToFileURL(join(root, 'dist', name === 'start' ? 'server/main.js' : `scripts/${name}.js`)).href);
}
