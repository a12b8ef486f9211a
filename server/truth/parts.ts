// What the touched documents give to the graph before and after a change, and the relationships that they support.
import { type DocumentProjection, type Projector, projectDocument } from '#graph/projection';
import { changeRelationship, toRelationship } from '#graph/relationship';
import type { StoredRecord } from '#graph/store';
import type { StatementChange } from '#model/change';
import type { Graph, Relationship, SourceSentence } from '#model/entity';
import type { DocumentId, RelationshipId } from '#model/ids';
import type { StoredClaim, StoredHome } from '#model/stored';
import { type Hidden, toTest } from '../resolve/judge.ts';
import { findDiffering, type Hiding } from './hiding.ts';
import type { Projections } from './history.ts';
import type { Home, HomeTurn } from './homes.ts';
import { type Reading, toRecord } from './records.ts';
import { placeOf, readClaims, readSentences } from './statements.ts';

export interface Parts {
  readonly before: Omit<Graph, 'entities'>;
  readonly after: Omit<Graph, 'entities'>;
  readonly projections: Projections;
  readonly statements: readonly StatementChange[];
  readonly records: readonly StoredRecord[];
}

type Claims = ReadonlyMap<RelationshipId, readonly SourceSentence[]>;

export async function projectParts(transaction: Reading, turn: HomeTurn, hiding: Hiding): Promise<Parts> {
  const projections = { before: project(turn.before, hiding.before), after: project(turn.after, hiding.after) };
  const gone = claimsBeyond(projections.before, projections.after);
  const come = claimsBeyond(projections.after, projections.before);
  const ids = [...new Set([...gone.keys(), ...come.keys(), ...findDiffering(hiding)])].sort();
  const before = await transaction.readRelationships(ids);
  const known = new Map(before.map((row) => [row.id, row]));
  const touched = new Set([...projections.before.keys(), ...projections.after.keys()]);
  const after: Relationship[] = [];
  for (const id of ids) {
    const [less, more] = [gone.get(id) ?? [], come.get(id) ?? []];
    const row = hiding.after.get(id)?.has(null) ? null : (known.get(id) ?? null);
    const next = row ? changeRelationship(row, less, more) : more.length > 0 ? toRelationship(id, more) : null;
    const now = next === 'recount' ? await recount(transaction, id, touched, projections.after) : next;
    if (now) after.push(now);
  }
  const alive = new Set(after.map(({ id }) => id));
  // What was hidden as said by all goes with the sentences that are known of it.
  const left = before.filter(({ id }) => !alive.has(id)).map((row) => [row.id, row.sources] as const);
  return {
    before: { ...partOf(projections.before), relationships: before },
    after: { ...partOf(projections.after), relationships: after },
    projections,
    statements: compareStatements(new Map([...gone, ...left]), come),
    records: [...projections.after].map(([id, projection]) =>
      toRecord('home', id, toHome(projection, turn.after.homes.get(id) ?? new Map())),
    ),
  };
}

/** What is stored of a document's place in the graph. */
export function toHome({ node, claims }: DocumentProjection, own: Home): StoredHome {
  const stored = [...claims].map(([id, sources]) => [id, sources.map(toClaim)] as const);
  return {
    entities: Object.fromEntries(own),
    claims: Object.fromEntries(stored) as StoredHome['claims'],
    date: node.date,
    language: node.language,
  };
}

function toClaim({ start, end, sentenceStart, sentenceEnd, rule, since, until }: SourceSentence): StoredClaim {
  return { start, end, sentenceStart, sentenceEnd, rule, since, until };
}

function project({ documents, homes }: HomeTurn['before'], hidden: Hidden): Projections['before'] {
  const projector: Projector = {
    entityOf: (document, local) => homes.get(document)?.get(local) ?? null,
    isHidden: toTest(hidden),
  };
  return new Map(documents.map((stored) => [stored.document.id, projectDocument(stored, projector)]));
}

/** The claims of each document about a relationship, all of them, unless the other side has the very same. */
function claimsBeyond(projected: Projections['before'], others: Projections['before']): Claims {
  const claims = new Map<RelationshipId, SourceSentence[]>();
  for (const [document, { claims: own }] of projected) {
    for (const [id, sources] of own) {
      const other = others.get(document)?.claims.get(id);
      if (other && JSON.stringify(other) === JSON.stringify(sources)) continue;
      const known = claims.get(id);
      if (known) known.push(...sources);
      else claims.set(id, [...sources]);
    }
  }
  return claims;
}

function partOf(projected: Projections['before']): Pick<Graph, 'documents' | 'mentions'> {
  return {
    documents: [...projected.values()].map(({ node }) => node),
    mentions: [...projected.values()].flatMap(({ mentions }) => mentions),
  };
}

/** The relationship out of the claims of all documents: those of the touched ones are given. */
async function recount(
  transaction: Reading,
  id: RelationshipId,
  touched: ReadonlySet<DocumentId>,
  projected: Projections['after'],
): Promise<Relationship | null> {
  const own = [...projected.values()].flatMap(({ claims }) => claims.get(id) ?? []);
  const others = (await readClaims(transaction, id, touched)).map((claim) => ({ ...claim, sentence: '' }));
  if (others.length + own.length === 0) return null;
  const relationship = toRelationship(id, [...others, ...own]);
  const wordless = relationship.sources.filter(({ document }) => !touched.has(document));
  const worded = new Map((await readSentences(transaction, wordless)).map((source, at) => [wordless[at], source]));
  return { ...relationship, sources: relationship.sources.map((source) => worded.get(source) ?? source) };
}

/** The sentences that come or go with the change. */
function compareStatements(gone: Claims, come: Claims): readonly StatementChange[] {
  const beyond = (list: readonly SourceSentence[], others: readonly SourceSentence[]) => {
    const known = new Set(others.map(placeOf));
    return list.filter((source) => !known.has(placeOf(source)));
  };
  return [...new Set([...gone.keys(), ...come.keys()])].sort().flatMap((relationship) => {
    const [old, now] = [gone.get(relationship) ?? [], come.get(relationship) ?? []];
    const change = { relationship, come: beyond(now, old), gone: beyond(old, now) };
    return change.come.length + change.gone.length > 0 ? [change] : [];
  });
}
