// Days that a text tells from its own: weekdays and words like `yesterday`, and the dateline that says when it was filed.
import { expect, it } from 'vitest';
import { readText } from '#server/documents/read';
import { createExtractor } from '#server/extractor';

const extractor = await createExtractor();
/** The days of the gatherings of a text. Sunday, 21 December 2025 is its own. */
function daysIn(text: string, date: string | null = '2025-12-21'): readonly (string | null)[] {
  const { entities } = extractor.extract(readText(text, { date }));
  return entities.filter(({ type }) => type === 'Conference').map((one) => one.date);
}

it.each([
  ['the last weekday up to its own day', 'The review conference was held in Bangkok on Saturday.', '2025-12-20'],
  ['its own day', 'The review conference was held in Bangkok on Sunday.', '2025-12-21'],
  ['the day before', 'The review conference was held in Bangkok yesterday.', '2025-12-20'],
  ['this morning', 'The review conference opened in Bangkok this morning.', '2025-12-21'],
  ['a weekday with its date', 'The review conference opened on Monday morning, December 1, in Bangkok.', '2025-12-01'],
  ['a date with its weekday', 'The review conference opened on December 1 (Monday) in Bangkok.', '2025-12-01'],
  ['no weekday of another week', 'The review conference was held in Bangkok last Monday.', null],
  ['no habit', 'The Party Committee in Laos held the review conference in Bangkok every Monday.', null],
  ['no weekday to come', 'The Party Committee in Laos will hold the review conference in Bangkok on Monday.', null],
  ['a day with a dash', 'Hội nghị công tác Đảng diễn ra ngày 14-6 tại Hà Nội.', '2025-06-14'],
  ['a day with dashes in full', 'Hội nghị công tác Đảng diễn ra hôm 14-6-2024 tại Hà Nội.', '2024-06-14'],
  ['no day of several', 'Hội nghị công tác Đảng diễn ra từ ngày 10-12 tại Hà Nội.', null],
  ['hari', 'Seminar ini digelar di Hanoi pada Sabtu.', '2025-12-20'],
  ['tanggal dalam kurung', 'Seminar ini digelar di Hanoi pada Senin (1/12).', '2025-12-01'],
  ['minggu sebagai tujuh hari', 'Seminar ini digelar di Hanoi selama satu minggu.', null],
  ['kemarin', 'Seminar ini digelar di Hanoi kemarin.', '2025-12-20'],
  ['hôm qua', 'Hội nghị tổng kết diễn ra hôm qua tại Hà Nội.', '2025-12-20'],
  ['sáng nay', 'Hội nghị tổng kết diễn ra sáng nay tại Hà Nội.', '2025-12-21'],
  ['no deadline', 'Hội nghị tổng kết yêu cầu các chi bộ hoàn thành trước ngày 15/10.', null],
  ['no tenggat', 'Seminar ini digelar di Hanoi dan meminta semua sel Partai melapor paling lambat 15 Oktober.', null],
  [
    'no day by which',
    'The review conference was held in Bangkok and asked all Party cells to report by 15 October.',
    null,
  ],
  ['sáng nay với ngày', 'Sáng nay, ngày 19/12, Hội nghị tổng kết diễn ra tại Hà Nội.', '2025-12-19'],
])('of a gathering: %s', (_, text, day) => {
  expect(daysIn(text)).toEqual([day]);
});

it('means none where the text has no day of its own', () => {
  expect(daysIn('The review conference was held in Bangkok on Saturday.', null)).toEqual([null]);
});

it('is told by the dateline, which is no day of a gathering', () => {
  expect(daysIn('BANGKOK, December 21, 2025 — The review conference was held in Bangkok on Saturday.', null)).toEqual([
    '2025-12-20',
  ]);
  expect(daysIn('Hanoi, 24/9/2025 – Selasa (23/9), seminar ini digelar di Hanoi.', null)).toEqual(['2025-09-23']);
  expect(daysIn('BANGKOK, December 21, 2025 — The review conference was held in Bangkok.', null)).toEqual([null]);
});

const congress = 'The Party Committee in Laos held its 7th Congress in Vientiane on December 5.';

it.each([
  ['the same evening', `${congress} The same evening the Embassy held a seminar on rice in Vientiane.`, '2025-12-05'],
  ['the next morning', `${congress} The next morning the Embassy held a seminar on rice in Vientiane.`, '2025-12-06'],
  ['the day before', `${congress} The day before, the Embassy had held a seminar on rice in Vientiane.`, '2025-12-04'],
  [
    'a day of its own',
    `${congress} The same evening, December 8, the Embassy held a seminar on rice in Vientiane.`,
    '2025-12-08',
  ],
  ['no day by itself', `${congress} The Embassy held a seminar on rice in Vientiane.`, null],
  [
    'tối cùng ngày',
    'Đảng ủy tại Lào tổ chức hội nghị tổng kết ngày 5/12. Tối cùng ngày, Đại sứ quán tổ chức Lễ kỷ niệm 50 năm.',
    '2025-12-05',
  ],
  [
    'hôm sau',
    'Đảng ủy tại Lào tổ chức hội nghị tổng kết ngày 31/10. Hôm sau, Đại sứ quán tổ chức Lễ kỷ niệm 50 năm.',
    '2025-11-01',
  ],
  [
    'keesokan harinya',
    'Komite Partai di Laos menggelar konferensi pada 5 Desember. Keesokan harinya, Kedutaan Besar menggelar seminar padi.',
    '2025-12-06',
  ],
  [
    'seusai konferensi',
    'Komite Partai di Laos menggelar konferensi pada 5 Desember. Seusai konferensi, Komite Partai menggelar upacara penganugerahan.',
    '2025-12-05',
  ],
])('of a gathering that the text goes on to: %s', (_, text, day) => {
  expect(daysIn(text).at(-1)).toBe(day);
});

it.each([
  ['The training course was held in Osaka from 13 to 15 March 2025.', '2025-03-13'],
  ['The training course was held in Osaka from June 28 to July 1, 2025.', '2025-06-28'],
  ['Seminar ini digelar di Hanoi, 25–26 Agustus 2025.', '2025-08-25'],
  ['Seminar ini digelar di Hanoi dari 3 hingga 5 Maret 2025.', '2025-03-03'],
  ['Trong hai ngày 13 và 14/11, Hội nghị tổng kết diễn ra tại Hà Nội.', '2025-11-13'],
  ['Trong các ngày 26, 27 và 28/3/2025, Hội nghị tổng kết diễn ra tại Hà Nội.', '2025-03-26'],
  ['Từ ngày 28/2 đến ngày 2/3/2025, Hội nghị tổng kết diễn ra tại Hà Nội.', '2025-02-28'],
])('of several days a gathering is on the first: %s', (text, day) => {
  expect(daysIn(text)).toEqual([day]);
});

it('is that of what takes place on it, not of a congress that is spoken of there', () => {
  const text = 'Chào mừng Đại hội XIV của Đảng, Hội nghị tổng kết diễn ra ngày 14/6 tại Hà Nội.';
  expect(daysIn(text)).toEqual([null, '2025-06-14']);
  expect(daysIn('Đại hội XIV của Đảng, diễn ra ngày 14/6, đã thông qua nhiều văn kiện.')).toEqual(['2025-06-14']);
});

it('of a numbered congress is none that the text only leads to', () => {
  const next = 'The next morning, members asked about the documents of the 14th National Party Congress.';
  expect(daysIn(`On December 1, Nguyen Minh Tam arrived in Bangkok. ${next}`)).toEqual([null]);
});

/** The words that tell the days of the gatherings of a text. */
function tellingIn(text: string): readonly (readonly string[])[] {
  const { entities } = extractor.extract(readText(text, { date: '2025-12-21' }));
  return entities.flatMap(({ dated = [], date }) =>
    date === null ? [] : [dated.map(({ start, end }) => text.slice(start, end))],
  );
}

it.each([
  ['a day beside it', 'The review conference was held in Bangkok on December 1.', ['December 1']],
  [
    'the first of several days, with all',
    'The review conference was held in Bangkok from 13 to 15 March.',
    ['13 to 15 March'],
  ],
  [
    'words that lead to another day, behind the day that they start from',
    'On December 1, Nguyen Minh Tam arrived in Bangkok. The next morning, the review conference opened in Bangkok.',
    ['December 1', 'The next morning'],
  ],
  ['a name with its day', 'Hội nghị tổng kết ngày 14-6-2025 diễn ra tại Hà Nội.', ['14-6-2025']],
])('of a gathering is told by %s', (_, text, words) => {
  const [told, ...others] = tellingIn(text);
  expect(others).toEqual([]);
  expect(told?.map((one) => words.some((word) => one.includes(word)))).toEqual(words.map(() => true));
});
