// Lexicon entries by the words that they consist of. A trie over words: it cannot hit inside a word, and finding costs
// no more than the longest entry, however many there are.
import type { LexiconEntry } from '#model/language';
import { remember } from '#model/remember';
import { isUpperCase, plainWord } from '#model/spelling';
import type { Token } from '#model/text';
import { rememberByNumber } from '#model/word-number';
import { type Given, giveReadings } from './item.ts';
import { type Reading, readAs } from './reading.ts';
import { spellingsOf } from './spellings.ts';

interface Leaf {
  readonly reading: Reading;
  /** Whether the text must begin with a capital, too. */
  readonly capital: boolean;
  /** All in capitals: `NAM` is no name, and `Nam` no movement. */
  readonly acronym: boolean;
}

interface Branch {
  /** Null where no entry goes on: most end with their first word. */
  next: Map<string, Branch> | null;
  leaves: Leaf[] | null;
  /** How many words lead here. */
  readonly length: number;
  /** What a text can mean, by the letters that it is in, as far as one was found; null for nothing. */
  fitting: (Hit | null)[] | null;
}

const branchAfter = (length: number): Branch => ({ next: null, leaves: null, length, fitting: null });

export interface Hit extends Given {
  /** Number of tokens. */
  readonly length: number;
}

export class Lexicon {
  readonly #root = branchAfter(0);
  /** Where the entries go on that begin with a token. */
  readonly #begun = rememberByNumber((token: Token): Branch | null => this.#root.next?.get(this.keyOf(token)) ?? null);
  readonly #alone = rememberByNumber((token: Token): Branch | null => this.#branchOf(token));
  readonly #folded: boolean;
  readonly lenient: boolean;

  /** `folded` compares without diacritics; `lenient` finds single words that are written with them here and not there. */
  constructor(
    entries: readonly LexiconEntry[],
    cut: (form: string) => readonly Token[],
    folded: boolean,
    lenient = false,
  ) {
    this.#folded = folded;
    this.lenient = lenient;
    const formsOf = spellingsOf(entries);
    for (const entry of entries) for (const form of formsOf(entry)) this.#add(entry, cut(form));
  }

  #add({ table, form, meaning, note }: LexiconEntry, tokens: readonly Token[]): void {
    let branch = this.#root;
    for (const token of tokens) {
      const key = this.keyOf(token);
      branch.next ??= new Map();
      let next = branch.next.get(key);
      if (!next) {
        next = branchAfter(branch.length + 1);
        branch.next.set(key, next);
      }
      branch = next;
    }
    const capital = (tokens[0]?.capital ?? false) && !/\bany_case\b/.test(note);
    const acronym = tokens.length === 1 && /^\p{Lu}{2,}$/u.test(form) && !/\bany_case\b/.test(note);
    const leaf: Leaf = { reading: readAs(table, meaning, `${table}:${form}`, note), capital, acronym };
    const leaves = branch.leaves ?? [];
    const isKnown = ({ reading, ...other }: Leaf) =>
      reading.class === table && reading.meaning === meaning && other.capital === capital && other.acronym === acronym;
    if (!leaves.some(isKnown)) branch.leaves = [...leaves, leaf];
  }

  keyOf(token: Token): string {
    return this.#folded && token.kind === 'word' ? plain(token.text) : token.key;
  }

  /** The longest entry that begins at a token and ends before another, or null; the same one every time. */
  find(tokens: readonly Token[], at: number, end = tokens.length): Hit | null {
    const first = tokens[at] as Token;
    let branch = at < end ? this.#begun(first) : null;
    let best: Hit | null = null;
    for (let next = at + 1; branch; next++) {
      best = (branch.leaves && fitting(branch, first)) ?? best;
      if (next >= end || branch.next === null) break;
      branch = branch.next.get(this.keyOf(tokens[next] as Token)) ?? null;
    }
    return best;
  }

  /** What a single word can be by itself. */
  lookUp(token: Token): readonly Reading[] {
    const branch = this.#alone(token);
    return (branch?.leaves && fitting(branch, token)?.readings) || none;
  }

  #branchOf(token: Token): Branch | null {
    const exact = this.#begun(token);
    if (exact?.leaves || !this.lenient || isAscii(token.text)) return exact;
    return this.#root.next?.get(plain(token.text)) ?? null;
  }
}

const none: readonly Reading[] = [];
const isAscii = (word: string) => /^[\x20-\x7e]*$/.test(word);
const plain = remember(plainWord);

/** What a text that begins with a token in these letters can mean. */
function fitting(branch: Branch, first: Token): Hit | null {
  const { capital } = first;
  const isShouted = branch.length > 1 || (capital && isUpperCase(first));
  const at = (capital ? 2 : 0) + (isShouted ? 1 : 0);
  branch.fitting ??= [];
  const known = branch.fitting[at];
  if (known !== undefined) return known;
  const readings = (branch.leaves ?? [])
    .filter((leaf) => (capital || !leaf.capital) && (isShouted || !leaf.acronym))
    .map(({ reading }) => reading);
  const { isFunctionWord, isName, joined } = giveReadings(readings);
  const hit = readings.length > 0 ? { readings, isFunctionWord, isName, joined, length: branch.length } : null;
  branch.fitting[at] = hit;
  return hit;
}
