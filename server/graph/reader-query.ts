// What both engines say to a reader whose own Cypher they do not run, and how they read its beginning.
import { MachError } from '#model/errors';
import type { CypherLimits } from './store.ts';

/** The query without EXPLAIN or PROFILE in front: engines take them twice, and ours must be the one that counts. */
export function stripPrefix(query: string): string {
  let rest = query;
  for (;;) {
    const next = rest
      .replace(/^(?:\s+|\/\/[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)/, '')
      .replace(/^(?:EXPLAIN|PROFILE)\b/i, '');
    if (next === rest) return rest;
    rest = next;
  }
}

const explain = 'EXPLAIN ';

/**
 * What an engine says of a query, with the place in the reader's own text: it was given the text with EXPLAIN in front, and
 * without what `stripPrefix` takes off. The excerpt that engines add is left out: the reader has the query before him.
 */
export function tellPlace(message: string, query: string): string {
  const [, line, column] = /--> query:(\d+):(\d+)/.exec(message) ?? /\(line (\d+), column (\d+)/.exec(message) ?? [];
  const words = message
    .split(/\n(?=[ \t]{0,20}-->|")/)[0]
    ?.replace(/^Query error: [A-Z]+-Q\d+: /, '')
    .replace('[Cypher] ', '')
    .replace(/\n[ |\n]{1,12}help: /, '. ')
    .replace(/\s{0,4}\(line \d{1,9}, column \d{1,9} \(offset: \d{1,9}\)\)/, '')
    .trim();
  if (!line || !column) return words || message;
  const rest = stripPrefix(query);
  const before = query.slice(0, query.length - rest.length).split('\n');
  const isFirst = Number(line) === 1;
  const at = Number(column) - (isFirst && message.includes(explain) ? explain.length : 0);
  const own = Math.max(1, at) + (isFirst ? (before.at(-1)?.length ?? 0) : 0);
  return `${words} (line ${Number(line) + before.length - 1}, column ${own})`;
}

/** `part` names what is not a read: an operator of the plan, a procedure, a word of the query. */
export function refuseQuery(part: string, cause?: unknown): MachError {
  const message = `Only queries that read the graph are run here; this part of it is not known to: ${part}.`;
  return new MachError('query-refused', message, { cause });
}

export function refuseChange(cause?: unknown): MachError {
  const message = 'Only queries that read the graph are run here; this one would change data, schema or server.';
  return new MachError('query-refused', message, { cause });
}

export function stoppedByReader(cause?: unknown): MachError {
  return new MachError('query-stopped', 'The query was stopped.', { cause });
}

export function stoppedByTime({ milliseconds }: CypherLimits, cause?: unknown): MachError {
  const message = `The query was stopped after ${milliseconds / 1000} s. Narrow its MATCH or add a LIMIT.`;
  return new MachError('query-too-big', message, { cause });
}

export function stoppedByMemory(cause?: unknown): MachError {
  const message = 'The query took too much memory and was stopped. Narrow its MATCH or add a LIMIT.';
  return new MachError('query-too-big', message, { cause });
}

export function refuseRow({ bytes }: CypherLimits): MachError {
  return new MachError('query-too-big', `One row alone is larger than ${bytes} bytes. Return less of it.`);
}

/** Keeps rows as long as they fit. Units: bytes of the rows as JSON in UTF-8. */
export class RowBasket {
  readonly rows: unknown[][] = [];
  truncated = false;
  readonly #limits: CypherLimits;
  #bytes = 0;

  constructor(limits: CypherLimits) {
    this.#limits = limits;
  }

  /** Whether the row was kept; with the first that was not, `truncated` is set. */
  add(row: unknown[]): boolean {
    if (this.rows.length >= this.#limits.rows) this.truncated = true;
    else {
      this.#bytes += Buffer.byteLength(JSON.stringify(row));
      if (this.#bytes > this.#limits.bytes) {
        if (this.rows.length === 0) throw refuseRow(this.#limits);
        this.truncated = true;
      } else this.rows.push(row);
    }
    return !this.truncated;
  }
}
