// One spelling of a word for comparison: lower case, marks kept, one tone placement.

import { type Numbered, rememberByNumber } from './word-number.ts';

/** Tone marks of open `oa`, `oe`, `uy` at the end of a word, so that `Hoà` and `Hòa` are one. */
const tonePlacement = new Map(
  ['oa òóỏõọ àáảãạ', 'oe òóỏõọ èéẻẽẹ', 'uy ùúủũụ ỳýỷỹỵ'].flatMap((row) => {
    const [pair = '', first = '', second = ''] = row.split(' ');
    return [...second].map((vowel, tone) => [`${pair[0]}${vowel}`, `${first[tone]}${pair[1]}`] as const);
  }),
);

const newPlacement = /(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/gu;

const marked = /[àáảãạèéẻẽẹỳýỷỹỵ]/;

/** The lower-case text with old tone placement: `Uỷ ban` and `Ủy ban` are one. */
export function spellWord(word: string): string {
  const lower = word.toLowerCase();
  // Most words have nothing to be moved.
  return !marked.test(lower) ? lower : lower.replace(newPlacement, (pair) => tonePlacement.get(pair) ?? pair);
}

/** A name as its words, letters and digits only, marks kept, one tone placement. */
export function spellName(name: string): string {
  return spellWord(name.normalize('NFC'))
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Without any diacritics: `dang uy` of `Đảng ủy`. */
export function plainWord(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

/** Whether no letter of a word is a small one. */
export const isUpperCase = rememberByNumber(
  ({ text }: Numbered & { readonly text: string }): boolean => text === text.toUpperCase(),
);
