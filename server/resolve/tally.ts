// What documents say of one entity, counted: names, kinds, days. A tally can be added to and taken from document by
// document, so that an entity of ten thousand documents need not be counted anew for each.
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

type Counts = Readonly<Record<string, number>>;

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
  const counts = (left: Counts, right: Counts): Counts => {
    const sum = new Map(Object.entries(left));
    for (const [key, count] of Object.entries(right)) {
      const total = (sum.get(key) ?? 0) + sign * count;
      if (total === 0) sum.delete(key);
      else sum.set(key, total);
    }
    return Object.fromEntries(sum);
  };
  return {
    documents: tally.documents + sign * other.documents,
    forms: counts(tally.forms, other.forms),
    names: counts(tally.names, other.names),
    kinds: counts(tally.kinds, other.kinds),
    dates: counts(tally.dates, other.dates),
    concepts: counts(tally.concepts, other.concepts),
    named: tally.named + sign * other.named,
  };
}

/** What the mentions of one document come to: each form counts once. */
function tallyDocument(profiles: readonly Profile[]): Tally {
  const once = (words: readonly string[]): Counts => Object.fromEntries([...new Set(words)].map((word) => [word, 1]));
  const each = (words: readonly (string | null)[]): Counts => {
    const counts = new Map<string, number>();
    for (const word of words) if (word !== null) counts.set(word, (counts.get(word) ?? 0) + 1);
    return Object.fromEntries(counts);
  };
  return {
    documents: new Set<DocumentId>(profiles.map(({ document }) => document)).size,
    forms: once(profiles.flatMap(formsOf)),
    names: once(profiles.map(({ name }) => name)),
    kinds: each(profiles.map(({ kind }) => kind)),
    dates: each(profiles.map(({ date }) => date)),
    concepts: each(profiles.map(({ concept }) => concept)),
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
