// A document cut into sentences and tokens. Offsets are those of the document's text.
import type { Document, Span } from './document.ts';
import type { LanguageCode } from './language.ts';

export interface Token extends Span {
  readonly text: string;
  /** Lower case with one tone placement: what lexicons are compared with. */
  readonly key: string;
  /** `code` is a number of a normative document: `67-NQ/TW`, `1868/QĐ-TTg`. */
  readonly kind: 'word' | 'number' | 'code' | 'mark';
  /** Begins with a capital letter. */
  readonly capital: boolean;
  /** Of what it is written as, the same wherever that stands; see `word-number.ts`. */
  readonly number: number;
}

export interface Sentence extends Span {
  readonly tokens: readonly Token[];
  readonly language: LanguageCode;
  /** No word of it bears a diacritic although its language has them: read with the folded lexicon. */
  readonly plain: boolean;
  /** All its letters are capitals: capitals say nothing here. */
  readonly shouted: boolean;
  /** Begins a paragraph. */
  readonly opens: boolean;
  /** Begins a paragraph that is a point of a list: behind a bullet, which is no part of it. */
  readonly listed: boolean;
}

export interface Text {
  readonly document: Document;
  readonly language: LanguageCode;
  readonly sentences: readonly Sentence[];
}
