// Names in lines, dates with as many parts as they give, documents cut where somebody came for some words.
import { describe, expect, it } from 'vitest';
import { breakName, createBoxes } from '../../web/graph/names.ts';
import { preferredLanguage } from '../../web/state/preferences.ts';
import { cutAt } from '../../web/views/cut-piece.ts';
import { formatDate, formatDay, readDay } from '../../web/views/format-date.ts';

describe('a name on the stage', () => {
  it.each([
    ['Tô Lâm', ['Tô Lâm']],
    ['Đảng ủy Bộ Ngoại giao tại Hà Nội', ['Đảng ủy Bộ Ngoại', 'giao tại Hà Nội']],
    ['Donaudampfschifffahrtsgesellschaftskapitän', ['Donaudampfschifffahrtsge…']],
  ])('%s stands in lines', (name, lines) => {
    expect(breakName(name)).toEqual(lines);
  });

  it('is cut after two lines', () => {
    const lines = breakName(
      'Hội nghị quán triệt, triển khai thực hiện Nghị quyết Đại hội đại biểu toàn quốc lần thứ mười bốn',
    );
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
  });

  it('finds its room taken only where another box is', () => {
    const boxes = createBoxes();
    boxes.take({ left: 0, top: 0, right: 100, bottom: 15 });
    expect(boxes.isFree({ left: 99, top: 14, right: 120, bottom: 30 })).toBe(false);
    expect(boxes.isFree({ left: 100, top: 0, right: 120, bottom: 15 })).toBe(true);
    expect(boxes.isFree({ left: -300, top: -300, right: -200, bottom: -280 })).toBe(true);
  });
});

describe('a day that is written by hand', () => {
  it.each([
    ['31/12/2025', 'vi', '2025-12-31'],
    ['1/2/2025', 'id', '2025-02-01'],
    ['2/1/2025', 'en', '2025-02-01'],
    ['2025-02-01', 'vi', '2025-02-01'],
    ['ngày 3.4.2025', 'vi', '2025-04-03'],
    ['31/12/25', 'vi', null],
    ['31/2/2025', 'vi', null],
    ['12/2025', 'vi', null],
    ['31/12/2025', 'en', null],
    ['', 'en', null],
  ] as const)('%s in %s is %s', (text, language, day) => {
    expect(readDay(text, language)).toBe(day);
  });

  it.each(['vi', 'id', 'en'] as const)('is read as it is shown in %s', (language) => {
    for (const day of ['2025-02-01', '1999-12-31']) expect(readDay(formatDay(day, language), language)).toBe(day);
  });
});

describe('a date', () => {
  it.each([
    ['2025', 'en', '2025'],
    ['2025-04', 'en', 'April 2025'],
    ['2025-04-30', 'id', '30 April 2025'],
    ['2025-04-30', 'vi', '30 tháng 4, 2025'],
    ['sometime', 'en', 'sometime'],
    ['20250401-9abc-4def', 'en', '20250401-9abc-4def'],
  ] as const)('%s in %s is %s', (iso, language, text) => {
    expect(formatDate(iso, language)).toBe(text);
  });
});

describe('the language of the page', () => {
  it.each([
    [['fr-FR', 'vi-VN'], 'vi'],
    [['in'], 'id'],
    [['fr'], 'en'],
    [[], 'en'],
  ] as const)('for %j is %s', (wanted, language) => {
    expect(preferredLanguage(wanted)).toBe(language);
  });
});

describe('a piece of a document', () => {
  const piece = { text: 'Phạm Thanh Bình', entity: null, type: null, start: 10 };
  it.each([
    [null, ['Phạm Thanh Bình']],
    [{ start: 0, end: 10 }, ['Phạm Thanh Bình']],
    [{ start: 15, end: 20 }, ['Phạm ', '*Thanh', ' Bình']],
    [{ start: 0, end: 14 }, ['*Phạm', ' Thanh Bình']],
    [{ start: 0, end: 99 }, ['*Phạm Thanh Bình']],
  ])('cut at %j is %j', (at, parts) => {
    expect(cutAt(piece, at).map(({ text, isGoal }) => (isGoal ? `*${text}` : text))).toEqual(parts);
  });
});
