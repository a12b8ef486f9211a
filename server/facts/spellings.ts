// `Viet Nam`, `Việt Nam`, `Vietnam`: what is written in one word or in two, with its marks or without. Whoever is called
// after it is listed once.

import { foldName } from '#model/fold';
import type { LexiconEntry } from '#model/language';

const places = new Set(['countries', 'cities']);
/** Where names are listed that hold the name of a place. */
const named = new Set(['organizations', 'organization-heads', 'parties', 'venues']);

/** The forms that an entry has in the spellings of the place that it names, its own first. */
export function spellingsOf(entries: readonly LexiconEntry[]): (entry: LexiconEntry) => readonly string[] {
  const alike = new Map<string, string[]>();
  for (const { table, form, meaning } of entries) {
    if (!places.has(table)) continue;
    const key = `${meaning} ${foldName(form).replaceAll(' ', '')}`;
    const known = alike.get(key);
    if (!known) alike.set(key, [form]);
    else if (!known.includes(form)) known.push(form);
  }
  const spellings = new Map(
    [...alike.values()].flatMap((forms) => (forms.length > 1 ? forms.map((form) => [form, forms] as const) : [])),
  );
  if (spellings.size === 0) return ({ form }) => [form];
  const longestFirst = [...spellings.keys()].sort((a, b) => b.length - a.length).map(quote);
  const place = new RegExp(`(?<![\\p{L}\\p{M}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{M}])`, 'u');
  return ({ table, form }) => {
    const found = named.has(table) ? place.exec(form)?.[0] : undefined;
    if (found === undefined || found === form) return [form];
    const others = (spellings.get(found) ?? []).filter((other) => other !== found);
    return [form, ...others.map((other) => form.replace(found, other))];
  };
}

const quote = (form: string) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
