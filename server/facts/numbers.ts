// Numbers as congresses bear them.

const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };

/** 14 of `XIV`; null where it is none. */
export function romanToNumber(text: string): number | null {
  let total = 0;
  for (let i = 0; i < text.length; i++) {
    const here = values[text[i] ?? ''] ?? 0;
    total += here < (values[text[i + 1] ?? ''] ?? 0) ? -here : here;
  }
  return total > 0 ? total : null;
}
