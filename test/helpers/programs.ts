// The built programs as a user runs them: as processes, with what they print and how they end.
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A clean environment: none of the settings of whoever runs the tests. */
export function environment(settings: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([key, value]) => value !== undefined && !/^(MACH_|NEO4J_|PORT$|HOST$)/.test(key),
  );
  return { ...(Object.fromEntries(kept) as Record<string, string>), ...settings };
}

/** Runs `dist/scripts/NAME.js` to its end. */
export function runProgram(
  name: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
  input = '',
): Promise<Ended> {
  return run(process.execPath, [`${root}dist/scripts/${name}.js`, ...args], environment(settings), input);
}

/** Runs any program to its end, in the folder of the product. */
export function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  input = '',
): Promise<Ended> {
  const child = spawn(command, args, { cwd: root, env });
  child.stdin.end(input);
  return collect(child);
}

export function collect(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  // A letter of several bytes may come in two pieces.
  child.stdout?.setEncoding('utf8');
  child.stderr?.setEncoding('utf8');
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}

export interface Server {
  readonly url: string;
  readonly child: ChildProcess;
  /** Everything said so far. */
  readonly output: () => string;
  /** Sends the signal and waits for the end. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** Starts `dist/server/main.js` on a free port and waits for the line with its address. */
export function startProgram(settings: Readonly<Record<string, string>>): Promise<Server> {
  const env = environment({ PORT: '0', ...settings });
  const child = spawn(process.execPath, [`${root}dist/server/main.js`], { cwd: root, env });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk;
      const url = /http:\/\/\S+/.exec(output)?.[0];
      if (!url) return;
      const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
        child.kill(signal);
        return ended;
      };
      resolve({ url, child, output: () => output, stop });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then((code) => reject(new Error(`The server ended with ${code}: ${output}`)));
  });
}
