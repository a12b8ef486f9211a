// Words of names and of questions, and how well the one stands for the other. Knows letters and marks, no language.
import { foldName } from '#model/fold';

/** One word in the three spellings that matter. */
export interface NameWord {
  /** Without any mark: what `pham` finds. */
  readonly plain: string;
  /** With the marks that make another letter (`ă â ê ô ơ ư đ`), without the tone. */
  readonly letters: string;
  /** The tone, wherever in the word it stands: `hoà` and `hòa` are one word. */
  readonly tone: string;
}

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** The words of a text; what is neither letter nor digit parts them. */
export function readWords(text: string): NameWord[] {
  const parts = text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u);
  return parts.filter((part) => part !== '').map(readWord);
}

function readWord(word: string): NameWord {
  const apart = word.normalize('NFD');
  const letters = apart.replace(tones, '').normalize('NFC');
  return { plain: foldName(word), letters, tone: (apart.match(tones) ?? []).join('') };
}

/** How a word of the question stands to a word of a name, the better the higher; `null` where it does not fit. */
export const fits = {
  /** The very word. */
  same: 6,
  /** The word, but the question has no marks, or has the letters and no tone. */
  unmarked: 5,
  /** The beginning of the word, with all marks. */
  beginning: 4,
  unmarkedBeginning: 3,
  /** The question has marks and the name has none at all, as names in Indonesian or English news. */
  nameUnmarked: 2,
  /** Other marks, `nguyên` for `Nguyễn`: only where nothing else is found. */
  otherMarks: 1,
} as const;

export type Fit = (typeof fits)[keyof typeof fits];

export function fitWord(asked: NameWord, named: NameWord): Fit | null {
  if (!named.plain.startsWith(asked.plain)) return null;
  const isWhole = named.plain.length === asked.plain.length;
  const isUnmarked = asked.tone === '' && asked.letters === asked.plain;
  if (named.letters.startsWith(asked.letters) && asked.tone === named.tone) return isWhole ? fits.same : fits.beginning;
  if (isUnmarked) return isWhole ? fits.unmarked : fits.unmarkedBeginning;
  if (named.letters.startsWith(asked.letters) && asked.tone === '') {
    return isWhole ? fits.unmarked : fits.unmarkedBeginning;
  }
  return named.tone === '' && named.letters === named.plain ? fits.nameUnmarked : fits.otherMarks;
}

/** Whether one slip (a letter more, less, another, or two turned round) makes the one word the other or its beginning. */
export function isSlipOf(asked: string, named: string): boolean {
  if (asked.length < 4) return false;
  const lengths = [asked.length - 1, asked.length, asked.length + 1];
  return lengths.some((length) => length <= named.length && isOneEdit(asked, named.slice(0, length)));
}

function isOneEdit(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const [restA, restB] = [a.slice(start, endA), b.slice(start, endB)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
