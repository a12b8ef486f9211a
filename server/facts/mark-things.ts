// Lexicon entries that are names by themselves become things: countries and towns, organisations, parties.
import type { Label } from '#model/ontology';
import {
  changeItem,
  changeThing,
  type Item,
  isAnyOf,
  isOf,
  type Line,
  mapItems,
  plainThing,
  readingOf,
} from './item.ts';
import { readAs } from './reading.ts';

interface Sort {
  readonly type: Label;
  readonly class: string;
  concept(meaning: string): string;
  head(meaning: string): string;
}

const placeCalled = (head: string): Sort => ({
  type: 'Place',
  class: 'place',
  concept: (meaning) => `place(${meaning})`,
  head: () => head,
});
const sorts: ReadonlyMap<string, Sort> = new Map([
  ['countries', placeCalled('place')],
  ['cities', placeCalled('place')],
  ['venues', placeCalled('venue')],
  [
    'organizations',
    {
      type: 'Organization',
      class: 'org',
      concept: (meaning) => meaning,
      head: (meaning) => meaning.split('_')[0] ?? meaning,
    },
  ],
  ['parties', { type: 'Organization', class: 'org', concept: (meaning) => meaning, head: () => 'party' }],
]);

const isNameByItself = isAnyOf(...sorts.keys());

export function markThings(line: Line, text: string, code: string): void {
  line.items = mapItems(line.items, (item) => {
    if (item.thing || !isNameByItself(item)) return item;
    for (const [table, sort] of sorts) {
      const reading = readingOf(item, table);
      if (!reading) continue;
      const rule = `${code}/${table}`;
      const written = text.slice(item.start, item.end);
      // `the Philippines`, though `The Hague`
      const form = /:The /.test(reading.entry) ? written : written.replace(/^the /i, '');
      // `Hong Kong (China)`, `Partai Komunis Vietnam (PKV)`
      const name = form.replace(sort.type === 'Place' ? /\s{0,4}\([^()]*\)$/ : /\s{0,4}\(\p{Lu}{2,}\)$/u, '');
      const thing = plainThing(sort.type, name, rule, {
        also: name === form ? [] : [form],
        concept: sort.concept(reading.meaning),
        head: sort.head(reading.meaning),
      });
      const also = readAs(sort.class, reading.meaning);
      const first = readAs('starts', firstWord(item));
      return changeItem(item, { readings: [...item.readings, also, first], thing, rule });
    }
    return item;
  });
}

const firstWord = (item: Item): string => item.parts[0]?.key ?? item.key;

const isNamedThing = isAnyOf('body', 'mission', 'org', 'gathering');

/**
 * `Đảng Cộng sản Đức (DKP)`, `Kementerian Luar Negeri (Kemlu)`: what stands in brackets after a name is another form of
 * it, here and in the rest of the document.
 */
export function collectAliases(lines: readonly Line[], text: string): Map<string, Item> {
  const aliases = new Map<string, Item>();
  for (const line of lines) {
    const made: Item[] = [];
    const { items } = line;
    if (!items.some(({ key }) => key === '(')) continue;
    for (let i = 0; i < items.length; i++) {
      const item = items[i] as Item;
      const close = aliasEnd(items, i);
      if (close < 0 || !item.thing) {
        made.push(item);
        continue;
      }
      const inside = items.slice(i + 2, close);
      const alias = text.slice((inside[0] as Item).start, (inside.at(-1) as Item).end);
      // `Persatuan Organisasi Persahabatan Vietnam (VUFO)`: the short form may be known where the full one is not.
      const concept = item.thing.concept ?? (inside.length === 1 ? (inside[0]?.thing?.concept ?? null) : null);
      const thing = changeThing(item.thing, { concept, also: [...item.thing.also, alias] });
      const end = (items[close] as Item).end;
      const whole = changeItem(item, { end, thing, parts: items.slice(i, close + 1) });
      made.push(whole);
      const short = changeThing(thing, { bare: false, name: alias, also: [] });
      if (!aliases.has(alias)) aliases.set(alias, changeItem(item, { thing: short }));
      i = close;
    }
    if (made.length < items.length) line.items = made;
  }
  return aliases;
}

/** The index of the bracket that closes an abbreviation, or -1. */
function aliasEnd(items: readonly Item[], at: number): number {
  const item = items[at];
  if (!item?.thing || item.thing.bare || !isNamedThing(item) || items[at + 1]?.key !== '(') return -1;
  for (let close = at + 3; close <= at + 6; close++) {
    if (items[close]?.key !== ')') continue;
    const inside = items.slice(at + 2, close);
    const fits = inside.every(
      (one) => (isOf(one, 'Cap') || isOf(one, 'org')) && !isOf(one, 'person') && !isOf(one, 'place'),
    );
    const [only] = inside.length === 1 ? inside : [];
    // `Vụ Châu Âu (Bộ Ngoại giao)`: what the text knows by a name of its own is whose it is.
    const isOther = only?.thing != null && only.token === null && only.thing.concept !== item.thing.concept;
    return fits && !isOther && (inside.length > 1 || /\p{Lu}/u.test(only?.token?.text ?? 'A')) ? close : -1;
  }
  return -1;
}

/** Words that were introduced in brackets stand for what they were introduced for. */
export function applyAliases(line: Line, aliases: ReadonlyMap<string, Item>): void {
  if (aliases.size === 0) return;
  line.items = mapItems(line.items, (item) => {
    if (item.thing || !item.token?.capital) return item;
    const known = aliases.get(item.token.text);
    if (!known) return item;
    const readings = [...known.readings, ...item.readings];
    return changeItem(item, { readings, thing: known.thing, rule: 'shared/alias' });
  });
}
