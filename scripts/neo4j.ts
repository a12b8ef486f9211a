// Runs a real Neo4j on this machine until Ctrl-C, without Docker: `npm run neo4j`.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { MissingProgram, prepareNeo4j, startNeo4j } from './neo4j-server.ts';

const help = `npm run neo4j -- [--port 7687] [--home data/neo4j] [--password SECRET]

Starts a real Neo4j (Community edition) on 127.0.0.1 and prints the settings with which Mạch uses it. It stays up until
Ctrl-C, and what is in it stays in its home folder. Needs Java and Maven: Java 17 runs Neo4j 5.26, Java 21 or later (where
JAVA_HOME points) Neo4j 2026. The first start fetches about 130 MB into .cache/neo4j.

  --port N           where it listens, 7687 where left out
  --home FOLDER      its data, logs and settings; data/neo4j and the version where left out
  --password SECRET  asks for the user neo4j and this password, at least 8 characters; only a new home takes it.
                     Without it, whoever is on this machine may read and write.

Exit codes: 0 ended by Ctrl-C, 2 wrong use, 69 it did not start, 78 Java or Maven is missing.
`;

const say = (line: string) => process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  const options = readOptions();
  if (options === null) return 2;
  if (options.help) {
    process.stdout.write(help);
    return 0;
  }
  const program = prepareNeo4j(resolve('.cache/neo4j'), say);
  const home = resolve(options.home ?? join('data', `neo4j-${program.version.split('.')[0]}`));
  say(`Starting Neo4j ${program.version}, its data in ${home} …`);
  let leave = () => undefined as void;
  const interrupted = new Promise<void>((end) => {
    leave = end;
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => leave());
  const server = await startNeo4j(program, { home, port: options.port, password: options.password });
  process.stdout.write(`NEO4J_URI=${server.uri}\n`);
  if (options.password !== undefined) process.stdout.write(`NEO4J_USER=neo4j\nNEO4J_PASSWORD=${options.password}\n`);
  say(`Up. In another terminal: NEO4J_URI=${server.uri} npm start. Ctrl-C ends it.`);
  const why = await Promise.race([interrupted.then(() => null), server.ended]);
  if (why !== null) {
    say(`Neo4j ended by itself:\n${why}`);
    return 69;
  }
  say('Ending …');
  await server.stop();
  return 0;
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        help: { type: 'boolean', short: 'h' },
        port: { type: 'string' },
        home: { type: 'string' },
        password: { type: 'string' },
      },
    });
    const port = Number(values.port ?? 7687);
    if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port ${values.port} is no port.`);
    if (values.password !== undefined && values.password.length < 8) {
      throw new Error('--password needs at least 8 characters.');
    }
    return { ...values, port };
  } catch (error) {
    say(`${(error as Error).message}\n\n${help}`);
    return null;
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    say(error.message);
    process.exitCode = error instanceof MissingProgram ? 78 : 69;
  },
);
