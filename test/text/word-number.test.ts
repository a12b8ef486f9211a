// Words have numbers so that what depends on a word alone is found fast. What is read may not depend on who has one.
import { beforeEach, expect, it, vi } from 'vitest';
import { noNumber, numberedWords, rememberByNumber } from '#model/word-number';
import { readDocuments } from '#server/documents/read';
import { root } from '../helpers/programs.ts';

beforeEach(() => {
  vi.resetModules();
});

/** As many different words as have numbers, cut before anything else is. */
async function useUpNumbers(): Promise<void> {
  const { lettersOf, tokenize } = await import('#server/text/tokens');
  for (let i = 0; i <= numberedWords; i++) {
    const word = [...i.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('');
    tokenize(lettersOf(`z${word}`), 0, word.length + 1);
  }
}

async function read(): Promise<string> {
  const { createExtractor } = await import('#server/extractor');
  const engine = await createExtractor();
  const read: unknown[] = [];
  for await (const document of readDocuments([`${root}/samples`]))
    read.push('stage' in document ? document : engine.extract(document));
  return JSON.stringify(read);
}

it('gives the same words the same number, and different ones different numbers', async () => {
  const { lettersOf, tokenize } = await import('#server/text/tokens');
  const text = "Đảng uỷ và Đảng ủy, Bộ và bộ: it's 5 và 5th";
  const numbers = new Map<string, Set<number>>();
  for (const { kind, text: word, number } of tokenize(lettersOf(`${text} ${text}`), 0, text.length * 2 + 1))
    numbers.set(`${kind} ${word}`, (numbers.get(`${kind} ${word}`) ?? new Set()).add(number));
  expect([...numbers.values()].every((own) => own.size === 1)).toBe(true);
  expect(new Set([...numbers.values()].map(([number]) => number)).size).toBe(numbers.size);
});

it('gives none to long words, nor to any once they are used up', async () => {
  const { lettersOf, tokenize } = await import('#server/text/tokens');
  const numberOf = (word: string) => tokenize(lettersOf(word), 0, word.length)[0]?.number;
  expect(numberOf('representatives')).toBe(noNumber);
  expect(numberOf('mission')).toBeGreaterThanOrEqual(0);
  await useUpNumbers();
  expect(numberOf('committee')).toBe(noNumber);
  expect(numberOf('mission')).toBeGreaterThanOrEqual(0);
});

it('reads the same where no word has a number', async () => {
  const numbered = await read();
  expect(numbered.length).toBeGreaterThan(10_000);
  vi.resetModules();
  await useUpNumbers();
  expect(await read()).toBe(numbered);
});

it('works out once what is told of a word with a number', () => {
  const tell = vi.fn(({ number }: { readonly number: number }) => number * 2);
  const told = rememberByNumber(tell);
  expect([told({ number: 3 }), told({ number: 3 }), told({ number: 0 })]).toEqual([6, 6, 0]);
  expect(tell).toHaveBeenCalledTimes(2);
  expect([told({ number: noNumber }), told({ number: noNumber })]).toEqual([-2, -2]);
  expect(tell).toHaveBeenCalledTimes(4);
});
