// The sentences behind a relationship.
import type { RelationshipId } from '#model/ids';
import { HideFact } from './hide-fact.tsx';
import { useEvidenceQuery } from './queries.ts';
import { SentenceList } from './sentence-list.tsx';

export function EvidenceList({ id, mayHide = false }: { id: RelationshipId; mayHide?: boolean }) {
  const query = useEvidenceQuery(id, true);
  return <SentenceList query={query}>{(view) => mayHide && <HideFact view={view} />}</SentenceList>;
}
