// npm run bench -- NAME: measures one thing; each benchmark is a file in bench/.
import { existsSync, readdirSync } from 'node:fs';
import { MachError } from '#model/errors';
import { type Benchmark, type Figure, isKept } from '../bench/helpers/benchmark.ts';
import { runCommand } from './command.ts';

const folder = new URL('../bench/', import.meta.url);
const names = existsSync(folder)
  ? readdirSync(folder).flatMap((file) => (file.endsWith('.js') ? [file.slice(0, -3)] : []))
  : [];

function describe(figure: Figure): string {
  const { name, value, unit, most, least } = figure;
  const bound = most !== undefined ? `at most ${most}` : least !== undefined ? `at least ${least}` : '';
  const verdict = bound === '' ? '' : `  ${bound}: ${isKept(figure) ? 'kept' : 'MISSED'}`;
  return `${name.padEnd(48)} ${value.toLocaleString('en', { maximumFractionDigits: 2 })} ${unit}${verdict}\n`;
}

await runCommand({
  name: 'bench',
  usage: 'NAME [ARGUMENT…] [--json]',
  about: `Measures on this machine; times depend on it, ratios hardly. Benchmarks: ${names.join(', ')}.`,
  options: { json: { type: 'boolean' } },
  help: { json: 'print the figures as one JSON object' },
  examples: ['npm run bench -- ingest', 'npm run bench -- ingest 200 2000'],
  async run(values, [name = '', ...args], { print, say, signal }) {
    if (!names.includes(name))
      throw new MachError('bad-argument', `There is no benchmark “${name}”; there are ${names.join(', ')}.`);
    const { default: benchmark } = (await import(new URL(`${name}.js`, folder).href)) as { default: Benchmark };
    say(`${benchmark.about} (${name} ${benchmark.usage})`);
    const figures = await benchmark.run({ args, say, signal });
    await print(values.json ? `${JSON.stringify({ name, figures })}\n` : figures.map(describe).join(''));
    return figures.every(isKept) ? 0 : 1;
  },
});
