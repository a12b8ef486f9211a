// Bodies, missions, documents and places: a word of their kind is never evidence that two are one.
import { en, id, toCases, vi } from './cases.ts';

export const things = toCases('claims', 'things', [
  [
    'a committee abroad in three languages',
    vi('2025-02-03', 'PartyCommittee Đảng ủy tại Hungary {party_committee(in=HU)} =hu'),
    vi('2025-02-04', 'PartyCommittee Đảng bộ tại Hungary {party_committee(in=HU)} =hu'),
    id('2025-02-10', 'PartyCommittee Komite Partai di Hongaria {party_committee(in=HU)} =hu'),
    en('2025-03-01', 'PartyCommittee Party Committee in Hungary {party_committee(in=HU)} =hu'),
  ],
  [
    'two committees abroad',
    vi('2025-02-03', 'PartyCommittee Đảng ủy tại Ukraine {party_committee(in=UA)} =abroad/1'),
    vi('2025-02-04', 'PartyCommittee Đảng ủy tại Uganda {party_committee(in=UG)} =abroad/2'),
  ],
  [
    'a committee without a concept, with marks and without',
    vi('2025-02-03', 'PartyCommittee Đảng ủy Công ty Sông Thao =thao-co'),
    en('2025-02-04', 'PartyCommittee Dang uy Cong ty Song Thao =thao-co'),
    vi('2025-02-05', 'PartyCommittee Đảng ủy Công ty Sông Thao =thao-co'),
  ],
  [
    'bare committees that their documents never name in full',
    vi('2025-02-03', 'PartyCommittee Đảng ủy ! =bare/1', 'Place Huế'),
    vi('2025-02-04', 'PartyCommittee Đảng ủy ! =bare/2', 'Place Vinh'),
  ],
  [
    'cells of one number under two committees',
    vi(
      '2025-02-03',
      'PART_OF: PartyCommittee Chi bộ 4 =cell/1 -> PartyCommittee Đảng ủy tại Romania {party_committee(in=RO)}',
    ),
    vi(
      '2025-02-04',
      'PART_OF: PartyCommittee Chi bộ 4 =cell/2 -> PartyCommittee Đảng ủy tại Bỉ {party_committee(in=BE)}',
    ),
    vi(
      '2025-03-03',
      'PART_OF: PartyCommittee Chi bộ 4 =cell/1 -> PartyCommittee Đảng bộ tại Romania {party_committee(in=RO)}',
    ),
  ],
  [
    'cells of two offices of one name',
    vi(
      '2025-02-03',
      'PART_OF: PartyCommittee Chi bộ Phòng Lãnh sự =consular/1 -> PartyCommittee Đảng ủy tại Qatar {party_committee(in=QA)}',
    ),
    vi(
      '2025-02-04',
      'PART_OF: PartyCommittee Chi bộ Phòng Lãnh sự =consular/2 -> PartyCommittee Đảng ủy tại Kuwait {party_committee(in=KW)}',
    ),
  ],
  [
    'a cell of one committee in two reports, one of which does not say whose',
    vi(
      '2025-02-03',
      'PART_OF: PartyCommittee Chi bộ Lưu học sinh Brno =brno -> PartyCommittee Đảng ủy tại Séc {party_committee(in=CZ)}',
    ),
    vi('2025-02-13', 'PartyCommittee Chi bộ Lưu học sinh Brno =brno'),
  ],
  [
    'an embassy in three languages',
    vi('2025-02-03', 'Embassy Đại sứ quán Việt Nam tại Maroc {embassy(of=VN,in=MA)} =ma'),
    id('2025-02-10', 'Embassy Kedutaan Besar Vietnam untuk Maroko {embassy(of=VN,in=MA)} =ma'),
    en('2025-03-01', 'Embassy Embassy of Vietnam in Morocco {embassy(of=VN,in=MA)} =ma'),
  ],
  [
    'embassies in one another',
    en('2025-02-03', 'Embassy Embassy of Vietnam in Cambodia {embassy(of=VN,in=KH)} =mutual/1'),
    en('2025-02-04', 'Embassy Embassy of Cambodia in Vietnam {embassy(of=KH,in=VN)} =mutual/2'),
    id('2025-02-05', 'Embassy Kedutaan Besar Kamboja untuk Vietnam {embassy(of=KH,in=VN)} =mutual/2'),
  ],
  [
    'an embassy and a consulate in one country',
    vi('2025-02-03', 'Embassy Đại sứ quán Việt Nam tại Ấn Độ {embassy(of=VN,in=IN)} =in/1'),
    vi(
      '2025-02-04',
      'Embassy Tổng Lãnh sự quán Việt Nam tại Mumbai {consulate_general(of=VN,in=IN,city=mumbai)} =in/2',
    ),
  ],
  [
    'consulates in two cities of one country',
    en(
      '2025-02-03',
      'Embassy Consulate General of Vietnam in Houston {consulate_general(of=VN,in=US,city=houston)} =us/1',
    ),
    en(
      '2025-02-04',
      'Embassy Consulate General of Vietnam in San Francisco {consulate_general(of=VN,in=US,city=san_francisco)} =us/2',
    ),
    vi(
      '2025-02-05',
      'Embassy Tổng Lãnh sự quán Việt Nam tại Houston {consulate_general(of=VN,in=US,city=houston)} =us/1',
    ),
  ],
  [
    'embassies whose type words are all that they share',
    id('2025-02-03', 'Embassy Kedutaan Besar Islandia =ice/1'),
    id('2025-02-04', 'Embassy Kedutaan Besar Irlandia =ice/2'),
  ],
  [
    'ministries of two countries',
    vi('2025-02-03', 'Organization Bộ Ngoại giao Lào {ministry_of_foreign_affairs(LA)} =mofa/1'),
    en('2025-02-04', 'Organization Ministry of Foreign Affairs of Laos {ministry_of_foreign_affairs(LA)} =mofa/1'),
    vi('2025-02-05', 'Organization Bộ Ngoại giao Cuba {ministry_of_foreign_affairs(CU)} =mofa/2'),
  ],
  [
    'a society, spelled with two tones',
    vi('2025-02-03', 'Organization Hội Văn hoá Đồng Thuỷ =van-hoa'),
    vi('2025-02-04', 'Organization Hội Văn hóa Đồng Thủy =van-hoa'),
    en('2025-02-05', 'Organization Hoi Van hoa Dong Thuy =van-hoa'),
  ],
  [
    'friendship societies with two countries',
    vi('2025-02-03', 'Organization Hội hữu nghị Việt Nam – Mozambique =friends/1'),
    vi('2025-02-04', 'Organization Hội hữu nghị Việt Nam – Morocco =friends/2'),
    vi('2025-02-05', 'Organization Hội hữu nghị Việt Nam – Mozambique =friends/1'),
  ],
  [
    'an acronym in three languages',
    vi('2025-02-03', 'Organization NUSAREC =nusarec'),
    id('2025-02-10', 'Organization NUSAREC =nusarec'),
    en('2025-03-01', 'Organization NUSAREC =nusarec'),
  ],
  [
    'acronyms of which one begins the other',
    en('2025-02-03', 'Organization MEKOB =mek/1'),
    en('2025-02-04', 'Organization MEKOBA =mek/2'),
  ],
  [
    'a resolution by its number',
    vi('2025-02-03', 'Resolution Nghị quyết 93-NQ/TW {resolution(93-NQ/TW)} =93'),
    id('2025-02-10', 'Resolution Resolusi No. 93-NQ/TW {resolution(93-NQ/TW)} =93'),
    en('2025-03-01', 'Resolution Resolution 93-NQ/TW {resolution(93-NQ/TW)} =93'),
  ],
  [
    'a resolution and a directive of one number',
    vi('2025-02-03', 'Resolution Nghị quyết 91-NQ/TW {resolution(91-NQ/TW)} =91/1'),
    vi('2025-02-04', 'Resolution Chỉ thị 91-CT/TW {directive(91-CT/TW)} =91/2'),
  ],
  [
    'regulations whose numbers end alike',
    vi('2025-02-03', 'Resolution Quy định 88-QĐ/TW {regulation(88-QĐ/TW)} =88/1'),
    vi('2025-02-04', 'Resolution Quy định 188-QĐ/TW {regulation(188-QĐ/TW)} =88/2'),
    en('2025-02-05', 'Resolution Regulation No. 188-QD/TW {regulation(188-QĐ/TW)} =88/2'),
  ],
  [
    'resolutions of one number that two committees abroad issued',
    vi(
      '2025-02-03',
      'ISSUED: PartyCommittee Đảng ủy tại Algeria {party_committee(in=DZ)} -> Resolution Nghị quyết 01-NQ/ĐU {resolution(01-NQ/DU)} =01/1',
    ),
    vi(
      '2025-02-04',
      'ISSUED: PartyCommittee Đảng ủy tại Angola {party_committee(in=AO)} -> Resolution Nghị quyết 01-NQ/ĐU {resolution(01-NQ/DU)} =01/2',
    ),
  ],
  [
    'a programme by its name, with marks and without',
    vi('2025-02-03', 'Resolution Chương trình hành động Sóng Xanh =song-xanh'),
    en('2025-02-04', 'Resolution Chuong trinh hanh dong Song Xanh =song-xanh'),
  ],
  [
    'a country in three languages',
    vi('2025-02-03', 'Place Hy Lạp {place(GR)} =gr'),
    id('2025-02-10', 'Place Yunani {place(GR)} =gr'),
    en('2025-03-01', 'Place Greece {place(GR)} =gr'),
  ],
  [
    'a city with marks, without and with the tone elsewhere',
    vi('2025-02-03', 'Place Thanh Hoá {place(VN/thanh-hoa)} =thanh-hoa'),
    vi('2025-02-04', 'Place Thanh Hóa {place(VN/thanh-hoa)} =thanh-hoa'),
    en('2025-02-05', 'Place Thanh Hoa {place(VN/thanh-hoa)} =thanh-hoa'),
  ],
  [
    'two places without concepts whose marks differ',
    vi('2025-02-03', 'Place Đồng Lâm =dong-lam/1'),
    vi('2025-02-04', 'Place Đông Lâm =dong-lam/2'),
  ],
  [
    'two marked places, and a plain one that might be either',
    vi('2025-02-03', 'Place Bản Lạng =ban-lang/1'),
    vi('2025-02-04', 'Place Bản Làng =ban-lang/2'),
    en('2025-02-05', 'Place Ban Lang =ban-lang?'),
  ],
  [
    'countries whose names are near',
    en('2025-02-03', 'Place Niger {place(NE)} =niger/1'),
    en('2025-02-04', 'Place Nigeria {place(NG)} =niger/2'),
    vi('2025-02-05', 'Place Nigeria {place(NG)} =niger/2'),
  ],
  [
    'a person, a body and a place of one name',
    vi('2025-02-03', 'Person Trần Phú Lâm =lam/1'),
    vi('2025-02-04', 'Place Trần Phú Lâm =lam/2'),
    vi('2025-02-05', 'Organization Trần Phú Lâm =lam/3'),
  ],
]);
