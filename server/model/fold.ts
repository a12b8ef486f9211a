// One way to compare names without their marks, used by search, identity and the page alike.
import { plainWord } from './spelling.ts';

/**
 * The text in lower case, without diacritics, every run of other characters than letters and digits as one space.
 *
 * `Đảng ủy tại Hàn Quốc` and `dang uy tai han quoc` fold to one. Meant for finding, never for showing.
 */
export function foldName(text: string): string {
  return plainWord(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
