// What a reader misses in the graph is told with the reason, and a sentence without anything is counted.
import { beforeAll, describe, expect, it } from 'vitest';
import { silentSentences, type UnusedReason, unusedReasons } from '#model/fact';
import { readText } from '#server/documents/read';
import { createExtractor, type Engine } from '#server/extractor';
import { explainText } from '../../scripts/explain-text.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createExtractor();
});
const unusedIn = (text: string) => engine.extract(readText(text)).unused.map(({ form, reason }) => [form, reason]);

const cases: readonly (readonly [UnusedReason, string, string])[] = [
  ['named-after', 'Đoàn xe đi qua phố Lê Hồng Phong rồi dừng lại.', 'Lê Hồng Phong'],
  ['part-of-name', 'Ông Trần Văn Nam là Bí thư Đảng ủy Bộ Ngoại giao.', 'Bộ Ngoại giao'],
  ['short-form', 'Đồng chí Trần Văn Nam dự họp. Ban Chấp hành đã bàn việc này.', 'Ban Chấp hành'],
  ['no-relation', 'Nhiều gia đình đã chuyển tới Hàn Quốc sinh sống.', 'Hàn Quốc'],
  ['heading', 'NGƯỜI VIỆT NAM Ở XA TỔ QUỐC\n\nĐồng chí Trần Văn Nam dự họp.', 'VIỆT NAM'],
  ['credit', 'Đồng chí Trần Văn Nam dự họp. (Ảnh: Đức Thắng)', 'Đức Thắng'],
  ['dateline', 'Tokyo (TTXVN) - Đồng chí Trần Văn Nam dự họp.', 'TTXVN'],
  ['unknown', 'Chúng tôi đọc cùng Sergey Petrovich cả buổi chiều.', 'Sergey Petrovich'],
];

describe('a name in capitals that nothing is made of', () => {
  it.each(cases)('has the reason %s', (reason, text, form) => {
    const found = unusedIn(text);
    expect(found.map(([, why]) => why)).toContain(reason);
    expect(
      found.filter(([, why]) => why === reason).some(([name]) => form.includes(name ?? '-') || name?.includes(form)),
    ).toBe(true);
  });

  it('has no other reason than these', () => {
    expect(cases.map(([reason]) => reason).sort()).toEqual([...unusedReasons].sort());
  });

  it('is none where it counts, where it begins a sentence, or where it is an office', () => {
    expect(unusedIn('Đồng chí Trần Văn Nam là Bí thư Đảng ủy Bộ Ngoại giao. Mọi người đều vui.')).not.toEqual(
      expect.arrayContaining([['Trần Văn Nam', expect.anything()]]),
    );
    expect(unusedIn('Mọi người đều vui.')).toEqual([]);
  });
});

describe('the explanation of a document', () => {
  const text = 'Đồng chí Trần Văn Nam, Bí thư Đảng ủy Bộ Ngoại giao, đi cùng Sergey Petrovich. Trời mưa cả ngày.';

  it('has each fact with its sentence, the words marked, the rule and the entries', () => {
    const document = readText(text);
    const told = explainText(document, engine.extract(document));
    expect(told).toContain('Trần Văn Nam HOLDS_ROLE secretary Đảng ủy Bộ Ngoại giao');
    expect(told).toMatch(
      /Đồng chí ⟦Trần Văn Nam, Bí thư Đảng ủy Bộ Ngoại giao⟧, đi cùng Sergey Petrovich\.\n +vi\/office-at-body ← .*offices:bí thư/,
    );
    expect(told).toMatch(
      /2 names that nothing was made of\n +Bộ Ngoại giao .*\n +Sergey Petrovich \(\d+\): nothing says what it names/,
    );
    expect(told).toMatch(/1 sentences that gave nothing\n +Trời mưa cả ngày\./);
  });

  it('has each day of a gathering with the sentences that tell it or lead to it', () => {
    const days = readText(
      'Chiều 5/3/2025, Trần Văn Nam đến Hà Nội. Tối cùng ngày, Lễ kỷ niệm Quốc khánh diễn ra tại Hà Nội.',
    );
    expect(explainText(days, engine.extract(days))).toMatch(
      /1 days of gatherings\n\n +Lễ kỷ niệm Quốc khánh 2025-03-05\n +Chiều ⟦5\/3\/2025⟧, .*\n +⟦Tối cùng ngày⟧, Lễ/,
    );
  });

  it('counts sentences by what they hold', () => {
    const extraction = engine.extract(readText(text));
    expect(silentSentences(extraction)).toEqual([{ start: text.indexOf('Trời'), end: text.length }]);
  });
});
