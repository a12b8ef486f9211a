// npm run ingest -- PATH…: brings documents into the graph.
import { existsSync, statSync } from 'node:fs';
import { MachError } from '#model/errors';
import { readConfig } from '#server/config';
import { openContext } from '#server/context';
import { readDocuments } from '#server/documents/read';
import { followFolder, type IngestSummary, ingestDocuments, storedDocuments } from '#server/ingest';
import { runCommand } from './command.ts';
import { describeKept, describeSummary } from './summary.ts';

const isFolder = (path: string | undefined) => path !== undefined && existsSync(path) && statSync(path).isDirectory();

await runCommand({
  name: 'ingest',
  usage: 'PATH… [--again] [--dry-run] [--replace] [--watch] [--json] [--quiet]',
  about: 'Reads documents and brings what they say into the graph; unchanged ones are skipped, changed ones replaced.',
  options: {
    again: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    replace: { type: 'boolean' },
    watch: { type: 'boolean' },
    json: { type: 'boolean' },
    quiet: { type: 'boolean', short: 'q' },
  },
  help: {
    again: 'without a PATH: read the stored documents anew where words or rules are no longer those they were read by',
    'dry-run': 'show what would change and write nothing',
    replace: 'take out what a file gave before and no longer gives, also where id and text are both another now',
    watch: 'follow one folder until Ctrl-C: bring in what comes or changes, take out what goes',
    json: 'print the summary as one JSON object',
    quiet: 'print nothing but problems',
  },
  examples: [
    'npm run ingest -- samples',
    "npm run ingest -- 'reports/**/*.html' notes.jsonl",
    'cat article.txt | npm run ingest -- - --dry-run',
    'npm run ingest -- reports --watch',
    'npm run ingest -- --again --dry-run',
  ],
  async run(values, paths, { print, say, progress, signal }) {
    if (values.again && (values.watch || paths.length > 0))
      throw new MachError('bad-argument', '--again takes the documents that are stored, and no PATH.');
    if (values.replace && (values.again || values.watch))
      throw new MachError('bad-argument', '--replace goes with files that are read once; --watch replaces by itself.');
    if (paths.length === 0 && !values.again)
      throw new MachError('bad-argument', 'Give at least one file, folder, pattern or - for standard input.');
    if (values.watch && values['dry-run'])
      throw new MachError('bad-argument', '--watch writes what it finds; --dry-run goes without it.');
    if (values.watch && (paths.length > 1 || !isFolder(paths[0])))
      throw new MachError('bad-argument', `--watch follows one folder, which ${paths.join(', ')} is not.`);
    const dryRun = values['dry-run'] ?? false;
    const tell = async (summary: IngestSummary) => {
      for (const { document, stage, reason } of summary.problems) say(`${document}: ${reason} (${stage})`);
      if (values.json) await print(`${JSON.stringify(summary)}\n`);
      else if (!values.quiet) await print(describeSummary(summary, dryRun));
      for (const line of describeKept(summary)) say(line);
    };
    const context = await openContext(readConfig());
    // Waiting for standard input ends with the command.
    signal.addEventListener('abort', () => process.stdin.destroy());
    try {
      if (values.watch) {
        say(`Following ${paths[0]}; Ctrl-C ends it.`);
        await followFolder(context, paths[0] ?? '', signal, tell);
        return 0;
      }
      const onProgress = (done: number, document: string) => progress(`${done} ${document}`);
      const documents = values.again ? await storedDocuments(context) : readDocuments(paths, { repetitions: true });
      const succession = values.again ? 'none' : values.replace ? 'all' : 'sure';
      const summary = await ingestDocuments(context, documents, { dryRun, succession, signal, onProgress });
      await tell(summary);
      return summary.problems.length > 0 ? 1 : 0;
    } finally {
      await context.close();
    }
  },
});
