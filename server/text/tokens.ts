// Words, numbers and marks of a stretch of text. Linear: one sticky pattern, no backtracking over more than a token.
import { spellWord } from '#model/spelling';
import type { Token } from '#model/text';

/**
 * In this order: a document number (`67-NQ/TW`, `1868/QĐ-TTg`, `347-QĐ/ĐU`), a number with its separators (`31.097`,
 * `8/2/2026`), initials (`D.C.`, `T.Ư`), a word with inner hyphens and apostrophes (`Kay-xỏn`), any other sign.
 */
const pattern =
  /(\p{Nd}{1,5}(?:-\p{Lu}[\p{L}]{0,5}(?:-\p{Lu}\p{L}{0,6})?\/\p{Lu}\p{L}{0,7}(?:-\p{Lu}\p{L}{0,7})?|\/(?:\p{Nd}{4}\/)?\p{Lu}\p{L}{0,5}-\p{Lu}\p{L}{0,7}|\/\p{Nd}{4}\/\p{Lu}{2}\p{Nd}{1,2}))(?![\p{L}\p{Nd}])|(\p{Nd}{1,12}(?:[.,/:]\p{Nd}{1,12}){0,4}(?:st|nd|rd|th)?)(?!\p{L})|((?:\p{Lu}\.){2,4}(?!\p{L})|(?:\p{Lu}\.){1,4}\p{Lu}\p{M}?(?![\p{L}])|\p{L}[\p{L}\p{M}]{0,80}(?:[-‑]\p{L}[\p{L}\p{M}]{0,40}|[-‑]\p{Nd}{1,4}(?![\p{L}\p{Nd}])|['’ʼ](?!s(?!\p{L}))\p{L}[\p{L}\p{M}]{0,40}){0,6})|(['’]s(?!\p{L}))|(\.{2,6}|[^\s])/uy;

export function tokenize(text: string, start: number, end: number): Token[] {
  const tokens: Token[] = [];
  let at = start;
  while (at < end) {
    const unit = text.charCodeAt(at);
    if (unit <= 32 ? isBlank(unit) : unit >= 160 && /\s/.test(text[at] ?? '')) {
      at++;
      continue;
    }
    pattern.lastIndex = at;
    const [found = text[at] ?? '', code, number, word, suffix] = pattern.exec(text) ?? [];
    const stop = Math.min(at + found.length, end);
    const kind = code ? 'code' : number ? 'number' : word || suffix ? 'word' : 'mark';
    for (const part of unglue(text.slice(at, stop), word !== undefined)) {
      tokens.push(toToken(part, at, kind));
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
