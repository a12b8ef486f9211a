// What resolution sees of a thing in one document: how it is called and what the document says of it.
import type { Fact, LocalEntity } from '#model/fact';
import { foldName } from '#model/fold';
import type { DocumentId, LocalId } from '#model/ids';
import type { LanguageCode } from '#model/language';

/** The part of a stored document that identity rests on. */
export interface ResolvableDocument {
  readonly id: DocumentId;
  readonly language: LanguageCode;
  readonly date: string | null;
  readonly entities: readonly LocalEntity[];
  readonly facts: readonly Fact[];
}

export interface Profile {
  readonly document: DocumentId;
  readonly language: LanguageCode;
  readonly local: LocalEntity;
  /** Place among the document's entities, for ids of things that have no name of their own. */
  readonly index: number;
  readonly folded: string;
  /** The name in lower case with its marks, one tone placement; null where it has no mark that tells names apart. */
  readonly marked: string | null;
  /** `role body` of each office, `type body` of every other fact: what may say that two of one name are one. */
  readonly evidence: ReadonlySet<string>;
}

/** Tone marks of open `oa`, `oe`, `uy` on the first vowel, so that `Hoà` and `Hòa` are one. */
const misplaced: readonly (readonly [string, string])[] = [
  'oaòà óá ỏả õã ọạ',
  'oeòè óé ỏẻ õẽ ọẹ',
  'uyùỳ úý ủỷ ũỹ ụỵ',
].flatMap((row) => {
  const [first = '', second = ''] = [row.slice(0, 1), row.slice(1, 2)];
  return row
    .slice(2)
    .split(' ')
    .map((pair) => [`${first}${pair.slice(1)}`, `${pair.slice(0, 1)}${second}`] as const);
});

export function markedForm(name: string): string | null {
  let form = name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
  for (const [from, to] of misplaced) form = form.replaceAll(new RegExp(`${from}(?![\\p{L}])`, 'gu'), to);
  return /[^\p{ASCII}]/u.test(form) ? form : null;
}

/** The profiles of one document, in the order of its entities. */
export function profileDocument(document: ResolvableDocument): readonly Profile[] {
  const byId = new Map(document.entities.map((entity) => [entity.id, entity]));
  const nameOf = (id: LocalId) => {
    const entity = byId.get(id);
    return entity ? (entity.concept ?? `${entity.type}:${foldName(entity.name)}`) : '';
  };
  const evidence = new Map<LocalId, Set<string>>();
  const note = (id: LocalId, line: string) => {
    const lines = evidence.get(id) ?? new Set();
    evidence.set(id, lines.add(line));
  };
  for (const fact of document.facts) {
    const word = fact.type === 'HOLDS_ROLE' ? fact.role : fact.type;
    note(fact.from, `${word} ${nameOf(fact.to)}`);
    if (fact.type !== 'HOLDS_ROLE') note(fact.to, `${word} of ${nameOf(fact.from)}`);
  }
  return document.entities.map((local, index) => ({
    document: document.id,
    language: document.language,
    local,
    index,
    folded: foldName(local.name),
    marked: markedForm(local.name),
    evidence: evidence.get(local.id) ?? new Set<string>(),
  }));
}
