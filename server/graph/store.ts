// The one door to a graph engine. Two adapters stand behind it, `neo4j/` and `embedded/`; the contract suite runs on both.
// The store keeps two things: records (what the documents say, as JSON) and the graph that is projected from them.
// One update changes both or neither.
import type { Entity, Graph, Relationship } from '#model/entity';
import type { DocumentId, EntityId, RelationshipId } from '#model/ids';

/** Parameters and values of Cypher, as plain JSON: integers are numbers, dates are ISO strings. */
export type CypherValue =
  | null
  | boolean
  | number
  | string
  | readonly CypherValue[]
  | { readonly [key: string]: CypherValue };
export type CypherParameters = Readonly<Record<string, CypherValue>>;
export type CypherRow = Readonly<Record<string, CypherValue>>;

/** Truth that the graph is derived from, by kind and key. Bodies are JSON values; the store does not look inside. */
export interface StoredRecord {
  readonly kind: string;
  readonly key: string;
  readonly body: CypherValue;
  /** Ids by which it can be found beside its key. */
  readonly about?: readonly string[];
}

export interface RecordChanges {
  readonly put: readonly StoredRecord[];
  readonly remove: readonly { readonly kind: string; readonly key: string }[];
}

/** What it takes to find a relationship in any engine. */
export type RelationshipKey = Pick<Relationship, 'id' | 'type' | 'from' | 'to'>;

/** What to add or replace (`put`), and the ids of what to take out. A node that goes takes its relationships along. */
export interface GraphChanges {
  readonly put: Graph;
  readonly remove: {
    readonly entities: readonly string[];
    readonly documents: readonly string[];
    /** With type and ends, so that an engine finds them without a scan. */
    readonly relationships: readonly RelationshipKey[];
    readonly mentions: readonly { readonly document: string; readonly entity: string }[];
  };
}

/** Reads and writes inside one transaction. Sees its own writes; nobody else sees them before the end. */
export interface StoreTransaction {
  readRecord(kind: string, key: string): Promise<StoredRecord | null>;
  /** Those of the kind, sorted by key; `keys` narrows them. */
  readRecords(kind: string, keys?: readonly string[]): Promise<readonly StoredRecord[]>;
  /** The keys of a kind in their order; with `about`, of those that are about that id. */
  readKeys(kind: string, about?: string): Promise<readonly string[]>;
  writeRecords(changes: RecordChanges): Promise<void>;
  /** The whole graph as it stands, every list sorted by id. */
  readGraph(): Promise<Graph>;
  /** These entities, as far as they exist, sorted by id. */
  readEntities(ids: readonly EntityId[]): Promise<readonly Entity[]>;
  /** These relationships, as far as they exist, sorted by id. */
  readRelationships(ids: readonly RelationshipId[]): Promise<readonly Relationship[]>;
  /** The documents that mention all of these entities, sorted. */
  readNaming(ids: readonly EntityId[]): Promise<readonly DocumentId[]>;
  writeGraph(changes: GraphChanges): Promise<void>;
}

export interface CypherLimits {
  readonly rows: number;
  readonly milliseconds: number;
  readonly bytes: number;
}

export interface CypherResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  readonly truncated: boolean;
}

export interface GraphStore {
  readonly engine: { readonly name: string; readonly version: string };
  /** Constraints and indexes; safe to run twice. */
  prepare(): Promise<void>;
  /**
   * Runs `change` in one transaction and resolves when it is durable. Updates of all processes that share the store
   * run one after the other; a conflict or a lost engine is tried again, so `change` must have no other effect.
   */
  update<T>(change: (transaction: StoreTransaction) => Promise<T>): Promise<T>;
  /** The same, reading only: sees one state of the store throughout. */
  read<T>(question: (transaction: Omit<StoreTransaction, 'writeRecords' | 'writeGraph'>) => Promise<T>): Promise<T>;
  /** Runs a query file of `cypher/read/` by name, with parameters that its header declares. */
  query(name: string, parameters: CypherParameters): Promise<readonly CypherRow[]>;
  /** A reader's own Cypher: refused unless it only reads, stopped at the limits. */
  cypher(
    query: string,
    parameters: CypherParameters,
    limits: CypherLimits,
    signal?: AbortSignal,
  ): Promise<CypherResult>;
  /**
   * A string that is another one after every update that wrote to the graph, for all processes that share the store.
   * Caches and ETags hang on it, so it must be cheap: an epoch, or one look-up of a counter that `writeGraph` raises.
   */
  revision(): Promise<string>;
  /** Rejects where the engine does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
