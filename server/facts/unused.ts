// Names in capitals that the document holds and its facts do not, each with the reason: what a reader asks first when
// something is missing.
import type { Mention, Unused, UnusedReason } from '#model/fact';
import type { Token } from '#model/text';
import { type Item, isOf, type Line } from './item.ts';

/** Tables whose entries are names or parts of names; any other entry is an ordinary word, capital or not. */
const names = new Set(['family-names', 'middle-names', 'countries', 'cities', 'venues', 'organizations', 'parties']);

/** In the order of the text; no two overlap. */
export function findUnused(
  lines: readonly Line[],
  mentions: readonly Mention[],
  text: string,
  syllabic: ReadonlySet<string>,
): Unused[] {
  const covered = new Uint8Array(text.length + 1);
  /** The ends of mentions by their starts. */
  const exact = new Map<number, number[]>();
  const used = new Set(mentions.map(({ form }) => form));
  for (const { start, end } of mentions) {
    covered.fill(1, start, end);
    const ends = exact.get(start);
    if (ends) ends.push(end);
    else exact.set(start, [end]);
  }
  return lines.flatMap((line) => {
    const found: Unused[] = [];
    const add = (start: number, end: number, reason: UnusedReason) =>
      found.push({ start, end, form: text.slice(start, end), reason });
    for (const { item, inNamed } of thingsIn(line)) {
      if (exact.get(item.start)?.includes(item.end) || !isNamed(item)) continue;
      const last = found.at(-1);
      if (last && item.start < last.end) continue;
      const inside = covered[item.start] === 1 && covered[item.end - 1] === 1;
      // What counts elsewhere is not missed here.
      if (inside && used.has(text.slice(item.start, item.end))) continue;
      add(item.start, item.end, inside ? 'part-of-name' : inNamed ? 'named-after' : reasonOf(item, line));
    }
    if (!mayHaveRun(line, covered)) return found;
    const seen = new Seen(line);
    const told = found.length;
    for (const run of runsOf(line, seen, covered, syllabic.has(line.sentence.language))) {
      const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
      if (!found.slice(0, told).some((one) => start < one.end && one.start < end))
        add(start, end, whyNot(run, line, seen));
    }
    return found.sort((a, b) => a.start - b.start);
  });
}

function reasonOf({ thing, start, end }: Item, { sentence, items }: Line): UnusedReason {
  if (sentence.shouted) return 'heading';
  if (thing?.bare) return 'short-form';
  const alone = items.length <= 2 && start === sentence.start && end >= sentence.end - 1;
  return alone ? 'heading' : 'no-relation';
}

function whyNot([first]: readonly Token[], { sentence }: Line, { leaves, from }: Seen): UnusedReason {
  if (first && !leaves.has(first.start)) return first.start < from ? 'dateline' : 'credit';
  return sentence.shouted ? 'heading' : 'unknown';
}

function isNamed(item: Item): boolean {
  return isOf(item, 'Cap') || hasCapital(item);
}

const hasCapital = ({ token, parts }: Item): boolean =>
  parts.length === 0 ? token?.capital === true : parts.some(hasCapital);

interface Named {
  readonly item: Item;
  /** Within the name of what was named after it. */
  readonly inNamed: boolean;
}

/** All that a line names, each before what it is made of. */
function thingsIn({ items }: Line): readonly Named[] {
  const things: Named[] = [];
  const visit = (item: Item, inNamed: boolean) => {
    const within = inNamed || isOf(item, 'named-after');
    if (item.thing) things.push({ item, inNamed: within });
    for (const part of item.parts) visit(part, within);
  };
  for (const item of items) visit(item, false);
  return things;
}

/** What the items of a line are made of. */
class Seen {
  /** Starts of all tokens that were read, of those that are ordinary words, and where reading began. */
  readonly leaves = new Map<number, Item>();
  readonly ordinary = new Set<number>();
  from = Number.POSITIVE_INFINITY;

  constructor({ items }: Line) {
    for (const item of items) this.#visit(item, false);
  }

  #visit(item: Item, inOrdinary: boolean): void {
    const isOrdinary = inOrdinary || item.readings.some(({ class: table, entry }) => entry !== '' && !names.has(table));
    if (item.parts.length === 0) {
      this.leaves.set(item.start, item);
      this.from = Math.min(this.from, item.start);
      if (isOrdinary) this.ordinary.add(item.start);
    }
    for (const part of item.parts) this.#visit(part, isOrdinary);
  }
}

const isUncovered = ({ capital, kind, start }: Token, covered: Uint8Array): boolean =>
  capital && kind === 'word' && covered[start] === 0;

/** Whether a word in capitals besides the first, which says nothing by itself, is in no mention. */
const mayHaveRun = ({ sentence: { tokens } }: Line, covered: Uint8Array): boolean =>
  tokens.some((token, i) => i > 0 && isUncovered(token, covered));

/** Words in capitals side by side that no mention covers and no lexicon knows as ordinary. */
function runsOf({ sentence }: Line, { leaves, ordinary }: Seen, covered: Uint8Array, syllabic: boolean): Token[][] {
  const runs: Token[][] = [];
  let run: Token[] = [];
  const close = () => {
    const [first] = run;
    if (first && (run.length > 1 || isTelling(first))) runs.push(run);
    run = [];
  };
  // A sentence begins with a capital whatever its first word is, a credit with the word for it, and where words are
  // written by syllables one alone is a word like `Đoàn`.
  const isTelling = (token: Token) => {
    const leaf = leaves.get(token.start);
    if (token === sentence.tokens[0] || token.text.length < 2) return false;
    return leaf
      ? !syllabic || isOf(leaf, 'Foreign')
      : sentence.tokens[sentence.tokens.indexOf(token) + 1]?.text !== ':';
  };
  for (const token of sentence.tokens) {
    const last = run.at(-1);
    const isName = isUncovered(token, covered) && !ordinary.has(token.start) && !/^[IVXL]+$/.test(token.text);
    if (last && (!isName || token.start - last.end > 1 || leaves.has(last.start) !== leaves.has(token.start))) close();
    if (isName) run.push(token);
  }
  close();
  return runs;
}
