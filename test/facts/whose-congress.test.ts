// Whose congress a text is about, where it names another one, too, and what a body is below between two commas.
import { describe, expect, it } from 'vitest';
import { readText } from '#server/documents/read';
import { createExtractor } from '#server/extractor';

const extractor = await createExtractor();

function said(type: string, ...paragraphs: string[]): readonly string[] {
  const { entities, facts } = extractor.extract(readText(paragraphs.join('\n\n'), { date: '2025-06-24' }));
  const nameOf = (id: string) => entities.find((one) => one.id === id)?.name;
  return facts.filter((one) => one.type === type).map(({ from, to }) => `${nameOf(from)} → ${nameOf(to)}`);
}

const texts = {
  English: [
    'Party Committee in Laos: a congress of plain words',
    'The Party Committee in Laos held its 7th Congress in Vientiane. Nguyen Minh Tam chaired the Congress.',
    'Four delegates will go to the Congress of the Party Committee of the Ministry of Foreign Affairs.',
  ],
  'English, whose name stands behind': [
    'A congress of plain words',
    'Delegates met for the 7th Congress, which the Party Committee in Laos held. Nguyen Minh Tam chaired the Congress.',
    'Four delegates will go to the Congress of the Party Committee of the Ministry of Foreign Affairs.',
  ],
  Indonesian: [
    'Kongres yang lugas di Laos',
    'Komite Partai di Laos menggelar Kongres ke-7 di Vientiane. Nguyen Minh Tam memimpin Kongres.',
    'Empat utusan akan hadir dalam Kongres Komite Partai Kementerian Luar Negeri.',
  ],
  Vietnamese: [
    'Đại hội Đảng bộ tại Lào: nói đi đôi với làm',
    'Đảng bộ tại Lào, đảng bộ trực thuộc Đảng ủy Bộ Ngoại giao, tổ chức Đại hội đại biểu lần thứ VII. Đồng chí Nguyễn Minh Tâm chủ trì Đại hội.',
    'Đại hội bầu đoàn đại biểu dự Đại hội Đảng bộ Bộ Ngoại giao nhiệm kỳ 2025-2030.',
  ],
};

describe.each(Object.entries(texts))('%s', (_, paragraphs) => {
  it('the congress is of the committee that is said to have held it', () => {
    const organized = said('ORGANIZED', ...paragraphs);
    const chaired = said('CHAIRED', ...paragraphs);
    expect(organized).toHaveLength(1);
    expect(organized[0]).toMatch(/L(?:aos|ào) → .*(?:7|VII)/);
    expect(chaired).toEqual([expect.stringMatching(/^Nguy[eễ]n Minh T[aâ]m → /)]);
    expect(chaired[0]?.split(' → ')[1]).toBe(organized[0]?.split(' → ')[1]);
  });
});

it.each([
  [
    'Sel Partai di Tanzania, yang berada langsung di bawah Komite Partai di Mozambik, mengadakan konferensi di Dodoma.',
    'Sel Partai di Tanzania → Komite Partai di Mozambik',
  ],
  [
    'The Party Cell in Tanzania, which is directly under the Party Committee in Mozambique, held a conference in Dodoma.',
    'Party Cell in Tanzania → Party Committee in Mozambique',
  ],
  [
    'Chi bộ tại Tanzania, chi bộ trực thuộc Đảng ủy tại Mozambique, tổ chức hội nghị tại Dodoma.',
    'Chi bộ tại Tanzania → Đảng ủy tại Mozambique',
  ],
])('“%s” goes on about the lower one', (sentence, within) => {
  expect(said('PART_OF', sentence)).toEqual([within]);
  expect(said('ORGANIZED', sentence)).toEqual([expect.stringContaining(`${within.split(' → ')[0]} → `)]);
});

it('what somebody may have an office in, who has a post abroad, is the committee there', () => {
  const text =
    'Đảng ủy Bộ Ngoại giao làm việc với Đảng ủy tại Ba Lan. Đảng ủy Bộ Ngoại giao nghe báo cáo. Cùng dự có đồng chí Nguyễn Minh Tâm, Phó Bí thư Đảng ủy, Tham tán Công sứ.';
  expect(said('HOLDS_ROLE', text)).toContain('Nguyễn Minh Tâm → Đảng ủy tại Ba Lan');
  const other = text.replace(', Tham tán Công sứ', '');
  expect(said('HOLDS_ROLE', other)).not.toContain('Nguyễn Minh Tâm → Đảng ủy tại Ba Lan');
});

it('a ceremony of one name is none of another that the text tells of later', () => {
  const text = [
    'Dalam upacara serah terima di Wellington, Nguyen Minh Tam menyerahkan berkas. Upacara itu dihadiri Duta Besar Laos untuk Selandia Baru Somsak Keo.',
    'Pekan lalu Kementerian Luar Negeri mengadakan upacara penyerahan keputusan di Hanoi.',
  ];
  expect(said('ATTENDED', ...text)).toEqual(['Somsak Keo → upacara serah terima']);
  expect(said('ORGANIZED', ...text)).toEqual(['Kementerian Luar Negeri → upacara penyerahan keputusan']);
});

it('what somebody says that others went to is not where he says it', () => {
  const text = [
    'Komite Partai di Laos mengadakan Kongres ke-7. Duta Besar Vietnam untuk Laos Nguyen Minh Tam membuka Kongres.',
    'Ia mengakui bahwa para anggota baru mengikuti kursus pengenalan lewat layar. Le Hoai An mengusulkan rapat bergilir.',
  ];
  expect(said('SPOKE_AT', ...text).every((one) => /Kongres ke-7/.test(one))).toBe(true);
  expect(said('SPOKE_AT', ...text).join()).toContain('Le Hoai An');
});

it.each([
  [
    'Hari ini semua orang pulang. Delegasi Partai Komunis Vietnam menghadiri seminar di Vientiane.',
    ['Partai Komunis Vietnam → seminar'],
  ],
  [
    'Hari ini semua orang pulang. Kamerad Nguyen Minh Tam memimpin delegasi Partai Komunis Vietnam menghadiri seminar.',
    ['Nguyen Minh Tam → seminar'],
  ],
  ['Đoàn đại biểu Đảng Cộng sản Việt Nam dự hội thảo tại Viêng Chăn.', ['Đảng Cộng sản Việt Nam → hội thảo']],
])('“%s”: delegates without a name stand for who sent them', (text, attended) => {
  expect(said('ATTENDED', text)).toEqual(attended);
});

it.each([
  ['SACP sẽ tổ chức Đại hội toàn quốc lần thứ 15 tại Boksburg.', 'congress(party(ZA:sacp),15)'],
  ['Đại hội toàn quốc lần thứ 15 sẽ họp tại Hà Nội.', 'congress(party(VN),15)'],
])('a national congress is of the party that holds it: %s', (text, concept) => {
  const { entities } = extractor.extract(readText(text, { date: '2025-06-24' }));
  expect(entities.find(({ type }) => type === 'Conference')?.concept).toBe(concept);
});

it('what somebody tells of a congress to come is not said there', () => {
  expect(
    said('SPOKE_AT', 'Ông Sipho Maseko thông báo SACP sẽ tiến hành Đại hội toàn quốc lần thứ 15 vào tháng 7 tới.'),
  ).toEqual([]);
});

it('a report that begins with a day behind a bullet is not about the gathering before', () => {
  expect(
    said(
      'SPOKE_AT',
      'Đảng ủy tại Lào tổ chức hội nghị tổng kết tại Viêng Chăn.',
      '* Cùng tuần, ngày 13/6, Đại sứ Nguyễn Minh Tâm đã gặp ông Sipho Maseko. Ông Sipho Maseko cảm ơn Đại sứ.',
    ),
  ).toEqual([]);
});
