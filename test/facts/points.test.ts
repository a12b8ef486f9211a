// Lists that one line announces and the next ones give, point by point.
import { expect, it } from 'vitest';
import { readText } from '#server/documents/read';
import { createExtractor } from '#server/extractor';

const extractor = await createExtractor();
const session = 'Ngày 5/5, Đảng ủy tại Lào tổ chức Hội nghị công tác Đảng.';

/** Who is said to have done something at the gathering, by their last names. */
function doneIn(...lines: string[]): string[] {
  const { entities, facts } = extractor.extract(readText([session, ...lines].join('\n'), { date: '2026-05-06' }));
  const nameOf = (id: string) =>
    entities
      .find((one) => one.id === id)
      ?.name.split(' ')
      .at(-1) ?? '';
  return facts
    .filter(({ type }) => ['CHAIRED', 'SPOKE_AT', 'ATTENDED'].includes(type))
    .map(({ type, from }) => `${nameOf(from)} ${type}`);
}

const tam = 'đồng chí Nguyễn Minh Tâm, Phó Bí thư Đảng ủy Bộ Ngoại giao';
const nam = 'ông Trần Văn Nam';

it('nobody is announced by a line that says who asks for what follows', () => {
  expect(doneIn('Đồng chí Lê Thị Lan phát biểu, yêu cầu:', `- ${nam} sớm xong hồ sơ;`)).toEqual(['Lan SPOKE_AT']);
});

it('nobody who follows in a sentence of its own is a point of the list', () => {
  expect(doneIn('Tham dự Hội nghị có:', `- ${tam};`, 'Ông Trần Văn Nam vắng mặt.')).toEqual(['Tâm ATTENDED']);
});

it.each([
  ['Tham dự Hội nghị có:', ['-', '-'], 'ATTENDED'],
  ['Thành phần tham dự:', ['•', '•'], 'ATTENDED'],
  ['Chủ trì Hội nghị:', ['+', '+'], 'CHAIRED'],
  ['Báo cáo viên:', ['1.', '2.'], 'SPOKE_AT'],
])('“%s” is said of each below it', (lead, [first, second], type) => {
  expect(doneIn(lead, `${first} ${tam};`, `${second} ${nam}.`)).toEqual([`Tâm ${type}`, `Nam ${type}`]);
});
