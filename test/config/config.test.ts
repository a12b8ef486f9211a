import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { readConfig, settings } from '../../server/config.ts';

it.each([
  [{ PORT: '99999' }, /^PORT is “99999”/],
  [{ PORT: 'x' }, /^PORT is “x”/],
  [{ NEO4J_URI: 'http://127.0.0.1' }, /^NEO4J_URI is .*must begin with neo4j:/],
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL is “loud”/],
  [{ MACH_DTA: 'x' }, /^MACH_DTA is no setting of Mạch.*MACH_DATA/],
])('%o is refused by name', (environment, message) => {
  expect(() => readConfig(environment)).toThrow(
    expect.objectContaining({ code: 'bad-configuration', message: expect.stringMatching(message) }),
  );
});

it('an empty environment gives the defaults, and an empty value is not set', () => {
  const config = readConfig({ PORT: '', NEO4J_URI: '' });
  expect(config).toMatchObject({ host: '127.0.0.1', port: 4747, neo4j: null, data: resolve('data') });
});

it('a Neo4j is chosen by its address', () => {
  const { neo4j } = readConfig({ NEO4J_URI: 'bolt://127.0.0.1:7687', NEO4J_PASSWORD: 'x', NEO4J_DATABASE: 'facts' });
  expect(neo4j).toEqual({ uri: 'bolt://127.0.0.1:7687', user: 'neo4j', password: 'x', database: 'facts' });
});

it('.env.example lists every setting that is read, and no other', () => {
  const listed = [...readFileSync('.env.example', 'utf8').matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(
    (match) => match[1],
  );
  expect(listed.sort()).toEqual(Object.keys(settings).sort());
});

it('no other part of the server looks at the environment', () => {
  const files = readdirSync('server', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const readers = files.filter((file) => readFileSync(join('server', file), 'utf8').includes('process.env'));
  expect(readers).toEqual(['config.ts']);
});
