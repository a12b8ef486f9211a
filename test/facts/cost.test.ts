// What reading costs grows with the length of a text and with nothing else, whatever the text is made of.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Document } from '#model/document';
import type { Extraction } from '#model/fact';
import type { DocumentId } from '#model/ids';
import { noNumber } from '#model/word-number';
import { readDocuments } from '#server/documents/read';
import { createExtractor, type Engine } from '#server/extractor';
import type { Item } from '#server/facts/item';
import { compilePattern, mostSteps } from '#server/facts/pattern';
import { findWord, readAs } from '#server/facts/reading';
import { hostileTexts } from '../helpers/hostile.ts';
import { root } from '../helpers/programs.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createExtractor();
});

/** An item that every part of a pattern takes, so that all ways through it are open. */
function itemForAll(pattern: string): Item {
  const classes = [...pattern.matchAll(/<([^<>]+)>/g)].flatMap(([, names = '']) => names.split('|'));
  const [word = 'x'] = [...pattern.matchAll(/(?:^| )(\p{Ll}+)/gu)].map(([, found = '']) => found);
  const readings = ['Cap', 'Word', ...classes].map((name) => {
    const [cls = '', meaning = ''] = name.split(':');
    return readAs(cls, meaning);
  });
  const token = { start: 0, end: 1, text: 'X', key: word, kind: 'word' as const, capital: true, number: noNumber };
  return {
    start: 0,
    end: 1,
    key: word,
    word: findWord(word),
    token,
    readings,
    signs: -1,
    features: [],
    thing: null,
    parts: [],
    captures: new Map(),
    rule: '',
  };
}

function costOf(pattern: string, length: number, syllabic = true): number {
  const compiled = compilePattern(pattern, syllabic);
  // Words are known by number once a rule asks for them.
  const items = Array.from({ length }, () => itemForAll(pattern));
  const costs = items.map((_, at) => {
    const meter = { steps: 0 };
    compiled.match(items, at, false, meter);
    return meter.steps;
  });
  return Math.max(...costs);
}

describe('a pattern over words', () => {
  it('is given up where it would go on for ever', () => {
    const endless = `${'( <a>* <a>* )* '.repeat(4)}<a> $`;
    expect(costOf(endless, 700)).toBeGreaterThan(mostSteps);
    expect(costOf(endless, 700)).toBeLessThan(mostSteps * 2);
  });

  it('costs the same in a long line as in a short one, for every rule', () => {
    for (const { rules, syllabic } of engine.packs) {
      for (const { id, pattern } of rules)
        expect(costOf(pattern, 120, syllabic), id).toBeLessThanOrEqual(costOf(pattern, 60, syllabic) * 1.1 + 20);
    }
  });
});

const documentOf = (text: string): Document => ({
  id: 'text' as DocumentId,
  hash: '',
  title: null,
  date: null,
  language: null,
  source: { path: null, url: null, publisher: null },
  text,
  paragraphs: [...text.matchAll(/[^\n]+/g)].map(([line], i, all) => ({
    start: all[i]?.index ?? 0,
    end: (all[i]?.index ?? 0) + line.length,
  })),
});

/** All that points into the text lies in it, in order, and says what stands there. */
function checkSpans(text: string, { sentences, mentions, facts, unused }: Extraction): void {
  let last = 0;
  for (const { start, end } of sentences) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    last = end;
  }
  expect(last).toBeLessThanOrEqual(text.length);
  for (const { start, end, form } of [...mentions, ...unused]) expect(text.slice(start, end)).toBe(form);
  for (const { span, sentence } of facts.flatMap(({ evidence }) => evidence)) {
    expect(span.start).toBeGreaterThanOrEqual(sentence.start);
    expect(span.end).toBeLessThanOrEqual(sentence.end);
    expect(sentence.end).toBeLessThanOrEqual(text.length);
  }
}

const words = [
  'đồng chí Nguyễn Văn An, Bí thư Đảng ủy tại Lào',
  'Hội nghị',
  'phát biểu tại',
  'Nghị quyết số 57-NQ/TW',
  'Sekretaris Komite Partai',
  'Duta Besar Vu Ho',
  'the Secretary of the Party Committee',
  'Ambassador John Smith said at the conference',
  'and',
  '(',
  '“',
  ', ',
  '. ',
  ';',
  '\n',
  '8/2/2026',
];
const odd = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  // Halves of surrogate pairs, by themselves and in the wrong order.
  fc.array(fc.integer({ min: 0xd7f0, max: 0xe010 }), { maxLength: 6 }).map((units) => String.fromCharCode(...units)),
  fc.integer({ min: 1, max: 300 }).map((marks) => `a${'\u0301'.repeat(marks)}`),
);

describe('a hostile text', () => {
  it('is read without an error, and nothing lies outside it', () => {
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 40 }), fc.constantFrom('', ' ', '\n'), (parts, between) => {
        const text = parts.join(between);
        checkSpans(text, engine.extract(documentOf(text)));
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['a tower of marks', `Bí thư Nguyễn Văn A${'\u0301\u0323'.repeat(100_000)} nói`],
    ['one word without an end', 'a'.repeat(1_000_000)],
    ['capitals without an end', 'Nguyễn '.repeat(60_000)],
    ['brackets that never close', '( “ '.repeat(50_000)],
    ['numbers without an end', '1.234.567.890'.repeat(20_000)],
    ['initials without an end', 'A.'.repeat(100_000)],
    ['hyphens without an end', 'Kay-xỏn-'.repeat(50_000)],
  ])('that is %s is read', { timeout: 120_000 }, (_, text) => {
    checkSpans(text, engine.extract(documentOf(text)));
  });

  it('of 10 MB on one line is read', { timeout: 600_000 }, () => {
    const text = [
      'a'.repeat(8_500_000),
      '( “ '.repeat(100_000),
      `${words.join(' ')} `.repeat(5_000),
      '\ud800'.repeat(300_000),
    ]
      .join(' ')
      .replaceAll('\n', ' ')
      .replaceAll('. ', ' ');
    expect(text.length).toBeGreaterThan(10_000_000);
    checkSpans(text, engine.extract(documentOf(text)));
  });
});

describe('the same bytes', () => {
  it('say the same in any order and to another engine', async () => {
    const documents: Document[] = [];
    for await (const one of readDocuments([`${root}/samples`])) if (!('stage' in one)) documents.push(one);
    expect(documents.length).toBeGreaterThanOrEqual(20);
    const readBy = (one: Engine, list: readonly Document[]) =>
      new Map(list.map((document) => [document.id, JSON.stringify(one.extract(document))]));
    const forwards = readBy(engine, documents);
    const backwards = readBy(await createExtractor(), [...documents].reverse());
    for (const [id, said] of forwards) expect(backwards.get(id), id).toBe(said);
  });
});
