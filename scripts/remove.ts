// npm run remove -- DOCUMENT…: takes documents out of the graph, with all that only they supported.
import { MachError } from '#model/errors';
import type { DocumentId } from '#model/ids';
import { readConfig } from '#server/config';
import { openContext } from '#server/context';
import { removeDocuments } from '#server/ingest';
import { runCommand } from './command.ts';
import { describeSummary } from './summary.ts';

await runCommand({
  name: 'remove',
  usage: 'DOCUMENT… [--dry-run] [--json]',
  about: 'Takes documents out of the graph, with all that only they supported.',
  options: { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
  help: { 'dry-run': 'show what would go and write nothing', json: 'print the summary as one JSON object' },
  examples: ['npm run remove -- vi-d01.txt', 'npm run remove -- https://example.org/article --dry-run'],
  async run(values, ids, { print, say, signal }) {
    if (ids.length === 0)
      throw new MachError('bad-argument', 'Give the id of at least one document; the page lists them.');
    const context = await openContext(readConfig());
    try {
      const dryRun = values['dry-run'] ?? false;
      const summary = await removeDocuments(context, ids as DocumentId[], { dryRun, signal });
      const known = new Set<string>(summary.documents.map(({ id }) => id));
      const missing = ids.filter((id) => !known.has(id));
      for (const id of missing) say(`${id}: there is no such document.`);
      await print(values.json ? `${JSON.stringify(summary)}\n` : describeSummary(summary, dryRun));
      return missing.length > 0 ? 1 : 0;
    } finally {
      await context.close();
    }
  },
});
