// Processes that bring documents into a store (`bringing-in.mjs`), started and listened to.
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Document } from '#model/document';
import type { Neo4jOptions } from '../../server/graph/neo4j/store.ts';
import { extractClaims } from './claims.ts';
import { environment } from './programs.ts';

const program = fileURLToPath(new URL('bringing-in.mjs', import.meta.url));

export interface Work {
  /** The options with which the store is opened. */
  readonly store: { readonly folder: string } | Neo4jOptions;
  readonly documents: readonly Document[];
  /** Documents of one transaction. */
  readonly batch: number;
}

interface Ending {
  readonly code: number | null;
  /** How many documents it said to have brought in. */
  readonly done: number;
  readonly said: string;
}

export interface Bringing {
  readonly child: ChildProcess;
  /** Resolves as soon as the process is gone; its engine may live on for a moment. */
  readonly ended: Promise<Ending>;
  /** Resolves with the line once it has been said; with null where the process ends before. */
  readonly hears: (line: RegExp) => Promise<string | null>;
}

/** Writes the work into `file` and starts on it; `prefix` is a program that runs the program given after it. */
export function startBringing(file: string, work: Work, prefix: readonly string[] = []): Bringing {
  const documents = work.documents.map((document) => ({ document, extraction: extractClaims(document) }));
  writeFileSync(file, JSON.stringify({ ...work, documents }));
  const [command = '', ...args] = [...prefix, process.execPath, program, file];
  const child = spawn(command, args, { env: environment({}), stdio: ['ignore', 'pipe', 'ignore'] });
  let said = '';
  const listeners = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    said += chunk;
    for (const listen of listeners) listen();
  });
  const code = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const told = new Promise<void>((resolve) => child.stdout.on('end', resolve));
  const ended = Promise.all([code, told]).then(([own]) => ({
    code: own,
    done: Number(/.*^done (\d+)$/ms.exec(said)?.[1] ?? 0),
    said,
  }));
  const hears = (line: RegExp) =>
    new Promise<string | null>((resolve) => {
      const look = () => {
        const found = said
          .split('\n')
          .slice(0, -1)
          .find((one) => line.test(one));
        if (found !== undefined) resolve(found);
      };
      listeners.add(look);
      look();
      void ended.then(() => resolve(null));
    });
  return { child, ended, hears };
}
