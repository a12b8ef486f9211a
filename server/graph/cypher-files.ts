// The Cypher that the product runs, kept in files: one question or one write each, with a header that says what it takes
// and gives. An engine with its own dialect has `name.embedded.cypher` or `name.neo4j.cypher` beside `name.cypher`.
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MachError } from '#model/errors';

/** `server/graph/` and `dist/server/graph/` both have their `cypher/` two folders up. */
const root = fileURLToPath(new URL('../../cypher/', import.meta.url));

export type Dialect = 'embedded' | 'neo4j';

export interface CypherFile {
  readonly name: string;
  /** The statement, without the header. */
  readonly text: string;
  /** The first lines of the header: the question in words. */
  readonly question: string;
  /** Declared parameters and columns: name → type, as in `limit` → `number`. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly row: ReadonlyMap<string, string>;
}

/** The files of one folder of `cypher/` by name, in the order of their names, each in the dialect of the engine. */
export function readCypherFiles(folder: 'read' | 'write' | 'schema', dialect: Dialect): Map<string, CypherFile> {
  const names = readdirSync(`${root}${folder}`).filter((file) => file.endsWith('.cypher'));
  const plain = names
    .filter((file) => !/\.(embedded|neo4j)\.cypher$/.test(file))
    .map((file) => basename(file, '.cypher'));
  const special = names
    .filter((file) => file.endsWith(`.${dialect}.cypher`))
    .map((file) => basename(file, `.${dialect}.cypher`));
  const all = [...new Set([...plain, ...special])].sort();
  return new Map(
    all.map((name) => {
      const file = special.includes(name) ? `${name}.${dialect}.cypher` : `${name}.cypher`;
      return [name, parseCypherFile(name, readFileSync(`${root}${folder}/${file}`, 'utf8'))] as const;
    }),
  );
}

/** Errors: `internal` where there is none of that name. */
export function getCypherFile(files: ReadonlyMap<string, CypherFile>, name: string): CypherFile {
  const file = files.get(name);
  if (!file) throw new MachError('internal', `There is no file ${name}.cypher among ${[...files.keys()].join(', ')}.`);
  return file;
}

/** The parts of a file: header lines start with `//`, the statement follows. */
export function parseCypherFile(name: string, source: string): CypherFile {
  const lines = source.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('//'));
  const header = lines.slice(0, end < 0 ? lines.length : end).map((line) => line.replace(/^\/\/ ?/, ''));
  const declared = (word: string) =>
    new Map(
      header.flatMap((line) => {
        const match = new RegExp(`^${word} +(\\w+): +(\\S+)`).exec(line);
        return match ? [[match[1] ?? '', match[2] ?? ''] as const] : [];
      }),
    );
  return {
    name,
    text: lines.slice(end).join('\n').trim().replace(/;$/, ''),
    question: header
      .filter((line) => !/^(param|row) /.test(line))
      .join(' ')
      .trim(),
    parameters: declared('param'),
    row: declared('row'),
  };
}
