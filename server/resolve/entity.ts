// A cluster → the entity that the graph shows. The names in the texts are never overwritten: an entity lists them all.

import type { Entity, NameForm } from '#model/entity';
import { type Kind, labelOfId } from '#model/ontology';
import { compare } from '#model/order';
import { spellName } from '#model/spelling';
import type { Cluster } from './profile.ts';
import { type Tally, tallyProfiles } from './tally.ts';

/** What the entity has beside what is counted. */
export type Identity = Pick<Cluster, 'id' | 'doubtful' | 'renamed'>;

/** The entity, but for its degree: relationships are not known here. */
export function toEntity(cluster: Cluster): Entity {
  return describeEntity(cluster, tallyProfiles(cluster.profiles));
}

export function describeEntity({ id, doubtful, renamed }: Identity, tally: Tally): Entity {
  return {
    id,
    type: labelOfId(id),
    name: renamed ?? chooseName(tally.names),
    names: listNames(tally.forms),
    kind: mostStated(tally.kinds) as Kind | null,
    date: chooseDate(tally.dates),
    concept: mostStated(tally.concepts),
    implied: tally.named === 0,
    documents: tally.documents,
    degree: 0,
    ...(doubtful ? { doubtful: true } : {}),
    ...disputedDates(tally.dates),
  };
}

/** What most documents give; of equals the first in order. */
function mostStated(counts: Tally['kinds']): string | null {
  const sorted = Object.entries(counts).sort(([a, left], [b, right]) => right - left || compare(a, b));
  return sorted[0]?.[0] ?? null;
}

function listNames(forms: Tally['forms']): NameForm[] {
  const names = Object.entries(forms).map(([key, documents]): NameForm => {
    const gap = key.indexOf(' ');
    return { form: key.slice(gap + 1), language: key.slice(0, gap), documents };
  });
  return names.sort((a, b) => compare(a.language, b.language) || b.documents - a.documents || compare(a.form, b.form));
}

/** The form to show: with its marks where some document has them, then the one in most documents, then the fullest. */
function chooseName(names: Tally['names']): string {
  const forms = Object.entries(names).map(([form, documents]) => ({
    form,
    marked: /[^\p{ASCII}]/u.test(spellName(form)) ? 1 : 0,
    documents,
  }));
  forms.sort(
    (a, b) =>
      b.marked - a.marked || b.documents - a.documents || b.form.length - a.form.length || compare(a.form, b.form),
  );
  return forms[0]?.form ?? '';
}

/** What most documents give, where `2026-02` speaks for every day of that month; of equals the most exact, then the first. */
function chooseDate(dates: Tally['dates']): string | null {
  const counts = Object.entries(dates);
  const supported = counts.map(([date]) => ({
    date,
    times: counts.reduce((sum, [other, times]) => (date.startsWith(other) ? sum + times : sum), 0),
  }));
  supported.sort((a, b) => b.times - a.times || b.date.length - a.date.length || compare(a.date, b.date));
  return supported[0]?.date ?? null;
}

function disputedDates(counts: Tally['dates']): Pick<Entity, 'dates'> {
  const dates = Object.keys(counts).sort(compare);
  // `2026` and `2026-02` say nothing against `2026-02-08`.
  const agree = dates.every((a) => dates.every((b) => a.startsWith(b) || b.startsWith(a)));
  return agree ? {} : { dates };
}
