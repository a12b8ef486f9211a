// Question and answer: `I` in an answer is who is asked, and nobody in a text of another kind.
import { expect, it } from 'vitest';
import { readText } from '#server/documents/read';
import { createExtractor } from '#server/extractor';

const extractor = await createExtractor();

function said(type: string, ...paragraphs: string[]): readonly string[] {
  const { entities, facts } = extractor.extract(readText(paragraphs.join('\n\n'), { date: '2025-09-24' }));
  const nameOf = (id: string) => entities.find((one) => one.id === id)?.name;
  return facts.filter((one) => one.type === type).map(({ from, to }) => `${nameOf(from)} → ${nameOf(to)}`);
}

const introduced = 'Nguyen Minh Tam, Ambassador of Viet Nam to Hungary, spoke with our magazine.';
const met = 'A good one. In May I met Gergely Kelemen, Chairman of the Hungarian Workers’ Party.';

it('`I` is who was introduced before the first question', () => {
  expect(said('MET', introduced, 'How was your year?', met, 'And what comes next?', 'More work.')).toEqual([
    'Nguyen Minh Tam → Gergely Kelemen',
  ]);
});

it.each([
  [
    'Indonesian',
    'saya',
    ['Apa kabar?', 'Juli lalu saya bertemu Zdenek Mares, Wakil Ketua Partai Komunis Ceko.', 'Lalu?', 'Baik.'],
  ],
  [
    'Vietnamese',
    'tôi',
    [
      'Năm qua ra sao?',
      'Tháng 5, tôi gặp ông Zdenek Mares, Phó Chủ tịch Đảng Cộng sản Séc.',
      'Còn sắp tới?',
      'Còn nhiều việc.',
    ],
  ],
] as const)('%s: so is `%s`', (language, _, answers) => {
  const first =
    language === 'Vietnamese'
      ? 'Bà Nguyễn Thị Minh Tâm, Đại sứ Việt Nam tại Séc, trả lời báo chí.'
      : 'Duta Besar Vietnam untuk Ceko Nguyen Minh Tam menerima kami.';
  expect(said('MET', first, ...answers)).toEqual([expect.stringMatching(/Tâm|Tam → Zdenek Mares$/)]);
});

it('who answers under a name of his own is who is asked, whoever else was introduced', () => {
  const label = 'Nguyen Minh Tam:';
  expect(
    said(
      'MET',
      'Nguyen Minh Tam has lived here for years. Le Hoai An, our editor, lives in Laos. Le Hoai An is to retire soon.',
      'How was it?',
      `${label} ${met}`,
      'And now?',
      `${label} More work.`,
    ),
  ).toEqual(['Nguyen Minh Tam → Gergely Kelemen']);
});

it('`you` in a question is who is asked', () => {
  expect(
    said(
      'MET',
      introduced,
      'In May you met Gergely Kelemen, Chairman of the Hungarian Workers’ Party. How was it?',
      'Short.',
      'And then?',
      'Nothing.',
    ),
  ).toEqual(['Nguyen Minh Tam → Gergely Kelemen']);
});

it.each([
  ['You are also Secretary of the Party Committee in Hungary. Is that much work?', 'Nguyen Minh Tam', introduced],
  [
    'Bapak juga Sekretaris Komite Partai di Malaysia. Apakah berat?',
    'Nguyen Minh Tam',
    'Nguyen Minh Tam menerima kami.',
  ],
])('%s', (question, name, first) => {
  expect(said('HOLDS_ROLE', first, question, 'A little.', 'And then?', 'Nothing.')).toContainEqual(
    expect.stringMatching(new RegExp(`^${name} → (?:Party Committee|Komite Partai)`)),
  );
});

it('`the Consul General and I` are two', () => {
  const answer =
    'Long. Consul General Tran Hoai An and I met Gergely Kelemen, Chairman of the Hungarian Workers’ Party.';
  expect(said('MET', introduced, 'How was your year?', answer, 'And now?', 'More work.')).toEqual(
    expect.arrayContaining(['Nguyen Minh Tam → Gergely Kelemen', 'Tran Hoai An → Gergely Kelemen']),
  );
});

it.each([
  ['where nothing is asked', [met]],
  ['behind one question alone', ['How was the year?', met]],
  [
    'in what somebody else is quoted with',
    [
      'How was it?',
      `A guest told us: “In May I met Gergely Kelemen, Chairman of the Hungarian Workers’ Party.”`,
      'And?',
      'No.',
    ],
  ],
  [
    'in a question',
    ['May I meet Gergely Kelemen, Chairman of the Hungarian Workers’ Party?', 'No.', 'Why not?', 'No time.'],
  ],
])('`I` is nobody %s', (_, paragraphs) => {
  expect(said('MET', introduced, ...paragraphs)).toEqual([]);
});

it('what an answer tells that somebody said was said at no gathering of an answer before', () => {
  const answers = (last: string) => [
    introduced,
    'How was it?',
    'The Party Committee in Hungary held a conference on overseas work in Budapest.',
    'And the neighbours?',
    last,
  ];
  expect(said('SPOKE_AT', ...answers('Mr. Gergely Kelemen said that all was well.'))).toEqual([]);
  expect(said('SPOKE_AT', ...answers('At the conference, Mr. Gergely Kelemen said that all was well.'))).toEqual([
    'Gergely Kelemen → conference on overseas work',
  ]);
});

it('what one answer tells of, the next one is not about, but for what the questions are about', () => {
  const seminar = 'In May the embassy held a seminar on rice in Budapest.';
  const carried = 'The Party Cell of the Embassy implements Resolution No. 59-NQ/TW of the Politburo.';
  expect(said('IMPLEMENTS', introduced, 'How was your year?', seminar, 'And the Party?', carried)).toEqual([]);
  const invited = 'Nguyen Minh Tam, Ambassador of Viet Nam to Hungary, spoke with us at a seminar on rice in Budapest.';
  const guests = 'Attending were Nguyen Van Nam, Consul General in Pakse, and Le Hoai An, Consul General in Mumbai.';
  expect(said('ATTENDED', invited, 'How was your year?', 'A good one.', 'Who was there?', guests)).toHaveLength(2);
});

it('a question about what the answer before has told of leads on to it, another one does not', () => {
  const held = 'So well that the Party Committee in Hungary held a webinar.';
  const spoke = 'Mr Tran Van Nam summed up the papers.';
  expect(said('SPOKE_AT', introduced, 'How did it go?', held, 'What was discussed?', spoke)).toEqual([
    'Tran Van Nam → webinar',
  ]);
  expect(said('SPOKE_AT', introduced, 'How did it go?', held, 'What else is new?', spoke)).toEqual([]);
});
