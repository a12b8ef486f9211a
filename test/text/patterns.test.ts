// No regular expression of the product goes back over a text so often that its length costs more than in proportion.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../helpers/programs.ts';

interface Expression {
  readonly pattern: string;
  readonly flags: string;
}

type Check = typeof import('recheck').checkSync;
let check: Check;

beforeAll(async () => {
  // The checker itself, not the faster programs of some machines that would find the same.
  process.env.RECHECK_BACKEND = 'pure';
  ({ checkSync: check } = await import('recheck'));
});

// Bounded by the letters that are read and never by the clock: on a machine with much to do, a pause would look like an
// expression that goes back and forth.
const unhurried = { timeout: null, incubationTimeout: null, attackTimeout: null };

const statusOf = ({ pattern, flags }: Expression) => check(pattern, flags, unhurried).status;

const files = ['server', 'web', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|tsx)$/.test(path))
    .map((path) => join(folder, path)),
);

function expressionsIn(file: string): Expression[] {
  const found: Expression[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('type' in node && node.type === 'RegExpLiteral') found.push(node as unknown as Expression);
    for (const inner of Object.values(node)) visit(inner);
  };
  visit(parseSync(readFileSync(join(root, file), 'utf8'), { syntax: 'typescript', tsx: file.endsWith('x') }));
  return found;
}

describe('regular expressions', () => {
  it('are caught where they go back and forth', () => {
    expect(statusOf({ pattern: '^(a+)+$', flags: '' })).toBe('vulnerable');
    expect(statusOf({ pattern: '\\s*\\(x', flags: 'g' })).toBe('vulnerable');
    expect(statusOf({ pattern: '^a+$', flags: '' })).toBe('safe');
  });

  it('are all found', () => {
    expect(expressionsIn('server/text/tokens.ts').length).toBeGreaterThan(8);
    expect(files.length).toBeGreaterThan(200);
  });

  it('are all safe', { timeout: 600_000 }, () => {
    const unsafe = files.flatMap((file) =>
      expressionsIn(file)
        .filter((one) => statusOf(one) !== 'safe')
        .map(({ pattern, flags }) => `${file}: /${pattern}/${flags}`),
    );
    expect(unsafe).toEqual([]);
  });
});
