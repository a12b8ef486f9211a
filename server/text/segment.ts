// Document → Text: sentences and tokens with offsets, and the language of each.
import type { Document, Span } from '#model/document';
import type { LanguageCode } from '#model/language';
import { isUpperCase } from '#model/spelling';
import type { Sentence, Text, Token } from '#model/text';
import {
  addCounts,
  countWords,
  guessByLetters,
  noWords,
  scoreLanguages,
  type WordCounts,
  type WordIndex,
} from './language.ts';
import { lettersOf, tokenize } from './tokens.ts';

export interface SegmentOptions {
  /** Words of each language by which it is known, as `indexWords` gives them. */
  readonly functionWords: WordIndex;
  /** Letters that only one of them has, as `lettersOfEach` gives them. */
  readonly letters: ReadonlyMap<LanguageCode, ReadonlySet<string>>;
  /** Keys of words whose full stop does not end a sentence: `ts`, `prof`, `no`. */
  readonly abbreviations: ReadonlySet<string>;
  /** Languages that are written with diacritics, so that their absence says something. */
  readonly marked: ReadonlySet<LanguageCode>;
}

/** With fewer function words than this share of all words, letters tell more: `a` may be a word or a name. */
const shareToTell = 0.15;
/** A line needs this many words before its language may differ from the document's. */
const wordsToDisagree = 8;
/** A sentence of this many words without a diacritic was typed without them, whatever stands around it. */
const wordsToBePlain = 6;

/**
 * The sentences of a document, in order; together they hold all its tokens.
 *
 * Shapes: sentences do not overlap; a paragraph's end is a sentence's end, unless the line goes on in lower case.
 * Units:  offsets count UTF-16 code units of the document's text.
 * Errors: none; a text without a known word is in the first language.
 */
export function segmentText(document: Document, options: SegmentOptions): Text {
  const { functionWords } = options;
  const sum = noWords(functionWords);
  const letters = lettersOf(document.text);
  const paragraphs = joinLines(document).map(({ start, end }) => {
    const tokens = tokenize(letters, start, end);
    const counts = countWords(tokens, functionWords);
    addCounts(sum, counts);
    return { tokens, counts };
  });
  const all = scoreLanguages(sum, functionWords);
  const known = functionWords.languages;
  const declared = document.language !== null && known.includes(document.language) ? document.language : null;
  const isWeak = all.share < shareToTell;
  const byLetters = isWeak
    ? guessByLetters(
        paragraphs.flatMap(({ tokens }) => tokens),
        options.letters,
      )
    : null;
  const language = declared ?? byLetters ?? all.language ?? known[0] ?? '';
  const sentences: Sentence[] = [];
  for (const { tokens, counts } of paragraphs) {
    const own = languageOfLine(counts, language, functionWords);
    const isMarked = options.marked.has(own);
    const unmarked = isMarked && isUnmarked(tokens);
    cutSentences(tokens, options.abbreviations).forEach((part, i) => {
      const plain = unmarked || (isMarked && isUnmarked(part) && part.filter(isWord).length >= wordsToBePlain);
      const opens = i === 0;
      const listed = opens && tokens[0] !== part[0] && tokens[0]?.text !== '|';
      sentences.push(toSentence(part, own, plain, opens, listed));
    });
  }
  return { document, language, sentences };
}

const marked = /[^\p{ASCII}\p{P}\p{S}]/u;
const isUnmarked = (tokens: readonly Token[]) => !tokens.some(({ text }) => marked.test(text));
const isWord = ({ kind }: Token) => kind === 'word';

/** A line that goes on in lower case belongs to the one before it: texts are wrapped anywhere. */
function joinLines({ text, paragraphs }: Document): Span[] {
  const joined: Span[] = [];
  for (const span of paragraphs) {
    const last = joined.at(-1);
    const between = last ? text.slice(last.end, span.start) : '';
    const goesOn =
      last !== undefined &&
      between.trim() === '' &&
      (between.match(/\n/g)?.length ?? 0) === 1 &&
      /^\p{Ll}/u.test(text.slice(span.start, span.start + 2)) &&
      /[\p{L},\p{Nd}]$/u.test(text.slice(Math.max(last.start, last.end - 2), last.end));
    if (goesOn && last) joined[joined.length - 1] = { start: last.start, end: span.end };
    else joined.push(span);
  }
  return joined;
}

function languageOfLine(counts: WordCounts, language: LanguageCode, functionWords: WordIndex): LanguageCode {
  const own = scoreLanguages(counts, functionWords);
  if (own.language === null || own.language === language || own.words < wordsToDisagree) return language;
  const here = (counts.each[functionWords.languages.indexOf(language)] ?? 0) / counts.words;
  return own.share >= 0.2 && own.share >= 3 * here ? own.language : language;
}

const stops = /^(?:[.!?…]|\.{2,6})$/;
const closers = new Set(['"', '”', '’', '»', ')', ']', "'"]);
const breaks = new Set(['|', '•', '►', '▪', '■', '●', '>>>', '*']);

/** Tokens of a sentence at which it is cut after a comma, and anywhere: what has no end is no sentence. */
const [longSentence, longestSentence] = [500, 600];

/** Ends a sentence after `.`, `!`, `?`, `…` where a capital, a digit, a quotation mark or nothing follows. */
function cutSentences(tokens: readonly Token[], abbreviations: ReadonlySet<string>): Token[][] {
  const sentences: Token[][] = [];
  let current: Token[] = [];
  const close = () => {
    if (current.length > 0) sentences.push(current);
    current = [];
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const isMark = token.kind === 'mark';
    if (isMark && breaks.has(token.text)) {
      close();
      continue;
    }
    current.push(token);
    const isLong = current.length >= (token.text === ',' || token.text === ';' ? longSentence : longestSentence);
    if (isLong) close();
    if (isLong || !isMark || !stops.test(token.text)) continue;
    while (closers.has(tokens[i + 1]?.text ?? '')) current.push(tokens[++i] as Token);
    const next = tokens[i + 1];
    if (!next || (endsHere(tokens, i, token, next, abbreviations) && next.start > (tokens[i]?.end ?? 0))) close();
  }
  close();
  return sentences;
}

function endsHere(
  tokens: readonly Token[],
  i: number,
  stop: Token,
  next: Token,
  abbreviations: ReadonlySet<string>,
): boolean {
  if (!(next.capital || next.kind === 'number' || next.kind === 'mark')) return false;
  if (next.text === '/' || next.text === '.' || next.text === ',' || next.text === ';') return false;
  if (stop.text !== '.') return true;
  let at = i;
  while (at >= 0 && tokens[at] !== stop) at--;
  const before = tokens[at - 1];
  if (before?.kind !== 'word' || before.end !== stop.start) return true;
  if (before.key.includes('.')) return false;
  return !abbreviations.has(before.key) && !(before.text.length === 1 && before.capital);
}

function toSentence(
  tokens: readonly Token[],
  language: LanguageCode,
  plain: boolean,
  opens: boolean,
  listed: boolean,
): Sentence {
  return {
    start: tokens[0]?.start ?? 0,
    end: tokens.at(-1)?.end ?? 0,
    tokens,
    language,
    plain,
    shouted: isShouted(tokens),
    opens,
    listed,
  };
}

const wordsToShout = 4;

/** All words in capitals, and more than a few of them. */
function isShouted(tokens: readonly Token[]): boolean {
  let words = 0;
  let cased = false;
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    if (!isUpperCase(token)) return false;
    cased ||= token.text !== token.text.toLowerCase();
    words++;
  }
  return words >= wordsToShout && cased;
}
