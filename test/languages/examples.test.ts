// Every line of every table is met in running text and is what is read there, and whole texts state exactly their facts.
import { describe, expect, it } from 'vitest';
import type { Span } from '#model/document';
import type { Extraction } from '#model/fact';
import type { LexiconEntry } from '#model/language';
import { readText } from '#server/documents/read';
import { createExtractor } from '#server/extractor';
import { type Carrier, readExamples } from '../../server/languages/examples.ts';

const engine = await createExtractor();

/** A table's line at its place in a carrier. */
interface Case {
  readonly entry: LexiconEntry;
  readonly text: string;
}

/** What the engine took from a case, with the place of the case in the text that it was read with. */
interface Read extends Case {
  readonly span: Span;
  readonly extraction: Extraction;
  /** Readings of what stands exactly at the form's place, and the pieces that it fell into. */
  readonly met: readonly { readonly class: string; readonly meaning: string; readonly entry: string }[];
  readonly pieces: readonly string[];
}

const perDocument = 40;

/** Many cases in one document, a paragraph each: what a document costs at all is paid once for all of them. */
function readAll(cases: readonly Case[], language: string, together = perDocument): Read[] {
  const reads: Read[] = [];
  for (let from = 0; from < cases.length; from += together)
    reads.push(...readTogether(cases.slice(from, from + together), language));
  return reads;
}

function readTogether(cases: readonly Case[], language: string): Read[] {
  let text = '';
  const places = cases.map((one) => {
    const start = text.length + (text ? 2 : 0);
    text += (text ? '\n\n' : '') + one.text.replaceAll('{form}', () => one.entry.form);
    const form = start + one.text.indexOf('{form}');
    const met: Read['met'][number][] = [];
    const pieces: string[] = [];
    return { span: { start, end: text.length }, form: { start: form, end: form + one.entry.form.length }, met, pieces };
  });
  const document = { ...readText(text), language };
  let at = 0;
  const extraction = engine.extract(document, {
    made: () => undefined,
    read: ({ items }) => {
      for (const item of items) {
        while ((places[at]?.span.end ?? Number.POSITIVE_INFINITY) <= item.start) at++;
        const place = places[at];
        if (!place || item.end <= place.form.start || item.start >= place.form.end) continue;
        place.pieces.push(document.text.slice(item.start, item.end));
        if (item.start === place.form.start && item.end === place.form.end) place.met.push(...item.readings);
      }
    },
  });
  expect(document.text).toBe(text);
  return cases.map((one, i) => ({ ...one, ...(places[i] as (typeof places)[number]), extraction }));
}

const isMet = ({ entry: { table, meaning }, met }: Read) =>
  met.some((one) => one.class === table && one.meaning === meaning && one.entry !== '');

/** Whether the line is among what the mentions and facts of its paragraph lean on. */
function isTraced({ entry: { table, form }, span, extraction: { mentions, facts } }: Read): boolean {
  const inside = ({ start, end }: Span) => start >= span.start && end <= span.end;
  const name = `${table}:${form}`;
  return (
    mentions.some((mention) => inside(mention) && mention.lexicon.includes(name)) ||
    facts.some(({ evidence }) => evidence.some((one) => inside(one.span) && one.lexicon.includes(name)))
  );
}

const told = ({ table, form, meaning }: LexiconEntry) => `${table}: “${form}” (${meaning})`;

describe.each(engine.packs)('the tables of $code', ({ code, entries }) => {
  const { carriers, texts } = readExamples(code);
  const plain = carriers.filter(({ traced }) => !traced);
  const fits = ({ table, meanings }: Carrier, entry: LexiconEntry) =>
    table === entry.table && (!meanings || meanings.includes(entry.meaning));
  const plainOf = (entry: LexiconEntry) =>
    (plain.find((one) => fits(one, entry)) ?? plain.find(({ table }) => table === '*'))?.text ?? '{form}';

  it('are met line by line in running text', () => {
    const cases = entries.map((entry) => ({ entry, text: plainOf(entry) }));
    const left = readAll(cases, code).filter((read) => !isMet(read));
    const missed = readAll(left, code, 1).filter((read) => !isMet(read));
    expect(missed.map(({ entry, pieces }) => `${told(entry)} falls into “${pieces.join('”, “')}”`)).toEqual([]);
  });

  it('are not met inside longer words', () => {
    const cases = entries
      .filter(({ form }) => /\p{L}$/u.test(form))
      .map((entry) => ({ entry, text: plainOf(entry).replaceAll('{form}', '{form}xq') }));
    expect(
      readAll(cases, code)
        .filter(isMet)
        .map(({ entry }) => told(entry)),
    ).toEqual([]);
  });

  it('are what is read, line by line, where they name things or say what happened', () => {
    const framesOf = (entry: LexiconEntry) => carriers.filter((one) => one.traced && fits(one, entry));
    let open = entries.filter((entry) => framesOf(entry).length > 0);
    expect(open.length).toBeGreaterThan(0);
    for (const together of [perDocument, 1])
      for (let i = 0; open.some((entry) => framesOf(entry)[i]); i++) {
        const cases = open.flatMap((entry) => {
          const frame = framesOf(entry)[i];
          return frame ? [{ entry, text: frame.text }] : [];
        });
        const read = new Set(
          readAll(cases, code, together)
            .filter(isTraced)
            .map(({ entry }) => entry),
        );
        open = open.filter((entry) => !read.has(entry));
      }
    // A line that is listed here is a mistake, or its table needs a further frame in `examples.jsonl`.
    expect(open.map(told)).toEqual([]);
  });

  it('and rules give each whole example exactly its facts', () => {
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
