// A document as it was read: its text in normal form, where it came from and what is known about it.
import type { DocumentId } from './ids.ts';
import type { LanguageCode } from './language.ts';

/** Offsets count UTF-16 code units of the document's NFC text; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface DocumentSource {
  /** Where it was read from: a path relative to where reading began, or null for standard input and pasted text. */
  readonly path: string | null;
  readonly url: string | null;
  /** The name of the publisher where the file gives one. */
  readonly publisher: string | null;
}

export interface Document {
  readonly id: DocumentId;
  /** SHA-256, in hexadecimal, over all that it says and says of itself: text, title, date, language, address and publisher. */
  readonly hash: string;
  readonly title: string | null;
  /** Date of publication, ISO 8601 (`2026-02-08`), where the file's metadata gives one. */
  readonly date: string | null;
  /** As the file declares it; the language of a text without a declaration is found by the text stage. */
  readonly language: LanguageCode | null;
  readonly source: DocumentSource;
  /** NFC, line ends as `\n`, no byte order mark. All spans of the product point into this string. */
  readonly text: string;
  /** The paragraphs in order, without the white space between them. */
  readonly paragraphs: readonly Span[];
}
