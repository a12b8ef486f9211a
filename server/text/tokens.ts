// Words, numbers and marks of a stretch of text. Linear: no pattern goes back over more than a token.
import { longestCut } from '#model/remember';
import { spellWord } from '#model/spelling';
import type { Token } from '#model/text';
import { type Numbered, noNumber, numberedWords } from '#model/word-number';

/** `67-NQ/TW`, `1868/QĐ-TTg`, `347-QĐ/ĐU`, `42/2024/ND15`, `118/SPC`, `07/MUNAS-II/PKP/2024`: a document's number. */
const code =
  /(?:\p{Nd}{1,5}(?:-\p{Lu}\p{L}{0,5}(?:-\p{Lu}\p{L}{0,6})?\/\p{Lu}\p{L}{0,7}(?:-\p{Lu}\p{L}{0,7})?|\/(?:\p{Nd}{4}\/)?\p{Lu}\p{L}{0,5}-\p{Lu}\p{L}{0,7}|\/\p{Nd}{4}\/\p{Lu}{2}\p{Nd}{1,2}|(?:\/\p{Lu}[\p{Lu}\p{Nd}.-]{0,15}){1,4}\/\p{Nd}{4}|\/\p{Lu}{2,5}))(?![\p{L}\p{Nd}])/uy;
/** `31.097`, `8/2/2026`, `14th` */
const number = /\p{Nd}{1,12}(?:[.,/:]\p{Nd}{1,12}){0,4}(?:st|nd|rd|th)?(?!\p{L})/uy;
/** `D.C.`, `T.Ư` */
const initials = /(?:\p{Lu}\.){2,4}(?!\p{L})|(?:\p{Lu}\.){1,4}\p{Lu}\p{M}?(?!\p{L})/uy;
/** What goes on behind a hyphen or an apostrophe, as in `Kay-xỏn`. */
const more = /(?:[-‑]\p{L}|['’ʼ](?!s(?!\p{L}))\p{L})[\p{L}\p{M}]{0,40}|[-‑]\p{Nd}{1,4}(?![\p{L}\p{Nd}])/uy;
const suffix = /['’]s(?!\p{L})/uy;
const dots = /\.{2,6}/uy;
/** `&#39;`, `&quot;`: a sign as HTML writes it, that was left so in a text; with what makes `&#39;s` one word. */
const escaped = /&(?:#(\p{Nd}{1,5})|#x([\da-f]{1,4})|([a-z]{2,6}));/iuy;
const genitive = /s(?!\p{L})/uy;
/** Signs by their names in HTML. */
const signs: ReadonlyMap<string, string> = new Map([
  ['quot', '"'],
  ['apos', "'"],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['nbsp', ' '],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['laquo', '«'],
  ['raquo', '»'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['bull', '•'],
]);
const mostParts = 6;
/** Letters of a part of a word. */
const mostLetters = 81;

/** The end of what a pattern finds at an offset, or -1. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

const [letter, capital, mark, digit, blank, asked] = [1, 2, 4, 8, 16, 32];

/** What each code unit is, as far as it was asked: a pattern costs more at every letter of a text than a look into a list. */
const sorts = new Uint8Array(0x10000);

function sortOf(character: string): number {
  return (
    asked |
    (/\p{L}/u.test(character) ? letter : 0) |
    (/\p{Lu}/u.test(character) ? capital : 0) |
    (/\p{M}/u.test(character) ? mark : 0) |
    (/\p{Nd}/u.test(character) ? digit : 0) |
    (/\s/.test(character) ? blank : 0)
  );
}

/** A text with its code units in a list: a string is kept in one of many ways, and asking it for a letter begins with which. */
export interface Letters {
  readonly text: string;
  readonly units: Uint16Array;
}

export function lettersOf(text: string): Letters {
  const bytes = Buffer.from(text, 'utf16le');
  return { text, units: new Uint16Array(bytes.buffer, bytes.byteOffset, text.length) };
}

function sortAt({ text, units }: Letters, at: number): number {
  const unit = units[at] ?? 0;
  const known = sorts[unit] ?? 0;
  if (known !== 0) return known;
  // Half of a character says nothing about the whole.
  const isHalf = (unit & 0xf800) === 0xd800;
  const sort = sortOf(isHalf ? String.fromCodePoint(text.codePointAt(at) ?? unit) : String.fromCharCode(unit));
  if (!isHalf) sorts[unit] = sort;
  return sort;
}

/** Of a character, two where a high surrogate is followed by a low one. */
const widthAt = ({ units }: Letters, at: number): number =>
  ((units[at] ?? 0) & 0xfc00) === 0xd800 && ((units[at + 1] ?? 0) & 0xfc00) === 0xdc00 ? 2 : 1;

/** The end of the letters and their marks from an offset on, the first of which is a letter. */
function endOfLetters(letters: Letters, at: number): number {
  let end = at;
  for (let count = 0; count < mostLetters && end < letters.units.length; count++) {
    if ((sortAt(letters, end) & (letter | mark)) === 0) break;
    end += widthAt(letters, end);
  }
  return end;
}

const unitOf = (sign: string) => sign.charCodeAt(0);
const [fullStop, ampersand, apostrophe, curled] = [unitOf('.'), unitOf('&'), unitOf("'"), unitOf('’')];
const joints: ReadonlySet<number | undefined> = new Set([...'-‑ʼ'].map(unitOf).concat(apostrophe, curled));
const isJoint = (unit: number | undefined) => joints.has(unit);

function endOfWord(letters: Letters, at: number): number {
  let end = endOfLetters(letters, at);
  for (let part = 0; part < mostParts && isJoint(letters.units[end]); part++) {
    const next = endOf(more, letters.text, end);
    if (next < 0) break;
    end = next;
  }
  return end;
}

/** Tokens between two offsets. */
export function tokenize(letters: Letters, start: number, end: number): Token[] {
  const { text, units } = letters;
  const tokens: Token[] = [];
  let at = start;
  const add = (kind: Token['kind'], found: number) => {
    const to = Math.min(found, end);
    tokens.push(toToken(at, to, formAt(letters, at, to, kind)));
    at = to;
  };
  const addEscaped = (to: number, sign: string) => {
    const whole = sign === "'" || sign === '’' ? endOf(genitive, text, to) : -1;
    const isWord = whole > 0 && whole <= end;
    const next = isWord ? whole : to;
    if (sign !== ' ') {
      const shown = isWord ? `${sign}s` : sign;
      tokens.push(toToken(at, next, formAt(lettersOf(shown), 0, shown.length, isWord ? 'word' : 'mark')));
    }
    at = next;
  };
  while (at < end) {
    const sort = sortAt(letters, at);
    if ((sort & blank) !== 0) at++;
    else if ((sort & letter) !== 0) {
      // `D.C.`
      const hasStop = (sort & capital) !== 0 && units[at + widthAt(letters, at)] === fullStop;
      const short = hasStop ? endOf(initials, text, at) : -1;
      const to = Math.min(short > 0 ? short : endOfWord(letters, at), end);
      if (to - at > shortest && hasInnerCapital(letters, at, to))
        for (const part of unglue(text.slice(at, to))) add('word', at + part.length);
      else add('word', to);
    } else if ((sort & digit) !== 0) {
      const whole = endOf(code, text, at);
      const plain = whole > 0 ? whole : endOf(number, text, at);
      add(whole > 0 ? 'code' : plain > 0 ? 'number' : 'mark', plain > 0 ? plain : at + widthAt(letters, at));
    } else {
      const first = units[at];
      const sign = first === ampersand ? signAt(text, at) : null;
      if (sign && escaped.lastIndex <= end) {
        addEscaped(escaped.lastIndex, sign);
        continue;
      }
      const ending = first === apostrophe || first === curled ? endOf(suffix, text, at) : -1;
      const run = first === fullStop ? endOf(dots, text, at) : -1;
      if (ending > 0) add('word', ending);
      else add('mark', run > 0 ? run : at + widthAt(letters, at));
    }
  }
  return tokens;
}

/** The sign that HTML would show for what begins here; `escaped` stands behind it then. */
function signAt(text: string, at: number): string | null {
  escaped.lastIndex = at;
  const [, decimal, hexadecimal, name] = escaped.exec(text) ?? [];
  if (name) return signs.get(name.toLowerCase()) ?? null;
  const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16);
  if (!(code >= 0x20 && code < 0x10000) || (code & 0xf800) === 0xd800) return null;
  const sign = String.fromCharCode(code);
  // A letter goes on in the word around it, and that is not taken apart here.
  return /[\p{L}\p{M}\p{Nd}]/u.test(sign) ? null : /\s/.test(sign) ? ' ' : sign;
}

/** Words of up to so many letters are one for sure. */
const shortest = 7;
const seam = /(?<=\p{Ll}{3})(?=\p{Lu}\p{Ll}{3})/u;

function hasInnerCapital(letters: Letters, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) if ((sortAt(letters, at) & capital) !== 0) return true;
  return false;
}

/** `Phnom PenhKomite Rakyat`: headlines that were run together when the page was saved. */
const unglue = (word: string): readonly string[] => (seam.test(word) ? word.split(seam) : [word]);

interface Form extends Numbered {
  readonly text: string;
  readonly key: string;
  readonly kind: Token['kind'];
  readonly capital: boolean;
}

/** Those that have a number, each at its own; the letters of each, and by what they are written as the place and one more. */
const forms: Form[] = [];
const written = new Uint16Array(numberedWords * longestCut);
const slots = new Uint16Array(1 << 17);

/**
 * How what stands between two offsets is written. A text is asked for all of its words, of which it has few different ones:
 * they are found by their letters where they stand, without cutting them out.
 */
function formAt({ text, units }: Letters, start: number, end: number, kind: Token['kind']): Form {
  if (end - start > longestCut) return toForm(text.slice(start, end), kind, noNumber);
  let hash = 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (units[at] as number), 0x9e3779b1);
  let slot = (hash ^ (hash >>> 15)) & (slots.length - 1);
  for (let place = slots[slot] as number; place !== 0; place = slots[slot] as number) {
    const form = forms[place - 1] as Form;
    if (form.kind === kind && isWrittenAt(form, units, start, end)) return form;
    slot = (slot + 1) & (slots.length - 1);
  }
  const number = forms.length < numberedWords ? forms.length : noNumber;
  const form = toForm(text.slice(start, end), kind, number);
  if (number === noNumber) return form;
  written.set(units.subarray(start, end), number * longestCut);
  forms.push(form);
  slots[slot] = forms.length;
  return form;
}

function isWrittenAt({ number, text }: Form, units: Uint16Array, start: number, end: number): boolean {
  if (text.length !== end - start) return false;
  const from = number * longestCut - start;
  for (let at = start; at < end; at++) if (written[from + at] !== units[at]) return false;
  return true;
}

function toForm(text: string, kind: Token['kind'], number: number): Form {
  if (kind === 'mark') return { text, key: text, kind, capital: false, number };
  if (kind !== 'word') return { text, key: text.toLowerCase(), kind, capital: false, number };
  const key = spellWord(text).replace(/[’ʼ]/g, "'");
  return { text, key, kind, capital: isCapital(text.codePointAt(0) ?? 0), number };
}

/** The same words have the very same strings: lists that are asked by word compare addresses instead of letters. */
function toToken(start: number, end: number, { text, key, kind, capital, number }: Form): Token {
  return { start, end, text, key, kind, capital, number };
}

function isCapital(code: number): boolean {
  if (code < 128) return code >= 65 && code <= 90;
  const letter = String.fromCodePoint(code);
  return letter !== letter.toLowerCase() && letter === letter.toUpperCase();
}
