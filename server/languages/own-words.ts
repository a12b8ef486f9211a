// A user's own words: `WORDS/<code>/TABLE.tsv` and `WORDS/<code>/rules.jsonl` extend a pack without touching the code.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type LanguagePack, phases, type Rule } from '#model/language';
import { ontology, roles } from '#model/ontology';
import { failAt, readTables } from './tables.ts';

const text = z.string().min(1);
const base = {
  id: text,
  pattern: text,
  unless: z.strictObject({ before: text, after: text }).partial().optional(),
  reads: text,
  spares: text,
};
const thing = z.strictObject({
  type: z.enum(Object.keys(ontology.labels) as [string, ...string[]]),
  ...Object.fromEntries(
    ['concept', 'head', 'kind', 'name', 'full', 'also', 'seat', 'owner', 'issuer', 'day', 'host', 'guest', 'each'].map(
      (key) => [key, text.optional()],
    ),
  ),
  bare: z.literal(true).optional(),
  implied: z.literal(true).optional(),
  keeps: z.array(text).optional(),
});
const states = z.strictObject({
  type: z.enum(Object.keys(ontology.relationships) as [string, ...string[]]),
  from: text,
  to: text,
});
const rule = z.union([
  z.strictObject({
    ...base,
    phase: z.enum(phases).exclude(['events']),
    makes: text,
    meaning: text.optional(),
    thing: thing.optional(),
  }),
  z.strictObject({
    ...base,
    phase: z.literal('events'),
    states: z.array(states).min(1),
    former: z.literal(true).optional(),
    role: z.enum(roles as readonly [string, ...string[]]).optional(),
  }),
]);

/**
 * The pack with the words and rules of a folder, the user's rules after its own.
 *
 * Errors: `bad-configuration` with file and line: a table that no rule looks at, a rule that is none, an id that is taken.
 */
export function readOwnWords(pack: LanguagePack, folder: string): LanguagePack {
  if (!existsSync(folder)) return pack;
  const { rules, places } = readRules(pack, join(folder, 'rules.jsonl'));
  const tables = new Set(pack.entries.map(({ table }) => table));
  const looked = rules.map(({ pattern }) => pattern).join(' ');
  const entries = readTables(folder);
  for (const { table } of entries) {
    if (tables.has(table) || new RegExp(`[<|]${table}[>|:]`).test(looked)) continue;
    failAt(
      join(folder, `${table}.tsv`),
      1,
      `There is no table “${table}”; there are ${[...tables].sort().join(', ')}.`,
    );
  }
  return { ...pack, entries: [...pack.entries, ...entries], rules: [...pack.rules, ...rules], places };
}

function readRules(pack: LanguagePack, path: string): { rules: Rule[]; places: Record<string, string> } {
  const rules: Rule[] = [];
  const places: Record<string, string> = {};
  const taken = new Set(pack.rules.map(({ id }) => id));
  if (!existsSync(path)) return { rules, places };
  for (const [i, line] of readFileSync(path, 'utf8').split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const parsed = rule.safeParse(parseLine(path, i + 1, line));
    if (!parsed.success) failAt(path, i + 1, describe(parsed.error));
    const read = parsed.data as unknown as Rule;
    if (taken.has(read.id)) failAt(path, i + 1, `There is a rule “${read.id}” already.`);
    taken.add(read.id);
    places[read.id] = `${path}:${i + 1}`;
    rules.push(read);
  }
  return { rules, places };
}

function parseLine(path: string, number: number, line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    return failAt(path, number, `The line is no JSON: ${(error as Error).message}.`);
  }
}

/** The complaints about the kind of rule that it comes nearest to. */
function describe({ issues }: z.ZodError): string {
  const [first] = issues;
  const branches = first?.code === 'invalid_union' ? first.errors : [issues];
  const nearest = [...branches].sort((a, b) => a.length - b.length)[0] ?? issues;
  return nearest.map(({ path, message }) => `${path.join('.') || 'rule'}: ${message}`).join('; ');
}
