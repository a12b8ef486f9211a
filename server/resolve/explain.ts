// Why an entity is what it is: which mention was joined to which and by what, which others stayed apart and why. Told from
// the same comparisons that the grouping makes.

import type { EntityId } from '#model/ids';
import type { Apart, DoubtfulPair, Explanation, Member, Reason } from '#model/insight';
import { compare } from '#model/order';
import { isTerm } from '#model/term';
import { type Component, clusterComponent } from './cluster.ts';
import { areNamedApart, Gathering } from './gatherings.ts';
import { createFinder, forbiddenBy } from './judge.ts';
import { isPlainerSpelling } from './names.ts';
import { Persona } from './persona.ts';
import { type Cluster, compareProfiles, type Forbidden, type Profile } from './profile.ts';
import { findOtherRealm } from './things.ts';

/** Others that one entity is compared with, and mentions of each that are looked at. */
const mostOthers = 50;
const mostMentions = 200;

/** Null where no entity of the component has that id. */
export function explainEntity(component: Component, id: EntityId, limit: number): Explanation | null {
  const clusters = clusterComponent(component);
  const cluster = clusters.find((one) => one.id === id);
  if (!cluster) return null;
  const isForbidden = forbiddenBy(component.judgements, createFinder(component.profiles));
  const ordered = [...cluster.profiles].sort(compareProfiles);
  const others = clusters.filter((other) => other !== cluster && areLookAlikes(cluster, other));
  return {
    entity: id,
    doubtful: cluster.doubtful,
    members: explainMembers(ordered.slice(0, limit), cluster),
    total: ordered.length,
    apart: others.slice(0, mostOthers).map((other) => comparePair(cluster, other, isForbidden)),
    judgements: cluster.judgements,
  };
}

/** The pairs of a component that might be one. */
export function findDoubtful(component: Component): readonly DoubtfulPair[] {
  const clusters = clusterComponent(component);
  const isForbidden = forbiddenBy(component.judgements, createFinder(component.profiles));
  return clusters.flatMap((one, at) =>
    clusters.slice(at + 1).flatMap((other): DoubtfulPair[] => {
      if (!areLookAlikes(one, other)) return [];
      const { shared, reasons } = comparePair(one, other, isForbidden);
      const isOpen = reasons.every(({ kind }) => kind === 'nothing-decides' || kind === 'other-name');
      const [first, second] = other.doubtful && !one.doubtful ? [other, one] : [one, other];
      return isOpen ? [{ one: first.id, other: second.id, shared, reasons }] : [];
    }),
  );
}

/** Each mention with the earlier one that most speaks for. */
function explainMembers(ordered: readonly Profile[], { judgements }: Cluster): readonly Member[] {
  const first = new Map<string, number>();
  return ordered.map((profile, at) => {
    const candidates = new Set(traitsOf(profile).flatMap((trait) => first.get(trait) ?? []));
    for (const trait of traitsOf(profile)) if (!first.has(trait)) first.set(trait, at);
    const joins = [...candidates].flatMap((earlier) => {
      const other = ordered[earlier];
      return other ? [{ earlier, reasons: findShared(other, profile) }] : [];
    });
    joins.sort((a, b) => weigh(b.reasons) - weigh(a.reasons) || a.earlier - b.earlier);
    const { document, local, name, language, stated } = profile;
    const member = { document, local, name, language, stated };
    const [best] = joins;
    if (best && best.reasons.length > 0)
      return { ...member, joinedTo: best.earlier, reasons: withLonelyName(best.reasons, profile) };
    if (at === 0) return { ...member, joinedTo: null, reasons: [] };
    return { ...member, joinedTo: 0, reasons: judgements.map((id) => toReason('judgement', [id])) };
  });
}

/** A name by itself joins because nobody else can be meant. */
function withLonelyName(reasons: readonly Reason[], { type }: Profile): readonly Reason[] {
  const isNameAlone = type === 'Person' && reasons.every(({ kind }) => kind === 'name' || kind === 'plain-name');
  return isNameAlone ? [...reasons, toReason('only-one')] : reasons;
}

/** What two mentions that are one may have in common. */
function traitsOf({ concept, spelling, folded, evidence, keys }: Profile): readonly string[] {
  const meetings = keys.filter((key) => key.startsWith('on '));
  return [...(concept ? [`concept ${concept}`] : []), `as ${spelling}`, `like ${folded}`, ...evidence, ...meetings];
}

const weights: Partial<Record<Reason['kind'], number>> = {
  concept: 8,
  office: 8,
  'day-and-organiser': 6,
  'term-and-body': 6,
  meeting: 5,
  gathering: 4,
  name: 3,
  body: 2,
  'plain-name': 1,
};
const weigh = (reasons: readonly Reason[]) => reasons.reduce((sum, { kind }) => sum + (weights[kind] ?? 0), 0);

const toReason = (kind: Reason['kind'], words: readonly string[] = [], entity: string | null = null): Reason => ({
  kind,
  entity: entity as EntityId | null,
  words,
});

function toMeeting(key: string): Reason {
  const [, time = '', body = ''] = key.split(' ');
  return toReason(isTerm(time) ? 'term-and-body' : 'day-and-organiser', [time], body);
}

function findShared(a: Profile, b: Profile): readonly Reason[] {
  const reasons: Reason[] = [];
  if (a.concept !== null && a.concept === b.concept) reasons.push(toReason('concept', [a.concept]));
  if (a.spelling === b.spelling) reasons.push(toReason('name', [b.name]));
  else if (isPlainerSpelling(a.spelling, b.spelling) || isPlainerSpelling(b.spelling, a.spelling))
    reasons.push(toReason('plain-name', [a.name, b.name]));
  const lines = b.evidence.filter((line) => a.evidence.includes(line));
  reasons.push(...explainLines(lines));
  for (const key of b.keys.filter((one) => one.startsWith('on ') && a.keys.includes(one))) reasons.push(toMeeting(key));
  return reasons;
}

function explainLines(lines: readonly string[]): readonly Reason[] {
  const parsed = lines.map((line) => line.split(' ') as [string, string]);
  const offices = new Set(parsed.filter(([word]) => !/^(?:in|at|met)$/.test(word)).map(([, body]) => body));
  return parsed.flatMap(([word, thing]) => {
    if (word === 'at') return [toReason('gathering', [], thing)];
    if (word === 'met') return [toReason('meeting', [], thing)];
    // The office names the body already.
    if (word === 'in') return offices.has(thing) ? [] : [toReason('body', [], thing)];
    return [toReason('office', [word], thing)];
  });
}

/** Whether a reader might take the one for the other: one type, and a name or a day and organiser in common. */
function areLookAlikes(one: Cluster, other: Cluster): boolean {
  const type = one.profiles[0]?.type;
  if (type !== other.profiles[0]?.type) return false;
  const namesOf = ({ profiles }: Cluster) => profiles.flatMap(({ scoped, folded }) => (scoped ? [] : [folded]));
  const names = new Set(namesOf(one));
  if (namesOf(other).some((name) => names.has(name))) return true;
  if (type !== 'Conference') return false;
  const days = new Set(one.profiles.flatMap(({ keys }) => keys.filter((key) => key.startsWith('on '))));
  return other.profiles.some(({ keys }) => keys.some((key) => days.has(key)));
}

function comparePair(one: Cluster, other: Cluster, isForbidden: Forbidden): Apart {
  const left = one.profiles.slice(0, mostMentions);
  const right = other.profiles.slice(0, mostMentions);
  return { entity: other.id, shared: sharedOf(left, right), reasons: [whyApart(left, right, isForbidden)] };
}

function sharedOf(left: readonly Profile[], right: readonly Profile[]): readonly Reason[] {
  const spellings = new Map(left.map((profile) => [profile.spelling, profile]));
  const same = right.find(({ spelling }) => spellings.has(spelling));
  const pair = same
    ? null
    : left.flatMap((a) => {
        const b = right.find(
          ({ spelling }) => isPlainerSpelling(a.spelling, spelling) || isPlainerSpelling(spelling, a.spelling),
        );
        return b ? [[a.name, b.name]] : [];
      })[0];
  const lines = new Set(left.flatMap(({ evidence }) => evidence));
  const both = [...new Set(right.flatMap(({ evidence }) => evidence.filter((line) => lines.has(line))))].sort(compare);
  const days = new Set(left.flatMap(({ keys }) => keys.filter((key) => key.startsWith('on '))));
  const held = [...new Set(right.flatMap(({ keys }) => keys.filter((key) => days.has(key))))].sort(compare);
  return [
    ...(same ? [toReason('name', [same.name])] : []),
    ...(pair ? [toReason('plain-name', pair)] : []),
    ...explainLines(both),
    ...held.map(toMeeting),
  ];
}

/** What keeps the two apart: the first of what speaks against them or, failing that, what is missing. */
function whyApart(left: readonly Profile[], right: readonly Profile[], isForbidden: Forbidden): Reason {
  for (const a of left) {
    for (const b of right) {
      const judgement = isForbidden.by(a, b);
      if (judgement !== null) return toReason('judgement', [judgement]);
    }
  }
  const [first] = left;
  if (first?.type === 'Conference') {
    const contradiction = new Gathering(...left).findContradiction(new Gathering(...right));
    if (contradiction) return contradiction;
    const named = left.flatMap((a) => {
      const b = right.find((one) => areNamedApart(a, one));
      return b ? [[a.name, b.name]] : [];
    })[0];
    return named ? toReason('other-name', named) : toReason('nothing-decides');
  }
  if (first?.type === 'Person') {
    const contradiction = new Persona(left, isForbidden).findContradiction(new Persona(right, isForbidden));
    if (contradiction) return contradiction;
  }
  const concepts = [left, right].map((side) => side.find(({ concept }) => concept !== null)?.concept ?? null);
  const [here, there] = concepts;
  if (here && there && here !== there) return toReason('other-concept', [here, there]);
  const realms = left
    .flatMap((a) => right.flatMap((b) => [findOtherRealm(a.realms, b.realms) ?? []]))
    .find(({ length }) => length > 0);
  if (realms) return toReason('other-body', realms);
  const areSpelledApart = !left.some((a) =>
    right.some(
      (b) =>
        a.spelling === b.spelling ||
        isPlainerSpelling(a.spelling, b.spelling) ||
        isPlainerSpelling(b.spelling, a.spelling),
    ),
  );
  if (areSpelledApart && first && right[0]) return toReason('spelling', [first.name, right[0].name]);
  return toReason('nothing-decides');
}
