// Documents of a made-up world for benchmarks: a few things that nearly every document names, many that few name, as in
// the news. The same number gives the same document; texts are claims in the plain language of `test/helpers/claims.ts`.
import type { Document } from '#model/document';
import { createDocument } from '../../test/helpers/claims.ts';

const family = 'Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Phan Trương Đinh'.split(' ');
const middle = 'Văn Thị Minh Thanh Quốc Đức Hữu Ngọc Xuân Thu Hải Gia Kim Bảo Công Mạnh Tuấn Thế'.split(' ');
const given = 'An Bình Châu Dũng Giang Hà Hưng Khánh Lan Long Mai Nam Oanh Phong Quân Sơn Tâm Uyên Vinh Yến'.split(' ');
const countries = 'KR JP LA CN RU US FR DE ID TH SG IN GB AU CZ PL KH MY PH BR'.split(' ');
const roles = ['secretary', 'deputy_secretary', 'standing_member', 'member'];

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of `count`, the first ones far more often: half of all picks fall on the square root of the number. */
const pickSkewed = (roll: number, count: number) => Math.floor(count ** roll) - 1;

/** The name of a person; about one in ten of ten thousand shares it with another. */
function nameOf(person: number): string {
  const roll = createDice(person * 7_919);
  const pick = (list: readonly string[]) => list[Math.floor(roll() * list.length)] ?? '';
  return `${pick(family)} ${pick(middle)} ${pick(given)} ${pick(given)}`;
}

/** Document number `n` of a world that has about one new person and one gathering for each document. */
export function makeDocument(n: number): Document {
  const roll = createDice(n + 1);
  const seat = pickSkewed(roll(), countries.length);
  const country = countries[seat] ?? 'KR';
  const day = new Date(Date.UTC(2020, 0, 1) + Math.floor(roll() * 2_000) * 86_400_000).toISOString().slice(0, 10);
  const committee = `PartyCommittee Đảng ủy tại ${country} {party_committee(in=${country})}`;
  const ministry = 'Organization Bộ Ngoại giao {ministry_of_foreign_affairs(VN)}';
  const gathering = `Conference Hội nghị ${country} lần thứ ${n}`;
  // Who serves in one country serves there all along; a few are in every other report from it.
  const people = Array.from({ length: 4 }, () => nameOf(pickSkewed(roll(), 250 + n / 20) * countries.length + seat));
  const lines = [
    `HOLDS_ROLE minister: Person Vũ Hoài Nam -> ${ministry}`,
    `BASED_IN: ${committee} -> Place nước ${country} {place(${country})}`,
    `ORGANIZED: ${committee} -> ${gathering}`,
    `HELD_IN: ${gathering} -> Place nước ${country} {place(${country})}`,
    'Place Việt Nam {place(VN)}',
    ...[...new Set(people)].map((name, i) => `HOLDS_ROLE ${roles[i]}: Person ${name} -> ${committee}`),
    ...[...new Set(people)].map((name, i) => `${i === 0 ? 'CHAIRED' : 'ATTENDED'}: Person ${name} -> ${gathering}`),
  ];
  return createDocument(`${day.slice(0, 4)}/${n}.txt`, lines, { date: day });
}
