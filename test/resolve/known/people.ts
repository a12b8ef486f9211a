// People: one of several spellings and languages, several of one name.
import { en, id, toCases, vi } from './cases.ts';

const mofa = {
  vi: 'Organization Bộ Ngoại giao {ministry_of_foreign_affairs(VN)}',
  id: 'Organization Kementerian Luar Negeri Vietnam {ministry_of_foreign_affairs(VN)}',
  en: 'Organization Ministry of Foreign Affairs {ministry_of_foreign_affairs(VN)}',
};
const embassy = (name: string, host: string) => `Embassy ${name} {embassy(of=VN,in=${host})}`;
const committee = (name: string, host: string) => `PartyCommittee ${name} {party_committee(in=${host})}`;
const place = (name: string, code: string) => `Place ${name} {place(${code})}`;

export const people = toCases('claims', 'people', [
  [
    'an ambassador in three languages',
    vi(
      '2025-02-03',
      `HOLDS_ROLE ambassador: Person Đoàn Khánh Thụy =thuy -> ${embassy('Đại sứ quán Việt Nam tại Hàn Quốc', 'KR')}`,
    ),
    id(
      '2025-02-10',
      `HOLDS_ROLE ambassador: Person Doan Khanh Thuy =thuy -> ${embassy('Kedutaan Besar Vietnam untuk Korea Selatan', 'KR')}`,
    ),
    en(
      '2025-03-01',
      `HOLDS_ROLE ambassador: Person Doan Khanh Thuy =thuy -> ${embassy('Embassy of Vietnam in the Republic of Korea', 'KR')}`,
    ),
  ],
  [
    'a minister in three languages, one of them with marks of its own',
    vi('2025-01-10', `HOLDS_ROLE minister: Person Lương Bích Đào =dao -> ${mofa.vi}`),
    id('2025-04-10', `HOLDS_ROLE minister: Person Luong Bich Dao =dao -> ${mofa.id}`),
    en('2025-05-11', `HOLDS_ROLE minister: Person Lương Bích Đào =dao -> ${mofa.en}`, 'Place Hà Nội'),
  ],
  [
    'a secretary of a committee abroad who is only named elsewhere',
    vi('2025-06-01', `HOLDS_ROLE secretary: Person Tạ Quang Nhuận =nhuan -> ${committee('Đảng ủy tại Séc', 'CZ')}`),
    vi('2025-06-15', 'CHAIRED: Person Tạ Quang Nhuận =nhuan -> Conference Hội nghị công tác Đảng @2025-06-14'),
    en('2025-06-20', 'Person Ta Quang Nhuan =nhuan'),
  ],
  [
    'a spokesperson over three years',
    vi('2023-05-04', `HOLDS_ROLE spokesperson: Person Khúc Thị Hà Vy =vy -> ${mofa.vi}`),
    en('2024-08-15', `HOLDS_ROLE spokesperson: Person Khuc Thi Ha Vy =vy -> ${mofa.en}`),
    id('2025-11-06', `HOLDS_ROLE spokesperson: Person Khuc Thi Ha Vy =vy -> ${mofa.id}`),
  ],
  [
    'one who goes from post to post, with years between',
    vi(
      '2012-03-01',
      `HOLDS_ROLE ambassador: Person Mạc Đình Khôi =khoi -> ${embassy('Đại sứ quán Việt Nam tại Cuba', 'CU')}`,
    ),
    vi('2018-03-01', `HOLDS_ROLE deputy_minister: Person Mạc Đình Khôi =khoi -> ${mofa.vi}`),
    en(
      '2024-03-01',
      `HOLDS_ROLE ambassador: Person Mac Dinh Khoi =khoi -> ${embassy('Embassy of Vietnam in Poland', 'PL')}`,
    ),
  ],
  [
    'a former ambassador, who has another post now',
    vi(
      '2025-04-26',
      `HOLDS_ROLE ambassador former: Person Thân Đức Huỳnh =huynh -> ${embassy('Đại sứ quán Việt Nam tại Mông Cổ', 'MN')}`,
    ),
    vi(
      '2025-05-26',
      `HOLDS_ROLE ambassador: Person Thân Đức Huỳnh =huynh -> ${embassy('Đại sứ quán Việt Nam tại Bulgaria', 'BG')}`,
    ),
  ],
  [
    'ambassador and secretary of the committee of one country',
    vi(
      '2025-07-01',
      `HOLDS_ROLE ambassador: Person Kiều Xuân Bách =bach -> ${embassy('Đại sứ quán Việt Nam tại Nam Phi', 'ZA')}`,
    ),
    vi('2025-07-08', `HOLDS_ROLE secretary: Person Kiều Xuân Bách =bach -> ${committee('Đảng ủy tại Nam Phi', 'ZA')}`),
    id(
      '2025-07-10',
      `HOLDS_ROLE ambassador: Person Kieu Xuan Bach =bach -> ${embassy('Kedutaan Besar Vietnam untuk Afrika Selatan', 'ZA')}`,
    ),
  ],
  [
    'an Indonesian, spelled alike everywhere',
    id(
      '2025-02-01',
      'HOLDS_ROLE director: Person Siti Rahmawati Dewi =siti -> Organization Pusat Kajian Asia Tenggara Nusantara',
    ),
    vi(
      '2025-02-03',
      'HOLDS_ROLE director: Person Siti Rahmawati Dewi =siti -> Organization Pusat Kajian Asia Tenggara Nusantara',
    ),
    en('2025-02-05', 'SPOKE_AT: Person Siti Rahmawati Dewi =siti -> Conference Seminar on the Mekong @2025-02-02'),
  ],
  [
    'a Frenchwoman with marks and without',
    vi(
      '2025-09-01',
      `HOLDS_ROLE ambassador: Person Hélène Béranger =helene -> Embassy Đại sứ quán Pháp tại Việt Nam {embassy(of=FR,in=VN)}`,
    ),
    en(
      '2025-09-03',
      `HOLDS_ROLE ambassador: Person Helene Beranger =helene -> Embassy Embassy of France in Vietnam {embassy(of=FR,in=VN)}`,
    ),
  ],
  [
    'a chair of a province by the Place and by its committee',
    vi('2025-03-03', `HOLDS_ROLE chair: Person Giáp Minh Thảo =thao -> ${place('Nghệ An', 'VN/nghe-an')}`),
    id('2025-03-05', `HOLDS_ROLE chair: Person Giap Minh Thao =thao -> ${place('Nghe An', 'VN/nghe-an')}`),
    en('2025-03-09', 'Person Giáp Minh Thảo =thao'),
  ],
  [
    'a deputy secretary and a standing member of one committee, on the way up',
    vi(
      '2024-01-01',
      `HOLDS_ROLE standing_member: Person Chử Ngọc Lãm =lam -> ${committee('Đảng ủy tại Ba Lan', 'PL')}`,
    ),
    vi(
      '2025-01-01',
      `HOLDS_ROLE deputy_secretary: Person Chử Ngọc Lãm =lam -> ${committee('Đảng ủy tại Ba Lan', 'PL')}`,
    ),
    en(
      '2025-02-01',
      `HOLDS_ROLE deputy_secretary: Person Chu Ngoc Lam =lam -> ${committee('Party Committee in Poland', 'PL')}`,
    ),
  ],
  [
    'one who meets the same woman in two reports',
    vi('2025-10-01', 'MET: Person Ninh Gia Phúc =phuc -> Person Ursula Brandt-Hoffmann =ursula'),
    en('2025-10-02', 'MET: Person Ninh Gia Phuc =phuc -> Person Ursula Brandt-Hoffmann =ursula'),
  ],
  [
    'two marked names, and a plain one that the office decides',
    vi(
      '2025-01-05',
      `HOLDS_ROLE consul_general: Person Trịnh Văn Hùng =hung/1 -> Embassy Tổng Lãnh sự quán Việt Nam tại Osaka {consulate_general(of=VN,in=JP,city=osaka)}`,
    ),
    vi(
      '2025-01-06',
      `HOLDS_ROLE minister: Person Trịnh Văn Hưng =hung/2 -> Organization Bộ Tư pháp {ministry_of_justice(VN)}`,
    ),
    en(
      '2025-01-20',
      `HOLDS_ROLE minister: Person Trinh Van Hung =hung/2 -> Organization Ministry of Justice {ministry_of_justice(VN)}`,
    ),
    id(
      '2025-01-25',
      `HOLDS_ROLE consul_general: Person Trinh Van Hung =hung/1 -> Embassy Konsulat Jenderal Vietnam di Osaka {consulate_general(of=VN,in=JP,city=osaka)}`,
    ),
  ],
  [
    'two marked names, and a plain one of which nothing is said',
    vi('2025-01-05', `HOLDS_ROLE secretary: Person Đỗ Thị Lan =lan/1 -> ${committee('Đảng ủy tại Lào', 'LA')}`),
    vi('2025-01-06', `HOLDS_ROLE secretary: Person Đỗ Thị Lần =lan/2 -> ${committee('Đảng ủy tại Nga', 'RU')}`),
    en('2025-01-20', 'Person Do Thi Lan =lan?'),
  ],
  [
    'two marked names, and a plain one at a gathering of neither',
    vi('2025-01-05', `HOLDS_ROLE director: Person Vương Thế Tín =tin/1 -> Organization Viện Nghiên cứu Biển Bắc`),
    vi('2025-01-06', `HOLDS_ROLE director: Person Vương Thế Tìn =tin/2 -> Organization Viện Nghiên cứu Núi Nam`),
    en('2025-03-20', 'ATTENDED: Person Vuong The Tin =tin? -> Conference Forum on Rivers @2025-03-19'),
  ],
  [
    'two marked names, the plain one with the body of the one',
    vi('2025-02-05', `HOLDS_ROLE member: Person Phùng Hải Yến =yen/1 -> ${committee('Đảng ủy tại Đức', 'DE')}`),
    vi('2025-02-06', `HOLDS_ROLE member: Person Phùng Hải Yên =yen/2 -> ${committee('Đảng ủy tại Áo', 'AT')}`),
    en(
      '2025-02-20',
      `HOLDS_ROLE deputy_secretary: Person Phung Hai Yen =yen/2 -> ${committee('Party Committee in Austria', 'AT')}`,
    ),
  ],
  [
    'ambassadors in two countries in one month',
    vi(
      '2025-05-02',
      `HOLDS_ROLE ambassador: Person Nguyễn Hữu Tráng =trang/1 -> ${embassy('Đại sứ quán Việt Nam tại Ý', 'IT')}`,
    ),
    en(
      '2025-05-12',
      `HOLDS_ROLE ambassador: Person Nguyen Huu Trang =trang/1 -> ${embassy('Embassy of Vietnam in Italy', 'IT')}`,
    ),
    vi(
      '2025-05-20',
      `HOLDS_ROLE ambassador: Person Nguyễn Hữu Tráng =trang/2 -> ${embassy('Đại sứ quán Việt Nam tại Chile', 'CL')}`,
    ),
    id(
      '2025-05-28',
      `HOLDS_ROLE ambassador: Person Nguyen Huu Trang =trang/2 -> ${embassy('Kedutaan Besar Vietnam untuk Chile', 'CL')}`,
    ),
  ],
  [
    'secretaries of two committees abroad',
    vi('2025-05-02', `HOLDS_ROLE secretary: Person Bạch Thị Quỳnh =quynh/1 -> ${committee('Đảng ủy tại Úc', 'AU')}`),
    vi('2025-06-02', `HOLDS_ROLE secretary: Person Bạch Thị Quỳnh =quynh/1 -> ${committee('Đảng ủy tại Úc', 'AU')}`),
    vi(
      '2025-06-05',
      `HOLDS_ROLE secretary: Person Bạch Thị Quỳnh =quynh/2 -> ${committee('Đảng ủy tại Canada', 'CA')}`,
    ),
  ],
  [
    'chairs of two provinces',
    vi('2025-03-02', `HOLDS_ROLE chair: Person Trương Công Lý =ly/1 -> ${place('Cà Mau', 'VN/ca-mau')}`),
    vi('2025-03-12', `HOLDS_ROLE chair: Person Trương Công Lý =ly/2 -> ${place('Lào Cai', 'VN/lao-cai')}`),
    id('2025-03-22', `HOLDS_ROLE chair: Person Truong Cong Ly =ly/2 -> ${place('Lao Cai', 'VN/lao-cai')}`),
  ],
  [
    'a chair of a province and an ambassador of one month',
    vi('2025-03-02', `HOLDS_ROLE chair: Person Âu Dương Hiếu =hieu/1 -> ${place('Hà Giang', 'VN/ha-giang')}`),
    vi(
      '2025-03-12',
      `HOLDS_ROLE ambassador: Person Âu Dương Hiếu =hieu/2 -> ${embassy('Đại sứ quán Việt Nam tại Peru', 'PE')}`,
    ),
  ],
  [
    'two ministers of one day',
    vi(
      '2025-08-02',
      `HOLDS_ROLE minister: Person Hứa Thanh Mai =mai/1 -> Organization Bộ Y tế {ministry_of_health(VN)}`,
    ),
    en(
      '2025-08-04',
      `HOLDS_ROLE minister: Person Hua Thanh Mai =mai/1 -> Organization Ministry of Health {ministry_of_health(VN)}`,
    ),
    vi(
      '2025-08-02',
      `HOLDS_ROLE minister: Person Hứa Thanh Mai =mai/2 -> Organization Bộ Tài chính {ministry_of_finance(VN)}`,
    ),
  ],
  [
    'secretaries of two committees at home on one day',
    vi(
      '2025-08-12',
      `HOLDS_ROLE secretary: Person Ông Thế Vinh =vinh/1 -> PartyCommittee Đảng ủy Bộ Công Thương {party_committee(of=ministry_of_industry_and_trade)}`,
    ),
    vi(
      '2025-08-12',
      `HOLDS_ROLE secretary: Person Ông Thế Vinh =vinh/2 -> PartyCommittee Đảng ủy Bộ Nội vụ {party_committee(of=ministry_of_home_affairs)}`,
    ),
  ],
  ['two whom one document names', vi('2025-08-12', 'Person Lục Văn Tài =tai/1', 'Person Lục Văn Tài #2 =tai/2')],
  [
    'two who speak in two countries on one day',
    vi(
      '2025-09-10',
      'SPOKE_AT: Person Cù Huy Khải =khai/1 -> Conference Hội thảo Sông Hồng @2025-09-09',
      `HELD_IN: Conference Hội thảo Sông Hồng -> ${place('Nhật Bản', 'JP')}`,
    ),
    vi(
      '2025-09-11',
      'CHAIRED: Person Cù Huy Khải =khai/2 -> Conference Lễ kỷ niệm Quốc khánh @2025-09-09',
      `HELD_IN: Conference Lễ kỷ niệm Quốc khánh -> ${place('Brazil', 'BR')}`,
    ),
  ],
  [
    'two of whom one lived seventy years before',
    vi(
      '1954-07-21',
      'HOLDS_ROLE minister: Person Tôn Thất Hoạch =hoach/1 -> Organization Bộ Canh nông {ministry_of_agriculture_1945(VN)}',
    ),
    vi('2025-07-21', 'HOLDS_ROLE director: Person Tôn Thất Hoạch =hoach/2 -> Organization Học viện Sông Cầu'),
  ],
  [
    'two whose marks differ, with nothing else',
    vi('2025-07-01', 'Person Nghiêm Thị Tú =tu/1'),
    vi('2025-07-02', 'Person Nghiêm Thị Tư =tu/2'),
    vi('2025-07-03', 'Person Nghiêm Thị Tú =tu/1'),
  ],
  [
    'two whose names share all words but one',
    vi('2025-07-01', `HOLDS_ROLE member: Person Lều Thọ Bình An =an/1 -> ${committee('Đảng ủy tại Thái Lan', 'TH')}`),
    vi('2025-07-02', `HOLDS_ROLE member: Person Lều Thọ Bình =an/2 -> ${committee('Đảng ủy tại Thái Lan', 'TH')}`),
  ],
  [
    'a son with the name of his father, in one body of two times',
    vi('1975-05-01', 'HOLDS_ROLE chair: Person Vi Văn Thượng =thuong/1 -> Organization Hợp tác xã Bản Mường'),
    vi('2024-05-01', 'HOLDS_ROLE chair: Person Vi Văn Thượng =thuong/2 -> Organization Hợp tác xã Bản Mường'),
  ],
  [
    'a consul general and an ambassador in two countries',
    en(
      '2025-04-02',
      `HOLDS_ROLE consul_general: Person Quach Thi Hien =hien/1 -> Embassy Consulate General of Vietnam in Sydney {consulate_general(of=VN,in=AU,city=sydney)}`,
    ),
    en(
      '2025-04-09',
      `HOLDS_ROLE ambassador: Person Quach Thi Hien =hien/2 -> ${embassy('Embassy of Vietnam in Finland', 'FI')}`,
    ),
    vi(
      '2025-04-11',
      `HOLDS_ROLE ambassador: Person Quách Thị Hiền =hien/2 -> ${embassy('Đại sứ quán Việt Nam tại Phần Lan', 'FI')}`,
    ),
  ],
  [
    'three of one name, each twice',
    vi(
      '2025-05-02',
      `HOLDS_ROLE ambassador: Person Dương Đức Anh =duc-anh/1 -> ${embassy('Đại sứ quán Việt Nam tại Ai Cập', 'EG')}`,
    ),
    en(
      '2025-05-12',
      `HOLDS_ROLE ambassador: Person Duong Duc Anh =duc-anh/1 -> ${embassy('Embassy of Vietnam in Egypt', 'EG')}`,
    ),
    vi(
      '2025-06-02',
      `HOLDS_ROLE ambassador: Person Dương Đức Anh =duc-anh/2 -> ${embassy('Đại sứ quán Việt Nam tại Iran', 'IR')}`,
    ),
    en(
      '2025-06-12',
      `HOLDS_ROLE ambassador: Person Duong Duc Anh =duc-anh/2 -> ${embassy('Embassy of Vietnam in Iran', 'IR')}`,
    ),
    vi(
      '2025-07-02',
      `HOLDS_ROLE secretary: Person Dương Đức Anh =duc-anh/3 -> ${committee('Đảng ủy tại Malaysia', 'MY')}`,
    ),
    id(
      '2025-07-12',
      `HOLDS_ROLE secretary: Person Duong Duc Anh =duc-anh/3 -> ${committee('Komite Partai di Malaysia', 'MY')}`,
    ),
  ],
]);
