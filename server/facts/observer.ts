// Somebody who watches the engine at work: to see which rules read what, for tests and reports. Changes nothing.
import type { Span } from '#model/document';
import type { Line } from './item.ts';

export interface Observer {
  /** A line as the lexicons read it, before any rule. */
  read(line: Line): void;
  /** What a rule made, or the words of an event that it read. */
  made(rule: string, span: Span): unknown;
}

export const nobody: Observer = { read: () => undefined, made: () => undefined };
