// The manual and the product say the same: commands, options, links.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, runProgram } from '../helpers/programs.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
const commands = Object.entries(scripts).flatMap(([name, line]) => (line.includes('dist/scripts/') ? [name] : []));

it('mach and npm run know the same commands', () => {
  const listed = /const commands = \[([^\]]*)\]/.exec(readFileSync(join(root, 'scripts/mach.mjs'), 'utf8'))?.[1] ?? '';
  const known = [...listed.matchAll(/'(\w+)'/g)].map((match) => match[1]);
  expect(known.sort()).toEqual([...commands, 'start'].sort());
});

describe.each(commands)('%s', (name) => {
  it('has each of its options in the README, in its own line', async () => {
    const { stdout } = await runProgram(name, ['--help']);
    const options = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map((match) => match[1] ?? '');
    const own = options.filter((option) => option !== '--help' && option !== '--version');
    const line = readme.split('\n').find((text) => text.startsWith(`| \`${name}\` `)) ?? '';
    const told = [...line.matchAll(/--[\w-]+/g)].map((match) => match[0]);
    expect(told.sort()).toEqual(own.sort());
  });
});

it('every link of the manual leads to a file', () => {
  const pages = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.md') && !/(^|[\\/])(node_modules|dist|data|\.cache)[\\/]/.test(path),
  );
  expect(pages).toContain('README.md');
  const dead = pages.flatMap((page) =>
    [...readFileSync(join(root, page), 'utf8').matchAll(/(?<!!)\[[^\]]*\]\(([^)#\s]+)/g)]
      .map((match) => match[1] ?? '')
      .filter((link) => !/^[a-z]+:/.test(link) && !existsSync(join(root, dirname(page), link)))
      .map((link) => `${page}: ${link}`),
  );
  expect(dead).toEqual([]);
});
