// Graphs for tests: made at random by fast-check, but always whole (ends exist, lists are sorted, sources are there).
import fc from 'fast-check';
import { toRelationship } from '#graph/relationship';
import type { DocumentNode, Entity, Graph, MentionLink, Relationship } from '#model/entity';
import { composeRelationshipId, type DocumentId, type EntityId, type RuleId } from '#model/ids';
import { canRelate, type Label, labels, ontology, relationshipTypes } from '#model/ontology';

const byId = <T extends { readonly id: string }>(list: readonly T[]) =>
  [...list].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

const words = fc.stringMatching(/^[A-Za-zÀ-ỹđĐ"'\\\n ]{1,24}$/).map((text) => text.normalize('NFC'));
const date = fc.option(fc.constantFrom('2025', '2025-04', '2026-02-08'), { nil: null });

const document = fc
  .record({ n: fc.nat(30), title: fc.option(words, { nil: null }), date, path: fc.option(words, { nil: null }) })
  .map(
    ({ n, title, date, path }): DocumentNode => ({
      id: `d${n}.txt` as DocumentId,
      title,
      date,
      language: 'vi',
      url: null,
      path,
      publisher: null,
      hash: `h${n}`,
    }),
  );

const entity = fc
  .record({
    n: fc.nat(60),
    type: fc.constantFrom<Label>(...labels),
    name: words,
    forms: fc.uniqueArray(words, { maxLength: 3 }),
    date,
  })
  .map(
    ({ n, type, name, forms, date }): Entity => ({
      id: `${ontology.labels[type].slug}/e${n}` as EntityId,
      type,
      name,
      names: [...new Set([name, ...forms])].map((form, i) => ({
        form,
        language: i % 2 ? 'id' : 'vi',
        documents: i + 1,
      })),
      kind: type === 'Resolution' ? 'resolution' : null,
      date,
      concept: n % 3 ? null : `concept(${n})`,
      implied: n % 5 === 0,
      documents: n % 4,
      degree: 0,
    }),
  );

/** A whole graph of up to `size` entities. */
export function graphs(size = 20): fc.Arbitrary<Graph> {
  const unique = <T extends { readonly id: string }>(one: fc.Arbitrary<T>, maxLength: number) =>
    fc.uniqueArray(one, { selector: ({ id }) => id, maxLength }).map(byId);
  return fc
    .record({
      documents: unique(document, 6),
      entities: unique(entity, size),
      picks: fc.array(fc.nat(), { maxLength: 60 }),
    })
    .map(({ documents, entities, picks }) => ({
      documents,
      entities,
      relationships: byId([...new Map(relate(entities, documents, picks).map((one) => [one.id, one])).values()]),
      mentions: mention(entities, documents, picks),
    }));
}

function relate(
  entities: readonly Entity[],
  documents: readonly DocumentNode[],
  picks: readonly number[],
): Relationship[] {
  const source = documents[0];
  if (!source || entities.length < 2) return [];
  return picks.flatMap((pick, i): Relationship[] => {
    const from = entities[pick % entities.length];
    const to = entities[(pick >> 3) % entities.length];
    const type = relationshipTypes[(pick >> 5) % relationshipTypes.length];
    if (!from || !to || !type || !canRelate(type, from.type, to.type)) return [];
    const role = type === 'HOLDS_ROLE' ? 'secretary' : null;
    const former = role !== null && i % 2 === 0;
    const office = [...(role ? [role] : []), ...(former ? ['former'] : [])];
    const id = composeRelationshipId({ type, from: from.id, to: to.id, office });
    return [
      toRelationship(id, [
        {
          document: source.id,
          start: 4,
          end: 9,
          sentenceStart: 0,
          sentenceEnd: 20,
          sentence: `Câu “thứ” ${i}: "nói\\rằng"\n…`,
          rule: 'vi/r' as RuleId,
          date: source.date,
          language: 'vi',
          since: i % 3 ? null : '2025-04',
          until: null,
        },
      ]),
    ];
  });
}

function mention(
  entities: readonly Entity[],
  documents: readonly DocumentNode[],
  picks: readonly number[],
): MentionLink[] {
  const links = picks.flatMap((pick): MentionLink[] => {
    const document = documents[pick % Math.max(1, documents.length)];
    const entity = entities[(pick >> 4) % Math.max(1, entities.length)];
    return document && entity
      ? [{ document: document.id, entity: entity.id, spans: [`${pick % 9}-${10 + (pick % 9)}`] }]
      : [];
  });
  const keyed = links.map((link) => ({ id: `${link.document}\u0000${link.entity}`, link }));
  return byId([...new Map(keyed.map((one) => [one.id, one])).values()]).map(({ link }) => link);
}

export const nothing: Graph = { entities: [], documents: [], relationships: [], mentions: [] };
