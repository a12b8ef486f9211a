// The rules against a careful reader, on the documents of the repository, and on others where they lie beside it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDocuments } from '#server/documents/read';
import { evaluateFolder, readRecorded } from '#server/evaluate';
import { parseGold, saidBy } from '#server/evaluation/gold';
import { belowFloor, changesSince, measureAll, record, type Scored } from '#server/evaluation/report';
import { scoreDocument } from '#server/evaluation/score';
import { createExtractor } from '#server/extractor';
import type { Extractor } from '#server/ingest';
import { root } from '../helpers/programs.ts';

const samples = join(root, 'samples');
const others = ['../shared/corpus', '../../shared/corpus']
  .map((path) => join(root, path))
  .find((path) => existsSync(path));
if (!others) console.warn('SKIPPED the corpus beside the repository: there is no ../shared/corpus.');

let extractor: Extractor;
beforeAll(async () => {
  extractor = await createExtractor();
});

const said = {
  lang: 'en',
  entities: [
    { id: 'e1', type: 'Person', name: 'Vũ Hồ' },
    { id: 'e2', type: 'Conference', name: 'the annual conference', date: '2026-02-08' },
    { id: 'e3', type: 'Embassy', name: 'Embassy in Seoul' },
  ],
  relations: [{ type: 'ATTENDED', from: 'e1', to: 'e2' }],
} as const;

describe('the matching', () => {
  it('wants the same type and a common name, marks and case aside', () => {
    const gold = {
      ...said,
      entities: [{ id: 'g1', type: 'Person', name: 'Mr Ho', also: ['VU HO'] }],
      relations: [],
    } as const;
    expect(scoreDocument(gold, said).tallies).toMatchObject({
      Person: { tp: 1, fp: 0, fn: 0 },
      Embassy: { tp: 0, fp: 1, fn: 0 },
    });
  });

  it.each([
    ['one day and some words', 'annual review conference of the Party', '2026-02-08', 1],
    ['another day', 'annual conference of the Party', '2026-02-09', 0],
    ['no day and few words', 'review of the work of the Party', undefined, 0],
  ])('of gatherings with %s', (_, name, date, tp) => {
    const gold = { ...said, entities: [{ id: 'g1', type: 'Conference', name, date }], relations: [] } as const;
    expect(scoreDocument(gold, said).tallies.Conference?.tp).toBe(tp);
  });

  it('takes no offence at somebody who attended what he chaired, and counts a meeting from either end', () => {
    const gold = {
      ...said,
      entities: [...said.entities, { id: 'e4', type: 'Person', name: 'Kim' }],
      relations: [
        { type: 'CHAIRED', from: 'e1', to: 'e2' },
        { type: 'MET', from: 'e1', to: 'e4' },
      ],
    } as const;
    const other = { ...gold, relations: [...said.relations, { type: 'MET', from: 'e4', to: 'e1' }] } as const;
    expect(scoreDocument(gold, other).tallies).toMatchObject({
      CHAIRED: { tp: 0, fp: 0, fn: 1 },
      MET: { tp: 1, fp: 0, fn: 0 },
    });
    expect(scoreDocument(gold, other).tallies.ATTENDED).toBeUndefined();
  });

  it('wants the role', () => {
    const holds = (role: string) =>
      ({ ...said, relations: [{ type: 'HOLDS_ROLE', from: 'e1', to: 'e3', role }] }) as const;
    expect(scoreDocument(holds('ambassador'), holds('other')).misses.map(({ is, what }) => `${is} ${what}`)).toEqual([
      'wrong HOLDS_ROLE:other',
      'missed HOLDS_ROLE:ambassador',
    ]);
  });

  it.each([
    ['no lists', '{}', /no “entities”/],
    ['an unknown label', '{"entities": [{"id": "e1", "type": "Town"}], "relations": []}', /“Town”/],
    [
      'an end that is not there',
      '{"entities": [], "relations": [{"type": "MET", "from": "e1", "to": "e2"}]}',
      /e1 -> e2/,
    ],
  ])('refuses a gold file with %s', (_, text, message) => {
    expect(() => parseGold(text)).toThrow(message);
  });
});

describe('a recorded run', () => {
  const run = (tp: number, fn: number): Scored[] => [
    { document: 'a', language: 'vi', score: { tallies: { Person: { tp, fp: 0, fn } }, misses: [] } },
  ];

  it('tells what changed since, and what lies below the floor', () => {
    const before = record(run(9, 1), null);
    expect(changesSince(run(9, 1), before)).toEqual([]);
    expect(belowFloor(run(9, 1), before)).toEqual([]);
    expect(changesSince(run(7, 3), before)).toEqual(['a Person: -2 right, +2 missed']);
    expect(belowFloor(run(7, 3), before)).toEqual([
      'vi core: F1 is 0.824, the recorded floor 0.92',
      'vi entities: F1 is 0.824, the recorded floor 0.92',
    ]);
  });

  it('keeps its floor when worse is recorded', () => {
    expect(record(run(7, 3), record(run(9, 1), null)).floor).toEqual(record(run(9, 1), null).floor);
  });
});

describe.each(['test/corpus', 'test/corpus/more', 'test/corpus/further', 'test/corpus/harder', 'test/corpus/fourth'])(
  'the documents of %s',
  (name) => {
    it('are read no worse than was recorded', async () => {
      const folder = join(root, name);
      const recorded = readRecorded(join(folder, 'recorded.json'));
      if (!recorded) throw new Error(`Nothing is recorded in ${name}.`);
      const scored = await evaluateFolder(folder, samples, extractor);
      expect(Object.keys(recorded.documents)).toEqual(scored.map(({ document }) => document));
      expect(belowFloor(scored, recorded)).toEqual([]);
    });
  },
);

describe('a fourth language', () => {
  it('of tables and rules alone is found by its words and read well enough', async () => {
    const scored = await evaluateFolder(join(root, 'test/corpus/fourth'), samples, extractor);
    expect(scored).toHaveLength(5);
    expect(measureAll(scored).core?.f1).toBeGreaterThan(0.6);
    for await (const document of readDocuments([join(root, 'test/corpus/fourth')]))
      if (!('stage' in document) && document.text.length > 0)
        expect([document.id, extractor.extract(document).language]).toEqual([document.id, 'es']);
  });
});

describe.skipIf(!others)('the corpus beside the repository', () => {
  it('is scored as its own scorer does it', async () => {
    const folder = others ?? '';
    const texts = readdirSync(folder).flatMap((file) => (file.endsWith('.txt') ? [join(folder, file)] : []));
    const lines: string[] = [];
    for await (const document of readDocuments(texts)) {
      if ('stage' in document) throw new Error(document.reason);
      lines.push(JSON.stringify({ doc: document.id, ...saidBy(extractor.extract(document)) }));
    }
    const { stdout } = spawnSync(process.execPath, [join(folder, 'score.mjs'), folder, '--json'], {
      input: lines.join('\n'),
      encoding: 'utf8',
    });
    const { core, entities, relations, byType, byRelation } = JSON.parse(stdout);
    const measured = measureAll(await evaluateFolder(folder, folder, extractor));
    expect(measured).toMatchObject({ core, entities, relations, ...byRelation });
    for (const [type, measure] of Object.entries(byType)) if (measured[type]) expect(measured[type]).toEqual(measure);
  });

  it('is read no worse than the documents of the repository', async () => {
    const folder = others ?? '';
    const least = readRecorded(join(root, 'test/corpus/recorded.json'))?.floor.all ?? {};
    const { core, entities, relations } = measureAll(await evaluateFolder(folder, folder, extractor));
    // Documents of others are harder than our own.
    for (const [measure, floor] of [
      [core, least.core],
      [entities, least.entities],
      [relations, least.relations],
    ] as const)
      expect(measure?.f1).toBeGreaterThan((floor ?? 0) - 0.1);
  });
});

it('every gold file of the repository has its text, and the text names what it lists', () => {
  for (const [folder, texts] of [
    ['test/corpus', 'samples'],
    ['test/corpus/more', 'test/corpus/more'],
    ['test/corpus/further', 'test/corpus/further'],
    ['test/corpus/harder', 'test/corpus/harder'],
  ] as const) {
    const golds = readdirSync(join(root, folder)).filter((file) => file.endsWith('.gold.json'));
    expect(golds.length).toBeGreaterThan(19);
    for (const file of golds) {
      const text = readFileSync(join(root, texts, file.replace('.gold.json', '.txt')), 'utf8').replace(/\s+/g, ' ');
      for (const { name, ...more } of parseGold(readFileSync(join(root, folder, file), 'utf8')).entities)
        expect(text.includes(name) || 'implied' in more, `${file}: ${name}`).toBe(true);
    }
  }
});
