// Where documents disagree: two people in one office of one body on one day, two dates of one gathering, one person in two
// countries on one day. Both sides stay in the graph; here they are put side by side, each with the sentence that says so.
import { textToEvidence } from '#graph/evidence';
import { ask, type RowOf } from '#graph/queries';
import type { GraphStore } from '#graph/store';
import { firstDayOf, lastDayOf } from '#model/dates';
import type { SourceSentence } from '#model/entity';
import { type EntityId, type RelationshipId, startOfRelationship } from '#model/ids';
import type { Conflict, ConflictSide, Dated } from '#model/insight';
import type { Role } from '#model/ontology';
import { groupBy } from '../resolve/names.ts';
import { findDated } from './dated.ts';

/** Offices that one person at a time holds. */
const singleRoles: readonly Role[] = [
  'general_secretary',
  'secretary',
  'head',
  'president',
  'prime_minister',
  'minister',
  'ambassador',
  'consul_general',
  'chair',
  'director',
  'secretary_general',
];

/** The Central Committee has several secretaries. */
const hasSeveral = ({ role, concept }: RowOf<'offices'>) =>
  role === 'secretary' && concept !== null && /^(central_committee|secretariat)\b/.test(concept);

/** Sorted by kind, entity and day. */
export async function findConflicts(store: GraphStore): Promise<readonly Conflict[]> {
  const found = [...(await findDates(store)), ...(await findOffices(store)), ...(await findPlaces(store))];
  const keyOf = ({ kind, about, role, day, sides }: Conflict) =>
    [kind, about, role ?? '', day ?? '', ...sides.map(({ entity }) => entity)].join('\u0000');
  return found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** A relationship, and the day for which a sentence is wanted. */
interface Wanted {
  readonly edge: RelationshipId;
  readonly day: string;
}

async function findOffices(store: GraphStore): Promise<readonly Conflict[]> {
  const rows = (await ask(store, 'offices', { roles: singleRoles })).filter((row) => !hasSeveral(row));
  const held = groupBy(rows, ({ body, role }) => `${body} ${role}`);
  const conflicts: Conflict[] = [];
  for (const holders of held.values()) {
    const terms = holders.flatMap((row) => {
      const term = termOf(row);
      return term ? [{ row, term }] : [];
    });
    for (const [at, one] of terms.entries()) {
      for (const other of terms.slice(at + 1)) {
        const day = [one.term.from, other.term.from].sort()[1] ?? '';
        if (one.row.person === other.row.person || day > one.term.to || day > other.term.to) continue;
        const sides: ConflictSide[] = [];
        for (const { row } of [one, other]) {
          const source = await findSentence(store, { edge: row.edge, day });
          if (source) sides.push({ entity: row.person, date: null, place: null, relationship: row.edge, source });
        }
        conflicts.push({ kind: 'office', about: one.row.body, role: one.row.role, day, sides });
      }
    }
  }
  return conflicts.filter(({ sides }) => sides.length > 1);
}

/** The days between which the office is certain; null where no document and no text gives a date. */
function termOf({ since, until, firstStated, lastStated }: RowOf<'offices'>): { from: string; to: string } | null {
  const days = [
    firstStated && lastDayOf(firstStated),
    lastStated && firstDayOf(lastStated),
    since && lastDayOf(since),
    until && firstDayOf(until),
  ].filter((day) => day !== null && day !== '');
  const sorted = (days as string[]).sort();
  const [from] = sorted;
  const to = sorted.at(-1);
  return from && to ? { from, to } : null;
}

async function findPlaces(store: GraphStore): Promise<readonly Conflict[]> {
  const rows = await ask(store, 'whereabouts', {});
  const days = groupBy(rows, ({ person, date }) => `${person} ${date}`);
  const conflicts: Conflict[] = [];
  for (const seen of days.values()) {
    const [first] = seen;
    // A gathering held in two countries at once puts nobody in two places.
    const gatherings = groupBy(seen, ({ gathering }) => gathering);
    const places = [...gatherings.values()].map((list) => new Set(list.map(({ country }) => country)));
    const areApart = places.some((a) => places.some((b) => ![...a].some((country) => b.has(country))));
    if (!first || !areApart) continue;
    const sides: ConflictSide[] = [];
    const told = new Set<EntityId>();
    for (const { edge, gathering, country, date } of seen) {
      if (told.has(country)) continue;
      told.add(country);
      const source = await findSentence(store, { edge, day: date });
      if (source) sides.push({ entity: gathering, date: null, place: country, relationship: edge, source });
    }
    conflicts.push({ kind: 'place', about: first.person, role: null, day: first.date, sides });
  }
  return conflicts.filter(({ sides }) => sides.length > 1);
}

async function findDates(store: GraphStore): Promise<readonly Conflict[]> {
  const conflicts: Conflict[] = [];
  for (const { gathering, dates } of await ask(store, 'disputed-dates', {})) {
    const sources = await findDated(store, [gathering]);
    const sides = toSides(sources, dates);
    if (sides.length > 1) conflicts.push({ kind: 'date', about: gathering, role: null, day: null, sides });
  }
  // One series and number on two days is two gatherings to the rules, and a disagreement to a reader.
  const rows = (await ask(store, 'namesakes', {})).filter(({ type, date }) => type === 'Conference' && date !== null);
  for (const { id } of rows) {
    const [stem = ''] = id.split('~');
    const [first] = await ask(store, 'entities', { ids: [stem as EntityId] });
    const own = rows.find((row) => row.id === id)?.date ?? null;
    if (!first || first.date === null || own === null || own.startsWith(first.date) || first.date.startsWith(own))
      continue;
    const sources = await findDated(store, [first.id, id]);
    const sides = toSides(sources, [first.date, own]);
    if (sides.length > 1) conflicts.push({ kind: 'date', about: first.id, role: null, day: null, sides });
  }
  return conflicts;
}

/** The first sentence that tells each day. */
const toSides = (sources: readonly Dated[], dates: readonly string[]): ConflictSide[] =>
  dates.flatMap((date) => {
    const found = sources.find((one) => one.date === date);
    return found ? [{ ...found, place: null, relationship: null }] : [];
  });

/** The sentence of the relationship whose document is dated next to the day. */
async function findSentence(store: GraphStore, { edge, day }: Wanted): Promise<SourceSentence | null> {
  const from = startOfRelationship(edge);
  const [row] = from ? await ask(store, 'relationship', { from, id: edge }) : [];
  if (!row) return null;
  const sources = row.evidence.map((line, at) => textToEvidence(line, row.texts[at] ?? ''));
  const distance = ({ date }: SourceSentence) =>
    date === null ? Number.POSITIVE_INFINITY : Math.abs(Date.parse(date) - Date.parse(day));
  return sources.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}
