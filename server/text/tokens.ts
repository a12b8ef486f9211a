// Words, numbers and marks of a stretch of text. Linear: one sticky pattern, no backtracking over more than a token.
import { spellWord } from '#model/spelling';
import type { Token } from '#model/text';

/** `67-NQ/TW`, `1868/QĐ-TTg`, `347-QĐ/ĐU`, `42/2024/ND15`, `118/SPC`: a document's number. */
const code =
  /(?:\p{Nd}{1,5}(?:-\p{Lu}\p{L}{0,5}(?:-\p{Lu}\p{L}{0,6})?\/\p{Lu}\p{L}{0,7}(?:-\p{Lu}\p{L}{0,7})?|\/(?:\p{Nd}{4}\/)?\p{Lu}\p{L}{0,5}-\p{Lu}\p{L}{0,7}|\/\p{Nd}{4}\/\p{Lu}{2}\p{Nd}{1,2}|\/\p{Lu}{2,5}))(?![\p{L}\p{Nd}])/uy;
/** `31.097`, `8/2/2026`, `14th` */
const number = /\p{Nd}{1,12}(?:[.,/:]\p{Nd}{1,12}){0,4}(?:st|nd|rd|th)?(?!\p{L})/uy;
/** `D.C.`, `T.Ư` */
const initials = /(?:\p{Lu}\.){2,4}(?!\p{L})|(?:\p{Lu}\.){1,4}\p{Lu}\p{M}?(?!\p{L})/uy;
/** Letters with their marks; what goes on behind a hyphen or an apostrophe, as in `Kay-xỏn`, is looked for after them. */
const letters = /\p{L}[\p{L}\p{M}]{0,80}/uy;
const more = /(?:[-‑]\p{L}|['’ʼ](?!s(?!\p{L}))\p{L})[\p{L}\p{M}]{0,40}|[-‑]\p{Nd}{1,4}(?![\p{L}\p{Nd}])/uy;
const suffix = /['’]s(?!\p{L})/uy;
const dots = /\.{2,6}/uy;
const mostParts = 6;

/** The end of what a pattern finds at an offset, or -1. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

function endOfWord(text: string, at: number): number {
  let end = endOf(letters, text, at);
  for (let part = 0; end > 0 && part < mostParts; part++) {
    const next = endOf(more, text, end);
    if (next < 0) break;
    end = next;
  }
  return end;
}

interface Found {
  readonly kind: Token['kind'];
  readonly end: number;
  /** Made of letters, not an ending that follows a word. */
  readonly isWord: boolean;
}

function tokenAt(text: string, at: number): Found {
  const unit = text.charCodeAt(at);
  const mayBeDigit = unit > 127 || (unit >= 48 && unit <= 57);
  const mayBeLetter = unit > 127 || (unit | 32) >= 97;
  if (mayBeDigit) {
    for (const [kind, pattern] of [
      ['code', code],
      ['number', number],
    ] as const) {
      const end = endOf(pattern, text, at);
      if (end > 0) return { kind, end, isWord: false };
    }
  }
  if (mayBeLetter) {
    const short = endOf(initials, text, at);
    const end = short > 0 ? short : endOfWord(text, at);
    if (end > 0) return { kind: 'word', end, isWord: true };
  }
  const ending = unit === 39 || unit === 8217 ? endOf(suffix, text, at) : -1;
  if (ending > 0) return { kind: 'word', end: ending, isWord: false };
  const run = unit === 46 ? endOf(dots, text, at) : -1;
  const end = run > 0 ? run : at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  return { kind: 'mark', end, isWord: false };
}

/** Tokens between two offsets. Linear: no pattern goes back over more than a word. */
export function tokenize(text: string, start: number, end: number): Token[] {
  const tokens: Token[] = [];
  let at = start;
  while (at < end) {
    const unit = text.charCodeAt(at);
    if (unit <= 32 ? isBlank(unit) : unit >= 160 && /\s/.test(text[at] ?? '')) {
      at++;
      continue;
    }
    const found = tokenAt(text, at);
    for (const part of unglue(text.slice(at, Math.min(found.end, end)), found.isWord)) {
      tokens.push(toToken(part, at, found.kind));
      at += part.length;
    }
  }
  return tokens;
}

const isBlank = (code: number) => code === 32 || (code >= 9 && code <= 13);

const seam = /(?<=\p{Ll}{3})(?=\p{Lu}\p{Ll}{3})/u;

/** `Phnom PenhKomite Rakyat`: headlines that were run together when the page was saved. */
const unglue = (word: string, isWord: boolean): readonly string[] =>
  isWord && word.length > 7 && seam.test(word) ? word.split(seam) : [word];

function toToken(text: string, start: number, kind: Token['kind']): Token {
  const first = text.codePointAt(0) ?? 0;
  return {
    start,
    end: start + text.length,
    text,
    key: kind === 'mark' ? text : kind === 'word' ? spellWord(text).replace(/[’ʼ]/g, "'") : text.toLowerCase(),
    kind,
    capital: kind === 'word' && isCapital(first),
  };
}

function isCapital(code: number): boolean {
  if (code < 128) return code >= 65 && code <= 90;
  const letter = String.fromCodePoint(code);
  return letter !== letter.toLowerCase() && letter === letter.toUpperCase();
}
