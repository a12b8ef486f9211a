// Texts to be read: the samples, and one as long as wanted that is made of them with other people in every copy.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Document } from '#model/document';
import { readText } from '#server/documents/read';
import { createDice } from './world.ts';

const folder = fileURLToPath(new URL('../../../samples/', import.meta.url));
const syllables = 'Văn Thị Minh Thanh Quốc Đức Hữu Ngọc Xuân Thu Hải Gia Kim Bảo Công Mạnh Tuấn Thế An Bình Hà'.split(
  ' ',
);

export const readSamples = (): readonly Document[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readText(readFileSync(new URL(`../../../samples/${name}`, import.meta.url), 'utf8')));

/** So many bytes at least, in UTF-8. */
export function makeLongText(bytes: number): Document {
  const roll = createDice(bytes);
  const texts = readSamples().map(({ text }) => text);
  const parts: string[] = [];
  for (let n = 0, length = 0; length < bytes; n++) {
    const part = renamePeople(texts[n % texts.length] ?? '', roll);
    parts.push(part);
    length += Buffer.byteLength(part);
  }
  return readText(parts.join('\n\n'));
}

/** Three words in capitals and more are mostly people: the ones in the middle become others, the same for each name. */
function renamePeople(text: string, roll: () => number): string {
  const known = new Map<string, string>();
  return text.replace(/(?<=\p{Ll}{2,9} )\p{Lu}\p{Ll}{1,5}(?: \p{Lu}\p{Ll}{1,6}){2,3}(?=[ ,.])/gu, (name) => {
    const words = name.split(' ');
    const other = words.map((word, i) =>
      i === 0 || i === words.length - 1 ? word : (syllables[Math.floor(roll() * syllables.length)] ?? word),
    );
    const made = known.get(name) ?? other.join(' ');
    known.set(name, made);
    return made;
  });
}
