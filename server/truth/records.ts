// The truth as records of the store, by kind.
import type { CypherValue, StoredRecord, StoreTransaction } from '#graph/store';
import type { DocumentId } from '#model/ids';
import type { Judgement } from '#model/judgement';
import type { RecordKind, StoredDocument } from '#model/stored';

export type Reading = Omit<StoreTransaction, 'writeRecords' | 'writeGraph'>;

/** A record with a typed body: bodies are plain JSON, and the store does not look inside. */
export const toRecord = (kind: RecordKind, key: string, body: unknown): StoredRecord => ({
  kind,
  key,
  body: body as CypherValue,
});

/** All that are stored, or those of the ids. */
export async function readDocuments(
  transaction: Pick<Reading, 'readRecords'>,
  ids?: readonly DocumentId[],
): Promise<readonly StoredDocument[]> {
  return (await transaction.readRecords('document', ids)).map(({ body }) => body as unknown as StoredDocument);
}

export async function readJudgements(transaction: Reading): Promise<readonly Judgement[]> {
  return (await transaction.readRecords('judgement')).map(({ body }) => body as unknown as Judgement);
}

/** The number of the next entry of the log, which rises with each change, whatever the clock says. */
export async function readLogNumber(transaction: Reading): Promise<number> {
  return Number((await transaction.readRecord('setting', 'log'))?.body ?? 0);
}

export const toLogKey = (number: number): string => String(number).padStart(10, '0');
