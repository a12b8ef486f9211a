// Judgements as a text file that people keep in git: one a line, in the order in which they were made, so that a new one
// is a new line and a withdrawn one a line less.
import { z } from 'zod';
import { MachError } from '#model/errors';
import type { DocumentId, EntityId, LocalId, RelationshipId } from '#model/ids';
import type { Judgement } from '#model/judgement';
import { sortJudgements } from '../resolve/judge.ts';
import { identify } from './judge.ts';

const id = <Brand extends string>() => z.string().min(1) as unknown as z.ZodType<Brand>;
const anchor = z.strictObject({ document: id<DocumentId>(), local: id<LocalId>(), name: z.string() });
const side = z.strictObject({ entity: id<EntityId>(), anchors: z.array(anchor) });
const sides = z.array(side).min(2);
const base = {
  // One that was changed by hand gets the id that follows from what it says.
  id: z.string().optional(),
  date: z.iso.datetime(),
  who: z.string(),
  why: z.string(),
};

const judgement = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('merge'), sides }),
  z.strictObject({ ...base, kind: z.literal('never-same'), sides }),
  z.strictObject({ ...base, kind: z.literal('split'), side, parts: z.array(anchor).min(1) }),
  z.strictObject({ ...base, kind: z.literal('rename'), side, name: z.string().min(1) }),
  z.strictObject({
    ...base,
    kind: z.literal('hide-fact'),
    relationship: id<RelationshipId>(),
    sides,
    document: id<DocumentId>().nullable(),
  }),
]);

export function writeJudgements(judgements: readonly Judgement[]): string {
  return sortJudgements(judgements)
    .map((one) => `${JSON.stringify(one)}\n`)
    .join('');
}

/** Errors: `bad-input` with the number of the first line that is no judgement. */
export function readJudgementFile(text: string): readonly Judgement[] {
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    try {
      const { id: _, ...content } = judgement.parse(JSON.parse(line));
      return [{ id: identify(content), ...content } as Judgement];
    } catch (error) {
      const [issue] = error instanceof z.ZodError ? error.issues : [];
      const reason = issue ? `${issue.path.join('.')} ${issue.message}` : (error as Error).message;
      throw new MachError('bad-input', `Line ${at + 1} is no judgement: ${reason}`, { cause: error });
    }
  });
}
