// Bodies under the bodies that they are part of, each with its own people, gatherings and papers right below it. Trees
// stand side by side in rows, the largest first.
import { roomOfNode } from '#layout/map';
import { type RelationshipType, relationshipTypes } from '#model/ontology';
import { type Field, labelOf } from '../field.ts';
import { type Arranged, noGuides } from './arrangement.ts';

interface Block {
  readonly width: number;
  readonly height: number;
  /** Places what is in it, from its upper left corner on. */
  readonly place: (left: number, top: number) => void;
}

const room = roomOfNode;
const gap = room * 1.2;
const aspect = 1.5;

/** The closer relationships first: by these a thing belongs to a body. */
const bonds: readonly RelationshipType[] = ['HOLDS_ROLE', 'ORGANIZED', 'ISSUED', 'BASED_IN', 'ATTENDED'];

const isBody = (field: Field, node: number) => /^(PartyCommittee|Organization)$/.test(labelOf(field, node));

export function arrangeAsHierarchy(field: Field): Arranged {
  const { count } = field;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const parent = findParents(field);
  const children = listChildren(parent, field);
  const own = listBelongings(field, parent);
  const lines: { x: number; y: number }[][] = [];

  const blockOf = (node: number): Block => {
    const things = gridOf(own[node] ?? []);
    const below = shelve((children[node] ?? []).map(blockOf), gap);
    const width = Math.max(room * 2, things.width, below.width);
    const top = room + things.height;
    const height = top + (below.height > 0 ? gap + below.height : 0);
    return {
      width,
      height,
      place(left, above) {
        const middle = left + width / 2;
        x[node] = middle;
        y[node] = above + room / 2;
        things.place(middle - things.width / 2, above + room);
        below.place(middle - below.width / 2, above + top + gap);
        for (const child of children[node] ?? []) {
          const turn = (y[child] as number) - room * 0.75;
          lines.push([
            { x: middle, y: y[node] as number },
            { x: middle, y: Math.min(turn, above + top + gap / 2) },
            { x: x[child] as number, y: Math.min(turn, above + top + gap / 2) },
            { x: x[child] as number, y: y[child] as number },
          ]);
        }
      },
    };
  };

  function gridOf(nodes: readonly number[]): Block {
    const columns = Math.ceil(Math.sqrt(nodes.length * aspect));
    const rows = columns === 0 ? 0 : Math.ceil(nodes.length / columns);
    return {
      width: columns * room,
      height: rows * room,
      place: (left, top) =>
        nodes.forEach((node, at) => {
          x[node] = left + ((at % columns) + 0.5) * room;
          y[node] = top + (Math.floor(at / columns) + 0.5) * room;
        }),
    };
  }

  const all = [...parent.keys()];
  const belonging = new Set(own.flat());
  const isAlone = (node: number) => (children[node] ?? []).length + (own[node] ?? []).length === 0;
  const tops = all.filter((node) => isBody(field, node) && parent[node] === -1);
  const roots = tops.filter((node) => !isAlone(node)).map(blockOf);
  const strays = gridOf([
    ...tops.filter(isAlone),
    ...all.filter((node) => parent[node] === -1 && !isBody(field, node) && !belonging.has(node)),
  ]);
  roots.sort((a, b) => b.width * b.height - a.width * a.height);
  const whole = shelve(strays.width > 0 ? [...roots, strays] : roots, gap);
  whole.place(0, 0);
  return { x, y, guides: { ...noGuides, lines }, focus: null };
}

/** Blocks side by side in rows that are about as wide as all rows together are high. */
function shelve(blocks: readonly Block[], between: number): Block {
  if (blocks.length === 0) return { width: 0, height: 0, place: () => {} };
  const area = blocks.reduce((sum, { width, height }) => sum + (width + between) * (height + between), 0);
  const most = Math.max(Math.sqrt(area * aspect), ...blocks.map(({ width }) => width));
  const rows: { blocks: Block[]; width: number; height: number }[] = [];
  for (const block of blocks) {
    const row = rows.at(-1);
    if (row && row.width + between + block.width <= most) {
      row.blocks.push(block);
      row.width += between + block.width;
      row.height = Math.max(row.height, block.height);
    } else rows.push({ blocks: [block], width: block.width, height: block.height });
  }
  const width = Math.max(...rows.map((row) => row.width));
  return {
    width,
    height: rows.reduce((sum, row) => sum + row.height, 0) + between * (rows.length - 1),
    place(left, top) {
      let above = top;
      for (const row of rows) {
        let at = left + (width - row.width) / 2;
        for (const block of row.blocks) {
          block.place(at, above);
          at += block.width + between;
        }
        above += row.height + between;
      }
    },
  };
}

/** The body that each body is part of, the best connected of several; -1 for none. A circle is cut where it closes. */
function findParents(field: Field): Int32Array {
  const { count, from, to, type, degree } = field;
  const parent = new Int32Array(count).fill(-1);
  const partOf = relationshipTypes.indexOf('PART_OF');
  for (let edge = 0; edge < from.length; edge++) {
    const child = from[edge] as number;
    const holder = to[edge] as number;
    if (type[edge] !== partOf || !isBody(field, child) || !isBody(field, holder)) continue;
    const before = parent[child] as number;
    if (before < 0 || (degree[holder] as number) > (degree[before] as number)) parent[child] = holder;
  }
  for (let node = 0; node < count; node++) {
    const seen = new Set([node]);
    for (let at = node; parent[at] !== -1; at = parent[at] as number) {
      const next = parent[at] as number;
      if (seen.has(next)) {
        parent[at] = -1;
        break;
      }
      seen.add(next);
    }
  }
  return parent;
}

function listChildren(parent: Int32Array, { degree }: Field): readonly (readonly number[])[] {
  const children: number[][] = Array.from(parent, () => []);
  parent.forEach((holder, node) => {
    if (holder >= 0) children[holder]?.push(node);
  });
  for (const list of children) list.sort((a, b) => (degree[b] as number) - (degree[a] as number) || a - b);
  return children;
}

/** What belongs to each body by its closest bond: of several bodies the best connected. */
function listBelongings(field: Field, parent: Int32Array): readonly (readonly number[])[] {
  const { count, from, to, type, degree, label, near } = field;
  const body = new Uint8Array(count);
  for (let node = 0; node < count; node++) {
    if (isBody(field, node)) body[node] = 1;
  }
  const holder = new Int32Array(count).fill(-1);
  const closeness = new Float64Array(count).fill(-1);
  const rank = new Map(bonds.map((bond, at) => [relationshipTypes.indexOf(bond), bonds.length - at]));
  for (let edge = 0; edge < from.length; edge++) {
    const bond = rank.get(type[edge] as number) ?? 0.5;
    for (const [thing, other] of [
      [from[edge] as number, to[edge] as number],
      [to[edge] as number, from[edge] as number],
    ] as const) {
      if (body[thing] || !body[other] || parent[thing] !== -1) continue;
      const worth = bond * 1e6 + (degree[other] as number);
      if (worth <= (closeness[thing] as number)) continue;
      closeness[thing] = worth;
      holder[thing] = other;
    }
  }
  // What has no body of its own goes where the best connected of its neighbours goes.
  for (let round = 0; round < 2; round++) {
    const now = holder.slice();
    for (let thing = 0; thing < count; thing++) {
      if (body[thing] || (now[thing] as number) >= 0) continue;
      let most = -1;
      for (let at = near.start[thing] as number; at < (near.start[thing + 1] as number); at++) {
        const other = near.other[at] as number;
        if ((now[other] as number) < 0 || (degree[other] as number) <= most) continue;
        most = degree[other] as number;
        holder[thing] = now[other] as number;
      }
    }
  }
  const own: number[][] = Array.from({ length: count }, () => []);
  holder.forEach((other, thing) => {
    if (other >= 0) own[other]?.push(thing);
  });
  for (const list of own) list.sort((a, b) => (label[a] as number) - (label[b] as number) || a - b);
  return own;
}
