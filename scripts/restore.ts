// npm run restore -- FILE: the store as it was when the backup was made.
import { MachError } from '#model/errors';
import { restoreBackup } from '#server/backup';
import { openBackup } from '#server/backup/file';
import { readConfig } from '#server/config';
import { openContext } from '#server/context';
import { runCommand } from './command.ts';
import { describeBackup } from './summary.ts';

await runCommand({
  name: 'restore',
  usage: 'FILE [--replace] [--json] [--quiet]',
  about:
    'Puts a backup into the store, on whichever engine it is: all of it or, where that fails or is stopped, nothing. The file\n' +
    'is looked through first, and refused where it is cut or altered.',
  options: {
    replace: { type: 'boolean' },
    json: { type: 'boolean' },
    quiet: { type: 'boolean', short: 'q' },
  },
  help: {
    replace: 'let all go that the store has now',
    json: 'print what was restored as one JSON object',
    quiet: 'print nothing but problems',
  },
  examples: [
    'npm run restore -- mach-2026-11-25.backup',
    'NEO4J_URI=bolt://127.0.0.1:7687 npm run restore -- mach.backup --replace',
  ],
  async run({ replace, json, quiet }, [path, ...more], { print, progress, signal }) {
    if (path === undefined || more.length > 0) throw new MachError('bad-argument', 'Give the name of one file.');
    const backup = await openBackup(path);
    const context = await openContext(readConfig());
    const onProgress = (done: number, total: number) =>
      progress(done < total ? `${done} of ${total} records` : 'Making the graph …');
    const restoring = restoreBackup(context.store, backup, { replace: replace ?? false, signal, onProgress });
    await restoring.finally(() => context.close());
    if (json) await print(`${JSON.stringify({ file: path, ...backup.header })}\n`);
    else if (!quiet) await print(`Restored ${path}: ${describeBackup(backup.header)}.\n`);
    return 0;
  },
});
