// The graph store on a Neo4j server, version 5 or later. Several processes may share one: a lock node, taken first in
// each update, makes them take turns.
import { randomUUID } from 'node:crypto';
import neo4j, { type Driver, type ManagedTransaction, type Session } from 'neo4j-driver';
import { MachError } from '#model/errors';
import { getCypherFile, readCypherFiles } from '../cypher-files.ts';
import { RowBasket, refuseChange, refuseQuery, stoppedByReader, stoppedByTime, stripPrefix } from '../reader-query.ts';
import type {
  CypherLimits,
  CypherParameters,
  CypherResult,
  CypherRow,
  GraphStore,
  StoreTransaction,
} from '../store.ts';
import { createTransactions } from '../transaction.ts';
import { type Target, toReaderError, toStoreError } from './errors.ts';
import { findForeignFunction, findRefusedOperator } from './guard.ts';
import { findEnds, toEngineMap, toJson } from './values.ts';

export interface Neo4jOptions {
  /** `bolt://…` or `neo4j://…`, with `+s` for TLS. */
  readonly uri: string;
  /** Left out where the server asks for no account. */
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** The server's default database where left out. */
  readonly database?: string | undefined;
}

/** How long an update is tried again after conflicts and lost connections, and how long a connection may take. Milliseconds. */
const retryTime = 30_000;
const connectionTimeout = 5_000;

/**
 * Connects to the server, and makes sure that it answers and is new enough.
 *
 * Errors: `store-unreachable` where nothing answers at the address, `bad-configuration` for an address, an account or a
 * database name that the server refuses.
 */
export async function openNeo4jStore({ uri, user, password, database }: Neo4jOptions): Promise<GraphStore> {
  const target: Target = { uri, user: user ?? null, database: database ?? null };
  const driver = connect(target, password);
  const transactions = createTransactions('neo4j');
  const questions = readCypherFiles('read', 'neo4j');
  const schema = readCypherFiles('schema', 'neo4j');
  const writes = readCypherFiles('write', 'neo4j');
  const takeTurn = getCypherFile(writes, 'take-turn').text;
  const readTurn = getCypherFile(writes, 'turn').text;
  // In a cluster, whoever reads after an update sees it.
  const bookmarkManager = neo4j.bookmarkManager();
  let closing: Promise<void> | null = null;

  const openSession = (mode: 'READ' | 'WRITE', fetchSize = 1000) =>
    driver.session({
      defaultAccessMode: mode === 'READ' ? neo4j.session.READ : neo4j.session.WRITE,
      fetchSize,
      bookmarkManager,
      ...(database ? { database } : {}),
    });

  async function withSession<T>(mode: 'READ' | 'WRITE', use: (session: Session) => Promise<T>): Promise<T> {
    if (closing !== null) throw new MachError('store-unreachable', 'The graph store has been closed.');
    const session = openSession(mode);
    try {
      return await use(session);
    } catch (error) {
      throw toStoreError(error, target);
    } finally {
      await session.close().catch(() => undefined);
    }
  }

  const runIn = (transaction: ManagedTransaction) => async (text: string, parameters: CypherParameters) => {
    const result = await transaction.run(text, toEngineMap(parameters));
    return result.records.map((record) => toJson(record.toObject(), () => null) as CypherRow);
  };

  const ask = (text: string, parameters: CypherParameters) =>
    withSession('READ', (session) => session.executeRead((transaction) => runIn(transaction)(text, parameters)));

  const version = await describeServer(driver, target, database);

  /** The count of updates as the transaction sees it. */
  const turnOf = async (run: ReturnType<typeof runIn>) => (await run(readTurn, {}))[0]?.revision ?? 0;

  return {
    engine: { name: 'Neo4j', version },

    prepare: () =>
      withSession('WRITE', async (session) => {
        for (const file of schema.values()) await session.run(file.text);
        await session.run('CALL db.awaitIndexes(60)');
      }),

    update<T>(change: (transaction: StoreTransaction) => Promise<T>): Promise<T> {
      const token = randomUUID();
      let done: { readonly result: T } | null = null;
      return withSession('WRITE', (session) =>
        session.executeWrite(async (transaction) => {
          const run = runIn(transaction);
          const [turn] = await run(takeTurn, { token });
          // An answer that was lost on the way is no update that was lost: it must not be done twice.
          if (done && turn?.known === true) return done.result;
          done = { result: await change(transactions(run)) };
          return done.result;
        }),
      );
    },

    read: (question) =>
      withSession('READ', async (session) => {
        // Neo4j shows what others commit in the meantime. Where an update came in between, ask again; a question that
        // never finds a quiet moment waits its turn among the updates.
        for (let tries = 0; tries < 4; tries++) {
          const quiet = await session.executeRead(async (transaction) => {
            const run = runIn(transaction);
            const before = await turnOf(run);
            const result = await question(transactions(run));
            return (await turnOf(run)) === before ? { result } : null;
          });
          if (quiet) return quiet.result;
        }
        return withSession('WRITE', (writer) =>
          writer.executeWrite(async (transaction) => {
            await transaction.run(takeTurn, { token: 'read' });
            return question(transactions(runIn(transaction)));
          }),
        );
      }),

    async query(name, parameters) {
      return ask(getCypherFile(questions, name).text, parameters);
    },

    async cypher(query, parameters, limits, signal) {
      if (closing !== null) throw new MachError('store-unreachable', 'The graph store has been closed.');
      if (signal?.aborted) throw stoppedByReader(signal.reason);
      const session = openSession('READ', Math.min(limits.rows + 1, 1000));
      return readAs(session, query, parameters, limits, signal);
    },

    revision: async () => String((await ask(readTurn, {}))[0]?.revision ?? 0),

    ping: () =>
      withSession('READ', async (session) => void (await session.run('RETURN 1', {}, { timeout: connectionTimeout }))),

    close() {
      closing ??= driver.close();
      return closing;
    },
  };

  /** A reader's query in its own session; closing the session stops what the server still does for it. */
  async function readAs(
    session: Session,
    query: string,
    parameters: CypherParameters,
    limits: CypherLimits,
    signal: AbortSignal | undefined,
  ): Promise<CypherResult> {
    let ended: 'time' | 'reader' | null = null;
    let stop: (why: 'time' | 'reader') => void = () => undefined;
    const stopped = new Promise<never>((_, reject) => {
      stop = (why) => {
        ended ??= why;
        reject(ended === 'time' ? stoppedByTime(limits) : stoppedByReader());
      };
    });
    stopped.catch(() => undefined);
    const timer = setTimeout(() => stop('time'), limits.milliseconds);
    const abort = () => stop('reader');
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    const answer = (async () => {
      await refuseWrites(session, query, parameters);
      const records = await fetchRecords(session, query, parameters, limits);
      return presentRecords(records, await findIds(records), limits);
    })();
    answer.catch(() => undefined);
    try {
      return await Promise.race([answer, stopped]);
    } catch (error) {
      throw toReaderError(error, limits, target, query);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      void session.close().catch(() => undefined);
    }
  }

  /** The ids of the nodes at the ends of relationships that came without their nodes, by element id. */
  async function findIds({ rows }: Fetched): Promise<ReadonlyMap<string, unknown>> {
    const { known, missing } = findEnds(rows);
    if (missing.length === 0) return known;
    const text = 'MATCH (n) WHERE elementId(n) IN $missing RETURN elementId(n) AS element, n.id AS id';
    for (const { element, id } of await ask(text, { missing })) known.set(String(element), id);
    return known;
  }
}

interface Fetched {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  readonly truncated: boolean;
}

/** As many rows as the limits allow, as the driver gives them; the server is asked for no more than are looked at. */
async function fetchRecords(
  session: Session,
  query: string,
  parameters: CypherParameters,
  limits: CypherLimits,
): Promise<Fetched> {
  const result = session.run(stripPrefix(query), toEngineMap(parameters), { timeout: limits.milliseconds });
  const basket = new RowBasket(limits);
  const rows: unknown[][] = [];
  for await (const record of result) {
    const values = [...record.values()];
    if (!basket.add(values.map((value) => toJson(value, () => null)))) break;
    rows.push(values);
  }
  return { columns: await result.keys(), rows, truncated: basket.truncated };
}

function presentRecords(fetched: Fetched, ids: ReadonlyMap<string, unknown>, limits: CypherLimits): CypherResult {
  const basket = new RowBasket(limits);
  for (const row of fetched.rows) {
    if (!basket.add(row.map((value) => toJson(value, (element) => ids.get(element) ?? null)))) break;
  }
  return { columns: fetched.columns, rows: basket.rows, truncated: fetched.truncated || basket.truncated };
}

/** Errors: `query-refused` for all but known reads; the server's own for what it cannot plan. */
async function refuseWrites(session: Session, query: string, parameters: CypherParameters): Promise<void> {
  const text = stripPrefix(query);
  if (/^CYPHER\b/i.test(text)) throw refuseQuery('CYPHER with options');
  const { records } = await session.run(
    'SHOW FUNCTIONS YIELD name, isBuiltIn WHERE NOT isBuiltIn RETURN DISTINCT split(name, ".")[0] AS word',
  );
  const foreign = findForeignFunction(
    query,
    records.map((record) => String(record.get('word'))),
  );
  if (foreign !== null) throw refuseQuery(foreign);
  const { summary } = await session.run(`EXPLAIN ${text}`, toEngineMap(parameters));
  if (summary.queryType !== 'r' || !summary.plan) throw refuseChange();
  const operator = findRefusedOperator(summary.plan);
  if (operator !== null) throw refuseQuery(operator);
}

function connect({ uri, user }: Target, password: string | undefined): Driver {
  try {
    return neo4j.driver(uri, user === null ? undefined : neo4j.auth.basic(user, password ?? ''), {
      useBigInt: true,
      connectionTimeout,
      connectionAcquisitionTimeout: 4 * connectionTimeout,
      maxTransactionRetryTime: retryTime,
      telemetryDisabled: true,
      userAgent: 'mach',
    });
  } catch (error) {
    throw new MachError(
      'bad-configuration',
      `NEO4J_URI is ${uri}, which is no address of a Neo4j server (${(error as Error).message}). One looks like bolt://127.0.0.1:7687.`,
      { cause: error },
    );
  }
}

/** The server's version. Closes the driver where the server is not one to work with. */
async function describeServer(driver: Driver, target: Target, database: string | undefined): Promise<string> {
  try {
    const { agent } = await driver.getServerInfo(database ? { database } : {});
    const version = agent?.split('/')[1] ?? 'unknown';
    // A connection says nothing of the database: that shows with the first question.
    const session = driver.session({ defaultAccessMode: neo4j.session.READ, ...(database ? { database } : {}) });
    await session.run('RETURN 1');
    await session.close();
    if (Number.parseInt(version, 10) < 5) {
      throw new MachError('bad-configuration', `${target.uri} runs Neo4j ${version}; Mạch needs version 5 or later.`);
    }
    return version;
  } catch (error) {
    await driver.close();
    throw toStoreError(error, target);
  }
}
