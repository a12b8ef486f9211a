// Answers about words are kept, and nothing else is.
import { expect, it } from 'vitest';
import { remember } from '#model/remember';

function counted() {
  const asked: string[] = [];
  const tell = remember((word) => {
    asked.push(word);
    return word.length;
  });
  return { asked, tell };
}

it('a word is worked out once', () => {
  const { asked, tell } = counted();
  expect(['một', 'hai', 'một'].map(tell)).toEqual([3, 3, 3]);
  expect(asked).toEqual(['một', 'hai']);
});

it('a long word, which would keep its text alive, is worked out each time', () => {
  const { asked, tell } = counted();
  expect(['Staatssekretär', 'Staatssekretär'].map(tell)).toEqual([14, 14]);
  expect(asked).toHaveLength(2);
});

it('however many words there are, it keeps telling the same of each', () => {
  const { tell } = counted();
  const words = Array.from({ length: 100_000 }, (_, i) => `w${i}`);
  expect([...words, ...words].filter((word) => tell(word) !== word.length)).toEqual([]);
});
