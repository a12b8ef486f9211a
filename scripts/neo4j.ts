// npm run neo4j: a real Neo4j on this machine until Ctrl-C, without Docker.
import { join, resolve } from 'node:path';
import { MachError } from '#model/errors';
import { runCommand } from './command.ts';
import { MissingProgram, prepareNeo4j, startNeo4j } from './neo4j-server.ts';

await runCommand({
  name: 'neo4j',
  usage: '[--port 7687] [--home FOLDER] [--password SECRET]',
  about:
    'Starts a real Neo4j (Community edition) on 127.0.0.1 and prints the settings with which Mạch uses it. It stays up\n' +
    'until Ctrl-C, and what is in it stays in its home folder. Needs Java and Maven: Java 17 runs Neo4j 5.26, Java 21 or\n' +
    'later (where JAVA_HOME points) Neo4j 2026. The first start fetches about 130 MB into .cache/neo4j.',
  options: {
    port: { type: 'string', default: '7687' },
    home: { type: 'string' },
    password: { type: 'string' },
  },
  help: {
    port: 'where it listens',
    home: 'its data, logs and settings; data/neo4j and the version where left out',
    password:
      'asks for the user neo4j and this password, at least 8 characters; only a new home takes it. Without it,\n' +
      '                    whoever is on this machine may read and write',
  },
  examples: ['npm run neo4j', 'NEO4J_URI=bolt://127.0.0.1:7687 npm start      # in another terminal'],
  async run(values, extra, { print, say, signal }) {
    const port = Number(values.port);
    if (extra.length > 0) throw new MachError('bad-argument', `“${extra[0]}” is no option; see --help.`);
    if (!Number.isInteger(port) || port < 0 || port > 65535)
      throw new MachError('bad-argument', `--port ${values.port} is no port.`);
    if (values.password !== undefined && values.password.length < 8)
      throw new MachError('bad-argument', '--password needs at least 8 characters.');
    const server = await launch({ ...values, port }, say);
    await print(`NEO4J_URI=${server.uri}\n`);
    if (values.password !== undefined) await print(`NEO4J_USER=neo4j\nNEO4J_PASSWORD=${values.password}\n`);
    say(`Up. In another terminal: NEO4J_URI=${server.uri} npm start. Ctrl-C ends it.`);
    const interrupted = new Promise<null>((end) => {
      if (signal.aborted) end(null);
      signal.addEventListener('abort', () => end(null));
    });
    const why = await Promise.race([interrupted, server.ended]);
    if (why !== null) throw new MachError('store-unreachable', `Neo4j ended by itself:\n${why}`);
    say('Ending …');
    await server.stop();
    return 0;
  },
});

interface Wanted {
  readonly home?: string | undefined;
  readonly port: number;
  readonly password?: string | undefined;
}

async function launch({ home, port, password }: Wanted, say: (line: string) => void) {
  try {
    const program = prepareNeo4j(resolve('.cache/neo4j'), say);
    const folder = resolve(home ?? join('data', `neo4j-${program.version.split('.')[0]}`));
    say(`Starting Neo4j ${program.version}, its data in ${folder} …`);
    return await startNeo4j(program, { home: folder, port, password });
  } catch (error) {
    const code = error instanceof MissingProgram ? 'bad-configuration' : 'store-unreachable';
    throw new MachError(code, (error as Error).message, { cause: error });
  }
}
