// All names in memory, found by the beginnings of their words. Ranks by how well the words fit, then by degree.
import { foldName } from '#model/fold';
import type { LanguageCode } from '#model/language';
import type { Label } from '#model/ontology';
import type { NodeView, SearchHit } from '#model/view';
import { type Fit, fits, fitWord, isSlipOf, type NameWord, readWords } from './name-words.ts';

export interface NamedNode {
  readonly node: NodeView;
  readonly names: readonly { readonly form: string; readonly language: LanguageCode | null }[];
}

export interface NameIndex {
  find(
    question: string,
    options: { readonly types: readonly Label[] | null; readonly titles: readonly string[] },
  ): SearchHit[];
}

interface Form {
  readonly node: NodeView;
  readonly form: string;
  readonly language: LanguageCode | null;
  readonly words: readonly NameWord[];
}

interface Match {
  readonly form: Form;
  readonly score: number;
}

export function createNameIndex(named: readonly NamedNode[]): NameIndex {
  const forms = named.flatMap(({ node, names }) => [
    ...names.map(({ form, language }) => ({ node, form, language, words: readWords(form) })),
    ...(names.some(({ form }) => form === node.name)
      ? []
      : [{ node, form: node.name, language: null, words: readWords(node.name) }]),
  ]);
  const vocabulary = createVocabulary(forms);
  return {
    find(question, { types, titles }) {
      const asked = withoutTitles(readWords(question), titles);
      if (asked.length === 0) return [];
      const allowed = (form: Form) => types === null || types.includes(form.node.type);
      const find = (words: readonly (readonly number[])[], score: (form: Form) => number | null): Match[] =>
        intersect(words).flatMap((at) => {
          const form = forms[at];
          const value = form && allowed(form) ? score(form) : null;
          return form && value !== null ? [{ form, score: value }] : [];
        });
      return rank(
        firstFound([
          () => find(asked.map(vocabulary.beginningWith), (form) => scoreWords(asked, form, fits.nameUnmarked)),
          () => find([vocabulary.beginningWith(joined(asked))], (form) => scoreJoined(asked, form)),
          () => find(asked.map(vocabulary.beginningWith), (form) => scoreWords(asked, form, fits.otherMarks)),
          () => find(asked.map(vocabulary.nearTo), (form) => scoreSlip(asked, form)),
          () => mostWords(asked, vocabulary, forms, allowed),
        ]),
      );
    },
  };
}

/** Words of the vocabulary, sorted, each with the forms that have it. */
interface Vocabulary {
  beginningWith(word: NameWord): readonly number[];
  nearTo(word: NameWord): readonly number[];
}

function createVocabulary(forms: readonly Form[]): Vocabulary {
  const formsOf = new Map<string, number[]>();
  forms.forEach(({ words }, at) => {
    // The whole name without gaps stands for `hanoi` as well as `Hà Nội`.
    for (const word of new Set([...words.map(({ plain }) => plain), words.map(({ plain }) => plain).join('')])) {
      const list = formsOf.get(word);
      if (list) list.push(at);
      else formsOf.set(word, [at]);
    }
  });
  const sorted = [...formsOf.keys()].sort();
  const gather = (words: Iterable<string>) => {
    const found = new Set<number>();
    for (const word of words) for (const at of formsOf.get(word) ?? []) found.add(at);
    return [...found];
  };
  return {
    beginningWith: ({ plain }) => gather(wordsFrom(sorted, plain)),
    nearTo: ({ plain }) => gather(sorted.filter((word) => word.startsWith(plain) || isSlipOf(plain, word))),
  };
}

function* wordsFrom(sorted: readonly string[], beginning: string): Generator<string> {
  let low = 0;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < beginning) low = middle + 1;
    else high = middle;
  }
  for (let word = sorted[low]; word?.startsWith(beginning); word = sorted[++low]) yield word;
}

function intersect(lists: readonly (readonly number[])[]): readonly number[] {
  const [first = [], ...rest] = [...lists].sort((a, b) => a.length - b.length);
  return rest.reduce((kept, list) => {
    const known = new Set(list);
    return kept.filter((at) => known.has(at));
  }, first);
}

function firstFound(searches: readonly (() => Match[])[]): Match[] {
  for (const search of searches) {
    const found = search();
    if (found.length > 0) return found;
  }
  return [];
}

/** The question without titles, where something else is left of it. */
function withoutTitles(asked: readonly NameWord[], titles: readonly string[]): readonly NameWord[] {
  const known = titles.map((title) => foldName(title).split(' ')).sort((a, b) => b.length - a.length);
  let rest = asked;
  for (let title = leading(rest, known); title; title = leading(rest, known)) rest = rest.slice(title.length);
  return rest.length > 0 ? rest : asked;
}

function leading(words: readonly NameWord[], titles: readonly (readonly string[])[]): readonly string[] | undefined {
  return titles.find((title) => title.length < words.length && title.every((part, at) => words[at]?.plain === part));
}

const joined = (words: readonly NameWord[]): NameWord => ({
  plain: words.map(({ plain }) => plain).join(''),
  letters: words.map(({ letters }) => letters).join(''),
  tone: '',
});

/**
 * 0.6 to 1 for a name that has all words, each for a word of its own; null where one has none, or fits less than `least`.
 *
 * The whole name counts more than a part of it, and words in the order of the name a little more than others.
 */
function scoreWords(asked: readonly NameWord[], { words }: Form, least: Fit): number | null {
  const places = assign(asked, words, (word, named) => {
    const fit = fitWord(word, named);
    return fit !== null && fit >= least ? fit : null;
  });
  if (!places) return null;
  const mean = places.reduce((sum, { fit }) => sum + fit, 0) / places.length;
  const isOrdered = places.every(({ at }, index) => index === 0 || at === (places[index - 1]?.at ?? 0) + 1);
  const isWhole = joined(asked).plain.length === joined(words).plain.length;
  return 0.6 + 0.3 * (mean / fits.same) + (isWhole ? 0.08 : 0) + (isOrdered ? 0.02 : 0);
}

interface Place {
  /** Which word of the question, and which of the name. */
  readonly index: number;
  readonly at: number;
  readonly fit: number;
}

/** The best fitting word of the name for each word asked, none twice; null where one is left without. */
function assign(
  asked: readonly NameWord[],
  named: readonly NameWord[],
  fitOf: (word: NameWord, named: NameWord) => number | null,
): Place[] | null {
  const taken = new Map<number, Place>();
  // Long words first: they have the least choice.
  const order = asked.map((word, index) => ({ word, index })).sort((a, b) => b.word.plain.length - a.word.plain.length);
  for (const { word, index } of order) {
    let best: Place | undefined;
    for (const [at, one] of named.entries()) {
      const fit = taken.has(at) ? null : fitOf(word, one);
      if (fit !== null && fit > (best?.fit ?? 0)) best = { index, at, fit };
    }
    if (!best) return null;
    taken.set(best.at, best);
  }
  return [...taken.values()].sort((a, b) => a.index - b.index);
}

function scoreJoined(asked: readonly NameWord[], { words }: Form): number | null {
  const [question, name] = [joined(asked).plain, joined(words).plain];
  if (name === question) return 0.75;
  return name.startsWith(question) ? 0.65 : null;
}

/** 0.5 for a name that has all words when one of them is forgiven a slip. */
function scoreSlip(asked: readonly NameWord[], { words }: Form): number | null {
  const slip = 0.5;
  const places = assign(asked, words, (word, named) => {
    if (named.plain.startsWith(word.plain)) return 1;
    return isSlipOf(word.plain, named.plain) ? slip : null;
  });
  return places && places.filter(({ fit }) => fit === slip).length === 1 ? 0.5 : null;
}

/** Up to 0.4 for names that have most of the words: the nearest that there is. */
function mostWords(
  asked: readonly NameWord[],
  vocabulary: Vocabulary,
  forms: readonly Form[],
  allowed: (form: Form) => boolean,
): Match[] {
  if (asked.length < 2) return [];
  const hits = new Map<number, number>();
  for (const word of asked) {
    for (const at of vocabulary.beginningWith(word)) hits.set(at, (hits.get(at) ?? 0) + 1);
  }
  const most = [...hits].filter(([at, count]) => {
    const form = forms[at];
    return count * 2 > asked.length && form !== undefined && count * 2 > form.words.length && allowed(form);
  });
  return most.flatMap(([at, count]) => {
    const form = forms[at];
    return form ? [{ form, score: (0.4 * count) / asked.length }] : [];
  });
}

/** One hit for each node, by its best name. */
function rank(matches: readonly Match[]): SearchHit[] {
  const best = new Map<string, Match>();
  for (const match of matches) {
    const known = best.get(match.form.node.id);
    if (!known || match.score > known.score) best.set(match.form.node.id, match);
  }
  return [...best.values()]
    .sort(
      (a, b) =>
        b.score - a.score ||
        b.form.node.degree - a.form.node.degree ||
        b.form.node.documents - a.form.node.documents ||
        (a.form.node.id < b.form.node.id ? -1 : 1),
    )
    .map(({ form, score }) => ({
      node: form.node,
      matched: form.form,
      language: form.language,
      score: Math.round(score * 1000) / 1000,
    }));
}
