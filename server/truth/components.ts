// The parts of the truth that hang together by name: what must be looked at to say what one entity is.
import type { EntityId } from '#model/ids';
import { type Component, findComponents } from '../resolve/cluster.ts';
import { keysOfJudgement, stemOfId } from '../resolve/judge.ts';
import { NameIndex } from './name-index.ts';
import { type Reading, readJudgements } from './records.ts';

/** The components that these entities belong to, each once. */
export async function loadComponents(transaction: Reading, ids: readonly EntityId[]): Promise<readonly Component[]> {
  const stems = new Set(ids.map(stemOfId));
  const judgements = await readJudgements(transaction);
  const index = new NameIndex(transaction);
  await index.reach(stems, judgements);
  const components: Component[] = [];
  for (const keys of index.blocks(judgements)) {
    const own = new Set(keys);
    const about = judgements.filter((judgement) => keysOfJudgement(judgement).some((key) => own.has(key)));
    components.push(...findComponents((await index.profiles(keys)).before, about));
  }
  return components.filter(({ profiles }) => profiles.some(({ keys }) => keys.some((key) => stems.has(key))));
}
