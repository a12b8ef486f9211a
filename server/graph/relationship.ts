// A relationship out of the sentences that support it. Of a great many it keeps the first and the last and counts the rest,
// so that one more sentence costs the same however many there are; all of them stay with their documents.

import { addCounts, countWords } from '#model/counts';
import type { Relationship, RelationshipTally, SourceSentence } from '#model/entity';
import { parseRelationshipId, type RelationshipId } from '#model/ids';
import type { RelationshipType, Role } from '#model/ontology';
import { compare } from '#model/order';

/** Sentences that are kept from each end; tests keep fewer, to see the others go. */
export const keptSentences = { each: 50 };

/** What sentences are put in order by: their dates, their documents, and where in these they stand. */
type Place = Pick<SourceSentence, 'date' | 'document' | 'start' | 'end' | 'rule'>;

export function compareSources(a: Place, b: Place): number {
  return (
    compare(a.date ?? '9999', b.date ?? '9999') ||
    compare(a.document, b.document) ||
    a.start - b.start ||
    a.end - b.end ||
    compare(a.rule, b.rule)
  );
}

/** The same, but those without a date come first. */
const compareFromEnd = (a: SourceSentence, b: SourceSentence) =>
  compare(a.date ?? '', b.date ?? '') || compareSources(a, b);

/** The relationship that follows from all of its sentences, of which there must be one. */
export function toRelationship(id: RelationshipId, sources: readonly SourceSentence[]): Relationship {
  return describe(id, {
    sources: keep(sources),
    statements: sources.length,
    documents: countDocuments(sources),
    tally: tallyOf(sources),
  });
}

/** What a relationship consists of. */
type Content = Pick<Relationship, 'sources' | 'statements' | 'documents' | 'tally'>;

/**
 * The relationship without all sentences of some documents, and with all of others; null where nothing is left.
 *
 * `'recount'` where one that it keeps goes and another must take its place, which it does not know.
 */
export function changeRelationship(
  { id, ...old }: Relationship,
  gone: readonly SourceSentence[],
  come: readonly SourceSentence[],
): Relationship | 'recount' | null {
  const leaving = new Set(gone.map(placeOf));
  const kept = old.sources.filter((source) => !leaving.has(placeOf(source)));
  const isWhole = old.sources.length === old.statements;
  if (isWhole) return kept.length + come.length > 0 ? toRelationship(id, [...kept, ...come]) : null;
  const statements = old.statements - gone.length + come.length;
  if (kept.length < old.sources.length || statements <= 2 * keptSentences.each) return 'recount';
  return describe(id, {
    sources: keep([...kept, ...come], statements),
    statements,
    documents: old.documents - countDocuments(gone) + countDocuments(come),
    tally: addTallies(addTallies(old.tally, tallyOf(gone), -1), tallyOf(come), 1),
  });
}

const placeOf = ({ document, start, end, rule }: Place) => `${document}\u0000${start}\u0000${end}\u0000${rule}`;

const countDocuments = (sources: readonly SourceSentence[]) => new Set(sources.map(({ document }) => document)).size;

/** All while they are few, else the first and the last of them; `total` where there are more than are given. */
function keep(sources: readonly SourceSentence[], total = sources.length): readonly SourceSentence[] {
  const { each } = keptSentences;
  const sorted = [...sources].sort(compareSources);
  if (total <= 2 * each) return sorted;
  const last = new Set([...sources].sort(compareFromEnd).slice(-each));
  return sorted.filter((source, at) => at < each || last.has(source));
}

function tallyOf(sources: readonly SourceSentence[]): RelationshipTally {
  return {
    languages: countWords(sources.map(({ language }) => language)),
    since: countWords(sources.map(({ since }) => since)),
    until: countWords(sources.map(({ until }) => until)),
  };
}

function addTallies(a: RelationshipTally, b: RelationshipTally, sign: 1 | -1): RelationshipTally {
  return {
    languages: addCounts(a.languages, b.languages, sign),
    since: addCounts(a.since, b.since, sign),
    until: addCounts(a.until, b.until, sign),
  };
}

function describe(id: RelationshipId, content: Content): Relationship {
  const parts = parseRelationshipId(id);
  if (!parts || content.statements === 0) throw new Error(`Nothing supports the relationship ${id}.`);
  const [role = null, former] = parts.office;
  const { tally, sources } = content;
  const stated = sources.flatMap(({ date }) => date ?? []).sort(compare);
  return {
    id,
    type: parts.type as RelationshipType,
    from: parts.from,
    to: parts.to,
    role: role as Role | null,
    former: former !== undefined,
    since: Object.keys(tally.since).sort(compare)[0] ?? null,
    until: Object.keys(tally.until).sort(compare).at(-1) ?? null,
    firstStated: stated[0] ?? null,
    lastStated: stated.at(-1) ?? null,
    languages: Object.keys(tally.languages).sort(compare),
    ...content,
  };
}
