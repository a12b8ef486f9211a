// All names in memory, found by the beginnings of their words. Ranks by how well the words fit, then by degree.
import { foldName } from '#model/fold';
import type { LanguageCode } from '#model/language';
import type { Label } from '#model/ontology';
import type { NodeView, SearchView } from '#model/view';
import { fits, fitWord, isSlipOf, type NameWord, readWords } from './name-words.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

export interface NamedNode {
  readonly node: NodeView;
  readonly names: readonly { readonly form: string; readonly language: LanguageCode | null }[];
}

interface SearchOptions {
  /** Null for all. */
  readonly types: readonly Label[] | null;
  /** Words that are passed over before a name. */
  readonly titles: readonly string[];
  readonly limit: number;
}

export interface NameIndex {
  find(question: string, options: SearchOptions): SearchView;
}

interface Form {
  /** Number of the node in the order of the index. */
  readonly owner: number;
  readonly form: string;
  readonly language: LanguageCode | null;
}

export function createNameIndex(named: readonly NamedNode[]): NameIndex {
  // Of nodes with equal match and degree the one that more documents name comes first.
  const nodes = [...named].sort((a, b) => b.node.documents - a.node.documents || (a.node.id < b.node.id ? -1 : 1));
  const forms = nodes.flatMap(({ node, names }, owner): Form[] => {
    const isKnown = names.some(({ form }) => form === node.name);
    const own = isKnown ? names : [...names, { form: node.name, language: null }];
    return own.map(({ form, language }) => ({ owner, form, language }));
  });
  const vocabulary = createVocabulary(forms.map(({ form }) => readWords(form)));
  return {
    find(question, { types, titles, limit }) {
      const asked = withoutTitles(readWords(question), titles);
      const allowed = (name: number) => {
        const type = nodes[forms[name]?.owner ?? 0]?.node.type;
        return type !== undefined && types?.includes(type) === true;
      };
      const search: Search = { asked, vocabulary, allowed: types === null ? () => true : allowed };
      const matches = asked.length > 0 ? findMatches(search) : new Matches();
      return rank(matches, forms, nodes, limit);
    },
  };
}

interface Search {
  readonly asked: readonly NameWord[];
  readonly vocabulary: Vocabulary;
  readonly allowed: (name: number) => boolean;
}

/** Names by number, each with a score from 0 to 1; two plain lists, since a short question has many. */
class Matches {
  readonly names: number[] = [];
  readonly scores: number[] = [];

  add(name: number, score: number): void {
    this.names.push(name);
    this.scores.push(score);
  }
}

/** What the strictest way of looking finds; the next one is tried only where there is nothing. */
function findMatches(search: Search): Matches {
  const { strict, loose } = findFitting(search);
  for (const find of [() => strict, () => findJoined(search), () => loose, () => findSlipped(search)]) {
    const found = find();
    if (found.names.length > 0) return found;
  }
  return findMost(search);
}

/** For each word asked: how each spelling of the vocabulary fits it, 0 where it does not. */
type Fitting = readonly Uint8Array[];

/**
 * 0.6 to 1 for a name that has all words, each for a word of its own; apart those where a word has other marks.
 *
 * The whole name counts more than a part of it, and words in the order of the name a little more than others.
 */
function findFitting({ asked, vocabulary, allowed }: Search): { readonly strict: Matches; readonly loose: Matches } {
  const fitting = asked.map((word) => {
    const row = new Uint8Array(vocabulary.words.length);
    for (const at of vocabulary.beginningWith(word.plain)) row[at] = fitOf(word, vocabulary.words[at]);
    return row;
  });
  const length = lengthOf(asked);
  const [strict, loose] = [new Matches(), new Matches()];
  assignAll(asked, fitting, vocabulary, (name, at, fit) => {
    if (!allowed(name)) return;
    let [sum, worst, isOrdered] = [0, Number.POSITIVE_INFINITY, true];
    for (let index = 0; index < asked.length; index++) {
      const own = fit[index] ?? 0;
      sum += own;
      if (own < worst) worst = own;
      if (index > 0 && at[index] !== (at[index - 1] ?? 0) + 1) isOrdered = false;
    }
    const isWhole = length === vocabulary.lengths[name];
    const score = 0.6 + (0.3 * sum) / asked.length / fits.same + (isWhole ? 0.08 : 0) + (isOrdered ? 0.02 : 0);
    (worst > fits.otherMarks ? strict : loose).add(name, score);
  });
  return { strict, loose };
}

const fitOf = (asked: NameWord, named: NameWord | undefined) => (named ? (fitWord(asked, named) ?? 0) : 0);
const lengthOf = (words: readonly NameWord[]) => words.reduce((sum, { plain }) => sum + plain.length, 0);

/** 0.5 for a name that has all words when one of them is forgiven a slip. */
function findSlipped({ asked, vocabulary, allowed }: Search): Matches {
  const [slip, right] = [1, 2];
  const fitting = asked.map(({ plain }) =>
    Uint8Array.from(vocabulary.words, (word) =>
      word.plain.startsWith(plain) ? right : isSlipOf(plain, word.plain) ? slip : 0,
    ),
  );
  const found = new Matches();
  assignAll(asked, fitting, vocabulary, (name, _at, fit) => {
    const slips = fit.reduce((sum, own) => sum + (own === slip ? 1 : 0), 0);
    if (slips === 1 && allowed(name)) found.add(name, 0.5);
  });
  return found;
}

/** 0.65 or 0.75 for a name that is or begins like the question, gaps left out on both sides. */
function findJoined({ asked, vocabulary, allowed }: Search): Matches {
  const question = asked.map(({ plain }) => plain).join('');
  const found = new Matches();
  for (const name of vocabulary.joinedBeginningWith(question)) {
    if (allowed(name)) found.add(name, vocabulary.lengths[name] === question.length ? 0.75 : 0.65);
  }
  return found;
}

/** Up to 0.4 for names that are mostly in the question, and it in them: the nearest that there is. */
function findMost({ asked, vocabulary, allowed }: Search): Matches {
  const counts = new Map<number, number>();
  for (const { plain } of asked) {
    const holding = new Set<number>();
    for (const word of vocabulary.beginningWith(plain)) {
      for (const name of vocabulary.holders[word] ?? []) holding.add(name);
    }
    for (const name of holding) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const found = new Matches();
  for (const [name, count] of counts) {
    const isMost = count * 2 > asked.length && count * 2 > (vocabulary.names[name]?.length ?? 0);
    if (isMost && allowed(name)) found.add(name, (0.4 * count) / asked.length);
  }
  return found;
}

/**
 * Tells the names that have a word for each word asked: for each, in the order of the question, which word of the
 * name stands for it and how well that fits. The two lists are used again for the next name.
 */
function assignAll(
  asked: readonly NameWord[],
  fitting: Fitting,
  vocabulary: Vocabulary,
  tell: (name: number, at: Uint8Array, fit: Uint8Array) => void,
): void {
  // Long words first: they have the least choice.
  const order = asked.map((_, index) => index).sort((a, b) => lengthAt(asked, b) - lengthAt(asked, a));
  const at = new Uint8Array(asked.length);
  const fit = new Uint8Array(asked.length);
  for (const name of rarestHolders(fitting, vocabulary)) {
    const words = vocabulary.names[name];
    if (words && assign(words, fitting, order, at, fit)) tell(name, at, fit);
  }
}

const lengthAt = (words: readonly NameWord[], at: number) => words[at]?.plain.length ?? 0;

/** Each name once that has a word for the one asked that fewest names have. */
function rarestHolders(fitting: Fitting, { holders }: Vocabulary): Iterable<number> {
  let best: { readonly count: number; readonly words: readonly number[] } | null = null;
  for (const row of fitting) {
    const words: number[] = [];
    let count = 0;
    row.forEach((fit, word) => {
      if (fit === 0) return;
      words.push(word);
      count += holders[word]?.length ?? 0;
    });
    if (best === null || count < best.count) best = { count, words };
  }
  const [only, ...more] = best?.words ?? [];
  if (only === undefined) return [];
  if (more.length === 0) return holders[only] ?? [];
  const all = new Set<number>();
  for (const word of [only, ...more]) for (const name of holders[word] ?? []) all.add(name);
  return all;
}

function assign(
  name: Uint32Array,
  fitting: Fitting,
  order: readonly number[],
  places: Uint8Array,
  fit: Uint8Array,
): boolean {
  // A name of more than 32 words is looked at in its first 32.
  let taken = 0;
  const words = Math.min(name.length, 32);
  for (const index of order) {
    const row = fitting[index];
    let best = -1;
    let most = 0;
    for (let at = 0; at < words; at++) {
      const value = row?.[name[at] ?? 0] ?? 0;
      if (value <= most || (taken & (1 << at)) !== 0) continue;
      best = at;
      most = value;
    }
    if (best < 0) return false;
    taken |= 1 << best;
    places[index] = best;
    fit[index] = most;
  }
  return true;
}

/** The question without titles, where something else is left of it. */
function withoutTitles(asked: readonly NameWord[], titles: readonly string[]): readonly NameWord[] {
  const known = titles.map((title) => foldName(title).split(' ')).sort((a, b) => b.length - a.length);
  let rest = asked;
  for (let title = leading(rest, known); title; title = leading(rest, known)) rest = rest.slice(title.length);
  return rest;
}

function leading(words: readonly NameWord[], titles: readonly (readonly string[])[]): readonly string[] | undefined {
  return titles.find((title) => title.length < words.length && title.every((part, at) => words[at]?.plain === part));
}

/** Score, degree and place in the index as one number, the better the higher: numbers sort faster than objects. */
const keyOf = (score: number, degree: number, owner: number) =>
  (Math.round(score * 1000) * 2 ** 20 + Math.min(degree, 2 ** 20 - 1)) * 2 ** 22 + (2 ** 22 - 1 - owner);

/** One hit for each node, by its best name. */
function rank(
  { names, scores }: Matches,
  forms: readonly Form[],
  nodes: readonly NamedNode[],
  limit: number,
): SearchView {
  const best = new Map<number, number>();
  for (let index = 0; index < names.length; index++) {
    const owner = forms[names[index] ?? 0]?.owner ?? 0;
    const known = best.get(owner);
    if (known === undefined || (scores[index] ?? 0) > (scores[known] ?? 0)) best.set(owner, index);
  }
  const keys = new Float64Array(best.size);
  let next = 0;
  for (const [owner, index] of best) keys[next++] = keyOf(scores[index] ?? 0, nodes[owner]?.node.degree ?? 0, owner);
  const first = keys.sort().reverse().subarray(0, limit);
  const hits = [...first].flatMap((key) => {
    const owner = 2 ** 22 - 1 - (key % 2 ** 22);
    const index = best.get(owner) ?? 0;
    const [found, form] = [nodes[owner], forms[names[index] ?? 0]];
    if (!found || !form) return [];
    const score = Math.round((scores[index] ?? 0) * 1000) / 1000;
    return [{ node: found.node, matched: form.form, language: form.language, score }];
  });
  return { hits, total: best.size };
}
