// The page in Vietnamese, Indonesian and English: texts, dates, sorting, plurals, what goes wrong, and the names of things.
import { expect, it } from 'vitest';
import { ontology } from '#model/ontology';
import { fillStore } from '../helpers/api.ts';
import { startFilledServer } from '../helpers/page-server.ts';
import { describePage } from '../helpers/page-tests.ts';
import { readStage, waitForStill } from '../helpers/reader.ts';

describePage('a reader in three languages', (reader) => {
  const choose = async (language: 'vi' | 'id' | 'en') => {
    await reader.page.locator('header select').selectOption(language);
    await reader.page.waitForFunction((code) => document.documentElement.lang === code, language);
  };

  const texts = {
    vi: { title: 'Tài liệu', date: /\d{1,2} tháng \d{1,2}, 20\d\d/, missing: 'Không có mục này' },
    id: {
      title: 'Dokumen',
      date: /\d{1,2} (Januari|Februari|Maret|Agustus|Desember) 20\d\d/,
      missing: 'Itu tidak ada',
    },
    en: {
      title: 'Documents',
      date: /(January|February|March|August|December) \d{1,2}, 20\d\d|\d{1,2} \w+ 20\d\d/,
      missing: 'That is not there',
    },
  } as const;

  for (const [language, { title, date, missing }] of Object.entries(texts)) {
    it(`reads texts, dates, sorted names and errors in ${language}`, async () => {
      const { page, panel } = reader;
      await reader.open('/documents');
      await choose(language as 'vi');
      await panel.getByRole('heading', { level: 1, name: title }).waitFor();
      expect(await panel.locator('li').filter({ hasText: date }).count()).toBeGreaterThan(3);
      await reader.open('/table');
      await panel.locator('th button').first().click();
      const names = await panel.locator('tbody th a').allTextContents();
      expect(names).toEqual([...names].sort(new Intl.Collator(language, { numeric: true }).compare));
      await reader.open('/person/nobody-of-that-name');
      await panel.getByRole('alert').getByText(missing).waitFor();
      // What is on the stage does not hang on the language.
      expect((await readStage(page)).nodes.length).toBeGreaterThan(60);
    });
  }

  it('reads what is drawn on the stage in the language that was chosen last', async () => {
    const { page } = reader;
    await page.addInitScript(() => {
      const written = new Set<string>();
      const write = CanvasRenderingContext2D.prototype.fillText;
      CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
        written.add(text);
        write.call(this, text, ...place);
      };
      Object.assign(window, { written });
    });
    await reader.open('/?look=time');
    for (const [language, undated] of [
      ['vi', 'không rõ ngày'],
      ['id', 'tanpa tanggal'],
      ['en', 'no date'],
    ] as const) {
      await page.evaluate(() => (window as unknown as { written: Set<string> }).written.clear());
      await choose(language);
      await page.waitForFunction((text) => (window as unknown as { written: Set<string> }).written.has(text), undated);
    }
  });

  it.each(['vi', 'en'])(
    'sees the whole graph beside a panel that is open from the beginning, in %s',
    async (language) => {
      const { page, panel } = reader;
      await page.addInitScript((own) => {
        Object.defineProperty(navigator, 'languages', { value: [own] });
        Object.defineProperty(navigator, 'language', { value: own });
      }, language);
      await reader.open('/query');
      await page.waitForFunction((own) => document.documentElement.lang === own, language);
      const { nodes } = await waitForStill(page);
      const { x: edge } = (await panel.boundingBox()) ?? { x: 0 };
      expect(nodes.filter(({ x }) => x > edge)).toEqual([]);
    },
  );

  it('reads one language as long as the texts of the next are on their way, and the last that was chosen', async () => {
    const { page } = reader;
    await reader.open();
    let go = () => {};
    const gone = new Promise<void>((resolve) => {
      go = resolve;
    });
    await page.route('**/assets/vi-*.js', async (route) => {
      await gone;
      await route.continue();
    });
    const people = (language: 'vi' | 'en') =>
      page.getByRole('region').getByRole('button', { name: new RegExp(`^${ontology.labels.Person.plural[language]}`) });
    const asked = page.waitForRequest('**/assets/vi-*.js');
    await page.locator('header select').selectOption('vi');
    await asked;
    // Whatever is drawn anew meanwhile is still drawn in the language that all else is in.
    await page.getByRole('button', { name: 'Hide Places' }).click();
    await page.waitForURL('**hide=Place**');
    expect(await people('en').count()).toBe(1);
    await page.locator('header select').selectOption('id');
    await page.waitForFunction(() => document.documentElement.lang === 'id');
    await page.locator('header select').selectOption('vi');
    await page.locator('header select').selectOption('en');
    const came = page.waitForResponse('**/assets/vi-*.js');
    go();
    await (await came).finished();
    await choose('id');
    await choose('en');
    expect(await people('en').count()).toBe(1);
  });

  it('reads what was done, and to whom, in the language that was chosen since', async () => {
    const { page } = reader;
    await reader.open('/?day=2025-03-01');
    await page.getByRole('button', { name: 'Hide Places' }).click();
    await page.getByRole('button', { name: 'All of the time' }).click();
    await choose('vi');
    await page.getByRole('button', { name: 'Lịch sử' }).click();
    for (const step of [`Lọc: ${ontology.labels.Place.plural.vi}`, 'Thời gian: Toàn bộ thời gian']) {
      await page.getByRole('button', { name: new RegExp(`^${step}`) }).waitFor();
    }
  });

  it('counts one and many as the language does', async () => {
    const { panel } = reader;
    await reader.open('/table');
    await panel.locator('tbody th a').last().click();
    await panel
      .getByText(/\b1 (relationship|document)\b(?!s)/)
      .first()
      .waitFor();
    await choose('id');
    await panel
      .getByText(/\b1 (hubungan|dokumen)\b/)
      .first()
      .waitFor();
    await choose('vi');
    await panel
      .getByText(/\b1 (mối liên hệ|tài liệu)/)
      .first()
      .waitFor();
  });
});

describePage(
  'a reader of things that have a name in each language',
  (reader) => {
    const heading = (name: string) => reader.panel.getByRole('heading', { level: 1, name, exact: true });

    it('reads the name that documents in that language give, on the panel, in the list and in the title, with the others beside it', async () => {
      const { page, panel } = reader;
      await reader.open('/party-committee/dang-uy-bo-ngoai-giao');
      await heading('Party Committee of the Ministry of Foreign Affairs').waitFor();
      await page.locator('header select').selectOption('id');
      await heading('Komite Partai Kementerian Luar Negeri').waitFor();
      await panel.getByText('Đảng ủy Bộ Ngoại giao').first().waitFor();
      expect(await page.title()).toContain('Komite Partai Kementerian Luar Negeri');
      await reader.open('/table');
      await panel.getByRole('link', { name: 'Konferensi Vientiane' }).waitFor();
      await reader.search.fill('hội nghị vientiane');
      const hit = page.getByRole('listbox').getByRole('option').first();
      await hit.getByText('Konferensi Vientiane').waitFor();
      await hit.getByText('Hội nghị Vientiane').waitFor();
    });

    it.each(['dang uy bo ngoai giao', 'Komite Partai Kementerian Luar Negeri', 'the Party Committee of the Ministry'])(
      'finds the same body by “%s”',
      async (words) => {
        await reader.open();
        await reader.find(words);
        await heading('Party Committee of the Ministry of Foreign Affairs').waitFor();
      },
    );
  },
  { start: () => startFilledServer((store) => fillStore(store)) },
);
