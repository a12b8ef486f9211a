// Gatherings: one across documents where series, date, organiser and place agree, else two.
import { en, id, toCases, vi } from './cases.ts';

const committee = (name: string, host: string) => `PartyCommittee ${name} {party_committee(in=${host})}`;
const place = (name: string, code: string) => `Place ${name} {place(${code})}`;

export const gatherings = toCases('claims', 'gatherings', [
  [
    'a congress of the Party in three languages',
    vi('2026-01-25', 'Conference Đại hội XV {congress(party,15)} @2031-01-19 =xv'),
    id('2026-01-26', 'Conference Kongres Nasional ke-15 {congress(party,15)} =xv'),
    en('2026-01-27', 'Conference 15th National Congress {congress(party,15)} @2031-01 =xv'),
  ],
  [
    'two congresses of the Party',
    vi('2026-01-25', 'Conference Đại hội XVI {congress(party,16)} =party/1'),
    vi('2026-01-26', 'Conference Đại hội XVII {congress(party,17)} =party/2'),
  ],
  [
    'one of a series by its number',
    vi('2025-12-19', 'Conference Hội nghị Tùy viên lần thứ 12 @2025-12-18 =tuy-vien/1'),
    vi('2025-12-21', 'Conference Hội nghị Tùy viên lần thứ 12 =tuy-vien/1'),
    vi('2023-12-19', 'Conference Hội nghị Tùy viên lần thứ 11 @2023-12-18 =tuy-vien/2'),
  ],
  [
    'a conference of one organiser and day in three languages',
    vi(
      '2025-05-02',
      `ORGANIZED: ${committee('Đảng ủy tại Israel', 'IL')} -> Conference Hội nghị tổng kết @2025-05-01 =il`,
      `HELD_IN: Conference Hội nghị tổng kết -> ${place('Israel', 'IL')}`,
    ),
    id(
      '2025-05-03',
      `ORGANIZED: ${committee('Komite Partai di Israel', 'IL')} -> Conference konferensi @2025-05-01 ! =il`,
    ),
    en(
      '2025-05-04',
      `ORGANIZED: ${committee('Party Committee in Israel', 'IL')} -> Conference review conference @2025-05-01 ! =il`,
      `HELD_IN: Conference review conference -> ${place('Israel', 'IL')}`,
    ),
  ],
  [
    'a conference of one organiser, a year later',
    vi(
      '2024-05-02',
      `ORGANIZED: ${committee('Đảng ủy tại Jordan', 'JO')} -> Conference Hội nghị tổng kết năm @2024-05-01 =jo/1`,
    ),
    vi(
      '2025-05-02',
      `ORGANIZED: ${committee('Đảng ủy tại Jordan', 'JO')} -> Conference Hội nghị tổng kết năm @2025-05-01 =jo/2`,
    ),
  ],
  [
    'conferences of two committees on one day',
    vi('2025-04-02', `ORGANIZED: ${committee('Đảng ủy tại Kenya', 'KE')} -> Conference hội nghị @2025-04-01 ! =two/1`),
    vi('2025-04-02', `ORGANIZED: ${committee('Đảng ủy tại Libya', 'LY')} -> Conference hội nghị @2025-04-01 ! =two/2`),
    en(
      '2025-04-03',
      `ORGANIZED: ${committee('Party Committee in Libya', 'LY')} -> Conference conference @2025-04-01 ! =two/2`,
    ),
  ],
  [
    'congresses of two committees of one day and one name',
    vi(
      '2025-06-02',
      `ORGANIZED: ${committee('Đảng bộ tại Peru', 'PE')} -> Conference Đại hội nhiệm kỳ 2025-2030 @2025-06-01 =term/1`,
      `HELD_IN: Conference Đại hội nhiệm kỳ 2025-2030 -> ${place('Peru', 'PE')}`,
    ),
    vi(
      '2025-06-02',
      `ORGANIZED: ${committee('Đảng bộ tại Oman', 'OM')} -> Conference Đại hội nhiệm kỳ 2025-2030 @2025-06-01 =term/2`,
      `HELD_IN: Conference Đại hội nhiệm kỳ 2025-2030 -> ${place('Oman', 'OM')}`,
    ),
  ],
  [
    'congresses of two committees of one term, on two days',
    vi(
      '2025-06-10',
      `ORGANIZED: ${committee('Đảng bộ tại Chile', 'CL')} -> Conference Đại hội Đảng bộ lần thứ VIII @2025-06-09 =eighth/1`,
    ),
    vi(
      '2025-06-20',
      `ORGANIZED: ${committee('Đảng bộ tại Síp', 'CY')} -> Conference Đại hội Đảng bộ lần thứ VIII @2025-06-19 =eighth/2`,
    ),
  ],
  [
    'a conference and a ceremony of one body and day',
    vi(
      '2025-03-02',
      `ORGANIZED: ${committee('Đảng ủy tại Thụy Điển', 'SE')} -> Conference hội nghị @2025-03-01 ! =se/1`,
      `ORGANIZED: ${committee('Đảng ủy tại Thụy Điển', 'SE')} -> Conference lễ trao huy hiệu Đảng @2025-03-01 ! =se/2`,
    ),
    vi(
      '2025-03-03',
      `ORGANIZED: ${committee('Đảng ủy tại Thụy Điển', 'SE')} -> Conference lễ trao huy hiệu Đảng @2025-03-01 ! =se/2`,
    ),
  ],
  [
    'gatherings without name or day',
    vi('2025-03-02', `ORGANIZED: ${committee('Đảng ủy tại Na Uy', 'NO')} -> Conference hội nghị ! =no/1`),
    vi('2025-03-12', `ORGANIZED: ${committee('Đảng ủy tại Na Uy', 'NO')} -> Conference hội nghị ! =no/2`),
  ],
  [
    'one name, one day, two countries',
    en(
      '2025-10-11',
      'Conference National Day Gala @2025-09-02 =gala/1',
      `HELD_IN: Conference National Day Gala -> ${place('Spain', 'ES')}`,
    ),
    en(
      '2025-10-12',
      'Conference National Day Gala @2025-09-02 =gala/2',
      `HELD_IN: Conference National Day Gala -> ${place('Portugal', 'PT')}`,
    ),
  ],
  [
    'one name and day in two reports',
    en(
      '2025-10-11',
      'Conference Forum of Young Diplomats @2025-10-10 =forum',
      `HELD_IN: Conference Forum of Young Diplomats -> ${place('Singapore', 'SG')}`,
    ),
    en('2025-10-12', 'SPOKE_AT: Person Adela Novak -> Conference Forum of Young Diplomats @2025-10-10 =forum'),
    id(
      '2025-10-12',
      'Conference Forum of Young Diplomats @2025-10-10 =forum',
      `HELD_IN: Conference Forum of Young Diplomats -> ${place('Singapura', 'SG')}`,
    ),
  ],
  [
    'one name, the month and the day',
    vi('2025-11-11', 'Conference Diễn đàn Biển lần thứ 7 @2025-11 =bien'),
    vi('2025-11-19', 'Conference Diễn đàn Biển lần thứ 7 @2025-11-18 =bien'),
  ],
  [
    'talks of one ministry on one day with two guests',
    en(
      '2025-11-02',
      'ORGANIZED: Organization Ministry of Trade of Ruritania -> Conference talks @2025-11-01 ! =talks/1',
      'ORGANIZED: Organization Ministry of Trade of Ruritania -> Conference working session @2025-11-01 ! =talks/2',
    ),
  ],
  [
    'one number of a series on two days: two, that conflicts puts side by side',
    vi('2025-12-01', 'Conference Hội nghị Lãnh sự lần thứ 9 @2025-11-28 =lanh-su/1'),
    vi('2025-12-02', 'Conference Hội nghị Lãnh sự lần thứ 9 @2025-11-29 =lanh-su/2'),
    vi('2025-12-03', 'Conference Hội nghị Lãnh sự lần thứ 9 @2025-11-28 =lanh-su/1'),
  ],
  [
    'a congress with a number and one of another body with that number',
    vi('2025-07-02', 'ORGANIZED: Organization Hội Nhà báo Sông Lam -> Conference Đại hội lần thứ XI @2025-07-01 =xi/1'),
    vi(
      '2025-09-02',
      'ORGANIZED: Organization Hội Nông dân Sông Lam -> Conference Đại hội lần thứ XI @2025-09-01 =xi/2',
    ),
  ],
]);
