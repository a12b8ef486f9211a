// One order of texts, by their code units: the same on every machine and in every language.

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const compareIds = (a: { readonly id: string }, b: { readonly id: string }): number => compare(a.id, b.id);

/** How many of so many places come before something, where all that do stand in front of all that do not. */
export function countBefore(length: number, isBefore: (at: number) => boolean): number {
  let low = 0;
  for (let high = length; low < high; ) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Plain JSON with the keys of all its objects in order, so that what says the same is the same text. */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => compare(a, b));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
