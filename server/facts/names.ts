// Person names by their structure: a family name, then syllables in capitals. What stands around a name (offices, titles,
// streets named after somebody) is looked at by the passes after this one, and by the blockers here.
import type { Token } from '#model/text';
import type { Reading } from './item.ts';
import type { Hit, Lexicon } from './lexicon.ts';

/** Tokens `from` to `to` (exclusive). */
export interface NameSpan {
  readonly from: number;
  readonly to: number;
  /** The entries that gave it away. */
  readonly entries: readonly string[];
  readonly rule: 'family-name' | 'family-name-with-title';
}

const longestName = 5;
/** Tables whose entries stand before a person's name. */
const titles = new Set(['honorifics', 'degrees', 'offices']);
/** Tables whose longer entries are no names, whatever they begin with. */
const ordinary = new Set(['family-names', 'middle-names', 'function-words']);

export function findNames(tokens: readonly Token[], hits: readonly (Hit | null)[], lexicon: Lexicon): NameSpan[] {
  const names: NameSpan[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const name = nameAt(tokens, hits, lexicon, i);
    if (!name) {
      const hit = hits[i];
      if (hit && hit.length > 1 && !onlyOrdinary(hit)) i += hit.length - 1;
      continue;
    }
    names.push(name);
    i = name.to - 1;
  }
  return names;
}

const onlyOrdinary = (hit: Hit) => hit.readings.every((reading) => ordinary.has(reading.class));

function nameAt(
  tokens: readonly Token[],
  hits: readonly (Hit | null)[],
  lexicon: Lexicon,
  at: number,
): NameSpan | null {
  const first = tokens[at];
  if (!first?.capital || first.kind !== 'word' || first.text.includes('.')) return null;
  const family = readingIn(lexicon.lookUp(first), 'family-names');
  if (!family) return null;
  const titled = isTitled(tokens, hits, at);
  let to = at + 1;
  while (to < tokens.length && to - at < longestName && goesOn(tokens, hits, to)) to++;
  if (to - at < 2) return null;
  const hit = hits[at];
  // `Hà Nội`, `Cao Bằng` are places, unless somebody of that family is addressed.
  if (hit && hit.length > 1 && !onlyOrdinary(hit) && !(titled && to - at > hit.length)) return null;
  const rest = tokens.slice(at + 1, to).map((token) => readingIn(lexicon.lookUp(token), 'middle-names'));
  const known = rest.filter((reading) => reading !== undefined).length;
  const doubtful = family.note.includes('common_word') || family.meaning !== 'vi';
  if (doubtful && !titled && known < rest.length) return null;
  return {
    from: at,
    to,
    entries: [family.entry, ...rest.flatMap((reading) => reading?.entry ?? [])],
    rule: titled ? 'family-name-with-title' : 'family-name',
  };
}

/** A capital word in the same line that does not begin something else. */
function goesOn(tokens: readonly Token[], hits: readonly (Hit | null)[], i: number): boolean {
  const token = tokens[i] as Token;
  const before = tokens[i - 1] as Token;
  if (!token.capital || token.kind !== 'word' || token.start - before.end !== 1) return false;
  if (/^[\p{Lu}]{2,}$/u.test(token.text) && !/^[\p{Lu}]{2,}$/u.test(before.text)) return false;
  const hit = hits[i];
  return (
    !hit ||
    onlyOrdinary(hit) ||
    (hit.length === 1 && hit.readings.every(isPlaceName)) ||
    (hit.length > 1 && hit.readings.every(isPlaceName))
  );
}

/** A syllable that is a country by itself (`Đức`, `Nga`) may be a given name. */
const isPlaceName = ({ class: table }: Reading) =>
  table === 'countries' || table === 'cities' || ordinary.has(table) || table === 'demonyms';

function isTitled(tokens: readonly Token[], hits: readonly (Hit | null)[], at: number): boolean {
  for (let back = 1; back <= 4 && at - back >= 0; back++) {
    const hit = hits[at - back];
    if (hit && hit.length === back && hit.readings.some((reading) => titles.has(reading.class))) return true;
  }
  const before = tokens[at - 1];
  const beforeThat = hits[at - 2];
  return before?.text === '.' && (beforeThat?.readings.some((reading) => titles.has(reading.class)) ?? false);
}

const readingIn = (readings: readonly Reading[], table: string): Reading | undefined =>
  readings.find((reading) => reading.class === table);
