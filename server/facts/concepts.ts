// One meaning, one concept: what rules of several languages put together in several ways, written in one.

import { remember } from '#model/remember';

/** What a rule made, and the same thing by the concept that all languages share. */
const rewrites: readonly (readonly [RegExp, string])[] = [
  // `The Embassy in Tokyo` is the one in Japan: a country has one embassy in another, wherever it sits there.
  [/\bembassy\(of=(\w+),in=([A-Z]{2})\/[^,()]+\)/g, 'embassy(of=$1,in=$2)'],
  // `Permanent Mission to the UN, the WTO and other international organisations in Geneva`.
  [/\bpermanent_mission\(of=(\w+),at=[a-z_]+,in=(?!US\/new-york)([^,()]+)\)/g, 'permanent_mission(of=$1,in=$2)'],
  [
    /\bpermanent_mission\(of=(\w+),(?:at=united_nations,)?in=US\/new-york\)/g,
    'permanent_mission(of=$1,at=united_nations)',
  ],
  // A committee of a mission is known by where the mission is.
  [
    /\bparty_committee\(of=(?:embassy|consulate_general|permanent_mission)\(of=VN,in=([^,()]+)\)\)/g,
    'party_committee(in=$1)',
  ],
  // `the Communist Party of Vietnam Committee in Laos`
  [/^party_committee\(of=party\(VN\),in=([^,()]+)\)$/, 'party_committee(in=$1)'],
  // `the Party Cell of the Trade Office in Laos`
  [/^party_cell\(of=representative_office\(of=VN,in=([^,()]+)\)\)$/, 'party_cell(of=trade_office,in=$1)'],
  // `The South African Department of International Relations`: a name that tells the country tells it once.
  [/^(.+\(([A-Z]{2})\))\(\2\)$/, '$1'],
  // `CPV Politburo` is what texts of the home Party call `the Politburo`.
  [/^(politburo|secretariat|military_commission)\((?:party\(VN\)|central_committee\(party\(VN\)\))\)$/, '$1'],
  // `Lao Politburo` is that of the Lao party.
  [/^(politburo|secretariat)\(([A-Z]{2})\)$/, '$1(party($2))'],
];

/** Most concepts are of other sorts, and are written as they are. */
const rewritten =
  /embassy|consulate_general|representative_office|permanent_mission|politburo|secretariat|military_commission|of=party\(VN\)|\)\(/;

const rewrite = remember(
  (concept) => rewrites.reduce((known, [made, shared]) => known.replace(made, shared), concept),
  80,
);

/** Null for what cannot be: a country has no embassy in itself. */
export function canonicalConcept(concept: string): string | null {
  if (!rewritten.test(concept)) return concept;
  const written = rewrite(concept);
  return /^(?:embassy|consulate_general)\(of=(\w+),in=\1(?:\/[^,()]+)?\)$/.test(written) ? null : written;
}

/** Of `resolution(67-NQ/TW)` its number and `-NQ/TW`; of `resolution(67,resolution)`, which a text calls by no more, the number alone. */
export function numberOf(concept: string | null): { readonly number: string | undefined; readonly rest: string } {
  const [, number, rest = ''] = /^resolution\((\d{1,9})(?:,[a-z_]{1,20}|(.*))\)$/.exec(concept ?? '') ?? [];
  return { number, rest };
}

/** `Resolution 67`: each body has one, and each year another. */
export function isShortNumber(concept: string): boolean {
  const { number, rest } = numberOf(concept);
  return number !== undefined && rest === '';
}

/** `Resolution 67` that the text has also called `Resolution 67-NQ/TW`. */
export const isShortOf = (short: string | null, full: string): boolean =>
  short !== null && isShortNumber(short) && !isShortNumber(full) && numberOf(short).number === numberOf(full).number;
