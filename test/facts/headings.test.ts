// Lines above a text that are no sentences: what they name in few words is what the text tells of.
import { expect, it } from 'vitest';
import { readText } from '#server/documents/read';
import { createExtractor } from '#server/extractor';

const extractor = await createExtractor();
const gatherings = (...paragraphs: string[]) =>
  extractor
    .extract(readText(paragraphs.join('\n\n'), { date: '2025-09-24' }))
    .entities.filter(({ type }) => type === 'Conference')
    .map(({ name }) => name);

const body = [
  'Kedutaan Besar Vietnam di Laos menggelar Seminar "Sungai dan Pelabuhan" di Vientiane pada 23/9/2025.',
  'Duta Besar Nguyen Minh Tam menyampaikan sambutan pada seminar tersebut.',
  'Seminar itu diikuti 150 peserta.',
];
const own = 'Seminar "Sungai dan Pelabuhan"';

it.each([
  ['a heading', ['Seminar Kedutaan Besar di Vientiane']],
  ['a heading below a label', ['SIARAN PERS', 'Seminar Kedutaan Besar di Vientiane']],
  ['a heading above a second one', ['Seminar Kedutaan Besar di Vientiane', 'Sungai besar, pekerjaan bersama']],
])('%s names the gathering of the text', (_, headings) => {
  expect(gatherings(...headings, ...body)).toHaveLength(1);
});

it('a sentence names one of its own', () => {
  const sentence = 'Kedutaan Besar Vietnam di Laos menggelar Seminar Kedutaan Besar di Vientiane pada 1/9/2025.';
  expect(gatherings('SIARAN PERS', sentence, ...body)).toContain(own);
  expect(gatherings('SIARAN PERS', sentence, ...body)).toHaveLength(2);
});

it('a congress that a committee is said to hold is the one whose number the text has told', () => {
  expect(
    gatherings(
      'Sebanyak 96 utusan menghadiri Kongres ke-3 Organisasi Partai di Thailand. Kongres ini diadakan oleh Komite Partai di Thailand.',
    ),
  ).toEqual(['Kongres ke-3 Organisasi Partai di Thailand']);
});

it('a name by itself between the heading and the dateline, or below a report, is who wrote it', () => {
  const people = (...paragraphs: string[]) =>
    extractor
      .extract(readText(paragraphs.join('\n\n'), { date: '2025-09-24' }))
      .entities.filter(({ type }) => type === 'Person')
      .map(({ name }) => name);
  const heading = 'Party members in Australia choose new leaders';
  const text = 'CANBERRA — Comrade Nguyen Minh Tam opened the conference on overseas work in Canberra.';
  expect(people(heading, 'Tran Lan Chi', 'June 9, 2025', text)).toEqual(['Nguyen Minh Tam']);
  expect(people(heading, text, 'Tran Lan Chi')).toEqual(['Nguyen Minh Tam']);
  expect(people(heading, text, 'Comrade Tran Lan Chi', text)).toEqual(['Nguyen Minh Tam', 'Tran Lan Chi']);
});

it('a society that is meant is the one that the heading names, not that of a guest', () => {
  const text = [
    'Hội Hữu nghị Việt Nam - Lào có Chủ tịch mới',
    'Hội Hữu nghị Việt Nam - Lào họp tại Hà Nội. Dự có đại diện Hội Phụ nữ Việt Nam tại Lào.',
    'Đồng chí Nguyễn Minh Tâm, Chủ tịch Hội, chủ trì cuộc họp.',
  ].join('\n\n');
  const { entities, facts } = extractor.extract(readText(text, { date: '2025-09-24' }));
  const bodies = facts.filter(({ type }) => type === 'HOLDS_ROLE').map(({ to }) => to);
  expect(entities.filter(({ id }) => bodies.includes(id)).map(({ name }) => name)).toEqual([
    'Hội Hữu nghị Việt Nam - Lào',
  ]);
});
