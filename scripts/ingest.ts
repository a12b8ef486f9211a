// npm run ingest -- PATH…: brings documents into the graph.
import { MachError } from '#model/errors';
import { readConfig } from '#server/config';
import { openContext } from '#server/context';
import { readDocuments } from '#server/documents/read';
import { type IngestSummary, ingestDocuments } from '#server/ingest';
import { runCommand } from './command.ts';
import { describeSummary } from './summary.ts';

await runCommand({
  name: 'ingest',
  usage: 'PATH… [--dry-run] [--json] [--quiet]',
  about: 'Reads documents and brings what they say into the graph; unchanged ones are skipped, changed ones replaced.',
  options: {
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
    quiet: { type: 'boolean', short: 'q' },
  },
  help: {
    'dry-run': 'show what would change and write nothing',
    json: 'print the summary as one JSON object',
    quiet: 'print nothing but problems',
  },
  examples: [
    'npm run ingest -- samples',
    "npm run ingest -- 'reports/**/*.html' notes.jsonl",
    'cat article.txt | npm run ingest -- - --dry-run',
  ],
  async run(values, paths, { print, say, progress, signal }) {
    if (paths.length === 0)
      throw new MachError('bad-argument', 'Give at least one file, folder, pattern or - for standard input.');
    const context = await openContext(readConfig());
    // Waiting for standard input ends with the command.
    signal.addEventListener('abort', () => process.stdin.destroy());
    let summary: IngestSummary;
    try {
      const onProgress = (done: number, document: string) => progress(`${done} ${document}`);
      const dryRun = values['dry-run'] ?? false;
      summary = await ingestDocuments(context, readDocuments(paths), { dryRun, signal, onProgress });
    } finally {
      await context.close();
    }
    for (const { document, stage, reason } of summary.problems) say(`${document}: ${reason} (${stage})`);
    if (values.json) await print(`${JSON.stringify(summary)}\n`);
    else if (!values.quiet) await print(describeSummary(summary, values['dry-run'] ?? false));
    return summary.problems.length > 0 ? 1 : 0;
  },
});
