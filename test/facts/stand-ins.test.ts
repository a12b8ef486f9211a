// Words that stand for somebody: whom they mean is told by what the text has called people before.
import { expect, it } from 'vitest';
import { readText } from '#server/documents/read';
import { createExtractor } from '#server/extractor';

const extractor = await createExtractor();

function said(type: string, ...sentences: string[]): readonly string[] {
  const { entities, facts } = extractor.extract(readText(sentences.join(' '), { date: '2025-09-24' }));
  const nameOf = (id: string) => entities.find((one) => one.id === id)?.name;
  return facts.filter((one) => one.type === type).map(({ from, to }) => `${nameOf(from)} → ${nameOf(to)}`);
}

it.each([
  ['a title', 'Ms. Tran Hoai An'],
  ['a middle name', 'Tran Thi An'],
])('`she` is the woman whom %s tells of, though the sentence before is about a man', (_, woman) => {
  expect(
    said(
      'MET',
      `${woman} works in Laos.`,
      'Mr. Nguyen Minh Tam, Minister of Foreign Affairs, praised the work.',
      'Later she met Kenji Morimoto, Chairman of the Japanese Communist Party.',
    ),
  ).toEqual([expect.stringMatching(/An → Kenji Morimoto$/)]);
});

it('`ông` is no woman', () => {
  expect(
    said(
      'MET',
      'Đồng chí Thân Đức Hải thăm Lào.',
      'Bà Lưu Hoài Ngân khen ngợi việc đó.',
      'Chiều cùng ngày, ông tiếp ông Kenji Morimoto, Chủ tịch Đảng Cộng sản Nhật Bản.',
    ),
  ).toEqual(['Thân Đức Hải → Kenji Morimoto']);
});

it('`the Ambassador` of two that had the office is the one whom the text named first', () => {
  const text = [
    'Ngo Xuan Tung, Ambassador of Viet Nam to Hungary, arrived on Monday.',
    'He takes over from Ambassador Hoang Bao Chau.',
    'Gergely Kelemen, President of Hungary, smiled.',
    'In the afternoon the Ambassador met Deputy Minister of Foreign Affairs Eszter Vadas.',
  ];
  expect(said('MET', ...text)).toEqual(['Ngo Xuan Tung → Eszter Vadas']);
});

it('`the session` is the last gathering that was called so, whatever came between', () => {
  const text = [
    'The Inspection Commission of the Party Committee in Laos held its ninth session in Hanoi.',
    'A training conference for inspectors will be held on July 25.',
    'Mr. Nguyen Minh Tam closed the session.',
  ];
  expect(said('SPOKE_AT', ...text)).toEqual([expect.stringContaining('ninth session')]);
});

it('a committee that an office names is the one whose commission the next office is of', () => {
  const text =
    'The seminar was chaired by Luong Tri Dung, member of the CPV Central Committee and Head of its Commission for Foreign Affairs.';
  expect(said('PART_OF', text)).toEqual(['Commission for Foreign Affairs → CPV Central Committee']);
});

it('two who chair talks together meet there, unless both are of one side', () => {
  const talks = 'Talks followed in Hanoi in the afternoon.';
  expect(said('MET', talks, 'Mr. Themba Nkabinde co-chaired them with Mr. Luong Tri Dung.')).toEqual([
    'Themba Nkabinde → Luong Tri Dung',
  ]);
  expect(said('MET', talks, 'Mr. Nguyen Minh Tam co-chaired them with Mr. Luong Tri Dung.')).toEqual([]);
});

it('who speaks behind a quotation is no town of that name', () => {
  const text = [
    'Mr. Lam The Vinh chaired the conference on personnel work.',
    '"A post is lent," Vinh told the conference.',
  ];
  expect(said('SPOKE_AT', ...text)).toEqual(['Lam The Vinh → conference on personnel work']);
});

it.each([
  ['Duta Besar Andi Baso, yang akrab disapa Ancu, tiba di Hanoi.'],
  ['Duta Besar Andi Baso tiba di Hanoi. "Cuacanya cerah," tutur Ancu, sapaan Andi.'],
])('a nickname is who the text says bears it: %s', (introduced) => {
  expect(said('MET', introduced, 'Ancu bertemu Kamerad Tran Van Nam.')).toEqual(['Andi Baso → Tran Van Nam']);
});

it('an office behind a word for several stands for nobody', () => {
  const text = [
    'Duta Besar Vietnam untuk Laos Nguyen Minh Tam menghadiri konferensi kerja di Hanoi.',
    'Para duta besar menyampaikan usul.',
  ];
  expect(said('SPOKE_AT', ...text)).toEqual([]);
});

it('a minister of one country is at no ministry of another, though the text names no other', () => {
  const text = [
    'Menteri Luar Negeri RI Rahmat Hidayatullah, dari Kementerian Luar Negeri RI, menerima Menteri Luar Negeri Laos, Sommad Keobounphanh.',
    'Menlu Sommad menyampaikan salam.',
  ];
  expect(said('HOLDS_ROLE', ...text)).not.toContainEqual(expect.stringContaining('Sommad'));
});

it('an office that is held together with another is of the same country', () => {
  const text =
    'Wakil Perdana Menteri merangkap Menteri Luar Negeri Laos, Sommad Keobounphanh, tiba di Jakarta, Indonesia.';
  expect(said('HOLDS_ROLE', text)).toEqual(['Sommad Keobounphanh → Laos']);
});

it.each([
  ['Following a meeting with Secretary of State Peter Kovacs, he met Mr Le Van Hai.', 'Le Van Hai'],
  ['At the talks with Mr Le Van Hai, he met Mr Do Duc Lam.', 'Do Duc Lam'],
])('`he` behind %s is whom the text was about before', (sentence, other) => {
  expect(said('MET', 'Mr Tran Van Nam came to the town of Budapest.', sentence)).toContain(`Tran Van Nam → ${other}`);
});

it.each([
  'Mr Tran Van Nam and his Lao counterpart Bounthan Sengdao held talks in the town on Monday.',
  'Mr Tran Van Nam on Monday met with his Lao counterpart, Bounthan Sengdao, in the town.',
  'Receiving Ambassador Bounthan Sengdao, Mr Tran Van Nam praised the work of the embassy.',
  'Mr Tran Van Nam hosted a reception for Lao Foreign Minister Bounthan Sengdao on Monday.',
])('whom somebody meets is found in: %s', (sentence) => {
  expect(said('MET', sentence)).toEqual(['Tran Van Nam → Bounthan Sengdao']);
});

it('whose office it is that another article is about has not been told here', () => {
  const text = [
    'Đại sứ Nguyễn Minh Tâm chủ trì hội nghị tại Praha.',
    'Các đại biểu dâng hương tưởng niệm Chủ tịch Hồ Chí Minh.',
    'Sáu chi bộ nêu ý kiến.',
    'Hội nghị kết thúc sau hai giờ./.',
    'Chủ tịch Đảng Cộng sản Séc và Morava tiếp Đại sứ Nguyễn Minh Tâm',
  ];
  const { facts } = extractor.extract(readText(text.join('\n\n'), { date: '2025-09-24' }));
  expect(facts.filter(({ type }) => type === 'MET')).toEqual([]);
});
