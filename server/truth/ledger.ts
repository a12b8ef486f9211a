// Several changes, one after the other, told as one: what came with one and went with a later one is not told at all.
import type { GraphDifference, StatementChange } from '#model/change';
import type { Entity, Graph, SourceSentence } from '#model/entity';
import { type EntityId, idOf, linkOf, type RelationshipId } from '#model/ids';
import { compareGraphs } from './difference.ts';
import { placeOf } from './statements.ts';

interface Statements {
  readonly come: Map<string, SourceSentence>;
  readonly gone: Map<string, SourceSentence>;
}

export class Ledger {
  readonly #entities = new Page<Graph['entities'][number]>(idOf);
  readonly #documents = new Page<Graph['documents'][number]>(idOf);
  readonly #relationships = new Page<Graph['relationships'][number]>(idOf);
  readonly #mentions = new Page<Graph['mentions'][number]>(linkOf);
  readonly #context = new Map<EntityId, Entity>();
  readonly #statements = new Map<RelationshipId, Statements>();
  readonly #merged = new Map<EntityId, ReadonlySet<EntityId>>();
  readonly #split = new Map<EntityId, Set<EntityId>>();

  /** The change that came after those taken so far. */
  take(difference: GraphDifference): void {
    const { added, changed, before, removed, context, statements, merged, split } = difference;
    for (const change of statements) this.#takeStatements(change);
    this.#entities.take(added.entities, changed.entities, before.entities, removed.entities);
    this.#documents.take(added.documents, changed.documents, before.documents, removed.documents);
    this.#relationships.take(added.relationships, changed.relationships, before.relationships, removed.relationships);
    this.#mentions.take(added.mentions, changed.mentions, before.mentions, removed.mentions);
    for (const entity of context) this.#context.set(entity.id, entity);
    for (const { into, from } of merged) {
      this.#merged.set(into, new Set(from.flatMap((id) => [...(this.#merged.get(id) ?? [id])])));
    }
    for (const { from, into } of split) {
      const earlier = [...this.#split.values()].find((parts) => parts.has(from)) ?? this.#split.get(from) ?? new Set();
      for (const part of into) earlier.add(part);
      if (![...this.#split.values()].includes(earlier)) this.#split.set(from, earlier);
    }
  }

  difference(): GraphDifference {
    const before = this.#graph('before');
    const after = this.#graph('after');
    const old = new Set<EntityId>(before.entities.map(({ id }) => id));
    const now = new Set<EntityId>(after.entities.map(({ id }) => id));
    const isKnown = (id: EntityId, own: ReadonlySet<EntityId>, other: ReadonlySet<EntityId>) =>
      own.has(id) || !other.has(id);
    const merged = [...this.#merged].map(([into, from]) => ({
      into,
      from: [...from].filter((id) => isKnown(id, old, now)).sort(),
    }));
    const split = [...this.#split].map(([from, into]) => ({
      from,
      into: [...into].filter((id) => isKnown(id, now, old)).sort(),
    }));
    const moves = {
      merged: merged.filter(({ into, from }) => from.length > 1 && isKnown(into, now, old)),
      split: split.filter(({ from, into }) => into.length > 1 && isKnown(from, old, now)),
      redirects: new Map(),
    };
    const known = new Map([
      ...this.#context,
      ...[...before.entities, ...after.entities].map((one) => [one.id, one] as const),
    ]);
    return compareGraphs(before, after, moves, this.#listStatements(), known);
  }

  /** A sentence that comes and goes, or goes and comes back, is not told. */
  #takeStatements({ relationship, come, gone }: StatementChange): void {
    const own = this.#statements.get(relationship) ?? { come: new Map(), gone: new Map() };
    this.#statements.set(relationship, own);
    for (const source of gone) if (!own.come.delete(placeOf(source))) own.gone.set(placeOf(source), source);
    for (const source of come) if (!own.gone.delete(placeOf(source))) own.come.set(placeOf(source), source);
  }

  #listStatements(): readonly StatementChange[] {
    const all = [...this.#statements].map(([relationship, { come, gone }]) => ({
      relationship,
      come: [...come.values()],
      gone: [...gone.values()],
    }));
    return all.filter(({ come, gone }) => come.length + gone.length > 0);
  }

  #graph(side: 'before' | 'after'): Graph {
    return {
      entities: this.#entities.list(side),
      documents: this.#documents.list(side),
      relationships: this.#relationships.list(side),
      mentions: this.#mentions.list(side),
    };
  }
}

/** Things of one kind as they were before the first change and are after the last. */
class Page<T> {
  readonly #keyOf: (one: T) => string;
  readonly #before = new Map<string, T | null>();
  readonly #after = new Map<string, T | null>();

  constructor(keyOf: (one: T) => string) {
    this.#keyOf = keyOf;
  }

  take(added: readonly T[], changed: readonly T[], before: readonly T[], removed: readonly T[]): void {
    const old = new Map([...before, ...removed].map((one) => [this.#keyOf(one), one]));
    const now = new Map([...added, ...changed].map((one) => [this.#keyOf(one), one]));
    for (const key of new Set([...old.keys(), ...now.keys()])) {
      if (!this.#before.has(key)) this.#before.set(key, old.get(key) ?? null);
      this.#after.set(key, now.get(key) ?? null);
    }
  }

  list(side: 'before' | 'after'): T[] {
    const map = side === 'before' ? this.#before : this.#after;
    return [...map.keys()].sort().flatMap((key) => map.get(key) ?? []);
  }
}
