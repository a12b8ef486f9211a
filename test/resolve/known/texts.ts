// Short texts, read by the extractor of the product: who and what is one across them, and who is not.
import { en, id, toCases, vi } from './cases.ts';

export const texts = toCases('texts', 'texts', [
  [
    'an ambassador and the embassy in three languages',
    vi(
      '2025-03-04',
      'Đại sứ Việt Nam tại Thụy Sĩ Phùng Thế Long đã tiếp đại diện Hội người Việt.',
      '=long Person Phùng Thế Long',
      '=ch Embassy Đại sứ quán Việt Nam tại Thụy Sĩ',
    ),
    id(
      '2025-03-05',
      'Duta Besar Vietnam untuk Swiss Phung The Long menghadiri resepsi itu.',
      '=long Person Phung The Long',
      '=ch Embassy Kedutaan Besar Vietnam untuk Swiss',
    ),
    en(
      '2025-03-06',
      'Phung The Long, Ambassador of Vietnam to Switzerland, attended the reception.',
      '=long Person Phung The Long',
      '=ch Embassy Embassy of Vietnam in Switzerland',
    ),
  ],
  [
    'a secretary of a committee abroad and the committee',
    vi(
      '2025-04-04',
      'Đồng chí Tạ Minh Khuê, Bí thư Đảng ủy tại Slovakia, chủ trì hội nghị.',
      '=khue Person Tạ Minh Khuê',
      '=sk PartyCommittee Đảng ủy tại Slovakia',
    ),
    vi(
      '2025-05-04',
      'Bí thư Đảng ủy tại Slovakia Tạ Minh Khuê phát biểu tại hội nghị.',
      '=khue Person Tạ Minh Khuê',
      '=sk PartyCommittee Đảng ủy tại Slovakia',
    ),
    en(
      '2025-05-05',
      'Ta Minh Khue, Secretary of the Party Committee in Slovakia, chaired the conference.',
      '=khue Person Ta Minh Khue',
      '=sk PartyCommittee Party Committee in Slovakia',
    ),
  ],
  [
    'ambassadors of one name in two countries',
    vi(
      '2025-06-04',
      'Đại sứ Việt Nam tại Argentina Ngô Đức Thịnh đã dự lễ khai mạc.',
      '=thinh/1 Person Ngô Đức Thịnh',
      '=ar/1 Embassy Đại sứ quán Việt Nam tại Argentina',
    ),
    vi(
      '2025-06-14',
      'Đại sứ Việt Nam tại Algeria Ngô Đức Thịnh đã dự lễ khai mạc.',
      '=thinh/2 Person Ngô Đức Thịnh',
      '=ar/2 Embassy Đại sứ quán Việt Nam tại Algeria',
    ),
    en(
      '2025-06-16',
      'Ngo Duc Thinh, Ambassador of Vietnam to Algeria, attended the opening ceremony.',
      '=thinh/2 Person Ngo Duc Thinh',
      '=ar/2 Embassy Embassy of Vietnam in Algeria',
    ),
  ],
  [
    'a minister in Vietnamese and Indonesian',
    vi(
      '2025-02-04',
      'Bộ trưởng Bộ Ngoại giao Lý Hải Đăng phát biểu tại hội nghị.',
      '=dang Person Lý Hải Đăng',
      '=bng Organization Bộ Ngoại giao',
    ),
    id(
      '2025-02-05',
      'Menteri Luar Negeri Vietnam Ly Hai Dang berpidato pada konferensi tersebut.',
      '=dang Person Ly Hai Dang',
    ),
    en(
      '2025-02-06',
      'Lý Hải Đăng, Minister of Foreign Affairs of Vietnam, addressed the conference.',
      '=dang Person Lý Hải Đăng',
    ),
  ],
  [
    'a resolution and a directive of one number',
    vi(
      '2025-02-04',
      'Hội nghị quán triệt Nghị quyết số 77-NQ/TW của Bộ Chính trị.',
      '=77/1 Resolution Nghị quyết số 77-NQ/TW',
    ),
    id(
      '2025-02-05',
      'Konferensi itu menyosialisasikan Resolusi No. 77-NQ/TW.',
      '=77/1 Resolution Resolusi No. 77-NQ/TW',
    ),
    en(
      '2025-02-06',
      'The conference studied Resolution No. 77-NQ/TW of the Politburo.',
      '=77/1 Resolution Resolution No. 77-NQ/TW',
    ),
    vi('2025-02-07', 'Hội nghị quán triệt Chỉ thị số 77-CT/TW của Ban Bí thư.', '=77/2 Resolution Chỉ thị số 77-CT/TW'),
  ],
  [
    'a congress of the Party in three languages',
    vi(
      '2025-02-04',
      'Đại hội đại biểu toàn quốc lần thứ XII của Đảng Cộng sản Việt Nam đã thông qua Nghị quyết.',
      '=xii Conference Đại hội đại biểu toàn quốc lần thứ XII của Đảng Cộng sản Việt Nam',
    ),
    id(
      '2025-02-05',
      'Kongres Nasional ke-12 Partai Komunis Vietnam mengesahkan resolusi itu.',
      '=xii Conference Kongres Nasional ke-12 Partai Komunis Vietnam',
    ),
    en(
      '2025-02-06',
      'The 12th National Congress of the Communist Party of Vietnam adopted the resolution.',
      '=xii Conference 12th National Congress of the Communist Party of Vietnam',
    ),
    en(
      '2025-02-07',
      'The 11th National Congress of the Communist Party of Vietnam adopted another.',
      '=xi Conference 11th National Congress of the Communist Party of Vietnam',
    ),
  ],
  [
    'a committee of a ministry in three languages, and one of another',
    vi(
      '2025-02-04',
      'Đảng ủy Bộ Ngoại giao tổ chức hội nghị tại Hà Nội.',
      '=du/1 PartyCommittee Đảng ủy Bộ Ngoại giao',
    ),
    id(
      '2025-02-05',
      'Komite Partai Kementerian Luar Negeri mengadakan konferensi di Hanoi.',
      '=du/1 PartyCommittee Komite Partai Kementerian Luar Negeri',
    ),
    en(
      '2025-02-06',
      'The Party Committee of the Ministry of Foreign Affairs held a conference in Hanoi.',
      '=du/1 PartyCommittee Party Committee of the Ministry of Foreign Affairs',
    ),
    vi('2025-02-07', 'Đảng ủy Bộ Công an tổ chức hội nghị tại Hà Nội.', '=du/2 PartyCommittee Đảng ủy Bộ Công an'),
  ],
  [
    'embassies of two countries in one',
    en(
      '2025-02-06',
      'The Embassy of Vietnam in Malaysia held a reception in Kuala Lumpur.',
      '=my/1 Embassy Embassy of Vietnam in Malaysia',
    ),
    en(
      '2025-02-07',
      'The Embassy of Indonesia in Malaysia held a reception in Kuala Lumpur.',
      '=my/2 Embassy Embassy of Indonesia in Malaysia',
    ),
    id(
      '2025-02-08',
      'Kedutaan Besar Vietnam di Malaysia mengadakan resepsi di Kuala Lumpur.',
      '=my/1 Embassy Kedutaan Besar Vietnam di Malaysia',
    ),
  ],
  [
    'two marked names, and a plain one that the country decides',
    vi('2025-02-04', 'Đại sứ Việt Nam tại Hà Lan Trần Văn Cường đã dự buổi lễ.', '=cuong/1 Person Trần Văn Cường'),
    vi('2025-02-05', 'Đại sứ Việt Nam tại Phần Lan Trần Văn Cương đã dự buổi lễ.', '=cuong/2 Person Trần Văn Cương'),
    en(
      '2025-02-06',
      'Tran Van Cuong, Ambassador of Vietnam to Finland, attended the ceremony.',
      '=cuong/2 Person Tran Van Cuong',
    ),
  ],
  [
    'a former ambassador and the present one',
    vi(
      '2025-02-04',
      'Nguyên Đại sứ Việt Nam tại Bỉ Lại Thị Ngà và Đại sứ Việt Nam tại Bỉ Vũ Đình Khang đã dự hội thảo.',
      '=nga/1 Person Lại Thị Ngà',
      '=nga/2 Person Vũ Đình Khang',
    ),
    en(
      '2025-02-06',
      'Vu Dinh Khang, Ambassador of Vietnam to Belgium, spoke at the seminar.',
      '=nga/2 Person Vu Dinh Khang',
    ),
  ],
  [
    'a city in three languages',
    vi('2025-02-04', 'Hội nghị diễn ra tại Bắc Kinh.', '=beijing Place Bắc Kinh'),
    id('2025-02-05', 'Konferensi itu berlangsung di Beijing.', '=beijing Place Beijing'),
    en('2025-02-06', 'The conference was held in Beijing.', '=beijing Place Beijing'),
  ],
  [
    'friendship associations with two countries',
    vi(
      '2025-02-04',
      'Ông Hồ Quang Trí, Chủ tịch Hội hữu nghị Việt Nam - Mông Cổ, đã phát biểu tại hội nghị.',
      '=tri Person Hồ Quang Trí',
      '=hoi/1 Organization Hội hữu nghị Việt Nam - Mông Cổ',
    ),
    vi(
      '2025-02-05',
      'Ông Hồ Quang Trí, Chủ tịch Hội hữu nghị Việt Nam - Mông Cổ, đã dự lễ.',
      '=tri Person Hồ Quang Trí',
      '=hoi/1 Organization Hội hữu nghị Việt Nam - Mông Cổ',
    ),
    vi(
      '2025-02-06',
      'Bà Lê Thu Cúc, Chủ tịch Hội hữu nghị Việt Nam - Cuba, đã phát biểu tại hội nghị.',
      '=cuc Person Lê Thu Cúc',
      '=hoi/2 Organization Hội hữu nghị Việt Nam - Cuba',
    ),
  ],
  [
    'a standing deputy secretary who becomes the secretary',
    vi(
      '2024-02-04',
      'Phó Bí thư Thường trực Đảng ủy tại Đan Mạch Bồ Xuân Hoà chủ trì hội nghị.',
      '=hoa Person Bồ Xuân Hoà',
      '=dk PartyCommittee Đảng ủy tại Đan Mạch',
    ),
    vi(
      '2025-02-05',
      'Bí thư Đảng ủy tại Đan Mạch Bồ Xuân Hòa chủ trì hội nghị.',
      '=hoa Person Bồ Xuân Hòa',
      '=dk PartyCommittee Đảng ủy tại Đan Mạch',
    ),
  ],
  [
    'chairs of two provinces',
    vi('2025-02-04', 'Chủ tịch UBND tỉnh Quảng Ninh Nguyễn Bá Tòng đã tiếp đoàn.', '=tong/1 Person Nguyễn Bá Tòng'),
    vi('2025-02-05', 'Chủ tịch UBND tỉnh Khánh Hòa Nguyễn Bá Tòng đã tiếp đoàn.', '=tong/2 Person Nguyễn Bá Tòng'),
  ],
  [
    'an Indonesian minister in three languages',
    id(
      '2025-02-04',
      'Menteri Luar Negeri Indonesia Bramantyo Wicaksono bertemu dengan Duta Besar Vietnam.',
      '=bram Person Bramantyo Wicaksono',
    ),
    en(
      '2025-02-05',
      'Bramantyo Wicaksono, Minister of Foreign Affairs of Indonesia, spoke at the conference.',
      '=bram Person Bramantyo Wicaksono',
    ),
    vi(
      '2025-02-06',
      'Bộ trưởng Bộ Ngoại giao Indonesia Bramantyo Wicaksono đã phát biểu tại hội nghị.',
      '=bram Person Bramantyo Wicaksono',
    ),
  ],
  [
    'consuls general in two cities of one country',
    en(
      '2025-02-05',
      'Ha Thi Minh Chau, Consul General of Vietnam in San Francisco, attended the ceremony.',
      '=chau/1 Person Ha Thi Minh Chau',
    ),
    vi(
      '2025-02-06',
      'Tổng Lãnh sự Việt Nam tại San Francisco Hà Thị Minh Châu đã dự buổi lễ.',
      '=chau/1 Person Hà Thị Minh Châu',
    ),
  ],
]);
