// A gold file (`NAME.gold.json`, corpus guide): what a careful reader takes from a document. Read and checked at the border.
import type { Extraction } from '#model/fact';
import { isLabel, isRelationshipType, type Label, type RelationshipType } from '#model/ontology';

export interface SaidEntity {
  readonly id: string;
  readonly type: Label;
  readonly name: string;
  readonly also?: readonly string[] | undefined;
  readonly date?: string | null | undefined;
}

export interface SaidRelation {
  readonly type: RelationshipType;
  readonly from: string;
  readonly to: string;
  readonly role?: string | undefined;
}

/** What a reader or the rules say that a document says. */
export interface Said {
  readonly lang: string;
  readonly entities: readonly SaidEntity[];
  readonly relations: readonly SaidRelation[];
}

export const saidBy = ({ language, entities, facts }: Extraction): Said => ({
  lang: language,
  entities,
  relations: facts.map((fact) => ({
    type: fact.type,
    from: fact.from,
    to: fact.to,
    ...(fact.type === 'HOLDS_ROLE' ? { role: fact.role } : {}),
  })),
});

/** Errors: `RangeError` that says what is wrong with the file. */
export function parseGold(text: string): Said {
  const gold = JSON.parse(text) as Said;
  if (!Array.isArray(gold.entities) || !Array.isArray(gold.relations))
    throw new RangeError('It has no “entities” and “relations”.');
  const ids = new Set(gold.entities.map(({ id }) => id));
  for (const { id, type } of gold.entities) if (!isLabel(type)) throw new RangeError(`${id} has the type “${type}”.`);
  for (const { type, from, to } of gold.relations) {
    if (!isRelationshipType(type)) throw new RangeError(`There is no relationship “${type}”.`);
    if (!ids.has(from) || !ids.has(to))
      throw new RangeError(`${type} ${from} -> ${to} names an entity that is not there.`);
  }
  return gold;
}
