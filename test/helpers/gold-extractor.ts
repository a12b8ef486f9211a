// Says of the samples what a careful reader took from them (`test/corpus/*.gold.json`), in the shape of the extraction:
// tests of the page stand on these facts, whatever the rules find on a given day.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Document, Span } from '#model/document';
import type { Extraction, Fact, LocalEntity, Mention } from '#model/fact';
import type { LocalId, MentionId, RuleId } from '#model/ids';
import type { Kind, Label, RelationshipType, Role } from '#model/ontology';
import type { Extractor } from '#server/ingest';

interface Gold {
  readonly lang: string;
  readonly date: string | null;
  readonly entities: readonly {
    readonly id: LocalId;
    readonly type: Label;
    readonly name: string;
    readonly also?: readonly string[];
    readonly date?: string;
    readonly kind?: Kind;
    readonly implied?: boolean;
  }[];
  readonly relations: readonly {
    readonly type: RelationshipType;
    readonly from: LocalId;
    readonly to: LocalId;
    readonly role?: Role;
    readonly former?: boolean;
  }[];
}

const folder = join(import.meta.dirname, '../corpus');
const rule = 'gold/reader' as RuleId;

export const goldExtractor: Extractor = { rules: 'gold', extract };

function extract(document: Document): Extraction {
  const name = basename(document.source.path ?? document.id, '.txt');
  const gold: Gold = JSON.parse(readFileSync(join(folder, `${name}.gold.json`), 'utf8'));
  const sentences = document.paragraphs.flatMap((paragraph) => cutSentences(document.text, paragraph));
  const entities = gold.entities.map(
    (entity): LocalEntity => ({
      id: entity.id,
      type: entity.type,
      name: entity.name,
      also: entity.also ?? [],
      date: entity.date ?? null,
      kind: entity.kind ?? null,
      implied: entity.implied ?? false,
      concept: null,
      proper: /\p{Lu}|\d/u.test(entity.name),
    }),
  );
  const mentions = entities.flatMap((entity) => findMentions(document.text, entity)).sort((a, b) => a.start - b.start);
  return {
    document: document.id,
    language: gold.lang,
    title: document.title,
    date: document.date ?? gold.date,
    sentences,
    entities,
    mentions: mentions.map((mention, at) => ({ ...mention, id: `m${at + 1}` as MentionId })),
    facts: gold.relations.flatMap((relation) => toFact(relation, mentions, sentences)),
    unused: [],
  };
}

function cutSentences(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  let at = start;
  for (const { index, 0: mark } of text.slice(start, end).matchAll(/[.!?]["”)]?\s+(?=\p{Lu}|["“])/gu)) {
    found.push({ start: at, end: start + index + mark.trimEnd().length });
    at = start + index + mark.length;
  }
  return at < end ? [...found, { start: at, end }] : found;
}

function findMentions(text: string, { id, name, also }: LocalEntity): Omit<Mention, 'id'>[] {
  const taken: Omit<Mention, 'id'>[] = [];
  for (const form of [name, ...also].sort((a, b) => b.length - a.length)) {
    for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + form.length)) {
      const end = start + form.length;
      if (taken.some((other) => start < other.end && other.start < end)) continue;
      taken.push({ entity: id, form, start, end, rule, lexicon: [] });
    }
  }
  return taken;
}

/** The fact with the first sentence that names both ends, from the one name to the other; else the first that names one. */
function toFact(
  { type, from, to, role, former }: Gold['relations'][number],
  mentions: readonly Omit<Mention, 'id'>[],
  sentences: readonly Span[],
): Fact[] {
  const of = (id: LocalId, { start, end }: Span) =>
    mentions.filter((mention) => mention.entity === id && mention.start >= start && mention.end <= end);
  const both = sentences.find((sentence) => of(from, sentence).length > 0 && of(to, sentence).length > 0);
  const sentence = both ?? sentences.find((one) => of(from, one).length + of(to, one).length > 0) ?? sentences[0];
  if (!sentence) return [];
  const named = [...of(from, sentence).slice(0, 1), ...of(to, sentence).slice(0, 1)];
  const span =
    named.length === 0
      ? sentence
      : { start: Math.min(...named.map(({ start }) => start)), end: Math.max(...named.map(({ end }) => end)) };
  const base = { from, to, evidence: [{ span, sentence, rule, lexicon: [] }], since: null, until: null };
  if (type !== 'HOLDS_ROLE') return [{ ...base, type }];
  return [{ ...base, type, role: role ?? 'other', former: former ?? false }];
}
