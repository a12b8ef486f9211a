// Where in a query something is wrong, from the words of the engine: a line and a column, or a word that it names.

export interface Place {
  readonly from: number;
  readonly to: number;
}

/** The place that the message names, or null where it names none. */
export function placeOf(message: string, query: string): Place | null {
  const [, line, column] = /\(line (\d+), column (\d+)\)/.exec(message) ?? [];
  if (line && column) {
    const lines = query.split('\n');
    const at = Math.min(lines.length, Math.max(1, Number(line))) - 1;
    const start = lines.slice(0, at).reduce((sum, one) => sum + one.length + 1, 0);
    const from = start + Math.min(Number(column) - 1, lines[at]?.length ?? 0);
    const word = /^[\w$]+|^./.exec(query.slice(from))?.[0].length ?? 0;
    // At the very end there is nothing to underline but what stands before.
    return word > 0 ? { from, to: from + word } : { from: Math.max(0, from - 1), to: from };
  }
  for (const [, name = ''] of message.matchAll(/['`"]([\w$]+)['`"]/g)) {
    const from = query.search(new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?!\\w)`));
    if (from >= 0) return { from, to: from + name.length };
  }
  return null;
}
