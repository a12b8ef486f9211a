// Examples are tests: each rule reads its own sentence and leaves its near miss alone.
import { describe, expect, it } from 'vitest';
import type { Span } from '#model/document';
import type { Rule } from '#model/language';
import { readText } from '#server/documents/read';
import { createExtractor } from '#server/extractor';

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

/**
 * Rules that another one outreaches in every sentence found so far, so that their own example does not show them at work.
 * The list may only become shorter.
 */
const shadowed = new Set([
  'en/organization-by-head',
  'en/party-by-name',
  'en/gathering-of',
  'id/organization-of-ministry',
  'id/party-by-name',
  'id/committee-of-ministry',
  'id/commission-by-name',
  'id/implements-as-told',
  'vi/commission-by-name',
  'vi/committee-of-area',
  'vi/congress-of-term',
]);

describe.each(engine.packs.map(({ code, rules }) => ({ code, rules })))('the rules of $code', ({ code, rules }) => {
  it('read their examples and spare their near misses', () => {
    const own = rules.filter(({ id }) => !shadowed.has(id));
    const faults = own.flatMap((rule) => faultsOf(rule, code).map((fault) => `${rule.id}: ${fault}`));
    expect(faults).toEqual([]);
  });
});
