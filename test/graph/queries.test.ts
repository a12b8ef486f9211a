// Files, headers and the table of types say the same of every question, in both directions.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { queries } from '#graph/queries';
import { readCypherFiles } from '../../server/graph/cypher-files.ts';

const sorted = (words: Iterable<string>) => [...words].sort();

it('every question has a file, and every file of a question its types', () => {
  expect(sorted(readCypherFiles('read', 'embedded').keys())).toEqual(sorted(Object.keys(queries)));
  expect(sorted(readCypherFiles('read', 'neo4j').keys())).toEqual(sorted(Object.keys(queries)));
});

describe.each(readdirSync('cypher/read'))('cypher/read/%s', (path) => {
  const [name = '', dialect] = path.replace(/\.cypher$/, '').split('.');
  const file = readCypherFiles('read', dialect === 'neo4j' ? 'neo4j' : 'embedded').get(name);
  const query = queries[name as keyof typeof queries];
  const source = readFileSync(`cypher/read/${path}`, 'utf8');

  it('says in its header what the table says', () => {
    expect(Object.fromEntries(file?.parameters ?? [])).toEqual(query.parameters);
    expect(Object.fromEntries(file?.row ?? [])).toEqual(query.row);
    expect(file?.question).toMatch(/^[A-Z].*\.$/);
  });

  it('uses every parameter that it declares, and no other', () => {
    const used = new Set([...(file?.text.matchAll(/\$(\w+)/g) ?? [])].map(([, word]) => word ?? ''));
    expect(sorted(used)).toEqual(sorted(Object.keys(query.parameters)));
  });

  it('gives every column that it declares, in an order unless there is but one row, and writes nothing', () => {
    for (const column of Object.keys(query.row)) {
      expect(file?.text, column).toMatch(new RegExp(`\\bAS ${column}\\b|\\bWITH [^\\n]*\\b${column}\\b`));
    }
    const isOneRow = /^MATCH \(\w+:\w+( \{id: \$id\})?\)\nRETURN (count\(|\w+\.id)/m.test(source);
    expect(isOneRow || source.includes('ORDER BY')).toBe(true);
    expect(file?.text).not.toMatch(/\b(CREATE|MERGE|SET|DELETE|REMOVE|LOAD)\b/);
  });

  it('has the header of the plain file, where an engine has its own', () => {
    const plain = readCypherFiles('read', 'embedded').get(name);
    const own = readCypherFiles('read', 'neo4j').get(name);
    expect(own?.parameters).toEqual(plain?.parameters);
    expect(own?.row).toEqual(plain?.row);
  });
});
