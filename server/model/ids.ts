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

/** Where a relationship begins: engines find it from there at once, and by its id alone only by looking at all of them. */
export function startOfRelationship(id: RelationshipId): EntityId | null {
  return (id.split('|')[1] as EntityId | undefined) ?? null;
}
