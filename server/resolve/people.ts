// Which people of one folded name are one person. The full spelling decides first, then what the documents say of them:
// shared offices and meetings join, posts in two places at one time or two countries on one day keep apart.
import { compare } from '#model/order';
import { groupBy, isPlainerSpelling } from './names.ts';
import { Persona } from './persona.ts';
import { anchorOf, compareProfiles, type Forbidden, type Group, type Profile } from './profile.ts';

/** One group for each person; every profile is in just one. */
export function groupPeople(profiles: readonly Profile[], isForbidden: Forbidden): readonly Group[] {
  const spellings = [...groupBy(profiles, ({ spelling }) => spelling)].sort(([a], [b]) => compare(a, b));
  const isPlain = (form: string) => spellings.some(([full]) => isPlainerSpelling(form, full));
  const full = spellings.filter(([form]) => !isPlain(form));
  const people = full.flatMap(([, members]) => separate(joinByEvidence(members, isForbidden)));
  const homeless: Persona[] = [];
  for (const [form, members] of spellings.filter(([plain]) => isPlain(plain))) {
    const fitting = people.filter(({ persona }) => persona.isSpelled((full) => isPlainerSpelling(form, full)));
    // With one candidate all of them are that one, unless something speaks against it.
    for (const part of joinByEvidence(members, isForbidden, fitting.length > 1)) {
      const home = findHome(part, fitting);
      if (home) home.persona.take(part);
      else homeless.push(part);
    }
  }
  const unsure = homeless.length > 0 ? separate(joinPersonas(homeless)) : [];
  return [
    ...people.map(({ persona, doubtful }) => ({ profiles: persona.profiles, doubtful })),
    ...unsure.map(({ persona }) => ({ profiles: persona.profiles, doubtful: true })),
  ];
}

interface Candidate {
  readonly persona: Persona;
  readonly doubtful: boolean;
}

/** The one person that a plainly spelled one can be; of several, the one that most evidence points to. */
function findHome(part: Persona, fitting: readonly Candidate[]): Candidate | null {
  const free = fitting.filter(({ persona }) => !persona.contradicts(part));
  if (fitting.length === 1) return free[0] ?? null;
  const scores = free.map(({ persona }) => persona.countShared(part));
  const best = Math.max(0, ...scores);
  const at = scores.indexOf(best);
  return best > 0 && scores.lastIndexOf(best) === at ? (free[at] ?? null) : null;
}

/**
 * Groups that share evidence; what contradicts itself is never in one group. All are one group where nothing can
 * contradict, unless the evidence itself is asked for.
 */
function joinByEvidence(profiles: readonly Profile[], isForbidden: Forbidden, strict = false): readonly Persona[] {
  const ordered = [...profiles].sort(compareProfiles);
  if (!strict && !mayDiffer(ordered, isForbidden)) return [new Persona(ordered, isForbidden)];
  return joinPersonas(ordered.map((profile) => new Persona([profile], isForbidden)));
}

/** Those with a line of evidence in common become one, the strongest kind of line first, unless they contradict. */
function joinPersonas(personas: readonly Persona[]): readonly Persona[] {
  const home = new Map<Persona, Persona>();
  const homeOf = (persona: Persona): Persona => {
    let at = persona;
    for (let next = home.get(at); next; next = home.get(at)) at = next;
    return at;
  };
  const holders = new Map<string, Persona[]>();
  for (const persona of personas) {
    for (const line of persona.lines) {
      const held = holders.get(line);
      if (held) held.push(persona);
      else holders.set(line, [persona]);
    }
  }
  const lines = [...holders].sort(([a], [b]) => strengthOf(b) - strengthOf(a) || compare(a, b));
  for (const [, [first, ...rest]] of lines) {
    const met = first ? [homeOf(first)] : [];
    for (const one of rest) {
      const own = homeOf(one);
      if (met.map(homeOf).includes(own)) continue;
      const other = met.map(homeOf).find((persona) => !persona.contradicts(own));
      if (!other) {
        met.push(own);
        continue;
      }
      const [more, less] = other.profiles.length >= own.profiles.length ? [other, own] : [own, other];
      more.take(less);
      home.set(less, more);
    }
  }
  return personas.filter((persona) => !home.has(persona));
}

/** An office says more than a meeting, a meeting more than a gathering, and that more than a body by itself. */
function strengthOf(line: string): number {
  const [word] = line.split(' ');
  return word === 'in' ? 0 : word === 'at' ? 1 : word === 'met' ? 2 : 3;
}

/**
 * One person where nothing contradicts it. Otherwise those who contradict each other are persons, and a group that can be
 * just one of them is that one; one that could be several stays apart.
 */
function separate(personas: readonly Persona[]): readonly Candidate[] {
  const enemies = findEnemies(personas);
  const countEnemies = (persona: Persona) => enemies.get(persona) ?? 0;
  const [first, ...rest] = personas;
  if (!first) return [];
  if (enemies.size === 0) {
    for (const persona of rest) first.take(persona);
    return [{ persona: first, doubtful: false }];
  }
  const anchors = new Map(personas.map((persona) => [persona, anchorOf(persona.profiles)]));
  const ordered = [...personas].sort(
    (a, b) =>
      countEnemies(b) - countEnemies(a) ||
      b.profiles.length - a.profiles.length ||
      compare(anchors.get(a) ?? '', anchors.get(b) ?? ''),
  );
  const people: Candidate[] = [];
  const certain: Persona[] = [];
  for (const persona of ordered) {
    const free = certain.filter((one) => !one.contradicts(persona));
    const [only] = free;
    if (only && free.length === 1 && people.length > 1) {
      only.take(persona);
      continue;
    }
    const doubtful = free.length > 0 && countEnemies(persona) === 0;
    people.push({ persona, doubtful });
    if (!doubtful) certain.push(persona);
  }
  return people;
}

/** How many of the others each contradicts; those that contradict nobody are left out. */
function findEnemies(personas: readonly Persona[]): ReadonlyMap<Persona, number> {
  // Only who shares a document or a day with another, or has posts, can contradict: most names of many mentions do not.
  const meetings = new Map<string, Persona[]>();
  for (const persona of personas) {
    for (const place of persona.meetingPlaces()) {
      const there = meetings.get(place);
      if (there) there.push(persona);
      else meetings.set(place, [persona]);
    }
  }
  const enemies = new Map<Persona, Set<Persona>>();
  const known = (persona: Persona) => {
    const own = enemies.get(persona) ?? new Set();
    enemies.set(persona, own);
    return own;
  };
  for (const there of meetings.values()) {
    there.forEach((a, i) => {
      for (const b of there.slice(i + 1)) {
        if (enemies.get(a)?.has(b) || !a.contradicts(b)) continue;
        known(a).add(b);
        known(b).add(a);
      }
    });
  }
  return new Map([...enemies].map(([persona, others]) => [persona, others.size]));
}

/** A quick look that spares most names the comparison of all with all. */
function mayDiffer(profiles: readonly Profile[], isForbidden: Forbidden): boolean {
  if (new Set(profiles.map(({ document }) => document)).size < profiles.length) return true;
  if (new Set(profiles.flatMap(({ stations }) => stations)).size > 1) return true;
  if (new Set(profiles.flatMap(({ seats }) => seats)).size > 1) return true;
  const times = profiles.flatMap(({ inOffice, stated }) => (inOffice && stated !== null ? [stated.slice(0, 4)] : []));
  if (times.length > 0 && Number(times.sort().at(-1)) - Number(times[0]) >= 45) return true;
  const days = new Set(profiles.flatMap(({ whereabouts }) => whereabouts));
  if (new Set([...days].map((day) => day.slice(0, 10))).size < days.size) return true;
  return profiles.some((profile) => isForbidden.concerns(profile));
}
