// Documents whose identities are known. `=LABEL` behind a thing says who or what it is: two with one label are one, two with
// labels that differ are two. Labels `x/1` and `x/2` are look-alikes; a label that ends in `?` is nobody's for certain.
import type { Document } from '#model/document';
import { createDocument } from '../../helpers/claims.ts';

export interface KnownDocument {
  readonly document: Document;
  /** The things whose identity is known, by type and name, and by `#2` where the name alone leaves it open. */
  readonly known: readonly { readonly thing: string; readonly label: string }[];
}

export interface KnownCase {
  readonly title: string;
  /** Claims in the plain language of the tests, or texts for the extractor. */
  readonly as: 'claims' | 'texts';
  readonly documents: readonly KnownDocument[];
}

export interface Draft {
  readonly language: string;
  readonly date: string | null;
  readonly lines: readonly string[];
}

type Say = (date: string | null, ...lines: string[]) => Draft;
const say =
  (language: string): Say =>
  (date, ...lines) => ({ language, date, lines });
export const vi = say('vi');
export const id = say('id');
export const en = say('en');

/** `as claims`: the mark stands behind the claim's end, `Person Vũ Hồ =ho -> …`. */
const markedClaim = /(\w+ [^{@!#=>]+?)(?: \{[^}]*\})?(?: @\S+)?(?: !)?( #\d)? =(\S+)(?= ->|$)/g;

function toKnownClaims({ language, date, lines }: Draft, name: string): KnownDocument {
  const known = new Map<string, string>();
  const plain = lines.map((line) => {
    for (const end of line.replace(/^[A-Z_]+(?: \w+)?(?: former)?: /, '').split(' -> ')) {
      for (const [, thing = '', twin = '', label = ''] of end.matchAll(markedClaim))
        known.set(`${thing}${twin}`, label);
    }
    return line.replaceAll(/ =\S+(?= ->|$)/g, '');
  });
  return {
    document: createDocument(name, plain, { language, date }),
    known: [...known].map(([thing, label]) => ({ thing, label })),
  };
}

/** `as texts`: the marks are lines of their own at the end, `=LABEL Type Name`. */
function toKnownText({ language, date, lines }: Draft, name: string): KnownDocument {
  const marks = lines.filter((line) => line.startsWith('='));
  return {
    document: createDocument(
      name,
      lines.filter((line) => !line.startsWith('=')),
      { language, date },
    ),
    known: marks.map((mark) => {
      const [, label = '', thing = ''] = /^=(\S+) (.*)$/.exec(mark) ?? [];
      return { thing, label };
    }),
  };
}

export type Told = readonly [title: string, ...documents: Draft[]];

export function toCases(as: KnownCase['as'], group: string, told: readonly Told[]): readonly KnownCase[] {
  return told.map(([title, ...drafts], n) => ({
    title,
    as,
    documents: drafts.map((draft, at) => {
      const name = `${group}-${n + 1}/${at + 1}.txt`;
      return as === 'claims' ? toKnownClaims(draft, name) : toKnownText(draft, name);
    }),
  }));
}
