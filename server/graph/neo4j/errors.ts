// What the driver and the server throw, told so that a reader knows what to do.
import { Neo4jError } from 'neo4j-driver';
import { MachError } from '#model/errors';
import { refuseChange, stoppedByTime, tellPlace } from '../reader-query.ts';
import type { CypherLimits } from '../store.ts';

export interface Target {
  readonly uri: string;
  readonly user: string | null;
  readonly database: string | null;
}

const unreachable = new Set(['ServiceUnavailable', 'SessionExpired', 'N/A']);

const nothingWritten = 'Nothing of what was being written is there, and all that was there before is whole.';

/** A server that ends in order writes the rest of what it could not write, behind a gap that it cannot read again. */
const makeRoom =
  'Make room on its disk, end it with `kill -9` and not in order, which could harm its log, start it, then do it again.';

/** Errors: passes on what is not the driver's. */
export function toStoreError(error: unknown, target: Target): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const { code, message } = error;
  const { uri, user, database } = target;
  const fail = (kind: 'bad-configuration' | 'store-unreachable' | 'store-full' | 'internal', text: string) =>
    new MachError(kind, text, { cause: error });
  if (code.endsWith('.Security.Unauthorized') || code.endsWith('.Security.AuthenticationRateLimit')) {
    const who = user === null ? 'a visitor without a name' : `the user ${user}`;
    return fail(
      'bad-configuration',
      `Neo4j at ${uri} refuses ${who}: check NEO4J_USER and NEO4J_PASSWORD (${message}).`,
    );
  }
  if (code.endsWith('.Security.CredentialsExpired')) {
    return fail(
      'bad-configuration',
      `Neo4j at ${uri} wants the first password of ${user} changed: run ALTER CURRENT USER SET PASSWORD there, then set NEO4J_PASSWORD.`,
    );
  }
  if (code.endsWith('.Security.Forbidden')) {
    return fail('bad-configuration', `Neo4j at ${uri} does not let ${user} do this: ${message}`);
  }
  if (code.endsWith('.Database.DatabaseNotFound')) {
    return fail('bad-configuration', `Neo4j at ${uri} has no database ${database}: check NEO4J_DATABASE.`);
  }
  if (unreachable.has(code) || code.endsWith('.General.DatabaseUnavailable')) {
    return fail(
      'store-unreachable',
      `Neo4j at ${uri} does not answer (${message.split('\n')[0]}). Start it, for example with \`npm run neo4j\`, ` +
        'or unset NEO4J_URI to use the embedded engine.',
    );
  }
  // The server tells its log alone that the disk is full; here it says what it could not do.
  if (code.endsWith('.Transaction.TransactionLogError')) {
    return fail('store-full', `Neo4j at ${uri} could not write to its log. ${nothingWritten} ${makeRoom}`);
  }
  if (/ReadOnly/.test(code)) {
    return fail(
      'store-full',
      `Neo4j at ${uri} takes no changes (${message}): its database is read-only by its settings, or has made itself so ` +
        `because its disk is full. ${nothingWritten} ${makeRoom}`,
    );
  }
  if (/encountered a critical error/i.test(message)) {
    return fail(
      'store-unreachable',
      `Neo4j at ${uri} answers nothing more after an error of its own, which its debug.log names; most often its disk is full. ${makeRoom}`,
    );
  }
  if (code.includes('OutOfMemory')) {
    return fail(
      'store-full',
      `Neo4j at ${uri} has too little memory for this (${message.split('\n')[0]}). ${nothingWritten} ` +
        'Raise server.memory.heap.max_size there, or db.memory.transaction.total.max where it is set, then do it again.',
    );
  }
  return fail('internal', `Neo4j at ${uri} refused a statement: ${message} (${code})`);
}

/** The error of a query that a reader wrote. */
export function toReaderError(error: unknown, limits: CypherLimits, target: Target, query: string): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const { code, message } = error;
  if (code.includes('TransactionTimedOut')) return stoppedByTime(limits, error);
  if (code.endsWith('.Statement.AccessMode') || code.endsWith('.Security.Forbidden')) return refuseChange(error);
  if (code.includes('MemoryPoolOutOfMemory') || code.includes('OutOfMemory')) {
    return new MachError('query-too-big', 'The query took too much memory. Narrow its MATCH or add a LIMIT.', {
      cause: error,
    });
  }
  if (code.startsWith('Neo.ClientError.')) {
    return new MachError('query-failed', tellPlace(message, query), { cause: error });
  }
  return toStoreError(error, target);
}
