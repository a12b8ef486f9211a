// Texts of the interface: every key in all three files, none unused, the same gaps to fill in each, none asked for that
// is not there.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outcomes } from '#model/change';
import { unusedReasons } from '#model/fact';
import { conflictKinds, joiningKinds, partingKinds } from '#model/insight';
import { ontology, relationshipTypes } from '#model/ontology';
import { exportFormats } from '../../web/state/exports.ts';
import { aspects, looks } from '../../web/state/look.ts';
import { reviewParts } from '../../web/state/places.ts';
import { viewerWords } from '../../web/viewer/data.ts';

const web = join(import.meta.dirname, '../../web');
const languages = ['vi', 'id', 'en'] as const;
const read = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(web, 'locales', `${language}.json`), 'utf8'));

const baseOf = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const keysOf = (texts: Record<string, string>) => [...new Set(Object.keys(texts).map(baseOf))].sort();

const sources = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(join(web, file), 'utf8'))
  .join('\n');

/** Keys that are made from parts, by the text that the source has for them. */
const made: Readonly<Record<string, readonly string[]>> = {
  'theme.${': ['theme.system', 'theme.light', 'theme.dark'],
  'step.${': [
    'begin',
    'map',
    'look',
    'expand',
    'dismiss',
    'keep',
    'filter',
    'sources',
    'period',
    'move',
    'relax',
    'view',
    'rows',
  ].map((what) => `step.${what}`),
  'filter.${': ['types', 'roles', 'bodies', 'places', 'languages'].map((list) => `filter.${list}`),
  'failure.${': [
    'offline',
    'notFound',
    'queryRefused',
    'queryFailed',
    'queryTooBig',
    'readOnly',
    'tooBig',
    'unreadable',
    'busy',
    'inside',
    'other',
  ].flatMap((kind) => [`failure.${kind}`, `failure.${kind}.try`]),
  'change.${': ['added', 'changed', 'removed'].map((mark) => `change.${mark}`),
  'proposal.${': ['looking', 'applying'].map((kind) => `proposal.${kind}`),
  'outcome.${': outcomes.map((outcome) => `outcome.${outcome}`),
  'review.${': reviewParts.map((part) => `review.${part}`),
  'review.conflict.${': conflictKinds.map((kind) => `review.conflict.${kind}`),
  'correct.${': ['merge', 'never-same', 'rename', 'split'].map((kind) => `correct.${kind}`),
  'correct.${kind}.say': ['correct.merge.say', 'correct.never-same.say'],
  'reason.${': [...joiningKinds, ...partingKinds].map((kind) => `reason.${kind}`),
  'table.${': ['things', 'relationships', 'name', 'type', 'degree', 'documents', 'from', 'what', 'to', 'when'].map(
    (column) => `table.${column}`,
  ),
  'past.${': ['added', 'changed', 'reread', 'moved', 'removed', 'made', 'withdrawn'].map((deed) => `past.${deed}`),
  'unused.${': unusedReasons.map((reason) => `unused.${reason}`),
  'time.${': ['time.from', 'time.to'],
  'look.${': [...aspects, ...aspects.flatMap((aspect) => looks[aspect])].map((word) => `look.${word}`),
  'file.${': ['html', 'png', 'svg', ...exportFormats.map(({ id }) => id)].map((id) => `file.${id}`),
  'viewer.${': viewerWords.map((word) => `viewer.${word}`),
  'kind.${': ontology.kinds.map((kind) => `kind.${kind}`),
  'relation.${': relationshipTypes
    .filter((type) => type !== 'HOLDS_ROLE')
    .flatMap((type) => [`relation.${type}.out`, `relation.${type}.in`]),
};

function usedKeys(): string[] {
  const inQuotes = [...sources.matchAll(/'([a-z]+(?:\.[A-Za-z-]+)+)'/g)].map(([, key]) => key ?? '');
  const fromParts = Object.entries(made).flatMap(([text, keys]) => (sources.includes(`\`${text}`) ? keys : []));
  return [...inQuotes, ...fromParts];
}

describe('the texts of the interface', () => {
  const english = keysOf(read('en'));

  for (const language of languages) {
    it(`${language} has every key and no other`, () => {
      expect(keysOf(read(language))).toEqual(english);
    });

    it(`${language} has every form of the plural that the language knows`, () => {
      const texts = read(language);
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const counted = english.filter((key) => `${key}_other` in read('en'));
      for (const key of counted) for (const form of forms) expect(texts, key).toHaveProperty([`${key}_${form}`]);
    });

    it(`${language} fills the same gaps as English`, () => {
      const gaps = (text = '') => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();
      const own = read(language);
      const other = read('en');
      for (const key of Object.keys(own))
        expect(gaps(own[key]), key).toEqual(gaps(other[key] ?? other[`${baseOf(key)}_other`]));
    });

    it(`${language} is in NFC and has no text left empty`, () => {
      for (const [key, text] of Object.entries(read(language))) {
        expect(text.trim(), key).not.toBe('');
        expect(text.normalize('NFC'), key).toBe(text);
      }
    });
  }

  it('are all used', () => {
    const used = new Set(usedKeys());
    expect(english.filter((key) => !used.has(key))).toEqual([]);
  });

  it('are all there where the page asks for them', () => {
    const known = new Set(english);
    const areas = new Set(english.map((key) => key.split('.')[0]));
    const asked = usedKeys().filter((key) => areas.has(key.split('.')[0]));
    expect(asked.filter((key) => !known.has(key))).toEqual([]);
  });
});
