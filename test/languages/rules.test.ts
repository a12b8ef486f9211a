// Examples are tests: each rule reads its own sentence and leaves its near miss alone.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Span } from '#model/document';
import type { Rule } from '#model/language';
import { readText } from '#server/documents/read';
import { createExtractor } from '#server/extractor';
import { root } from '../helpers/programs.ts';

const engine = await createExtractor();

interface Seen {
  readonly text: string;
  readonly facts: readonly string[];
  readonly made: readonly (Span & { readonly rule: string })[];
}

function look(text: string, language: string): Seen {
  const made: (Span & { rule: string })[] = [];
  const document = { ...readText(text), language };
  const { facts } = engine.extract(document, {
    read: () => undefined,
    made: (rule, { start, end }) => made.push({ rule, start, end }),
  });
  return { text: document.text, made, facts: facts.flatMap(({ evidence }) => evidence.map(({ rule }) => rule)) };
}

/** What is wrong with a rule's own examples, in words; nothing where all is well. */
function faultsOf({ id, phase, reads, spares }: Rule, language: string): string[] {
  const marked = /«([^»]*)»/.exec(reads);
  const read = look(reads.replace(/[«»]/g, ''), language);
  const spared = look(spares.replace(/[«»]/g, ''), language);
  const own = (seen: Seen) =>
    seen.made.filter(({ rule }) => rule === id).map(({ start, end }) => seen.text.slice(start, end));
  const faults: string[] = [];
  if (phase !== 'events' && !marked) faults.push('its example has no «…»');
  else if (phase !== 'events' && !own(read).includes(marked?.[1] ?? ''))
    faults.push(`reads “${own(read).join('”, “') || 'nothing'}” instead of “${marked?.[1]}”`);
  if (phase === 'events' && own(read).length === 0) faults.push('does not read its example');
  if (phase === 'events' && own(read).length > 0 && read.facts.length === 0)
    faults.push('states nothing in its example');
  if (own(spared).length > 0) faults.push(`makes “${own(spared).join('”, “')}” of what it should spare`);
  return faults;
}

describe.each(engine.packs)('the rules of $code', ({ code, rules, entries }) => {
  it('read their examples and spare their near misses', () => {
    const faults = rules.flatMap((rule) => faultsOf(rule, code).map((fault) => `${rule.id}: ${fault}`));
    expect(faults).toEqual([]);
  });

  it('look at classes that there are, and at meanings that their tables have', () => {
    const tables = new Map<string, Set<string>>();
    for (const { table, meaning } of entries) tables.set(table, (tables.get(table) ?? new Set()).add(meaning));
    const made = new Set(rules.flatMap((rule) => ('makes' in rule ? rule.makes.split(' ') : [])));
    const faults = rules.flatMap((rule) =>
      classesIn(rule).flatMap(({ name, meaning }) => {
        if (!tables.has(name) && !made.has(name) && !given.has(name)) return `${rule.id}: no class ${name}`;
        const isSaid = meaning === '' || made.has(name) || given.has(name) || tables.get(name)?.has(meaning);
        return isSaid ? [] : `${rule.id}: no line of ${name} means ${meaning}`;
      }),
    );
    expect(faults).toEqual([]);
    const looked = new Set(rules.flatMap((rule) => classesIn(rule).map(({ name }) => name)));
    expect([...tables.keys()].filter((name) => !looked.has(name) && !engineSource.includes(`'${name}'`))).toEqual([]);
  });
});

/** What `<…>` of a rule names. */
const classesIn = ({ pattern, unless }: Rule) =>
  [pattern, unless?.before, unless?.after]
    .flatMap((source) => [...(source ?? '').matchAll(/<([^>]+)>/g)])
    .flatMap(([, inside = '']) => inside.split('|'))
    .map((one) => {
      const [name = '', meaning = ''] = one.split(':');
      return { name, meaning };
    });

/** Classes that the engine gives by itself. */
const given = new Set(
  'country-pairs Strange Native Foreign Syllable Cap Low Number Code Roman Word Mark Open Close Break ordinals starts date person people actors bodies cells central-bodies represented past-office'.split(
    ' ',
  ),
);

/** What the engine itself looks tables up for: their names stand in its sources. */
const engineSource = ['server/facts', 'server/text', 'server']
  .flatMap((folder) => readdirSync(join(root, folder)).map((file) => join(root, folder, file)))
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');
