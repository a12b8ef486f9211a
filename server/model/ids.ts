// Branded strings, so that the id of one kind of thing cannot be handed in where another is meant.

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** A document: its given id, else its url, else its path relative to where reading began. */
export type DocumentId = Branded<'DocumentId'>;
/** One place in one text where a thing is named: `m1`, `m2`, … within its document. */
export type MentionId = Branded<'MentionId'>;
/** A thing within one document: `e1`, `e2`, … as in a gold file. */
export type LocalId = Branded<'LocalId'>;
/** A thing in the world, across documents: `person/bui-thanh-son`. Made from content, never by an engine. */
export type EntityId = Branded<'EntityId'>;
/** A relationship: its type, its ends, for offices the role and `former`, with `|` between them. */
export type RelationshipId = Branded<'RelationshipId'>;
/** A rule of the extraction: `vi/office-before-name`. */
export type RuleId = Branded<'RuleId'>;

/** The parts of a relationship's id; `office` is its role and, for a former one, `former`. */
export interface RelationshipParts {
  readonly type: string;
  readonly from: EntityId;
  readonly to: EntityId;
  readonly office: readonly string[];
}

export function composeRelationshipId({ type, from, to, office }: RelationshipParts): RelationshipId {
  // Two people met each other: one relationship, whoever a document names first.
  const ends = type === 'MET' && to < from ? [to, from] : [from, to];
  return [type, ...ends, ...office].join('|') as RelationshipId;
}

/** Null for what is no id of a relationship. */
export function parseRelationshipId(id: RelationshipId): RelationshipParts | null {
  const [type, from, to, ...office] = id.split('|');
  return type && from && to ? { type, from: from as EntityId, to: to as EntityId, office } : null;
}

/** Where a relationship begins: engines find it from there at once, and by its id alone only by looking at all of them. */
export function startOfRelationship(id: RelationshipId): EntityId | null {
  return (id.split('|')[1] as EntityId | undefined) ?? null;
}

/** A document's mentions of an entity, as one key. */
export function linkOf(one: { readonly document: string; readonly entity: string }): string {
  return `${one.document}\u0000${one.entity}`;
}

export const idOf = (one: { readonly id: string }): string => one.id;
