// npm run cypher -- QUERY: asks the graph in Cypher, reading only.
import type { CypherParameters, CypherResult, CypherValue } from '#graph/store';
import { MachError } from '#model/errors';
import { readConfig } from '#server/config';
import { openContext } from '#server/context';
import { runCommand } from './command.ts';
import { asOfOption, atMoment, knownOnOption, readMoment } from './moment.ts';

type Write = (result: CypherResult) => string;

const writers = new Map<string, Write>([
  [
    'json',
    ({ columns, rows }) =>
      rows
        .map((row) => `${JSON.stringify(Object.fromEntries(columns.map((column, i) => [column, row[i]])))}\n`)
        .join(''),
  ],
  ['table', toTable],
  ['csv', ({ columns, rows }) => [columns, ...rows].map((row) => `${row.map(toField).join(',')}\r\n`).join('')],
]);

const toText = (value: unknown) => (typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value));

function toTable({ columns, rows }: CypherResult): string {
  const cells = [columns, ...rows.map((row) => row.map(toText))];
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => [...(row[i] ?? '')].length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - [...cell].length))
      .join('  ')
      .trimEnd();
  const [head = [], ...body] = cells;
  return `${[line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...body.map(line)].join('\n')}\n`;
}

/** A leading `=`, `+`, `-` or `@` would make a spreadsheet run the name of a thing as a formula. */
function toField(value: unknown): string {
  const text = toText(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function parseParameter(pair: string): [string, CypherValue] {
  const at = pair.indexOf('=');
  if (at < 1) throw new MachError('bad-argument', `--param is “${pair}”; it takes name=value.`);
  const value = pair.slice(at + 1);
  try {
    return [pair.slice(0, at), JSON.parse(value) as CypherValue];
  } catch {
    return [pair.slice(0, at), value];
  }
}

await runCommand({
  name: 'cypher',
  usage: 'QUERY [--format json|table|csv] [--param name=value]… [--as-of DAY] [--known-on DAY]',
  about: 'Runs a query that only reads and prints its rows, by default one JSON object a line.',
  options: {
    format: { type: 'string', default: 'json' },
    param: { type: 'string', multiple: true, default: [] },
    ...asOfOption.options,
    ...knownOnOption.options,
  },
  help: {
    format: 'json (one object a line), table or csv',
    param: 'a value for $name: a number, true, false, null, JSON or text',
    ...asOfOption.help,
    ...knownOnOption.help,
  },
  examples: [
    'npm run --silent cypher -- "MATCH (p:Person) RETURN p.name AS name ORDER BY name LIMIT 5"',
    "npm run --silent cypher -- 'MATCH (n:Entity {id: $id}) RETURN n' --param id=person/bui-thanh-son --format table",
  ],
  async run({ format, param, ...values }, [query, ...more], { print, say, signal }) {
    if (query === undefined || more.length > 0) throw new MachError('bad-argument', 'Give one query, in quotes.');
    const write = writers.get(format ?? 'json');
    if (!write)
      throw new MachError(
        'bad-argument',
        `There is no format “${format}”; there are ${[...writers.keys()].join(', ')}.`,
      );
    const parameters = Object.fromEntries((param ?? []).map(parseParameter)) as CypherParameters;
    const moment = readMoment(values);
    const config = readConfig();
    const context = await openContext(config);
    const asking = atMoment(context.store, { moment, signal }, ({ store }) =>
      store.cypher(query, parameters, config.cypher, signal),
    );
    const result = await asking.finally(() => context.close());
    await print(write(result));
    if (result.truncated) say(`Only the first ${result.rows.length} rows; add a LIMIT, or raise MACH_CYPHER_ROWS.`);
    return 0;
  },
});
