// Graphs of any size with communities planted in them: few nodes have many edges, and most edges stay within a group.
// The same numbers give the same world.
import { toRelationship } from '#graph/relationship';
import type { Edges } from '#layout/adjacency';
import type { DocumentNode, Entity, Graph, Relationship } from '#model/entity';
import type { DocumentId, EntityId, RelationshipId, RuleId } from '#model/ids';
import { canRelate, type Label, ontology, type RelationshipType, relationshipTypes, roles } from '#model/ontology';

export interface World extends Edges {
  /** The group that each node was planted in. */
  readonly group: Uint32Array;
}

/** Numbers from 0 to 1 that look like chance and are the same each time. */
export function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Rules {
  /** The share of edges that stay within their group. */
  readonly within?: number;
  /** Whether two nodes may be joined. */
  readonly mayJoin?: (a: number, b: number) => boolean;
}

/** Degrees by a power law up to six times the root of the number of nodes. */
export function makeWorld(nodes: number, edges: number, { within = 0.85, mayJoin = () => true }: Rules = {}): World {
  const chance = createChance(7);
  const groups = Math.round(Math.sqrt(nodes) / 3 + 4);
  const group = Uint32Array.from({ length: nodes }, () => Math.floor(chance() ** 1.5 * groups));
  const most = Math.sqrt(nodes) * 6;
  const pull = Float64Array.from({ length: nodes }, () => Math.min(most, (1 - chance() * 0.9999) ** (-1 / 1.6)));
  const wheelOf = (members: readonly number[]) => {
    let sum = 0;
    return { members, ends: Float64Array.from(members, (node) => (sum += pull[node] ?? 0)) };
  };
  const all = Array.from({ length: nodes }, (_, node) => node);
  const whole = wheelOf(all);
  const members: number[][] = Array.from({ length: groups }, () => []);
  for (const node of all) members[group[node] ?? 0]?.push(node);
  const wheels = members.map(wheelOf);
  const pick = ({ members: list, ends }: ReturnType<typeof wheelOf>) => {
    const wanted = chance() * (ends.at(-1) ?? 0);
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return list[low] ?? 0;
  };
  const from = new Uint32Array(edges);
  const to = new Uint32Array(edges);
  for (let edge = 0; edge < edges; edge++) {
    const one = pick(whole);
    let other = one;
    for (let tries = 0; (other === one || !mayJoin(one, other)) && tries < 40; tries++) {
      other = pick(chance() < within ? (wheels[group[one] ?? 0] ?? whole) : whole);
    }
    from[edge] = one;
    to[edge] = other;
  }
  return { count: nodes, from, to, group };
}

/** How often each label occurs, in a hundred. */
const shares: readonly (readonly [Label, number])[] = [
  ['Person', 46],
  ['PartyCommittee', 15],
  ['Conference', 15],
  ['Organization', 10],
  ['Embassy', 6],
  ['Resolution', 5],
  ['Place', 3],
];

function labelAt(node: number): Label {
  let left = Math.floor(createChance(node * 31 + 5)() * 100);
  for (const [label, share] of shares) {
    left -= share;
    if (left < 0) return label;
  }
  return 'Person';
}

const families = 'Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương'.split(' ');
const middles = 'Văn Thị Minh Thanh Quốc Đức Hữu Ngọc Xuân Thu Hải Gia'.split(' ');
const givens = 'An Bình Châu Dũng Giang Hà Hưng Khánh Lan Long Mai Nam Oanh Phong Quân Sơn Tâm Uyên Vinh Yến'.split(
  ' ',
);
const places =
  'Seoul Tokyo Vientiane Jakarta Moskva Paris Berlin London Canberra Warszawa Praha Roma Madrid Oslo'.split(' ');

function nameAt(node: number, label: Label): string {
  const pick = (list: readonly string[], by: number) => list[Math.floor(node / by) % list.length] ?? '';
  const place = pick(places, 3);
  switch (label) {
    case 'Person':
      return `${pick(families, 1)} ${pick(middles, 12)} ${pick(givens, 144)}${node >= 2_880 ? ` ${node}` : ''}`;
    case 'PartyCommittee':
      return `Đảng ủy số ${node} tại ${place}`;
    case 'Embassy':
      return `Đại sứ quán số ${node} tại ${place}`;
    case 'Conference':
      return `Hội nghị công tác ${node}`;
    case 'Resolution':
      return `Nghị quyết số ${node}-NQ/TW`;
    case 'Organization':
      return `Hội hữu nghị Việt Nam – ${place} ${node}`;
    case 'Place':
      return `${place} ${node}`;
  }
}

/** The world as a graph of the domain, with one document that states all of it on days of ten years. */
export function toGraph(world: World): Graph {
  const document = 'world.txt' as DocumentId;
  const degree = new Uint32Array(world.count);
  const found = new Map<RelationshipId, Relationship>();
  const entityAt = (node: number) => {
    const type = labelAt(node);
    return { type, id: `${ontology.labels[type].slug}/n-${node}` as EntityId };
  };
  for (let edge = 0; edge < world.from.length; edge++) {
    const [a, b] = [world.from[edge] as number, world.to[edge] as number];
    const joined = relate(entityAt(a), entityAt(b), edge);
    if (!joined || found.has(joined.id)) continue;
    const day = `${2016 + (edge % 10)}-${String(1 + (edge % 12)).padStart(2, '0')}-15`;
    found.set(
      joined.id,
      toRelationship(joined.id, [
        {
          document,
          start: 0,
          end: 1,
          sentenceStart: 0,
          sentenceEnd: 1,
          sentence: '.',
          rule: 'test/world' as RuleId,
          date: day,
          language: 'vi',
          since: null,
          until: null,
        },
      ]),
    );
    for (const end of [a, b]) degree[end] = (degree[end] as number) + 1;
  }
  const entities = Array.from({ length: world.count }, (_, node): Entity => {
    const { id, type } = entityAt(node);
    const name = nameAt(node, type);
    return {
      id,
      type,
      name,
      names: [{ form: name, language: 'vi', documents: 1 }],
      kind: type === 'Resolution' ? 'resolution' : null,
      date: type === 'Conference' ? `${2016 + (node % 10)}-0${1 + (node % 9)}` : null,
      concept: null,
      implied: false,
      documents: 1,
      degree: degree[node] as number,
    };
  });
  const page: DocumentNode = {
    id: document,
    title: 'World',
    date: '2025-12-31',
    language: 'vi',
    url: null,
    path: document,
    publisher: null,
    hash: 'world',
  };
  const byId = <T extends { readonly id: string }>(list: readonly T[]) =>
    [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { entities: byId(entities), documents: [page], relationships: byId([...found.values()]), mentions: [] };
}

interface End {
  readonly id: EntityId;
  readonly type: Label;
}

/** The first relationship that the two may have, in either direction; which one depends on the number. */
function relate(one: End, other: End, number: number) {
  for (let step = 0; step < relationshipTypes.length; step++) {
    const type = relationshipTypes[(number + step) % relationshipTypes.length] as RelationshipType;
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      if (!canRelate(type, from.type, to.type)) continue;
      const role = type === 'HOLDS_ROLE' ? (roles[number % roles.length] ?? 'member') : null;
      const ends = type === 'MET' && to.id < from.id ? [to.id, from.id] : [from.id, to.id];
      const id = [type, ...ends, ...(role ? [role] : [])].join('|') as RelationshipId;
      return { id, type, from: ends[0] as EntityId, to: ends[1] as EntityId, role };
    }
  }
  return null;
}

/** A world whose every edge can be a relationship of the domain. */
export const makeDomainWorld = (nodes: number, edges: number) =>
  makeWorld(nodes, edges, {
    mayJoin: (a, b) =>
      relate({ id: 'a' as EntityId, type: labelAt(a) }, { id: 'b' as EntityId, type: labelAt(b) }, 0) !== null,
  });
