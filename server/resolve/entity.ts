// A cluster → the entity that the graph shows. The names in the texts are never overwritten: an entity lists them all.
import type { Entity, NameForm } from '#model/entity';
import type { DocumentId } from '#model/ids';
import { compare, groupBy } from './names.ts';
import type { Cluster, Profile } from './profile.ts';

/** The entity, but for its degree: relationships are not known here. */
export function toEntity({ id, profiles, doubtful, renamed }: Cluster): Entity {
  const [first] = profiles;
  if (!first) throw new Error(`The cluster ${id} is empty.`);
  return {
    id,
    type: first.type,
    name: renamed ?? chooseName(profiles),
    names: collectNames(profiles),
    kind: mostStated(profiles.map(({ kind }) => kind)),
    date: chooseDate(profiles.flatMap(({ date }) => date ?? [])),
    concept: mostStated(profiles.map(({ concept }) => concept)),
    implied: profiles.every(({ implied }) => implied),
    documents: [...new Set(profiles.map(({ document }) => document))].sort(compare),
    degree: 0,
    ...(doubtful ? { doubtful: true } : {}),
    ...disputedDates(profiles),
  };
}

/** What most documents give, where `2026-02` speaks for every day of that month; of equals the most exact, then the first. */
function chooseDate(dates: readonly string[]): string | null {
  const counts = [...groupBy(dates, (date) => date)].map(([date, same]) => ({ date, times: same.length }));
  const supported = counts.map(({ date }) => ({
    date,
    times: counts.reduce((sum, other) => (date.startsWith(other.date) ? sum + other.times : sum), 0),
  }));
  supported.sort((a, b) => b.times - a.times || b.date.length - a.date.length || compare(a.date, b.date));
  return supported[0]?.date ?? null;
}

function disputedDates(profiles: readonly Profile[]): Pick<Entity, 'dates'> {
  const dates = [...new Set(profiles.flatMap(({ date }) => date ?? []))].sort(compare);
  // `2026` and `2026-02` say nothing against `2026-02-08`.
  const agree = dates.every((a) => dates.every((b) => a.startsWith(b) || b.startsWith(a)));
  return agree ? {} : { dates };
}

/** What most documents give; of equals the first in order. */
function mostStated<T extends string>(values: readonly (T | null)[]): T | null {
  const counts = [
    ...groupBy(
      values.filter((value): value is T => value !== null),
      (value) => value,
    ),
  ];
  counts.sort(([a, left], [b, right]) => right.length - left.length || compare(a, b));
  return counts[0]?.[1][0] ?? null;
}

function isNameOutside(form: string, profile: Profile): boolean {
  if (form === profile.name) return true;
  if (profile.scoped) return false;
  const words = form.split(/\s+/).length;
  if (profile.type === 'Person' || profile.type === 'Place') return words >= 2;
  return words >= 3 || /\d/.test(form) || (words === 1 && /\p{Lu}.*\p{Lu}/u.test(form));
}

function collectNames(profiles: readonly Profile[]): NameForm[] {
  const seen = new Map<string, { form: string; language: string; documents: Set<DocumentId> }>();
  for (const profile of profiles) {
    for (const form of new Set([profile.name, ...profile.also])) {
      if (!isNameOutside(form, profile)) continue;
      const key = `${profile.language}\u0000${form}`;
      const name = seen.get(key) ?? { form, language: profile.language, documents: new Set<DocumentId>() };
      name.documents.add(profile.document);
      seen.set(key, name);
    }
  }
  return [...seen.values()]
    .map(({ form, language, documents }) => ({ form, language, documents: documents.size }))
    .sort((a, b) => compare(a.language, b.language) || b.documents - a.documents || compare(a.form, b.form));
}

/** The form to show: with its marks where some document has them, then the one in most documents, then the fullest. */
function chooseName(profiles: readonly Profile[]): string {
  const forms = [...groupBy(profiles, ({ name }) => name)].map(([form, same]) => ({
    form,
    marked: same.some(({ spelling }) => /[^\p{ASCII}]/u.test(spelling)) ? 1 : 0,
    documents: new Set(same.map(({ document }) => document)).size,
  }));
  forms.sort(
    (a, b) =>
      b.marked - a.marked || b.documents - a.documents || b.form.length - a.form.length || compare(a.form, b.form),
  );
  return forms[0]?.form ?? '';
}
