// Where documents tell the days of gatherings: the sentences with a day beside the name, and of a day that a text only
// leads to (`On the same day …`) also the words that lead there.
import { toSource } from '#graph/projection';
import { compareSources } from '#graph/relationship';
import type { GraphStore } from '#graph/store';
import type { Span } from '#model/document';
import { type LocalEntity, sentenceAt } from '#model/fact';
import type { DocumentId, EntityId, RuleId } from '#model/ids';
import type { Dated } from '#model/insight';
import type { StoredDocument, StoredHome } from '#model/stored';
import { type Reading, readDocuments } from './records.ts';

/** Of each gathering in turn, in the order of the documents' dates and of their text. */
export async function findDated(store: GraphStore, gatherings: readonly EntityId[]): Promise<readonly Dated[]> {
  return store.read(async (transaction) => {
    const found: Dated[] = [];
    for (const entity of gatherings) found.push(...(await datedIn(transaction, entity)));
    return found;
  });
}

/** Of what thousands of documents name the first so many by their ids are read: it takes their texts. */
const mostDocuments = 500;

async function datedIn(transaction: Reading, entity: EntityId): Promise<readonly Dated[]> {
  const naming = (await transaction.readNaming([entity])).slice(0, mostDocuments);
  const homes = await transaction.readRecords('home', naming);
  const own = new Map(homes.map(({ key, body }) => [key as DocumentId, body as unknown as StoredHome]));
  const documents = await readDocuments(transaction, naming);
  return documents
    .flatMap((stored) =>
      stored.extraction.entities
        .filter(({ id }) => own.get(stored.document.id)?.entities[id] === entity)
        .flatMap((local) => toDated(stored, entity, local)),
    )
    .sort((a, b) => compareSources(a.source, b.source));
}

/** How such a sentence was read: by no rule of a language. */
const rule = 'shared/day' as RuleId;

function toDated(stored: StoredDocument, entity: EntityId, local: LocalEntity): Dated[] {
  const { extraction } = stored;
  const { id, date } = local;
  if (date === null) return [];
  // What does not say where stands beside the name.
  const spans: readonly Span[] = local.dated ?? extraction.mentions.filter(({ entity }) => entity === id).slice(0, 1);
  return spans.map((span) => {
    const evidence = { span, sentence: sentenceAt(extraction, span), rule };
    return { entity, date, source: toSource(stored, evidence, { since: null, until: null }) };
  });
}
