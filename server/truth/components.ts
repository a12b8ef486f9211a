// The parts of the truth that hang together by name: what must be looked at to say what one entity is.
import type { EntityId } from '#model/ids';
import { type Component, findComponents } from '../resolve/cluster.ts';
import { stemOfId } from '../resolve/judge.ts';
import { profileDocument } from '../resolve/profile.ts';
import { toResolvable } from './derive.ts';
import { type Reading, readDocuments, readJudgements } from './records.ts';

/** The components that these entities belong to, each once. */
export async function loadComponents(transaction: Reading, ids: readonly EntityId[]): Promise<readonly Component[]> {
  const stems = new Set(ids.map(stemOfId));
  const documents = await readDocuments(transaction);
  const judgements = await readJudgements(transaction);
  const components = findComponents(documents.map(toResolvable).flatMap(profileDocument), judgements);
  return components.filter(({ profiles }) => profiles.some(({ keys }) => keys.some((key) => stems.has(key))));
}
