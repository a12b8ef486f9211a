// Questions about identity, agreement and history: why an entity is what it is, which pairs might be one, where documents
// disagree, and what was done when.
import { ask } from '#graph/queries';
import { compareSources } from '#graph/relationship';
import type { GraphStore } from '#graph/store';
import type { EntityId } from '#model/ids';
import type { DoubtfulPair, Insight } from '#model/insight';
import { explainEntity, findDoubtful } from '../resolve/explain.ts';
import { loadComponents } from './components.ts';
import { findConflicts } from './conflicts.ts';
import { findDated } from './dated.ts';
import { readHistory, readVersions } from './history.ts';
import { readClaims, readSentences } from './statements.ts';

export function createInsight(store: GraphStore): Insight {
  return {
    async explain(entity, members) {
      const [component] = await store.read((transaction) => loadComponents(transaction, [entity]));
      return component ? explainEntity(component, entity, members) : null;
    },
    doubtful: keepPerRevision(store, () => listDoubtful(store)),
    conflicts: keepPerRevision(store, () => findConflicts(store)),
    statements: (relationship, { limit, offset }) =>
      store.read(async (transaction) => {
        const claims = [...(await readClaims(transaction, relationship))].sort(compareSources);
        const end = Math.min(offset + limit, claims.length);
        const page = await readSentences(transaction, claims.slice(offset, end));
        return { page, total: claims.length, next: page.length > 0 && end < claims.length ? end : null };
      }),
    days: (entity) => findDated(store, [entity]),
    history: (about, page) => readHistory(store, about, page),
    versions: (document) => readVersions(store, document),
  };
}

async function listDoubtful(store: GraphStore): Promise<readonly DoubtfulPair[]> {
  const namesakes = await ask(store, 'namesakes', {});
  const meetings = await ask(store, 'same-day', {});
  const ids = [
    ...new Set<EntityId>([...namesakes.map(({ id }) => id), ...meetings.flatMap(({ gatherings }) => gatherings)]),
  ];
  const doubtful = new Set(namesakes.flatMap(({ id, doubtful }) => (doubtful ? [id] : [])));
  const components = await store.read((transaction) => loadComponents(transaction, ids));
  const rank = ({ one, other }: DoubtfulPair) => `${doubtful.has(one) ? 0 : 1} ${one}\u0000${other}`;
  return components.flatMap(findDoubtful).sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** What `load` gives, made anew only when the graph has changed. */
function keepPerRevision<T>(store: GraphStore, load: () => Promise<T>): () => Promise<T> {
  let kept: { readonly revision: string; readonly made: Promise<T> } | null = null;
  return async () => {
    const revision = await store.revision();
    if (kept?.revision === revision) return kept.made;
    const made = load();
    kept = { revision, made };
    made.catch(() => {
      if (kept?.made === made) kept = null;
    });
    return made;
  };
}
