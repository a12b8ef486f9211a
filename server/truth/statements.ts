// Every sentence that supports a relationship, also those that it does not keep: they stand with their documents.
import type { SourceSentence } from '#model/entity';
import { type DocumentId, parseRelationshipId, type RelationshipId } from '#model/ids';
import type { StoredDocument, StoredHome } from '#model/stored';
import type { Reading } from './records.ts';

/** A sentence by its place; its words are read when they are needed. */
export type Claim = Omit<SourceSentence, 'sentence'>;

/** A sentence with the rule that read it, as one key. */
export const placeOf = ({ document, start, end, rule, sentence }: SourceSentence): string =>
  [document, start, end, rule, sentence].join('\u0000');

/** The claims of all documents but some, in no order. */
export async function readClaims(
  transaction: Reading,
  id: RelationshipId,
  without: ReadonlySet<DocumentId> = new Set(),
): Promise<readonly Claim[]> {
  const ends = parseRelationshipId(id);
  if (!ends) return [];
  const documents = await transaction.readNaming([ends.from, ends.to]);
  const homes = await transaction.readRecords(
    'home',
    documents.filter((document) => !without.has(document)),
  );
  return homes.flatMap(({ key, body }) => {
    const { claims, date, language } = body as unknown as StoredHome;
    return (claims[id] ?? []).map((claim) => ({ ...claim, document: key as DocumentId, date, language }));
  });
}

/** The claims with their words. */
export async function readSentences(
  transaction: Reading,
  claims: readonly Claim[],
): Promise<readonly SourceSentence[]> {
  const documents = [...new Set(claims.map(({ document }) => document))];
  const records = await transaction.readRecords('document', documents);
  const texts = new Map(records.map(({ key, body }) => [key, (body as unknown as StoredDocument).document.text]));
  return claims.map((claim) => ({
    ...claim,
    sentence: texts.get(claim.document)?.slice(claim.sentenceStart, claim.sentenceEnd) ?? '',
  }));
}
