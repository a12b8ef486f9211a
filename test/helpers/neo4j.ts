// A real Neo4j for a test file, alone with it until it is done.
import { connect, type Socket } from 'node:net';
import { type Neo4jAnswer, socketVariable } from './neo4j-setup.ts';

export interface BorrowedNeo4j {
  readonly uri: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
  giveBack(): void;
}

/**
 * Waits for its turn and gives the server, or null where there is none and the tests on it are to be skipped.
 *
 * `NEO4J_TEST_URI` (with `NEO4J_TEST_USER` and `NEO4J_TEST_PASSWORD`) names one to use; everything in it is thrown away.
 * Errors: with CI set, a Neo4j that cannot be had.
 */
export async function borrowNeo4j(): Promise<BorrowedNeo4j | null> {
  const socket = connect(process.env[socketVariable] ?? '');
  const answer = await readAnswer(socket);
  if ('uri' in answer) {
    const { NEO4J_TEST_USER: user, NEO4J_TEST_PASSWORD: password } = process.env;
    return { uri: answer.uri, user, password, giveBack: () => socket.destroy() };
  }
  socket.destroy();
  const line = `SKIPPED the tests on Neo4j: ${answer.missing} NEO4J_TEST_URI names a running one.`;
  if (process.env.CI) throw new Error(line);
  console.error(line);
  return null;
}

function readAnswer(socket: Socket): Promise<Neo4jAnswer> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.on('error', reject).on('data', (data) => {
      text += data;
      if (text.endsWith('\n')) resolve(JSON.parse(text) as Neo4jAnswer);
    });
  });
}
