// What the commands do with documents, as a user runs them: built programs as processes, on the embedded engine.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IngestSummary } from '#server/ingest';
import { makeFolder } from '../helpers/folders.ts';
import { root, runProgram } from '../helpers/programs.ts';
import { hasRules } from '../helpers/rules.ts';

const folder = makeFolder();
const data = { MACH_DATA: join(folder.path, 'data') };
afterAll(folder.remove);

const lines = (text: string) => text.split('\n').filter(Boolean);

describe.skipIf(!hasRules)('with documents', () => {
  const documents = join(folder.path, 'documents');
  beforeAll(async () => {
    const { code, stderr } = await runProgram('ingest', ['samples', '--quiet'], data);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  }, 120_000);

  it('ingest of the same files changes nothing and says so', async () => {
    const before = await runProgram('export', [], data);
    const { code, stdout } = await runProgram('ingest', ['samples', '--json'], data);
    const summary = JSON.parse(stdout) as { documents: { outcome: string }[] };
    expect(new Set(summary.documents.map(({ outcome }) => outcome))).toEqual(new Set(['unchanged']));
    expect(code).toBe(0);
    expect((await runProgram('export', [], data)).stdout).toBe(before.stdout);
  });

  it('a dry run shows what would change, with its sentence, and writes nothing', async () => {
    const before = await runProgram('export', [], data);
    const text = 'Ngày 8/2/2026, đồng chí Trần Văn Thử, Bí thư Đảng ủy tại Mông Cổ, đã phát biểu tại hội nghị.';
    const { code, stdout } = await runProgram('ingest', ['-', '--dry-run'], data, text);
    expect(stdout).toMatch(/^Documents: 1 added\.$/m);
    expect(stdout).toMatch(/^\+ person\/tran-van-thu HOLDS_ROLE secretary /m);
    expect(stdout).toContain('“Ngày 8/2/2026, đồng chí Trần Văn Thử');
    expect(stdout).toContain('Nothing was written.');
    expect(code).toBe(0);
    expect((await runProgram('export', [], data)).stdout).toBe(before.stdout);
  });

  it('one bad document is reported and the rest go on, with exit code 1', async () => {
    const bad = `${documents}.jsonl`;
    writeFileSync(bad, '{"id":"good","text":"Đảng ủy tại Mông Cổ họp."}\nno json\n');
    const { code, stdout, stderr } = await runProgram('ingest', [bad], data);
    expect(stdout).toMatch(/1 added/);
    expect(stderr).toMatch(/documents\.jsonl:2: .*no JSON/);
    expect(code).toBe(1);
    const gone = await runProgram('remove', ['good', 'missing'], data);
    expect(gone.stdout).toMatch(/1 removed/);
    expect(gone.stderr).toMatch(/missing: there is no such document/);
    expect(gone.code).toBe(1);
  });

  it('a dry run tells the same as one JSON object, each change with its sentences', async () => {
    const text = 'Ngày 8/2/2026, đồng chí Trần Văn Thử, Bí thư Đảng ủy tại Mông Cổ, đã phát biểu tại hội nghị.';
    const { code, stdout } = await runProgram('ingest', ['-', '--dry-run', '--json'], data, text);
    const { documents: read, difference } = JSON.parse(stdout) as IngestSummary;
    expect(read.map(({ outcome }) => outcome)).toEqual(['added']);
    expect(difference.added.entities.map(({ id }) => id)).toContain('person/tran-van-thu');
    const office = difference.added.relationships.find(({ type }) => type === 'HOLDS_ROLE');
    expect(office?.sources.map(({ sentence }) => sentence)).toEqual([text]);
    expect(code).toBe(0);
  });

  it('a file that gives another document than before: the old one is named, and goes with --replace', async () => {
    const file = join(folder.path, 'today.jsonl');
    const give = (id: string, place: string) =>
      writeFileSync(file, `${JSON.stringify({ id, text: `Đảng ủy tại ${place} họp.` })}\n`);
    give('first', 'Mông Cổ');
    expect((await runProgram('ingest', [file], data)).stdout).toMatch(/^Documents: 1 added\.$/m);
    give('second', 'Angola');
    const kept = await runProgram('ingest', [file], data);
    expect(kept.stdout).toMatch(/^Documents: 1 added, 1 kept\.$/m);
    expect(kept.stderr).toBe(
      'first stays: today.jsonl gave it before, and no longer does.\nWith --replace they go; `npm run remove` takes out one by one.\n',
    );
    expect(kept.code).toBe(0);
    const replaced = await runProgram('ingest', [file, '--replace'], data);
    expect(replaced.stdout).toMatch(/^Documents: 1 unchanged, 1 removed\.$/m);
    expect(replaced.stderr).toBe('');
    expect((await runProgram('remove', ['second'], data)).stdout).toMatch(/1 removed/);
  });

  it('cypher prints rows as JSON lines, as a table and as CSV, and takes parameters', async () => {
    const query = 'MATCH (p:Person) WHERE p.id = $id RETURN p.id AS id, p.type AS type';
    const args = [query, '--param', 'id=person/pham-binh-minh'];
    const json = await runProgram('cypher', args, data);
    expect(lines(json.stdout).map((line) => JSON.parse(line) as unknown)).toEqual([
      { id: 'person/pham-binh-minh', type: 'Person' },
    ]);
    const table = await runProgram('cypher', [...args, '--format', 'table'], data);
    expect(lines(table.stdout)).toEqual([
      expect.stringMatching(/^id +type$/),
      expect.stringMatching(/^─+ {2}─+$/),
      expect.stringMatching(/^person\/pham-binh-minh +Person$/),
    ]);
    const csv = await runProgram('cypher', [...args, '--format', 'csv'], data);
    expect(csv.stdout).toBe('id,type\r\nperson/pham-binh-minh,Person\r\n');
  });

  it('cypher writes nothing, whatever is typed', async () => {
    const { code, stderr, stdout } = await runProgram('cypher', ['MATCH (n) DETACH DELETE n'], data);
    expect(stderr).toMatch(/Only queries that read/);
    expect([code, stdout]).toEqual([1, '']);
  });

  it('export is the same sorted lines every time', async () => {
    const [a, b] = [await runProgram('export', [], data), await runProgram('export', ['--format', 'canonical'], data)];
    expect(a.stdout).toBe(b.stdout);
    expect(lines(a.stdout).length).toBeGreaterThan(300);
    for (const line of lines(a.stdout)) JSON.parse(line);
  });
});

const shared = join(root, '../shared/corpus');
describe.skipIf(!hasRules || !existsSync(shared))('the articles that the repository may not hold', () => {
  const seeds = { MACH_DATA: join(folder.path, 'seeds') };

  it('name the secretaries of two committees with their countries', async () => {
    const files = readdirSync(shared).filter((file) => /^seed-.*\.txt$/.test(file));
    await runProgram(
      'ingest',
      files.map((file) => join(shared, file)),
      seeds,
    );
    const query =
      "MATCH (p:Person)-[r:HOLDS_ROLE {role: 'secretary'}]->(c:PartyCommittee)-[:BASED_IN]->(k:Place) RETURN p.name AS person, c.name AS committee, k.name AS place";
    const { stdout } = await runProgram('cypher', [query], seeds);
    const rows = lines(stdout).map((line) => JSON.parse(line) as Record<string, string>);
    expect(rows).toContainEqual({
      person: 'Vũ Hồ',
      committee: expect.stringMatching(/tại Hàn Quốc$/),
      place: 'Hàn Quốc',
    });
    expect(rows).toContainEqual({
      person: 'Phạm Thanh Bình',
      committee: 'Đảng ủy tại Trung Quốc',
      place: 'Trung Quốc',
    });
  });

  it('have one node for one person and one body in two languages', async () => {
    const query = 'MATCH (n:Entity) WHERE n.folded CONTAINS $name RETURN n.id AS id';
    for (const name of ['| bui thanh son |', '| komite partai kementerian luar negeri |']) {
      const { stdout } = await runProgram('cypher', [query, '--param', `name=${name}`], seeds);
      expect(lines(stdout)).toHaveLength(1);
    }
  });

  it('are scored by the corpus’s own program through a pipe', () => {
    const pipe =
      'npm run --silent extract -- ../shared/corpus/*.txt | ../shared/corpus/score.mjs ../shared/corpus --json';
    const { status, stdout } = spawnSync('sh', ['-c', pipe], { cwd: root, encoding: 'utf8' });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toBeTypeOf('object');
  });
});
