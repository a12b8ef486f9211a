// What documents say of one entity, counted: names, kinds, days. A tally can be added to and taken from document by
// document, so that an entity of ten thousand documents need not be counted anew for each.
import { addCounts, type Counts, countWords } from '#model/counts';
import type { DocumentId } from '#model/ids';
import { groupBy } from './names.ts';
import type { Profile } from './profile.ts';

/** Plain JSON. Every count is above 0, or its key is not there. */
export interface Tally {
  /** Documents that name it. */
  readonly documents: number;
  /** Documents by language and form, as `vi Bùi Thanh Sơn`. */
  readonly forms: Counts;
  /** Documents by the fullest form of each. */
  readonly names: Counts;
  /** Mentions by kind, day and concept. */
  readonly kinds: Counts;
  readonly dates: Counts;
  readonly concepts: Counts;
  /** Mentions that are more than implied. */
  readonly named: number;
}

export const emptyTally: Tally = {
  documents: 0,
  forms: {},
  names: {},
  kinds: {},
  dates: {},
  concepts: {},
  named: 0,
};

export function tallyProfiles(profiles: readonly Profile[]): Tally {
  const documents = groupBy(profiles, ({ document }) => document);
  return [...documents.values()].map(tallyDocument).reduce((sum, one) => combine(sum, one, 1), emptyTally);
}

/** The tally with another added (`sign` 1) or taken out (-1). */
export function combine(tally: Tally, other: Tally, sign: 1 | -1): Tally {
  return {
    documents: tally.documents + sign * other.documents,
    forms: addCounts(tally.forms, other.forms, sign),
    names: addCounts(tally.names, other.names, sign),
    kinds: addCounts(tally.kinds, other.kinds, sign),
    dates: addCounts(tally.dates, other.dates, sign),
    concepts: addCounts(tally.concepts, other.concepts, sign),
    named: tally.named + sign * other.named,
  };
}

/** What the mentions of one document come to: each form counts once. */
function tallyDocument(profiles: readonly Profile[]): Tally {
  return {
    documents: new Set<DocumentId>(profiles.map(({ document }) => document)).size,
    forms: countWords(new Set(profiles.flatMap(formsOf))),
    names: countWords(new Set(profiles.map(({ name }) => name))),
    kinds: countWords(profiles.map(({ kind }) => kind)),
    dates: countWords(profiles.map(({ date }) => date)),
    concepts: countWords(profiles.map(({ concept }) => concept)),
    named: profiles.filter(({ implied }) => !implied).length,
  };
}

function formsOf(profile: Profile): readonly string[] {
  const forms = [...new Set([profile.name, ...profile.also])].filter((form) => isNameOutside(form, profile));
  return forms.map((form) => `${profile.language} ${form}`);
}

function isNameOutside(form: string, profile: Profile): boolean {
  if (form === profile.name) return true;
  if (profile.scoped) return false;
  const words = form.split(/\s+/).length;
  if (profile.type === 'Person' || profile.type === 'Place') return words >= 2;
  return words >= 3 || /\d/.test(form) || (words === 1 && /\p{Lu}.*\p{Lu}/u.test(form));
}
