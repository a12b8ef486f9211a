// `examples.jsonl` of a language: carriers, in which each line of a table is met in running text, and whole texts with
// exactly the facts that they state.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { failAt } from './tables.ts';

const carrier = z.strictObject({
  table: z.string().min(1),
  meanings: z.array(z.string().min(1)).min(1).optional(),
  text: z.string().includes('{form}'),
  traced: z.literal(true).optional(),
});
const whole = z.strictObject({ text: z.string().min(1), facts: z.array(z.string().min(1)) });

/** `meanings`: for lines that mean one of these only. `traced`: the line is among the lexicon entries of what was read. */
export type Carrier = z.infer<typeof carrier>;
/** `facts` as `Trần Văn Nam HOLDS_ROLE secretary Đảng ủy Bộ Ngoại giao`; none for a near miss. */
export type WholeExample = z.infer<typeof whole>;

export interface Examples {
  /** The carrier of the table `*` is for all that have none of their own; a line with traced ones is read in one of them. */
  readonly carriers: readonly Carrier[];
  readonly texts: readonly WholeExample[];
}

/** Errors: `bad-configuration` with file and line. */
export function readExamples(code: string): Examples {
  const path = join(fileURLToPath(new URL('.', import.meta.url)), code, 'examples.jsonl');
  const carriers: Carrier[] = [];
  const texts: WholeExample[] = [];
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const value = parse(path, i + 1, line);
    const [asCarrier, asWhole] = [carrier.safeParse(value), whole.safeParse(value)];
    if (asCarrier.success) carriers.push(asCarrier.data);
    else if (asWhole.success) texts.push(asWhole.data);
    else failAt(path, i + 1, 'A line has a “table” and a “text” with “{form}”, or a “text” and its “facts”.');
  }
  return { carriers, texts };
}

function parse(path: string, line: number, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return failAt(path, line, `The line is no JSON: ${(error as Error).message}.`);
  }
}
