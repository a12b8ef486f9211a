// Writers for tests of the API: one that changes nothing, with what a test wants otherwise.
import type { GraphDifference } from '#model/change';
import type { Judgement } from '#model/judgement';
import type { Writer } from '#server/api/context';
import { nothing } from './graphs.ts';

export const nothingChanged: GraphDifference = {
  added: nothing,
  changed: nothing,
  removed: nothing,
  before: nothing,
  context: [],
  statements: [],
  merged: [],
  split: [],
};

export const someJudgement: Judgement = {
  id: 'abc123',
  kind: 'rename',
  date: '2026-02-08T09:00:00.000Z',
  who: 'An editor',
  why: 'a slip',
  side: { entity: 'place/vientiane' as never, anchors: [] },
  name: 'Viêng Chăn',
};

export function createIdleWriter(changes: Partial<Writer> = {}): Writer {
  return {
    ingest: async () => ({ documents: [], difference: nothingChanged }),
    remove: async () => ({ documents: [], difference: nothingChanged }),
    judge: async () => ({ judgement: someJudgement, difference: nothingChanged }),
    withdraw: async () => ({ judgement: someJudgement, difference: nothingChanged }),
    ...changes,
  };
}
