// How names are compared: with their marks where they have them, without where they have none.
import { foldName } from '#model/fold';

/**
 * Whether the one is the other with its marks left out: `bui thanh son` of `bùi thanh sơn`. A name with some marks has
 * all of its own: `Nguyễn Văn An` is not `Nguyễn Văn Ân`.
 */
export function isPlainerSpelling(plain: string, full: string): boolean {
  return plain !== full && !/[^\p{ASCII}]/u.test(plain) && plain === foldName(full);
}

export const countWords = (folded: string): number => (folded === '' ? 0 : folded.split(' ').length);

/** `ASEAN`, `UNESCO`: one word that is a name by itself. */
export const isAcronym = (name: string): boolean => /^\p{Lu}[\p{Lu}\p{N}-]{2,}$/u.test(name);

/** A name that says which of a series it is: `Hội nghị Ngoại giao lần thứ 32`, `Đại hội XIV`, `29th meeting`. */
export function isNumbered(name: string): boolean {
  return /(?<!\p{L})(?:\p{Nd}+(?:st|nd|rd|th)?|(?=[IVXL]{2})[IVXL]+)(?!\p{L})/u.test(name);
}

export function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
