// Facts that somebody hid, followed through a change: their ends may go by other ids afterwards.
import type { RecordChanges } from '#graph/store';
import type { DocumentId, RelationshipId } from '#model/ids';
import type { Judgement } from '#model/judgement';
import { type Ends, findEnd, type Hidden, hiddenBy, keysOfSides } from '../resolve/judge.ts';
import type { Block } from './blocks.ts';
import { type Reading, toRecord } from './records.ts';

/** What is hidden before and after a change. */
export interface Hiding {
  readonly before: Hidden;
  readonly after: Hidden;
  readonly records: RecordChanges;
}

interface Judged {
  readonly before: readonly Judgement[];
  readonly after: readonly Judgement[];
}

/** The ends that lie in a block which was grouped are found anew; all others are what they were. */
export async function followHidden(transaction: Reading, blocks: readonly Block[], judged: Judged): Promise<Hiding> {
  const hiding = [...judged.before, ...judged.after].filter(({ kind }) => kind === 'hide-fact');
  if (hiding.length === 0) return { before: new Map(), after: new Map(), records: { put: [], remove: [] } };
  const records = await transaction.readRecords('hidden', [...new Set(hiding.map(({ id }) => id))]);
  const known = new Map(records.map(({ key, body }) => [key, body as unknown as Ends]));
  const was = ({ id }: Judgement): Ends => known.get(id) ?? [null, null];
  const is = new Map(
    judged.after.flatMap((judgement) => {
      if (judgement.kind !== 'hide-fact') return [];
      const ends = keysOfSides(judgement).map((keys, at) => {
        const block = blocks.find((one) => keys.some((key) => one.keys.has(key)));
        const side = judgement.sides[at];
        return block?.kind === 'grouped' && side ? findEnd(block.after, side) : (was(judgement)[at] ?? null);
      });
      return [[judgement.id, [ends[0] ?? null, ends[1] ?? null] as Ends] as const];
    }),
  );
  const standing = new Set(judged.after.map(({ id }) => id));
  return {
    before: hiddenBy(judged.before, was),
    after: hiddenBy(judged.after, ({ id }) => is.get(id) ?? [null, null]),
    records: {
      put: [...is].map(([id, ends]) => toRecord('hidden', id, ends)),
      remove: hiding.filter(({ id }) => !standing.has(id)).map(({ id }) => ({ kind: 'hidden', key: id })),
    },
  };
}

/** Relationships of which more or less is hidden than before. */
export function findDiffering({ before, after }: Hiding): readonly RelationshipId[] {
  const told = (hidden: Hidden, id: RelationshipId) => [...(hidden.get(id) ?? [])].map(String).sort().join('\u0000');
  return [...new Set([...before.keys(), ...after.keys()])].filter((id) => told(before, id) !== told(after, id));
}

/** The documents of which a claim is hidden now, or may come out of hiding. */
export function findTouched(blocks: readonly Block[], hiding: Hiding): ReadonlySet<DocumentId> {
  const found = new Set<DocumentId>();
  const clusters = blocks.flatMap((block) => (block.kind === 'grouped' ? [...block.before, ...block.after] : []));
  for (const relationship of findDiffering(hiding)) {
    const [old, now] = [hiding.before.get(relationship), hiding.after.get(relationship)];
    for (const document of now ?? []) if (document !== null && !old?.has(document)) found.add(document);
    if ([...(old ?? [])].every((document) => now?.has(null) || now?.has(document))) continue;
    const [, from, to] = relationship.split('|');
    for (const { id, profiles } of clusters) {
      if (id === from || id === to) for (const { document } of profiles) found.add(document);
    }
  }
  return found;
}
