// npm run backup -- FILE: everything that the store keeps, as one file.
import { MachError } from '#model/errors';
import { makeBackup } from '#server/backup';
import { readConfig } from '#server/config';
import { openContext } from '#server/context';
import { runCommand } from './command.ts';
import { describeBackup } from './summary.ts';

await runCommand({
  name: 'backup',
  usage: 'FILE [--json] [--quiet]',
  about:
    'Writes everything into one file: documents with their earlier versions, what they say, corrections, the log, ids that\n' +
    'lead on, places on the map. The file depends on no engine: restored into Neo4j or back, it is the same graph.',
  options: { json: { type: 'boolean' }, quiet: { type: 'boolean', short: 'q' } },
  help: { json: 'print what is in it as one JSON object', quiet: 'print nothing but problems' },
  examples: ['npm run backup -- mach-2026-11-25.backup', 'npm run --silent backup -- /mnt/safe/mach.backup --json'],
  async run({ json, quiet }, [path, ...more], { print, progress, signal }) {
    if (path === undefined || more.length > 0) throw new MachError('bad-argument', 'Give the name of one file.');
    const context = await openContext(readConfig());
    const onProgress = (done: number, total: number) => progress(`${done} of ${total} records`);
    const making = makeBackup(context.store, path, { signal, onProgress });
    const header = await making.finally(() => context.close());
    if (json) await print(`${JSON.stringify({ file: path, ...header })}\n`);
    else if (!quiet) await print(`Wrote ${path}: ${describeBackup(header)}.\n`);
    return 0;
  },
});
