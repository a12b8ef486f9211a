// Questions to the store, and answers that are kept for as long as the graph stays as it is.
import { ask as askStore, type ParametersOf, type QueryName, type RowOf } from '#graph/queries';
import type { GraphStore } from '#graph/store';
import { asInternal } from './errors.ts';

/** The rows of a query file. That it fails is never the fault of who asked, so its error is one of ours. */
export async function ask<Name extends QueryName>(
  store: GraphStore,
  name: Name,
  parameters: ParametersOf<Name>,
): Promise<readonly RowOf<Name>[]> {
  try {
    return await askStore(store, name, parameters);
  } catch (error) {
    throw asInternal(error, `The query ${name} failed`);
  }
}

/**
 * A function that gives what `load` makes of the graph, and makes it anew only when the graph has changed.
 *
 * Whoever asks while it is being made waits for the same one. A failure is not kept.
 */
export function keepPerRevision<T>(load: (store: GraphStore) => Promise<T>): (store: GraphStore) => Promise<T> {
  const kept = new WeakMap<GraphStore, { readonly revision: string; readonly made: Promise<T> }>();
  return async (store) => {
    const revision = await store.revision();
    const known = kept.get(store);
    if (known?.revision === revision) return known.made;
    const made = load(store);
    kept.set(store, { revision, made });
    made.catch(() => {
      if (kept.get(store)?.made === made) kept.delete(store);
    });
    return made;
  };
}
