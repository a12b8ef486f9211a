// The settings, from the environment and `.env`, parsed and checked once.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { MachError } from '#model/errors';

const number = (least: number, most: number, usual: number) =>
  z.coerce.number().int().min(least).max(most).default(usual);

/** Every variable that the product reads, with what it must be; `.env.example` lists the same. */
export const settings = {
  MACH_DATA: z.string().min(1).default('data'),
  MACH_WORDS: z.string().min(1).optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: number(0, 65_535, 4747),
  NEO4J_URI: z
    .string()
    .regex(/^(neo4j|bolt)(\+s|\+ssc)?:\/\//, 'must begin with neo4j://, neo4j+s://, bolt:// or bolt+s://')
    .optional(),
  NEO4J_USER: z.string().default('neo4j'),
  NEO4J_PASSWORD: z.string().default(''),
  NEO4J_DATABASE: z.string().optional(),
  MACH_CYPHER_SECONDS: number(1, 600, 5),
  MACH_CYPHER_ROWS: number(1, 100_000, 1000),
  LOG_LEVEL: z.enum(['error', 'warn', 'info']).default('info'),
} as const;

export interface Config {
  /** Absolute path of the data folder. */
  readonly data: string;
  /** Absolute path of the folder with the user's own words, `words` in the data folder by default; it need not exist. */
  readonly words: string;
  readonly host: string;
  readonly port: number;
  /** Null for the embedded engine. */
  readonly neo4j: {
    readonly uri: string;
    readonly user: string;
    readonly password: string;
    readonly database: string | null;
  } | null;
  readonly cypher: { readonly rows: number; readonly milliseconds: number; readonly bytes: number };
  readonly logLevel: 'error' | 'warn' | 'info';
}

/** Reads `.env` of the current folder, if there is one, into the environment; what is set already stays. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/**
 * The settings in force.
 *
 * Errors: `bad-configuration`, naming the variable, what it is and what it should be; also for an unknown `MACH_…`.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const unknown = Object.keys(environment).find((key) => key.startsWith('MACH_') && !(key in settings));
  if (unknown !== undefined) {
    const known = Object.keys(settings).filter((key) => key.startsWith('MACH_'));
    throw new MachError(
      'bad-configuration',
      `${unknown} is no setting of Mạch; those that begin so are ${known.join(', ')}.`,
    );
  }
  // An empty value in a file or a compose file means: not set.
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = z.object(settings).safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = String(issue?.path[0] ?? 'The environment');
    throw new MachError(
      'bad-configuration',
      `${name} is “${environment[name] ?? ''}”: ${issue?.message}. See .env.example.`,
    );
  }
  const { MACH_DATA, MACH_WORDS, HOST, PORT, NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, NEO4J_DATABASE, ...rest } =
    parsed.data;
  return {
    data: resolve(MACH_DATA),
    words: resolve(MACH_WORDS ?? join(MACH_DATA, 'words')),
    host: HOST,
    port: PORT,
    neo4j: NEO4J_URI
      ? { uri: NEO4J_URI, user: NEO4J_USER, password: NEO4J_PASSWORD, database: NEO4J_DATABASE ?? null }
      : null,
    cypher: { rows: rest.MACH_CYPHER_ROWS, milliseconds: rest.MACH_CYPHER_SECONDS * 1000, bytes: 5_000_000 },
    logLevel: rest.LOG_LEVEL,
  };
}
