// The few kinds of errors. A message says what failed, on which thing, what was expected and what to try.

/** Code → exit status of a command. The API has its own table, code → HTTP status. */
export const exitCodes = {
  'bad-argument': 2,
  'bad-input': 1,
  'not-found': 1,
  'unknown-language': 1,
  'query-refused': 1,
  'query-failed': 1,
  'query-too-big': 1,
  'query-stopped': 130,
  'store-unreachable': 69,
  'store-locked': 69,
  'store-damaged': 69,
  'store-full': 69,
  'bad-configuration': 78,
  internal: 70,
} as const;

export type ErrorCode = keyof typeof exitCodes;

export class MachError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MachError';
    this.code = code;
  }
}

/** What went wrong with one document; the run goes on. */
export interface Problem {
  /** The document's id or, before it has one, its path. */
  readonly document: string;
  readonly stage: 'read' | 'segment' | 'extract' | 'resolve' | 'write';
  readonly reason: string;
}
