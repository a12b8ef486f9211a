// `The Party Committee in Laos held its 4th Congress`: whose congress a sentence speaks of, before it is known which
// congress that is.
import { type Item, isOf, isVerb, type Line, placeBefore } from './item.ts';
import { onlyOf } from './only.ts';

/**
 * By each congress that a sentence says a committee or a cell held the one that did.
 *
 * `isAside` tells of what stands beside a line's subject: a superior, somebody whose decree it is.
 */
export function holdersOfCongresses(
  lines: readonly Line[],
  members: ReadonlyMap<Item, readonly Item[]>,
  isAside: (items: readonly Item[], at: number) => boolean,
): ReadonlyMap<Item, Item> {
  const holders = new Map<Item, Item>();
  for (const { items } of lines) {
    for (const [at, item] of items.entries()) {
      if (item.thing?.kind !== 'congress' || item.thing.owner || isOf(item, 'national')) continue;
      const holder = holderBefore(items, at, members, isAside) ?? holderBehind(items, at, members);
      if (holder) holders.set(item, holder);
    }
  }
  return holders;
}

function holderBefore(
  items: readonly Item[],
  at: number,
  members: ReadonlyMap<Item, readonly Item[]>,
  isAside: (items: readonly Item[], at: number) => boolean,
): Item | null {
  let verb = placeBefore(items, at);
  // `its long-awaited 7th Congress`
  for (let left = mostBetween; left > 0 && isBetween(items[verb]); left--) verb--;
  if (!isVerb(items[verb], 'hold')) return null;
  for (let before = verb - 1; before >= 0; before--) {
    const item = items[before];
    if (item?.key === ';' || isOf(item, 'that-words')) return null;
    if (!isOf(item, 'actors')) continue;
    if (isAside(items, before)) continue;
    return committeeOf(item, members);
  }
  return null;
}
const mostBetween = 3;

const isBetween = (item: Item | undefined): boolean =>
  isOf(item, 'possessives') ||
  isOf(item, 'articles') ||
  (isOf(item, 'Low') && !isOf(item, 'verbs') && !isOf(item, 'prepositions'));

/** `Kongres ke-5 diadakan oleh Komite Partai di Laos`, `Đại hội … do Đảng bộ tại Lào tổ chức`, `which the cell held` */
function holderBehind(items: readonly Item[], at: number, members: ReadonlyMap<Item, readonly Item[]>): Item | null {
  if (isVerb(items[at + 1], 'hold_by')) return committeeOf(items[placeBehind(items, at + 1)], members);
  const lead = items[at + 1]?.key === ',' ? at + 2 : at + 1;
  if (!isOf(items[lead], 'agents') && !isOf(items[lead], 'relatives') && items[lead]?.key !== 'được') return null;
  const holder = placeBehind(items, lead);
  return isVerb(items[behindBrackets(items, holder + 1)], 'hold') ? committeeOf(items[holder], members) : null;
}

/** `which the Committee (its other name) held` */
function behindBrackets(items: readonly Item[], at: number): number {
  if (items[at]?.key !== '(') return at;
  const close = items.slice(at, at + mostInBrackets).findIndex(({ key }) => key === ')');
  return close < 0 ? at : at + close + 1;
}
const mostInBrackets = 8;

/** The place behind one of the items and an article. */
const placeBehind = (items: readonly Item[], at: number): number => (isOf(items[at + 1], 'articles') ? at + 2 : at + 1);

/** The one body of an item, if it is a committee or a cell. */
function committeeOf(item: Item | undefined, members: ReadonlyMap<Item, readonly Item[]>): Item | null {
  const only = onlyOf((item && members.get(item)) ?? []);
  return /^party_(?:committee|cell)/.test(only?.thing?.head ?? '') ? only : null;
}
