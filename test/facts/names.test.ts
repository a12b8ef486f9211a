// Words in capitals that are nobody's name, though an office stands behind them.
import { expect, it } from 'vitest';
import { readText } from '#server/documents/read';
import { createExtractor } from '#server/extractor';

const extractor = await createExtractor();
const people = (text: string) =>
  extractor
    .extract(readText(text, { date: '2025-09-24' }))
    .entities.filter(({ type }) => type === 'Person')
    .map(({ name }) => name);

it.each([
  ['Asked about the Middle East, Ambassador Nguyen Minh Tam said that Vietnam was firm.'],
  ['Asked about Southeast Asia, Ambassador Nguyen Minh Tam said that Vietnam was firm.'],
  ['Trả lời câu hỏi về Biển Đông, Đại sứ Nguyễn Minh Tâm khẳng định Việt Nam kiên trì.'],
])('what is asked of somebody who is named behind his office is not who has it: %s', (text) => {
  expect(people(text)).toEqual([expect.stringMatching(/^Nguy[eễ]n Minh T[aâ]m$/)]);
});

it('whoever stands before his office is named', () => {
  expect(people('The guests met Boun Vongsa, Ambassador of Laos, in Hanoi.')).toEqual(['Boun Vongsa']);
});

it.each([
  ['Southeast Asia is an opportunity for the two countries to know each other better.'],
  ['The Cold War was near, and the Geneva Accords are a memory.'],
  ['Kedua pihak mengenang Perang Dingin dan tahun-tahun itu dalam pertemuan di Hanoi.'],
])('what is spoken of and has no office is nobody: %s', (text) => {
  expect(people(text)).toEqual([]);
});

it('whoever is something that only people are is named', () => {
  expect(people('Milan Novak is the chairman of the Hungarian Workers’ Party.')).toEqual(['Milan Novak']);
});

it.each([
  ['Presiden Hartowi tiba di Hanoi. Presiden Harto Wijaya bertemu dengan Kamerad Nguyen Minh Tam.', 'Harto Wijaya'],
  ['Presiden Harto Wijaya tiba di Hanoi. Presiden Hartowi bertemu dengan Kamerad Nguyen Minh Tam.', 'Harto Wijaya'],
  [
    'Presiden Susanto Bambang Yuwono tiba di Hanoi. Presiden SBY bertemu dengan Kamerad Nguyen Minh Tam.',
    'Susanto Bambang Yuwono',
  ],
])('somebody and what his name is blended to are one: %s', (text, name) => {
  expect(people(text)).toEqual([name, 'Nguyen Minh Tam']);
});

it.each([
  [
    'Presiden Hartomo tiba di Hanoi. Menteri Luar Negeri Harto Wijaya bertemu dengan Kamerad Nguyen Minh Tam.',
    'Hartomo',
  ],
  ['Presiden Hartowi tiba di Hanoi. Kamerad Harto Wijaya bertemu dengan Kamerad Harto Wibowo.', 'Hartowi'],
])('a name that only begins alike, or that may be blended of two, is no name of theirs: %s', (text, word) => {
  const { entities } = extractor.extract(readText(text, { date: '2025-09-24' }));
  expect(entities.filter(({ name }) => name.startsWith('Harto ')).flatMap(({ also }) => also)).not.toContain(word);
});
