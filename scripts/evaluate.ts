// npm run evaluate -- GOLD_DIR…: how near the rules come to a careful reader, and what changed since it was recorded.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MachError } from '#model/errors';
import { readConfig } from '#server/config';
import { evaluateFolder, readRecorded } from '#server/evaluate';
import {
  belowFloor,
  byLanguage,
  changesSince,
  type Measure,
  measureAll,
  record,
  type Scored,
} from '#server/evaluation/report';
import { createExtractor } from '#server/extractor';
import type { Observer } from '#server/facts/observer';
import type { Extractor } from '#server/ingest';
import { runCommand } from './command.ts';

const root = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../' : '../../', import.meta.url));
const own = ['test/corpus', 'test/corpus/more', 'test/corpus/further', 'test/corpus/harder', 'test/corpus/fourth'].map(
  (folder) => join(root, folder),
);

const percent = (share: number) => (100 * share).toFixed(1).padStart(6);
const row = (name: string, { precision, recall, f1, tp, fp, fn }: Measure) =>
  `${name.padEnd(18)}${percent(precision)}${percent(recall)}${percent(f1)}   right ${tp}  wrong ${fp}  missed ${fn}\n`;

const tableOf = (language: string, scored: readonly Scored[]) =>
  `\n${language}: ${scored.length} documents\n${''.padEnd(18)}     P     R    F1\n` +
  Object.entries(measureAll(scored))
    .map(([name, measure]) => row(name, measure))
    .join('');

await runCommand({
  name: 'evaluate',
  usage: '[GOLD_DIR…] [--record] [--misses] [--rules] [--json]',
  about:
    'Compares what the rules say of documents with what a careful reader took from them: precision, recall and F1 by type,\n' +
    'relationship and language, and what changed since it was recorded (GOLD_DIR/recorded.json). Fails below the recorded\n' +
    'floor. A GOLD_DIR has NAME.gold.json and NAME.txt; without one, the documents of the repository are taken.',
  options: {
    record: { type: 'boolean' },
    misses: { type: 'boolean' },
    rules: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  help: {
    record: 'write the counts of this run to GOLD_DIR/recorded.json; floors only rise',
    misses: 'list everything that was said wrongly or missed',
    rules: 'list the rules and tables that no document made use of',
    json: 'print the figures as one JSON object',
  },
  examples: ['npm run evaluate', 'npm run evaluate -- ../shared/corpus --misses'],
  async run(values, folders, { print, say, signal }) {
    const engine = await createExtractor(readConfig().words);
    const fired = new Set<string>();
    const met = new Set<string>();
    const observer: Observer = {
      made: (rule) => fired.add(rule),
      read: ({ sentence, items }) => {
        for (const { readings } of items)
          for (const { class: table, entry } of readings) if (entry) met.add(`${sentence.language} ${table}`);
      },
    };
    const extractor: Extractor = { ...engine, extract: (document) => engine.extract(document, observer) };
    const all: Scored[] = [];
    const fallen: string[] = [];
    for (const folder of folders.length > 0 ? folders : own.filter((one) => existsSync(one))) {
      signal.throwIfAborted();
      if (!existsSync(folder)) throw new MachError('bad-argument', `There is no folder ${folder}.`);
      const scored = await evaluateFolder(folder, join(root, 'samples'), extractor);
      const path = join(folder, 'recorded.json');
      const recorded = readRecorded(path);
      const changes = recorded ? changesSince(scored, recorded) : [];
      say(
        recorded
          ? `${folder}: ${changes.length} figures changed since they were recorded`
          : `${folder}: nothing recorded`,
      );
      for (const line of changes) say(`  ${line}`);
      if (recorded) fallen.push(...belowFloor(scored, recorded).map((line) => `${folder}: ${line}`));
      if (values.record)
        writeFileSync(
          path,
          `${JSON.stringify(record(scored, recorded), null, 1).replace(/\[\s+(\d+),\s+(\d+),\s+(\d+)\s+\]/g, '[$1, $2, $3]')}\n`,
        );
      all.push(...scored);
    }
    if (values.misses)
      for (const { document, score } of all)
        for (const { is, what, text } of score.misses) await print(`${document}  ${is.padEnd(6)}  ${what}  ${text}\n`);
    if (values.rules)
      for (const { code, rules, entries } of engine.packs) {
        for (const { id } of rules) if (!fired.has(id)) await print(`${id}: no document made use of it\n`);
        for (const table of new Set(entries.map((entry) => entry.table)))
          if (!met.has(`${code} ${table}`)) await print(`${code}: no document has a word of the table ${table}\n`);
      }
    const tables = byLanguage(all);
    if (values.json)
      await print(
        `${JSON.stringify(Object.fromEntries(tables.map(([language, scored]) => [language, measureAll(scored)])))}\n`,
      );
    else for (const [language, scored] of tables) await print(tableOf(language, scored));
    for (const line of fallen) say(`Below the floor: ${line}`);
    return fallen.length > 0 ? 1 : 0;
  },
});
