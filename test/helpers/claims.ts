// Documents for tests of identity and change, in a language so plain that its extraction is beyond doubt: one fact a line,
//
//   HOLDS_ROLE secretary: Person Vũ Hồ -> PartyCommittee Đảng ủy tại Hàn Quốc {party_committee(in=KR)}
//   CHAIRED: Person Vũ Hồ -> Conference hội nghị @2026-02-08 !
//   Person Vũ Hồ #2
//   Organization Bộ Ngoại giao =BNG =MOFA
//
// `{…}` is the concept, `@` the day, `!` says that the name is no proper one, `#2` that this is another one of that name,
// `=` one more form that the document has for it.
import { createHash } from 'node:crypto';
import type { Document, Span } from '#model/document';
import type { Extraction, Fact, LocalEntity, Mention } from '#model/fact';
import type { DocumentId, LocalId, MentionId, RuleId } from '#model/ids';
import type { Label, RelationshipType, Role } from '#model/ontology';
import type { StoredDocument } from '#model/stored';
import type { Extractor } from '#server/ingest';

interface Given {
  readonly language?: string;
  readonly date?: string | null;
  readonly path?: string | null;
}

export function createDocument(id: string, lines: readonly string[], given: Given = {}): Document {
  const text = lines.join('\n');
  const { language = 'vi', date = null, path = id } = given;
  let at = 0;
  const paragraphs = lines.map((line): Span => {
    const span = { start: at, end: at + line.length };
    at = span.end + 1;
    return span;
  });
  return {
    id: id as DocumentId,
    hash: createHash('sha256')
      .update(JSON.stringify([text, date, language]))
      .digest('hex'),
    title: null,
    date,
    language,
    source: { path, url: null, publisher: null },
    text,
    paragraphs,
  };
}

const rule = 'test/claim' as RuleId;

export function extractClaims(document: Document): Extraction {
  const entities = new Map<string, LocalEntity>();
  const mentions: Mention[] = [];
  const facts: Fact[] = [];
  const meet = (words: string, offset: number): LocalId => {
    const parsed =
      /^(?<type>\w+) (?<name>[^{@!#=]+?)(?<forms>(?: =[^{@!#=]+?)*)(?: \{(?<concept>[^}]*)\})?(?: @(?<date>\S+))?(?<bare> !)?(?: #(?<twin>\d))?$/.exec(
        words,
      );
    if (!parsed?.groups) throw new Error(`Not a claim: ${words}`);
    const { type = '', name = '', concept = null, date = null, bare, twin = '', forms = '' } = parsed.groups;
    const key = `${type} ${name} ${twin}`;
    const known = entities.get(key);
    const id = known?.id ?? (`e${entities.size + 1}` as LocalId);
    const also = [...new Set([...(known?.also ?? []), ...forms.split(' =').slice(1)])];
    const first = {
      id,
      type: type as Label,
      name,
      date,
      kind: null,
      implied: false,
      concept,
      proper: bare === undefined,
    };
    entities.set(key, { ...(known ?? first), also });
    const start = offset + words.indexOf(name);
    const span = { start, end: start + name.length };
    mentions.push({ id: `m${mentions.length + 1}` as MentionId, entity: id, form: name, rule, lexicon: [], ...span });
    return id;
  };
  for (const sentence of document.paragraphs) {
    const line = document.text.slice(sentence.start, sentence.end);
    const claim = /^(?<type>[A-Z_]+)(?: (?<role>\w+))?(?<former> former)?: (?<from>.*) -> (?<to>.*)$/.exec(
      line,
    )?.groups;
    if (!claim) {
      meet(line, sentence.start);
      continue;
    }
    const { type, role, former, from = '', to = '' } = claim;
    const base = {
      from: meet(from, sentence.start + line.indexOf(from)),
      to: meet(to, sentence.start + line.lastIndexOf(to)),
      evidence: [{ span: sentence, sentence, rule, lexicon: [] }],
      since: null,
      until: null,
    };
    if (type === 'HOLDS_ROLE') facts.push({ ...base, type, role: role as Role, former: former !== undefined });
    else facts.push({ ...base, type: type as Exclude<RelationshipType, 'HOLDS_ROLE'> });
  }
  return {
    document: document.id,
    language: document.language ?? 'vi',
    title: null,
    date: document.date,
    sentences: document.paragraphs,
    entities: [...entities.values()],
    mentions,
    facts,
    unused: [],
  };
}

/** Reads claims; a document that says `broken` cannot be read. */
export const claimExtractor: Extractor = {
  rules: 'claims-1',
  extract(document) {
    if (document.text.includes('broken')) throw new Error('This document is broken.');
    return extractClaims(document);
  },
};

export function storeClaims(id: string, lines: readonly string[], given?: Given): StoredDocument {
  const document = createDocument(id, lines, given);
  return { document, extraction: extractClaims(document), rules: claimExtractor.rules };
}
