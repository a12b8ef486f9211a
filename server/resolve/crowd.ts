// Names that a great many documents use. What decides who is who among them is kept as counts of shapes, so that one more
// document need not look at all the others: as long as the shapes leave no doubt, everyone goes by the id of the name.
import type { EntityId } from '#model/ids';
import { type Label, labelOfId } from '#model/ontology';
import { stemOf } from './cluster.ts';
import { Gathering } from './gatherings.ts';
import { groupBy, isPlainerSpelling } from './names.ts';
import { isOffice } from './persona.ts';
import type { Profile } from './profile.ts';
import { groupThings } from './things.ts';

/** Plain JSON: what the mentions of one stem have in common, counted. Every count is above 0, or its key is not there. */
export interface Crowd {
  /** Mentions by shape. */
  readonly shapes: Readonly<Record<string, number>>;
  /** Documents with more than one mention. */
  readonly twins: number;
  /** Days on which people of that name are in more than one country; of those, days with a mention that has no office. */
  readonly clashes: number;
  readonly bareClashes: number;
}

/** Day → country → mentions there, and those of them that have no office. */
export type Days = Readonly<Record<string, Readonly<Record<string, readonly [all: number, bare: number]>>>>;

export const emptyCrowd: Crowd = { shapes: {}, twins: 0, clashes: 0, bareClashes: 0 };

/** All of a mention that grouping looks at, but for its document and its time. */
export function shapeOf(profile: Profile): string {
  const { type, concept, folded, spelling, scoped, date, countries, stations, evidence, realms } = profile;
  if (type === 'Person') {
    const { seats, inOffice, stated } = profile;
    const decade = inOffice && stated !== null ? stated.slice(0, 3) : '';
    return JSON.stringify([spelling, scoped, stations, evidence.filter(isOffice), seats, decade]);
  }
  if (type === 'Conference') return JSON.stringify([concept, scoped, date, countries]);
  return JSON.stringify([concept, scoped, folded, spelling, realms]);
}

const isBare = ({ evidence }: Profile) => !evidence.some(isOffice);

/** The crowd with the mentions of some documents taken out and others put in. `days` holds the days that they speak of. */
export function changeCrowd(
  crowd: Crowd,
  days: Days,
  gone: readonly Profile[],
  come: readonly Profile[],
): { readonly crowd: Crowd; readonly days: Days } {
  const shapes = new Map(Object.entries(crowd.shapes));
  const count = (profiles: readonly Profile[], sign: 1 | -1) => {
    for (const shape of profiles.map(shapeOf)) {
      const total = (shapes.get(shape) ?? 0) + sign;
      if (total === 0) shapes.delete(shape);
      else shapes.set(shape, total);
    }
  };
  count(gone, -1);
  count(come, 1);
  const counted = countDays(countDays(days, gone, -1), come, 1);
  const clashesOf = (all: Days) => Object.values(all).filter((places) => Object.keys(places).length > 1);
  const bareOf = (all: Days) => clashesOf(all).filter((places) => Object.values(places).some(([, bare]) => bare > 0));
  return {
    crowd: {
      shapes: Object.fromEntries(shapes),
      twins: crowd.twins + twinsOf(come) - twinsOf(gone),
      clashes: crowd.clashes + clashesOf(counted).length - clashesOf(days).length,
      bareClashes: crowd.bareClashes + bareOf(counted).length - bareOf(days).length,
    },
    days: counted,
  };
}

function twinsOf(profiles: readonly Profile[]): number {
  return [...groupBy(profiles, ({ document }) => document).values()].filter((own) => own.length > 1).length;
}

function countDays(days: Days, profiles: readonly Profile[], sign: 1 | -1): Days {
  const counted = new Map(Object.entries(days).map(([day, places]) => [day, new Map(Object.entries(places))]));
  for (const profile of profiles) {
    for (const here of profile.whereabouts) {
      const [day = '', country = ''] = here.split(' ');
      const places = counted.get(day) ?? new Map<string, readonly [number, number]>();
      counted.set(day, places);
      const [all, bare] = places.get(country) ?? [0, 0];
      const total = [all + sign, bare + (isBare(profile) ? sign : 0)] as const;
      if (total[0] === 0) places.delete(country);
      else places.set(country, total);
    }
  }
  return Object.fromEntries(
    [...counted].flatMap(([day, places]) => (places.size > 0 ? [[day, Object.fromEntries(places)]] : [])),
  );
}

/** What the mentions of one stem look like, and the keys of meetings that lead to it. */
export interface Member {
  readonly stem: string;
  readonly crowd: Crowd;
}

/** By which id the mentions of each stem and shape go, and which of the ids are doubtful. */
export interface Settlement {
  readonly idOf: (stem: string, shape: string) => EntityId | null;
  readonly ids: ReadonlySet<EntityId>;
  readonly doubtful: ReadonlySet<EntityId>;
}

/**
 * Who is who among names that hang together, where shapes alone leave no doubt; null where they do.
 *
 * `meetings` are the stems that each day and organiser leads to. What is told here must be what `clusterComponent` finds.
 */
export function settle(members: readonly Member[], meetings: readonly (readonly string[])[]): Settlement | null {
  const [first, ...rest] = new Set(members.map(({ stem }) => labelOfId(stem)));
  if (!first || rest.length > 0) return null;
  if (first === 'Person') return settlePeople(members);
  if (first === 'Conference') return settleGatherings(members, meetings);
  return settleThings(members, first);
}

function settlePeople(members: readonly Member[]): Settlement | null {
  const [only, ...others] = members;
  if (!only || others.length > 0) return null;
  const { stem, crowd } = only;
  const shapes = Object.keys(crowd.shapes).map(
    (shape) =>
      JSON.parse(shape) as [
        spelling: string,
        scoped: boolean,
        stations: string[],
        offices: string[],
        seats: string[],
        decade: string,
      ],
  );
  if (shapes.length === 0 || crowd.twins > 0 || shapes.some(([, scoped]) => scoped)) return null;
  const spellings = [...new Set(shapes.map(([spelling]) => spelling))];
  const [full, ...more] = spellings.filter((one) => !spellings.some((other) => isPlainerSpelling(one, other)));
  if (full === undefined || more.length > 0) return null;
  if (new Set(shapes.flatMap(([, , stations]) => (stations.length > 0 ? [stations.join(' ')] : []))).size > 1)
    return null;
  if (new Set(shapes.flatMap(([, , , , seats]) => seats)).size > 1) return null;
  const decades = shapes.flatMap(([, , , , , decade]) => (decade ? [Number(decade)] : [])).sort((a, b) => a - b);
  if ((decades.at(-1) ?? 0) - (decades[0] ?? 0) >= 4) return null;
  // Where documents disagree on where they were, it takes one chain of offices to say that they are one.
  const held = (isFull: boolean) =>
    shapes.flatMap(([spelling, , , offices]) =>
      (spelling === full) === isFull && offices.length > 0 ? [offices] : [],
    );
  const own = held(true);
  const isOne =
    crowd.bareClashes === 0 && areLinked(own) && held(false).every((some) => own.some((one) => overlap(one, some)));
  if (crowd.clashes > 0 && !isOne) return null;
  const id = stem as EntityId;
  return { idOf: (of) => (of === stem ? id : null), ids: new Set([id]), doubtful: new Set() };
}

const overlap = (a: readonly string[], b: readonly string[]) => a.some((one) => b.includes(one));

/** Whether one can get from each list to each other one over items in common. */
function areLinked(lists: readonly (readonly string[])[]): boolean {
  const [first, ...rest] = lists;
  if (!first) return true;
  const reached = new Set(first);
  let waiting = rest;
  for (let before = -1; waiting.length !== before; ) {
    before = waiting.length;
    waiting = waiting.filter((list) => {
      if (!list.some((item) => reached.has(item))) return true;
      for (const item of list) reached.add(item);
      return false;
    });
  }
  return waiting.length === 0;
}

function settleGatherings(members: readonly Member[], meetings: readonly (readonly string[])[]): Settlement | null {
  if (meetings.some((stems) => new Set(stems).size > 1)) return null;
  const ids = new Set<EntityId>();
  for (const { stem, crowd } of members) {
    const shapes = Object.keys(crowd.shapes).map(
      (shape) =>
        JSON.parse(shape) as [concept: string | null, scoped: boolean, date: string | null, countries: string[]],
    );
    if (shapes.length === 0) continue;
    const concepts = new Set(shapes.map(([concept]) => concept));
    if (concepts.size > 1) return null;
    if (concepts.has(null)) {
      if (crowd.twins > 0) return null;
      // Each mention is in a document of its own, so a place-holder for the document will do.
      const seen = shapes.map(
        ([, , date, countries], i) =>
          new Gathering({ document: `${i}`, concept: null, date, countries } as unknown as Profile),
      );
      if (seen.some((a, i) => seen.slice(i + 1).some((b) => a.findContradiction(b) !== null))) return null;
    }
    ids.add(stem as EntityId);
  }
  return { idOf: (stem) => stem as EntityId, ids, doubtful: new Set() };
}

function settleThings(members: readonly Member[], type: Label): Settlement | null {
  const profiles = members.flatMap(({ stem, crowd }) =>
    Object.entries(crowd.shapes).flatMap(([shape, count]): Profile[] => {
      const [concept, scoped, folded, spelling, realms] = JSON.parse(shape) as [
        string | null,
        boolean,
        string,
        string,
        string[],
      ];
      const profile = { stem, type, concept, scoped, folded, spelling, realms } as unknown as Profile;
      // Two of one bare name in one document are two things.
      return scoped && count > 1 ? [profile, profile] : [profile];
    }),
  );
  const isForbidden = Object.assign(() => false, { concerns: () => false, by: () => null });
  const groups = groupThings(profiles, isForbidden).map((group) => ({ ...group, id: stemOf(group) as EntityId }));
  const ids = new Set(groups.map(({ id }) => id));
  if (ids.size < groups.length) return null;
  const homes = new Map(
    groups.flatMap(({ id, profiles: own }) => own.map((one) => [`${one.stem}\u0000${shapeOf(one)}`, id] as const)),
  );
  return {
    idOf: (stem, shape) => homes.get(`${stem}\u0000${shape}`) ?? null,
    ids,
    doubtful: new Set(groups.flatMap(({ id, doubtful }) => (doubtful ? [id] : []))),
  };
}
