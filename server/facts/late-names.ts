// Names that only their surroundings give away: foreign ones after a title or an office, or before `, Bí thư …`; and
// single words that are part of a name which the document gives in full.
import { spellWord } from '#model/spelling';
import { type Item, isOf, itemOfTokens, type Line, plainThing } from './item.ts';
import { begins } from './names.ts';

const longest = 6;

export function findForeignNames(line: Line, text: string, code: string): void {
  if (line.sentence.shouted) return;
  const { items } = line;
  const made: Item[] = [];
  for (let i = 0; i < items.length; ) {
    const length = nameLength(items, i);
    if (length === 0) {
      made.push(items[i] as Item);
      i++;
      continue;
    }
    const rule = `${code}/name-with-title`;
    const parts = items.slice(i, i + length);
    const item = itemOfTokens(parts, [{ class: 'person', meaning: '', entry: '', note: '' }]);
    made.push({
      ...item,
      rule,
      thing: { ...plainThing('Person', text.slice(item.start, item.end), rule), bare: length === 1 },
    });
    i += length;
  }
  line.items = made;
}

function nameLength(items: readonly Item[], at: number): number {
  let length = 0;
  while (length < longest && isNameWord(items[at + length], length, items[at + length - 1])) length++;
  while (length > 0 && isOf(items[at + length - 1], 'particles')) length--;
  if (length === 0 || isOf(items[at], 'particles')) return 0;
  if (length > 1 && isNameWord(items[at - 1], 1, items[at - 2])) return 0;
  if (isPerson(items[at + length])) return 0;
  const titled = isTitle(items, at - 1);
  if (titled) return length >= 2 || isOf(items[at - 1], 'honorifics') ? length : 0;
  const next = items[at + length];
  const appositive = (next?.key === ',' || next?.key === '(') && isOf(items[at + length + 1], 'office');
  return appositive && length >= 2 ? length : 0;
}

const isPerson = (item: Item | undefined) => item !== undefined && isOf(item, 'person');

/** A capital word that names nothing else. */
function isNameWord(item: Item | undefined, position: number, before: Item | undefined): boolean {
  if (!item?.token || item.thing) return false;
  if (before && position > 0 && item.start - before.end > 1) return false;
  if (isOf(item, 'particles')) return position > 0;
  if (!item.token.capital || /^\p{Lu}{4,}$/u.test(item.token.text)) return false;
  if (begins(item.readings, 1) || item.readings.some(({ class: name }) => never.has(name))) return false;
  // A syllable may be any word by itself; elsewhere a common word in capitals is no name.
  return isOf(item, 'Foreign') || isOf(item, 'Native') || !item.readings.some(({ class: name }) => common.has(name));
}

const common = new Set(['not-person-heads', 'function-words']);
const never = new Set([
  'honorifics',
  'degrees',
  'gathering-heads',
  'norm-heads',
  'commissions',
  'months',
  'organization-heads',
  'venue-heads',
]);

function isTitle(items: readonly Item[], at: number): boolean {
  const item = items[at];
  if (!item) return false;
  if (item.key === '.') return isOf(items[at - 1], 'degrees') || isOf(items[at - 1], 'honorifics');
  return isOf(item, 'office') || isOf(item, 'honorifics') || isOf(item, 'degrees');
}

/**
 * `Gallert` after `Wulf Gallert`, `Thanh` after `Nguyen Dac Thanh`: marked where the word stands as a name does, after a
 * title, at the start of a sentence or before a verb.
 */
export function findShortNames(lines: readonly { readonly line: Line; readonly code: string }[]): void {
  const known = new Set<string>();
  for (const { line } of lines) {
    for (const { thing } of line.items) {
      if (thing?.type !== 'Person') continue;
      const words = thing.name.split(/\s+/);
      if (words.length > 1) for (const word of [words[0], words.at(-1)]) if (word) known.add(spellWord(word));
    }
  }
  for (const { line, code } of lines) {
    line.items = line.items.map((item, i, items) => {
      if (!item.token?.capital || item.thing || !known.has(item.key) || line.sentence.shouted) return item;
      if (isBlockedWord(item) || isNameWord(items[i + 1], 1, item) || isOf(items[i - 1], 'not-person-heads'))
        return item;
      if (isOf(items[i - 1], 'Cap') && !isTitle(items, i - 1) && i > 0 && items[i - 1]?.token) return item;
      const rule = `${code}/short-name`;
      const reading = { class: 'person', meaning: '', entry: '', note: '' };
      return {
        ...item,
        readings: [reading, ...item.readings],
        rule,
        thing: { ...plainThing('Person', item.token.text, rule), bare: true },
      };
    });
  }
}

const isBlockedWord = (item: Item) => begins(item.readings, 1) && !isOf(item, 'offices');
