// How near the rules come to a careful reader: entities are aligned by name, gatherings by day and words, relationships by
// their aligned ends and role. A test holds this and the corpus's own scorer together.
import { foldName } from '#model/fold';
import type { Said, SaidEntity, SaidRelation } from './gold.ts';

export interface Tally {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
}

/** `wrong`: said and not in the gold; `missed`: the other way round. */
export interface Miss {
  readonly is: 'wrong' | 'missed';
  /** A label, or a relationship with its role: `HOLDS_ROLE:secretary`. */
  readonly what: string;
  readonly text: string;
}

export interface Score {
  /** By label and by relationship. */
  readonly tallies: Readonly<Record<string, Tally>>;
  readonly misses: readonly Miss[];
}

const wordsOf = (name: string) =>
  foldName(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const namesOf = ({ name, also = [] }: SaidEntity) => new Set([name, ...also].map(wordsOf).filter(Boolean));

interface Known {
  readonly entity: SaidEntity;
  readonly names: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

function know(entity: SaidEntity): Known {
  const names = namesOf(entity);
  return { entity, names, words: new Set([...names].flatMap((name) => name.split(' '))) };
}

function share(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length;
  return both / (a.size + b.size - both || 1);
}

/** 0 is no match. Gatherings have no fixed names: their days and words decide. */
function similarity(said: Known, gold: Known): number {
  if (said.entity.type !== gold.entity.type) return 0;
  const shared = [...said.names].some((name) => gold.names.has(name));
  if (said.entity.type !== 'Conference') return shared ? 1 : 0;
  const words = share(said.words, gold.words);
  const [day, other] = [said.entity.date?.slice(0, 10), gold.entity.date?.slice(0, 10)];
  const apart = Boolean(day && other && day !== other);
  if (shared) return apart ? 0.9 : 2;
  if (apart) return 0;
  if (day && other && words >= 0.2) return 1 + words;
  return words >= 0.5 ? words : 0;
}

/** Entities said → those of the gold, one to one, the most alike first. */
function align(said: readonly SaidEntity[], gold: readonly SaidEntity[]): ReadonlyMap<string, string> {
  const others = gold.map(know);
  const pairs = said
    .map(know)
    .flatMap((one) => others.map((other) => ({ one, other, alike: similarity(one, other) })))
    .filter(({ alike }) => alike > 0)
    .sort((a, b) => b.alike - a.alike);
  const aligned = new Map<string, string>();
  const taken = new Set<string>();
  for (const { one, other } of pairs) {
    if (aligned.has(one.entity.id) || taken.has(other.entity.id)) continue;
    aligned.set(one.entity.id, other.entity.id);
    taken.add(other.entity.id);
  }
  return aligned;
}

/** Either says that the person was there. */
const present = new Set(['CHAIRED', 'SPOKE_AT']);

function keyOf({ type, role }: SaidRelation, from: string, to: string): string {
  const ends = type === 'MET' && from > to ? [to, from] : [from, to];
  return [type, ...ends, role ?? ''].join('|');
}

export function scoreDocument(gold: Said, said: Said): Score {
  const tallies = new Map<string, { tp: number; fp: number; fn: number }>();
  const misses: Miss[] = [];
  const count = (what: string, field: keyof Tally) => {
    const tally = tallies.get(what) ?? { tp: 0, fp: 0, fn: 0 };
    tally[field]++;
    tallies.set(what, tally);
  };
  const aligned = align(said.entities, gold.entities);
  const found = new Set(aligned.values());
  for (const { id, type, name } of gold.entities) {
    count(type, found.has(id) ? 'tp' : 'fn');
    if (!found.has(id)) misses.push({ is: 'missed', what: type, text: name });
  }
  for (const { id, type, name } of said.entities) {
    if (aligned.has(id)) continue;
    count(type, 'fp');
    misses.push({ is: 'wrong', what: type, text: name });
  }

  const tell = (is: Miss['is'], { type, role, from, to }: SaidRelation, entities: readonly SaidEntity[]) => {
    const name = (wanted: string) => entities.find(({ id }) => id === wanted)?.name ?? wanted;
    misses.push({ is, what: role ? `${type}:${role}` : type, text: `${name(from)} -> ${name(to)}` });
  };
  const wanted = new Map(gold.relations.map((one) => [keyOf(one, one.from, one.to), one]));
  const there = new Set(gold.relations.flatMap(({ type, from, to }) => (present.has(type) ? [`${from}|${to}`] : [])));
  const seen = new Set<string>();
  for (const relation of said.relations) {
    const from = aligned.get(relation.from) ?? `?${relation.from}`;
    const to = aligned.get(relation.to) ?? `?${relation.to}`;
    const key = keyOf(relation, from, to);
    if (seen.has(key) || (relation.type === 'ATTENDED' && there.has(`${from}|${to}`))) continue;
    seen.add(key);
    count(relation.type, wanted.has(key) ? 'tp' : 'fp');
    if (!wanted.has(key)) tell('wrong', relation, said.entities);
  }
  for (const [key, relation] of wanted) {
    if (seen.has(key)) continue;
    count(relation.type, 'fn');
    tell('missed', relation, gold.entities);
  }
  return { tallies: Object.fromEntries([...tallies].sort(([a], [b]) => (a < b ? -1 : 1))), misses };
}
