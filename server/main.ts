// `npm start`: settings, server, one line with the address, and a clean end on Ctrl-C or SIGTERM.
import { exitCodes, MachError } from '#model/errors';
import { loadEnvFile, readConfig } from './config.ts';
import { startServer } from './start-up.ts';

/** Whatever still hangs after this many milliseconds is left behind. */
const patience = 10_000;

const say = (line: string) => process.stderr.write(`${line}\n`);

function fail(error: unknown): never {
  if (error instanceof MachError) say(error.message);
  else say(`This is a bug in Mạch; please report it.\n${error instanceof Error ? error.stack : String(error)}`);
  process.exit(error instanceof MachError ? exitCodes[error.code] : exitCodes.internal);
}

async function main(): Promise<void> {
  loadEnvFile();
  const starting = startServer(readConfig(), say);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      say('Something did not end in time and is left behind; what was written is whole.');
      process.exit(exitCodes.internal);
    }, patience).unref();
    const down = starting.then((running) => running.stop());
    down.then(() => process.exit(0), fail);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  const running = await starting;
  await running.ready;
  if (!stopping) process.stdout.write(`Mạch is at ${running.url}\n`);
}

main().catch(fail);
