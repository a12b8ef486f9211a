// One body, one node, whatever language names it: sentences of a kind in three languages, read by the rules and put into
// one graph.
import { describe, expect, it } from 'vitest';
import type { Document } from '#model/document';
import type { LanguageCode } from '#model/language';
import type { Label } from '#model/ontology';
import type { StoredDocument } from '#model/stored';
import { derive } from '#server/truth/derive';
import { readText } from '../../server/documents/read.ts';
import { createExtractor } from '../../server/extractor.ts';

const extractor = await createExtractor();

/** A sentence in a language, with the name that is looked for between signs, and the day of its document. */
type Said = readonly [language: LanguageCode, sentence: string, day?: string];

/** The id that each of the names came to, each sentence in a document of its own; what was read where it was not. */
function idsOf(type: Label, ...said: readonly Said[]): readonly (string | null)[] {
  const stored = said.map(([language, sentence, day = '2025-09-01'], at): StoredDocument => {
    const text = sentence.replace(/[«»]/g, '');
    const document: Document = { ...readText(text), id: `d${at}.txt` as Document['id'], date: day, language };
    return { document, extraction: extractor.extract(document), rules: '' };
  });
  const { projector } = derive(stored, []);
  return stored.map(({ document, extraction }, at) => {
    const name = /«([^»]+)»/.exec(said[at]?.[1] ?? '')?.[1] ?? '';
    const found = extraction.entities.find((one) => one.type === type && [one.name, ...one.also].includes(name));
    const read = extraction.entities.map((entity) => `${entity.type} ${entity.name}`);
    return found ? projector.entityOf(document.id, found.id) : `${name} is none of ${read.join('; ')}`;
  });
}

const one: readonly (readonly [string, Label, readonly Said[]])[] = [
  [
    'the national congress, with the Party named and without',
    'Conference',
    [
      ['vi', 'Đồng chí Trần Văn Nam dự «Đại hội XIII của Đảng».'],
      ['id', 'Kamerad Tran Van Nam menghadiri «Kongres Nasional ke-13 Partai Komunis Vietnam».'],
      ['en', 'Comrade Tran Van Nam attended the «13th National Congress of the Communist Party of Vietnam».'],
      ['en', 'They prepare for the «13th National Party Congress».'],
    ],
  ],
  [
    'the resolution of the national congress',
    'Resolution',
    [
      ['vi', 'Hội nghị học tập «Nghị quyết Đại hội XIV của Đảng».'],
      ['id', 'Mereka mempelajari «Resolusi Kongres Nasional ke-14 Partai Komunis Vietnam».'],
      ['en', 'They studied the «Resolution of the 14th National Party Congress».'],
    ],
  ],
  [
    'the congress of a committee, by its number',
    'Conference',
    [
      ['vi', '«Đại hội Đảng bộ tại Nhật Bản lần thứ VII» bầu Ban Chấp hành.'],
      ['id', '«Kongres ke-7 Komite Partai di Jepang» memilih Komite Eksekutif.'],
      ['en', 'The «7th Congress of the Party Committee in Japan» elected an Executive Committee.'],
    ],
  ],
  [
    'the congress of a committee, with its number, with its term and with neither',
    'Conference',
    [
      ['vi', '«Đại hội Đảng bộ tại Nhật Bản lần thứ VII» bầu Ban Chấp hành.', '2025-06-20'],
      ['id', '«Kongres Komite Partai di Jepang masa jabatan 2025-2030» memilih Komite Eksekutif.', '2025-06-21'],
      ['en', 'The «Congress of the Party Committee in Japan» elected an Executive Committee.', '2025-06-22'],
    ],
  ],
  [
    'an extraordinary congress of a party, in one year',
    'Conference',
    [
      ['vi', '«Đại hội bất thường của SACP» họp tại Durban ngày 3/10/2025.'],
      ['en', 'The «National Congress of the SACP» was held in Durban on 3 October 2025.'],
    ],
  ],
  [
    'the congress that a committee is said to hold',
    'Conference',
    [
      ['vi', '«Đại hội Đảng bộ tại Liên bang Nga lần thứ VIII» bầu Ban Chấp hành.'],
      ['id', 'Komite Partai di Federasi Rusia menggelar «Kongres ke-8 masa bakti 2025-2030» di Moskow.'],
    ],
  ],
  [
    'the cell of the students in a town',
    'PartyCommittee',
    [
      ['vi', '«Chi bộ Lưu học sinh Brno» tham luận.'],
      ['vi', '«Chi bộ Sinh viên Việt Nam tại Brno» tham luận.'],
      ['id', '«Sel Partai Mahasiswa di Brno» menyampaikan makalah.'],
      ['en', 'The «Party Cell of Vietnamese Students in Brno» spoke.'],
    ],
  ],
  [
    'the cell of a trade office, where its name says in which country and where its committee tells',
    'PartyCommittee',
    [
      ['vi', '«Chi bộ Thương vụ Việt Nam tại Lào» tham luận.'],
      ['vi', '«Chi bộ Cơ quan Thương vụ» trực thuộc Đảng ủy tại Lào.'],
      ['id', '«Sel Partai Kantor Perdagangan» berada langsung di bawah Komite Partai di Laos.'],
      ['en', 'The «Party Cell of the Trade Office», which is under the Party Committee in Laos, spoke.'],
      ['en', 'The «Party Cell of the Trade Office in Laos» spoke.'],
    ],
  ],
  [
    'the executive committee that a congress elects',
    'PartyCommittee',
    [
      ['vi', '«Ban Chấp hành Đảng bộ tại Lào» họp.'],
      ['id', 'Komite Partai di Laos menggelar Kongres. Kongres memilih «Komite Eksekutif».'],
      ['en', 'The Congress of the Party Committee in Laos elected an «Executive Committee».'],
    ],
  ],
  [
    'the union of a ministry',
    'Organization',
    [
      ['vi', '«Công đoàn Bộ Ngoại giao» tặng hoa.'],
      ['id', '«Serikat Pekerja Kementerian Luar Negeri» mengirim bunga.'],
      ['en', "The Ministry of Foreign Affairs met. The «Ministry's Trade Union» sent flowers."],
      ['en', 'The «Trade Union of the Ministry of Foreign Affairs» sent flowers.'],
    ],
  ],
  [
    'the students of home in a country',
    'Organization',
    [
      ['vi', '«Hội Sinh viên Việt Nam tại Đức» tặng hoa.'],
      ['id', '«Asosiasi Mahasiswa Vietnam di Jerman» mengirim bunga.'],
      ['en', "The «Vietnamese Students' Association in Germany» sent flowers."],
    ],
  ],
  [
    'an embassy, in the country and in its capital',
    'Embassy',
    [
      ['vi', '«Đại sứ quán Việt Nam tại Nhật Bản» tổ chức lễ.'],
      ['id', '«Kedutaan Besar Vietnam di Tokyo» mengadakan resepsi.'],
      ['en', 'The «Embassy of Vietnam in Tokyo» held a reception.'],
      ['en', 'The «Vietnamese Embassy in Japan» held a reception.'],
    ],
  ],
  [
    'the mission in Geneva',
    'Embassy',
    [
      [
        'vi',
        '«Phái đoàn Thường trực Việt Nam bên cạnh Liên hợp quốc, Tổ chức Thương mại Thế giới và các tổ chức quốc tế khác tại Geneva» tổ chức lễ.',
      ],
      [
        'en',
        'The «Permanent Mission of Vietnam to the UN, the World Trade Organisation and other international organisations in Geneva» held a reception.',
      ],
    ],
  ],
  [
    'the Politburo, with the Party named and without',
    'PartyCommittee',
    [
      ['vi', 'Thay mặt «Bộ Chính trị», đồng chí Trần Văn Nam phát biểu.'],
      ['id', 'Anggota «Politbiro Komite Sentral Partai Komunis Vietnam» Tran Van Nam hadir.'],
      ['en', 'Tran Van Nam, member of the «CPV Politburo», came.'],
    ],
  ],
  [
    'the Overseas Party Committee',
    'PartyCommittee',
    [
      ['vi', 'Đồng chí Trần Văn Nam, Phó Bí thư «Đảng ủy Ngoài nước», dự.'],
      ['id', 'Wakil Sekretaris «Komite Partai Luar Negeri» Tran Van Nam hadir.'],
      ['en', 'Tran Van Nam, Deputy Secretary of the «Overseas Party Committee», came.'],
    ],
  ],
  [
    'the cell of a consulate',
    'PartyCommittee',
    [
      ['vi', '«Chi bộ Tổng Lãnh sự quán Việt Nam tại Fukuoka» tham luận.'],
      ['id', '«Sel Partai Konsulat Jenderal Vietnam di Fukuoka» menyampaikan makalah.'],
      ['en', 'The «Party Cell of the Consulate General in Fukuoka» spoke.'],
    ],
  ],
  [
    'the cell of a town',
    'PartyCommittee',
    [
      ['vi', '«Chi bộ tại Brno» tham luận.'],
      ['id', '«Sel Partai Brno» menyampaikan makalah.'],
      ['en', 'The secretary of the «Party Cell in Brno» spoke.'],
    ],
  ],
  [
    'a friendship association',
    'Organization',
    [
      ['vi', 'Đồng chí Trần Văn Nam, Chủ tịch «Hội Hữu nghị Việt Nam - Mozambique», dự.'],
      ['id', 'Tran Van Nam, Ketua «Asosiasi Persahabatan Vietnam-Mozambik», hadir.'],
      ['en', 'Tran Van Nam, president of the «Vietnam-Mozambique Friendship Association», came.'],
      ['en', 'Tran Van Nam, president of the «Vietnam – Mozambique Friendship Association», came.'],
    ],
  ],
  [
    'a friendship association with a country of two words, with home in short and in one word',
    'Organization',
    [
      ['vi', 'Đồng chí Trần Văn Nam, Chủ tịch «Hội Hữu nghị Nam Phi - Việt Nam», dự.'],
      ['vi', 'Đồng chí Trần Văn Nam, Chủ tịch «Hội Hữu nghị Nam Phi - Việt», dự.'],
      ['vi', 'Đồng chí Trần Văn Nam, Chủ tịch «Hội Hữu nghị Nam Phi-Việt Nam», dự.'],
      ['id', 'Tran Van Nam, Ketua «Asosiasi Persahabatan Afrika Selatan-Vietnam», hadir.'],
      ['en', 'Tran Van Nam, president of the «South Africa-Viet Nam Friendship Association», came.'],
    ],
  ],
  [
    'the friendship association of a province',
    'Organization',
    [
      ['vi', 'Đồng chí Trần Văn Nam, Chủ tịch «Hội Hữu nghị Việt Nam - Mozambique tỉnh Nghệ An», dự.'],
      ['id', 'Tran Van Nam, Ketua «Asosiasi Persahabatan Vietnam-Mozambik Provinsi Nghe An», hadir.'],
      ['en', 'Tran Van Nam, president of the «Vietnam-Mozambique Friendship Association of Nghe An Province», came.'],
    ],
  ],
  [
    'a friendship group of parliamentarians',
    'Organization',
    [
      ['vi', 'Đồng chí Trần Văn Nam, Chủ tịch «Nhóm nghị sĩ hữu nghị Việt Nam - Đức», dự.'],
      ['id', 'Tran Van Nam, Ketua «Kelompok Parlemen Persahabatan Vietnam-Jerman», hadir.'],
      ['id', 'Tran Van Nam, Ketua «Grup Kerja Sama Bilateral Vietnam – Jerman», hadir.'],
      ['en', "Tran Van Nam, chair of the «Vietnam-Germany Friendship Parliamentarians' Group», came."],
      ['en', 'Tran Van Nam, chair of the «Vietnam - Germany Parliamentary Friendship Group», came.'],
    ],
  ],
  [
    'the veterans of home in a country',
    'Organization',
    [
      ['vi', '«Hội Cựu chiến binh Việt Nam tại Đức» tặng hoa.'],
      ['id', '«Asosiasi Veteran Vietnam di Jerman» mengirim bunga.'],
      ['en', "The «Vietnamese War Veterans' Association in Germany» sent flowers."],
    ],
  ],
  [
    'an institute that is told with the academy above it',
    'Organization',
    [
      ['vi', 'Viện trưởng «Viện Lịch sử Đảng» Trần Văn Nam dự.'],
      ['id', 'Tran Van Nam, Direktur «Institut Sejarah Partai» pada Akademi Politik Nasional Ho Chi Minh, hadir.'],
      ['en', 'Tran Van Nam, director of the «Institute of Party History», came.'],
    ],
  ],
  [
    'a parliament, by its own name and by that of all parliaments',
    'Organization',
    [
      ['vi', 'Chủ tịch «Quốc hội Mông Cổ» phát biểu.'],
      ['id', 'Ketua «Khural Agung Negara» hadir.'],
      ['en', 'The chair of the «State Great Khural» came.'],
    ],
  ],
  [
    'a ministry whose name tells its country twice',
    'Organization',
    [
      ['vi', '«Bộ Ngoại giao Nam Phi» tặng hoa.'],
      ['en', 'The «South African Department of International Relations and Cooperation» sent flowers.'],
      ['en', 'The «Ministry of Foreign Affairs of the Republic of South Africa» sent flowers.'],
    ],
  ],
  [
    'a party, by its name, by another and by its letters',
    'Organization',
    [
      ['vi', 'Đoàn đại biểu «Mặt trận Giải phóng Mô-dăm-bích» dự hội nghị.'],
      ['id', 'Delegasi «Partai FRELIMO» hadir.'],
      ['en', 'A delegation of the «Mozambique Liberation Front» came.'],
      ['en', 'A delegation of «FRELIMO» came.'],
    ],
  ],
  [
    'a union of workers',
    'Organization',
    [
      ['vi', '«Tổng Liên đoàn Lao động Pháp» tặng hoa.'],
      ['id', '«Konfederasi Umum Buruh Prancis» mengirim bunga.'],
      ['en', 'The «CGT» sent flowers.'],
    ],
  ],
  [
    'a university elsewhere',
    'Organization',
    [
      ['vi', 'Hiệu trưởng «Đại học Padjadjaran» dự.'],
      ['id', 'Rektor «Universitas Padjadjaran» hadir.'],
      ['en', 'The rector of «Padjadjaran University» came.'],
    ],
  ],
  [
    'the association of those who live abroad',
    'Organization',
    [
      ['vi', 'Ông Trần Văn Nam, Chủ tịch «Hội người Việt Nam tại Ba Lan», dự.'],
      ['id', 'Tran Van Nam, Ketua «Asosiasi Orang Vietnam di Polandia», hadir.'],
      ['en', 'Tran Van Nam, president of the «Vietnamese Association in Poland», came.'],
    ],
  ],
  [
    'a name of two spellings, and one that its short form explains',
    'Organization',
    [
      ['en', 'Tran Van Nam, president of the «Vietnam Union of Friendship Organisations», came.'],
      ['en', 'Tran Van Nam, president of the «Viet Nam Union of Friendship Organisations», came.'],
      ['id', 'Tran Van Nam, Ketua «Persatuan Lembaga Persahabatan Viet Nam» (VUFO), hadir.'],
    ],
  ],
  [
    'the committee of a mission and of the country where it is',
    'PartyCommittee',
    [
      ['vi', '«Đảng ủy tại Lào» tổ chức Hội nghị.'],
      ['id', '«Komite Partai Kedutaan Besar Vietnam di Laos» mengadakan konferensi.'],
      ['en', 'The «Party Committee of the Embassy of Vietnam in Laos» met.'],
    ],
  ],
];

describe('one thing in three languages', () => {
  it.each(one)('%s', (_, type, said) => {
    const ids = idsOf(type, ...said);
    expect(new Set(ids), ids.join('\n')).toHaveProperty('size', 1);
  });
});

const two: readonly (readonly [string, Label, readonly Said[]])[] = [
  [
    'congresses of one number, of the Party and of a committee',
    'Conference',
    [
      ['vi', 'Đồng chí Trần Văn Nam dự «Đại hội XIII của Đảng».'],
      ['vi', '«Đại hội Đảng bộ tại Lào lần thứ XIII» bầu Ban Chấp hành.'],
    ],
  ],
  [
    'congresses of one committee, five years apart',
    'Conference',
    [
      ['en', 'The «Congress of the Party Committee in Japan» elected an Executive Committee.', '2020-06-20'],
      ['vi', '«Đại hội Đảng bộ tại Nhật Bản» bầu Ban Chấp hành.', '2025-06-20'],
    ],
  ],
  [
    'congresses of one committee, by their numbers',
    'Conference',
    [
      ['en', 'The «7th Congress of the Party Committee in Japan» elected an Executive Committee.'],
      ['vi', '«Đại hội Đảng bộ tại Nhật Bản lần thứ VI» bầu Ban Chấp hành.'],
    ],
  ],
  [
    'congresses of one party without their numbers, in different years',
    'Conference',
    [
      ['vi', '«Đại hội bất thường của SACP» họp tại Durban ngày 3/10/2025.'],
      ['en', 'The «National Congress of the SACP» was held in Johannesburg on 5 May 2007.'],
    ],
  ],
  [
    'a consulate and the embassy of the same country',
    'Embassy',
    [
      ['en', 'The «Embassy of Vietnam in Tokyo» held a reception.'],
      ['vi', '«Tổng Lãnh sự quán Việt Nam tại Osaka» tổ chức lễ.'],
    ],
  ],
  [
    'the cell of a consulate and the cell of the town',
    'PartyCommittee',
    [
      ['vi', '«Chi bộ Tổng Lãnh sự quán Việt Nam tại Fukuoka» tham luận.'],
      ['id', '«Sel Partai Fukuoka» menyampaikan makalah.'],
    ],
  ],
  [
    'cells that say no more than of which office they are',
    'PartyCommittee',
    [
      ['vi', 'Đồng chí Trần Văn Nam, Bí thư «Chi bộ Thương vụ», dự.'],
      ['vi', 'Đồng chí Lê Thị Mai, Bí thư «Chi bộ Thương vụ», dự.'],
    ],
  ],
  [
    'cells of students and of workers in one town',
    'PartyCommittee',
    [
      ['en', 'The «Party Cell of Vietnamese Students in Brno» spoke.'],
      ['vi', '«Chi bộ Người lao động Brno» tham luận.'],
    ],
  ],
  [
    'those of home in a country, and those of the country here',
    'Organization',
    [
      ['id', '«Asosiasi Pengusaha Vietnam di Indonesia» mengirim bunga.'],
      ['id', '«Asosiasi Pengusaha Indonesia di Vietnam» mengirim bunga.'],
    ],
  ],
  [
    'gatherings of one sort on one day, of which each text only goes on about that day',
    'Conference',
    [
      ['vi', 'Đảng bộ tại Lào tổ chức Đại hội ngày 17/5. Cùng ngày, Ban Chấp hành họp «phiên thứ nhất».', '2025-05-18'],
      [
        'vi',
        'Đảng bộ tại Pháp tổ chức Đại hội ngày 17/5. Cùng ngày, Ban Chấp hành họp «phiên thứ nhất».',
        '2025-05-18',
      ],
    ],
  ],
  [
    'cells of students in one country, of which no text tells where',
    'PartyCommittee',
    [
      ['vi', '«Chi bộ Lưu học sinh» trực thuộc Đảng ủy tại Pháp.'],
      ['id', '«Sel Partai Mahasiswa» berada langsung di bawah Komite Partai di Prancis.'],
    ],
  ],
  [
    'cells of trade offices in two countries',
    'PartyCommittee',
    [
      ['vi', '«Chi bộ Thương vụ» trực thuộc Đảng ủy tại Lào.'],
      ['vi', '«Chi bộ Thương vụ» trực thuộc Đảng ủy tại Pháp.'],
    ],
  ],
  [
    'the friendship association of the country and that of a province',
    'Organization',
    [
      ['en', 'Tran Van Nam, president of the «Vietnam-Laos Friendship Association», came.'],
      ['en', 'Le Thi Mai, president of the «Vietnam-Laos Friendship Association of Nghe An Province», came.'],
    ],
  ],
  [
    'the veterans of home, and those of home in a country',
    'Organization',
    [
      ['id', '«Asosiasi Veteran Vietnam» mengirim bunga.'],
      ['id', '«Asosiasi Veteran Vietnam di Jerman» mengirim bunga.'],
    ],
  ],
  [
    'plenums that say no more than their number',
    'Conference',
    [
      ['en', 'Tran Van Nam spoke at the «13th plenum».'],
      ['en', 'Le Thi Mai spoke at the «13th plenum».'],
    ],
  ],
  [
    'the congress of the Party and of the one that the text has named',
    'Conference',
    [
      ['en', "The Communist Party of India met. Arun Roy was elected at the close of the party's «24th Congress»."],
      ['en', 'Tran Van Nam spoke at the «24th National Congress of the Communist Party of Vietnam».'],
    ],
  ],
  [
    'the Politburo and that of the party of Laos',
    'PartyCommittee',
    [
      ['vi', 'Thay mặt «Bộ Chính trị», đồng chí Trần Văn Nam phát biểu.'],
      ['en', 'Khamla Xayavong, member of the «LPRP Politburo», came.'],
    ],
  ],
];

describe('two things that are called alike', () => {
  it.each(two)('%s', (_, type, said) => {
    const ids = idsOf(type, ...said);
    for (const id of ids) expect(id).toMatch(/^[a-z-]+\/\S+$/);
    expect(new Set(ids), ids.join('\n')).toHaveProperty('size', ids.length);
  });
});
