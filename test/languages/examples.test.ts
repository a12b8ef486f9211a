// Every line of every table is met in running text, and whole texts state exactly their facts.
import { describe, expect, it } from 'vitest';
import type { LexiconEntry } from '#model/language';
import { readText } from '#server/documents/read';
import { createExtractor } from '#server/extractor';
import { readExamples } from '../../server/languages/examples.ts';

const engine = await createExtractor();

/** What stands at a form's place in its carrier: the item that spans it, or the pieces that it fell into. */
function fallsInto({ form, table, meaning }: LexiconEntry, carrier: string, language: string): string | null {
  const start = carrier.indexOf('{form}');
  const document = { ...readText(carrier.replace('{form}', () => form)), language };
  const end = start + form.length;
  let isMet = false;
  const pieces: string[] = [];
  engine.extract(document, {
    made: () => undefined,
    read: ({ items }) => {
      for (const item of items) {
        if (item.end <= start || item.start >= end) continue;
        pieces.push(document.text.slice(item.start, item.end));
        const own = item.readings.filter((one) => one.class === table && one.entry !== '' && one.meaning === meaning);
        isMet ||= item.start === start && item.end === end && own.length > 0;
      }
    },
  });
  return isMet ? null : `${table}: “${form}” falls into “${pieces.join('”, “')}”`;
}

describe.each(engine.packs)('the tables of $code', ({ code, entries }) => {
  it('are met line by line in running text', () => {
    const { carriers } = readExamples(code);
    const carrierOf = (table: string) =>
      (carriers.find((one) => one.table === table) ?? carriers.find((one) => one.table === '*'))?.text ?? '{form}';
    expect(entries.flatMap((entry) => fallsInto(entry, carrierOf(entry.table), code) ?? [])).toEqual([]);
  });

  it('and rules give each whole example exactly its facts', () => {
    const { texts } = readExamples(code);
    expect(texts.some(({ facts }) => facts.length > 0)).toBe(true);
    expect(texts.some(({ facts }) => facts.length === 0)).toBe(true);
    for (const { text, facts } of texts) expect([text, factsOf(text, code)]).toEqual([text, [...facts].sort()]);
  });
});

function factsOf(text: string, language: string): string[] {
  const { entities, facts } = engine.extract({ ...readText(text), language });
  const nameOf = (wanted: string) => entities.find(({ id }) => id === wanted)?.name ?? wanted;
  return facts
    .map((fact) => {
      const role = fact.type === 'HOLDS_ROLE' ? ` ${fact.role}` : '';
      return `${nameOf(fact.from)} ${fact.type}${role} ${nameOf(fact.to)}`;
    })
    .sort();
}
