// An ambassador whose text names no embassy: where his committee is, unless that is in doubt.
import { expect, it } from 'vitest';
import { readText } from '#server/documents/read';
import { createExtractor } from '#server/extractor';

const extractor = await createExtractor();
function posts(text: string): readonly string[] {
  const { entities, facts } = extractor.extract(readText(text, { date: '2026-02-08' }));
  const nameOf = (id: string) => entities.find((one) => one.id === id)?.name;
  return facts
    .filter(({ to }) => entities.find(({ id }) => id === to)?.type === 'Embassy')
    .map((fact) => [fact.type, 'role' in fact ? fact.role : '', nameOf(fact.from), nameOf(fact.to)].join(' | '));
}

it.each([
  [
    'Hội nghị do Đảng ủy tại Lào tổ chức. Đại sứ Nguyễn Minh Tâm, Bí thư Đảng ủy, chủ trì Hội nghị.',
    'HOLDS_ROLE | ambassador | Nguyễn Minh Tâm | Đại sứ quán Việt Nam tại Lào',
  ],
  [
    'The conference was held by the Party Committee in Laos. Ambassador Nguyen Minh Tam, Secretary of the Party Committee, chaired the conference.',
    'HOLDS_ROLE | ambassador | Nguyen Minh Tam | Vietnamese Embassy in Laos',
  ],
  [
    'Konferensi digelar oleh Komite Partai di Laos. Duta Besar Nguyen Minh Tam, Sekretaris Komite Partai, memimpin konferensi.',
    'HOLDS_ROLE | ambassador | Nguyen Minh Tam | Kedutaan Besar Vietnam di Laos',
  ],
])('%s', (text, post) => {
  expect(posts(text)).toEqual([post]);
});

it('of two committees abroad neither tells it, and no office of the committee tells nothing', () => {
  expect(
    posts(
      'Hội nghị do Đảng ủy tại Lào và Đảng ủy tại Nga tổ chức. Đại sứ Nguyễn Minh Tâm, Bí thư Đảng ủy tại Lào, chủ trì.',
    ),
  ).toEqual([]);
  expect(posts('Hội nghị do Đảng ủy tại Lào tổ chức. Đại sứ Nguyễn Minh Tâm chủ trì Hội nghị.')).toEqual([]);
});

it('another country’s embassy elsewhere in the text is not the one of somebody of home', () => {
  const made = posts(
    'Konferensi digelar oleh Komite Partai di Laos. Duta Besar Nguyen Minh Tam, Sekretaris Komite Partai, memimpin konferensi. Laporan dibacakan oleh Tran Van Nam, Minister Konselor Kedutaan Besar.\n\nPada hari Senin Duta Besar Polandia untuk Vietnam Wojciech Zaremba berkunjung ke Hanoi.',
  );
  expect(made).toContain('HOLDS_ROLE | ambassador | Nguyen Minh Tam | Kedutaan Besar Vietnam di Laos');
  expect(made).toContain('HOLDS_ROLE | minister_counsellor | Tran Van Nam | Kedutaan Besar Vietnam di Laos');
  expect(made).toContain('HOLDS_ROLE | ambassador | Wojciech Zaremba | Kedutaan Besar Polandia untuk Vietnam');
  expect(made).toHaveLength(3);
});

it('an ambassador of home told by his country alone is at the embassy that the text names', () => {
  expect(
    posts(
      'A ceremony was organised by the Vietnamese Embassy in Laos. Nguyen Minh Tam, then Ambassador of Vietnam, said at the ceremony that friendship matters.',
    ),
  ).toContain('HOLDS_ROLE | ambassador | Nguyen Minh Tam | Vietnamese Embassy in Laos');
});
