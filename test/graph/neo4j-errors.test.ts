// What a Neo4j server refuses is told so that a reader knows which server it was and what to try.
import { Neo4jError } from 'neo4j-driver';
import { expect, it } from 'vitest';
import { MachError } from '#model/errors';
import { toStoreError } from '../../server/graph/neo4j/errors.ts';

const target = { uri: 'bolt://graph.example:7687', user: 'an', database: 'mach' };
const tell = (code: string, message: string) => {
  const error = toStoreError(new Neo4jError(message, code, '50N42', message), target);
  return error instanceof MachError ? [error.code, error.message] : [null, String(error)];
};

it.each([
  ['a log that cannot be written', 'DatabaseError.Transaction.TransactionLogError', 'no append', 'store-full', /room/],
  ['a database that has gone read-only', 'ClientError.General.ForbiddenOnReadOnlyDatabase', 'no', 'store-full', /room/],
  ['one that was made so', 'ClientError.General.WriteOnReadOnlyAccessDatabase', 'no', 'store-full', /settings/],
  [
    'a server that has to be started again',
    'DatabaseError.Transaction.TransactionStartFailed',
    'The database has encountered a critical error, and needs to be restarted.',
    'store-unreachable',
    /debug\.log.*start it/,
  ],
  [
    'too little memory',
    'TransientError.General.MemoryPoolOutOfMemoryError',
    'The allocation would exceed the limit',
    'store-full',
    /heap\.max_size/,
  ],
  ['a database that is not up', 'TransientError.General.DatabaseUnavailable', 'no', 'store-unreachable', /Start it/],
  [
    'a database that is not there',
    'ClientError.Database.DatabaseNotFound',
    'no',
    'bad-configuration',
    /no database mach/,
  ],
  ['a wrong password', 'ClientError.Security.Unauthorized', 'no', 'bad-configuration', /NEO4J_PASSWORD/],
  ['what nobody thought of', 'DatabaseError.General.UnknownError', 'odd', 'internal', /refused a statement: odd/],
])('%s', (_, code, message, kind, advice) => {
  expect(tell(`Neo.${code}`, message)).toEqual([kind, expect.stringMatching(advice)]);
  expect(tell(`Neo.${code}`, message)[1]).toContain('bolt://graph.example:7687');
});
