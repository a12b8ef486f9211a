// npm run export: prints the graph.
import { toCanonicalLines } from '#graph/canonical';
import { MachError } from '#model/errors';
import { readConfig } from '#server/config';
import { openContext } from '#server/context';
import { runCommand } from './command.ts';

await runCommand({
  name: 'export',
  usage: '[--format canonical]',
  about:
    'Prints the graph as sorted JSON lines, without engine ids or times: equal graphs give equal bytes on either engine.',
  options: { format: { type: 'string', default: 'canonical' } },
  help: { format: 'canonical' },
  examples: ['npm run --silent export -- --format canonical > graph.jsonl'],
  async run({ format }, _, { print }) {
    if (format !== 'canonical')
      throw new MachError('bad-argument', `There is no format “${format}”; there is canonical.`);
    const context = await openContext(readConfig());
    const reading = context.store.read((transaction) => transaction.readGraph());
    const graph = await reading.finally(() => context.close());
    for (const line of toCanonicalLines(graph)) await print(`${line}\n`);
    return 0;
  },
});
