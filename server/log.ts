// One line of text on stderr for each thing worth telling; data never goes there, and nothing else goes to stdout.
import type { Config } from './config.ts';

export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly requestId?: string;
  /** The error itself, with its trace and causes. */
  readonly error?: unknown;
}

export type Log = (entry: LogEntry) => void;

const levels = ['error', 'warn', 'info'] as const;

export function createLog(level: Config['logLevel'], write: (line: string) => void = writeStderr): Log {
  return ({ level: of, message, requestId, error }) => {
    if (levels.indexOf(of) > levels.indexOf(level)) return;
    const id = requestId ? ` ${requestId}` : '';
    write(`${new Date().toISOString()} ${of}${id} ${message}${error === undefined ? '' : `\n${traceOf(error)}`}\n`);
  };
}

function writeStderr(line: string): void {
  process.stderr.write(line);
}

function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const trace = error.stack ?? error.message;
  return error.cause === undefined ? trace : `${trace}\ncaused by ${traceOf(error.cause)}`;
}
