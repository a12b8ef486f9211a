// Documents that are known by name: one in three languages, and no two for one.
import { expect, it } from 'vitest';
import { readText } from '#server/documents/read';
import { createExtractor } from '#server/extractor';

const extractor = await createExtractor();
const norms = (text: string) =>
  extractor
    .extract(readText(text, { date: '2025-09-24' }))
    .entities.filter(({ type }) => type === 'Resolution')
    .map(({ name, kind, concept }) => ({ name, kind, concept }));

it.each([
  ['en', 'The conference in Hanoi studied the UN Charter and the ASEAN Charter.', 'UN Charter', 'ASEAN Charter'],
  [
    'vi',
    'Hội nghị tại Hà Nội học tập Hiến chương Liên hợp quốc và Hiến chương ASEAN.',
    'Hiến chương Liên hợp quốc',
    'Hiến chương ASEAN',
  ],
  ['id', 'Konferensi di Hanoi mempelajari Piagam PBB dan Piagam ASEAN.', 'Piagam PBB', 'Piagam ASEAN'],
])('two charters are two documents, each the same in every language: %s', (_, text, first, second) => {
  expect(norms(text)).toEqual([
    { name: first, kind: 'charter', concept: 'charter(united_nations)' },
    { name: second, kind: 'charter', concept: 'charter(asean)' },
  ]);
});

it.each([
  'The conference in Hanoi reviewed the Action Programme on External Information for 2023-2026.',
  'Konferensi di Hanoi meninjau Program Aksi Kemitraan Strategis 2025–2030.',
])('a programme of action for some years is a document without a number: %s', (text) => {
  expect(norms(text)).toEqual([expect.objectContaining({ kind: 'programme' })]);
});

it.each([
  [
    'en',
    'The conference in Hanoi studied Resolution No. 18 and Directive No. 18.',
    [
      ['Resolution No. 18', 'resolution(18,resolution)'],
      ['Directive No. 18', 'resolution(18,directive)'],
    ],
  ],
  [
    'vi',
    'Hội nghị tại Hà Nội quán triệt Nghị quyết 18 và Kết luận 18.',
    [
      ['Nghị quyết 18', 'resolution(18,resolution)'],
      ['Kết luận 18', 'resolution(18,conclusion)'],
    ],
  ],
] as const)('a resolution and another kind of document with its number are two: %s', (_, text, found) => {
  expect(norms(text).map(({ name, concept }) => [name, concept])).toEqual(found);
});

it('a number alone is that of the document which the text has called in full, before or behind', () => {
  const [short, full] = ['Resolution No. 18', 'Resolution No. 18-NQ/TW'];
  for (const [first, second] of [
    [short, full],
    [full, short],
  ])
    expect(norms(`The conference in Hanoi studied ${first}. It also discussed ${second}.`)).toEqual([
      { name: full, kind: 'resolution', concept: 'resolution(18-NQ/TW)' },
    ]);
});

it('a number alone tells a document from others in other texts where an organ at the top has passed it', () => {
  const isProper = (text: string) =>
    extractor.extract(readText(text, { date: '2025-09-24' })).entities.find(({ type }) => type === 'Resolution')
      ?.proper;
  expect(isProper('The conference in Hanoi studied Decision No. 18.')).toBe(false);
  expect(isProper('The conference in Hanoi studied Resolution No. 18 of the Politburo.')).toBe(true);
});
