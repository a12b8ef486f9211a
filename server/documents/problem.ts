// Why a file could not be read, as something to list: one bad document never stops the others.
import type { Problem } from '#model/errors';

export function toProblem(document: string, reason: string): Problem {
  return { document, stage: 'read', reason };
}

export function isProblem(item: object): item is Problem {
  return 'stage' in item && 'reason' in item;
}
