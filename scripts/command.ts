// The frame of every command: help, version, options, streams, stopping and exit codes, so that a command says only
// what it does.
import { readFileSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { exitCodes, MachError } from '#model/errors';
import { loadEnvFile } from '#server/config';

export type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>;

export interface Command<O extends Options> {
  readonly name: string;
  /** The line after `npm run NAME -- `. */
  readonly usage: string;
  readonly about: string;
  readonly options: O;
  /** What each option means, by name. */
  readonly help: Readonly<Record<keyof O & string, string>>;
  readonly examples: readonly string[];
  /** Gives the exit code, 0 where it gives none. */
  run(values: Parsed<O>['values'], positionals: readonly string[], frame: Frame): Promise<number | undefined>;
}

export interface Frame {
  /** Data, on stdout. */
  readonly print: (text: string) => Promise<void>;
  /** Anything else, on stderr. */
  readonly say: (line: string) => void;
  /** Progress: one line on stderr that is overwritten, only where a terminal shows it. */
  readonly progress: (line: string) => void;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

const common = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' } } as const;
const codes =
  'Exit codes: 0 done, 1 some documents failed, 2 wrong use, 69 store not reachable, locked or full, 70 a bug, 78 configuration, 130 stopped.';

/** Runs the command with the arguments of the process and ends it with the command's exit code. */
export async function runCommand<O extends Options>(command: Command<O>): Promise<void> {
  // A reader that has seen enough (`| head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'EPIPE' ? 0 : exitCodes.internal),
  );
  const leave = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => leave.abort());
  try {
    process.exitCode = await start(command, leave.signal);
  } catch (error) {
    if (leave.signal.aborted) {
      process.stderr.write('Stopped; what was written before is whole.\n');
      // Standard input may still be held open by whoever writes to it.
      process.exit(130);
    } else process.exitCode = explain(error);
  }
}

async function start<O extends Options>(command: Command<O>, signal: AbortSignal): Promise<number> {
  loadEnvFile();
  const { values, positionals } = parse(command);
  const { help, version } = values as { help?: boolean; version?: boolean };
  const frame = createFrame(signal);
  if (help) await frame.print(helpOf(command));
  else if (version) await frame.print(`mach ${readVersion()}\n`);
  else return (await command.run(values, positionals, frame)) ?? 0;
  return 0;
}

function parse<O extends Options>(command: Command<O>): Parsed<O> {
  try {
    return parseArgs({ options: { ...common, ...command.options }, allowPositionals: true }) as Parsed<O>;
  } catch (error) {
    const message = (error as Error).message;
    const wrong = /'(--?[\w-]+)/.exec(message)?.[1] ?? '';
    const known = Object.keys({ ...common, ...command.options }).map((name) => `--${name}`);
    const near = known.map((name) => ({ name, far: distance(wrong, name) })).sort((a, b) => a.far - b.far)[0];
    const hint = near && near.far <= 3 ? ` Did you mean ${near.name}?` : '';
    throw new MachError('bad-argument', `${message.split('.')[0]}.${hint} See npm run ${command.name} -- --help`, {
      cause: error,
    });
  }
}

function createFrame(signal: AbortSignal): Frame {
  const shows = process.stderr.isTTY && process.env.TERM !== 'dumb';
  let pending = false;
  return {
    signal,
    print: (text) => new Promise((resolve) => process.stdout.write(text, () => resolve())),
    say: (line) => {
      if (pending) process.stderr.write('\r\u001b[K');
      pending = false;
      process.stderr.write(`${line}\n`);
    },
    progress: (line) => {
      if (!shows) return;
      process.stderr.write(`\r\u001b[K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
      pending = true;
    },
  };
}

function helpOf<O extends Options>({ name, usage, about, options, help, examples }: Command<O>): string {
  const rows: [string, string][] = Object.entries(options).map(([option, { type, short }]) => [
    `${short ? `-${short}, ` : ''}--${option}${type === 'string' ? ' VALUE' : ''}`,
    help[option] ?? '',
  ]);
  rows.push(['-h, --help', 'this text'], ['--version', 'the version of Mạch']);
  const width = Math.max(...rows.map(([left]) => left.length));
  return [
    `${about}\n`,
    `  npm run ${name} -- ${usage}\n`,
    ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
    '\nExamples:',
    ...examples.map((example) => `  ${example}`),
    `\n${codes}\n`,
  ].join('\n');
}

function explain(error: unknown): number {
  if (error instanceof MachError) {
    process.stderr.write(`${error.message}\n`);
    return exitCodes[error.code];
  }
  process.stderr.write(
    `This is a bug in Mạch; please report it.\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return exitCodes.internal;
}

function readVersion(): string {
  const file = new URL(import.meta.url.endsWith('.ts') ? '../package.json' : '../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** Edits between two words, for the nearest option to a mistyped one. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
