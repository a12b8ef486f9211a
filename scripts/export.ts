// npm run export: prints the graph.
import { toCanonicalLines } from '#graph/canonical';
import { MachError } from '#model/errors';
import { readConfig } from '#server/config';
import { openContext } from '#server/context';
import { runCommand } from './command.ts';
import { asOfOption, atMoment, knownOnOption, readMoment } from './moment.ts';

await runCommand({
  name: 'export',
  usage: '[--format canonical] [--as-of DAY] [--known-on DAY]',
  about:
    'Prints the graph as sorted JSON lines, without engine ids or times: equal graphs give equal bytes on either engine.',
  options: { format: { type: 'string', default: 'canonical' }, ...asOfOption.options, ...knownOnOption.options },
  help: { format: 'canonical', ...asOfOption.help, ...knownOnOption.help },
  examples: [
    'npm run --silent export -- --format canonical > graph.jsonl',
    'npm run --silent export -- --known-on 2026-01 > then.jsonl',
  ],
  async run({ format, ...values }, extra, { print, signal }) {
    if (extra.length > 0)
      throw new MachError('bad-argument', `export prints the whole graph, and takes no “${extra[0]}”; see --help.`);
    if (format !== 'canonical')
      throw new MachError('bad-argument', `There is no format “${format}”; there is canonical.`);
    const moment = readMoment(values);
    const context = await openContext(readConfig());
    const reading = atMoment(context.store, { moment, signal }, ({ store }) =>
      store.read((transaction) => transaction.readGraph()),
    );
    const graph = await reading.finally(() => context.close());
    for (const line of toCanonicalLines(graph)) await print(`${line}\n`);
    return 0;
  },
});
