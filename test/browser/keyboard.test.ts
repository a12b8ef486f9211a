// The tasks of a reader from the keyboard alone: no test here moves or clicks a mouse, and each goes by Tab, arrows, Enter
// and the keys of the page to where it acts. Commands are called, and places said, in the language of the reader: each task
// is walked in one of the three, and with `LANGUAGES=vi,id` in each of those.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ontology } from '#model/ontology';
import { type Keys, keysOf } from '../helpers/keys.ts';
import { describePage } from '../helpers/page-tests.ts';
import { readStage, waitForStill } from '../helpers/reader.ts';
import { type Language, type Texts, textsOf } from '../helpers/texts.ts';

const asked = process.env.LANGUAGES?.split(',') as Language[] | undefined;

/** What begins with these words. */
const begins = (words: string) => new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

describePage('a reader with nothing but keys', (reader) => {
  interface Walk extends Keys, Texts {
    readonly language: Language;
  }
  const walkIn = (usual: Language, title: string, walk: (walk: Walk) => Promise<void>) =>
    it.each(asked ?? [usual])(`${title}, in %s`, async (language) => {
      await reader.page.addInitScript((own) => {
        Object.defineProperty(navigator, 'languages', { value: [own] });
      }, language);
      const texts = textsOf(language);
      await walk({ ...keysOf(reader, texts), ...texts, language });
    });
  const stage = ({ t }: Texts) => reader.page.getByRole('application', { name: t('stage.label'), exact: true });
  const people = ({ language }: Walk) => ontology.labels.Person.plural[language];
  const places = ({ language }: Walk) => ontology.labels.Place.plural[language];
  /** Goes from the panel to the stage, hears where one is, and what the first of its relationships is. */
  const hear = async (walk: Walk, name: string) => {
    const said = (words: RegExp) => reader.page.getByRole('status').filter({ hasText: words });
    await reader.tabTo(stage(walk), { back: true });
    await said(begins(`${name}, ${ontology.labels.Person.caption[walk.language]}, `)).waitFor();
    await walk.press('ArrowRight');
    const [first = '', ofAll = ''] = walk.t('walk.step', { at: 1, count: 777 }).split('777');
    await said(new RegExp(`${begins(first).source}\\d+${ofAll}: `)).waitFor();
    await walk.press('Escape');
  };

  walkIn('vi', '1: lands on a person, a body, a gathering, a document and a place', async (walk) => {
    const { find } = walk;
    await reader.open();
    await find('pham thanh', /^Ph[ạa]m Thanh B[ìi]nh$/);
    await find('dang uy ngoai nuoc', 'Đảng ủy Ngoài nước');
    await find('67-nq', /67-NQ/);
    await find('ha noi', /H[àa] ?N[ộo]i/i);
  });

  walkIn('en', '2: opens the sentences of a line, and from a sentence its document at that place', async (walk) => {
    const { enter, find, like } = walk;
    const { page, panel } = reader;
    await reader.open();
    await find('le hoai trung', 'Lê Hoài Trung');
    await enter(panel.getByRole('button', { name: like('relation.proof') }).first());
    const quote = panel.locator('blockquote').first();
    await quote.locator('mark').waitFor();
    const sentence = ((await quote.textContent()) ?? '').trim();
    await enter(panel.locator('ol a').first());
    const words = panel.locator('article mark').first();
    await words.waitFor();
    expect(await panel.locator('article').textContent()).toContain(sentence.slice(0, 40));
    const [place, window] = [await words.boundingBox(), page.viewportSize()];
    expect(place?.y, 'the place is in the window').toBeLessThan(window?.height ?? 0);
  });

  walkIn('id', '3: brings in neighbours of one relationship, after reading how many there are', async (walk) => {
    const { press, enter, find, t } = walk;
    const { page, panel } = reader;
    await reader.open();
    await find('le hoai trung', 'Lê Hoài Trung');
    await hear(walk, 'Lê Hoài Trung');
    await press('Shift+H');
    await page.waitForURL('**without=**');
    const few = (await waitForStill(page)).nodes.length;
    await press('Escape');
    await find('dang uy ngoai nuoc', 'Đảng ủy Ngoài nước');
    await enter(panel.getByRole('button', { name: t('expand.title') }));
    const holds = ontology.relationships.HOLDS_ROLE.caption[walk.language];
    const choice = panel.locator('li button').filter({ hasText: new RegExp(`^${holds}\\d+$`, 'i') });
    const count = Number(/\d+$/.exec((await choice.first().textContent()) ?? '')?.[0]);
    expect(count).toBeGreaterThan(0);
    await enter(choice.first());
    await page.waitForURL('**with=**');
    expect((await readStage(page)).nodes.length).toBeGreaterThan(few);
  });

  walkIn(
    'vi',
    '4: asks how two hang together, chooses among the ways, sets conditions and copies what was found',
    async (walk) => {
      const { press, enter, type, find, options, t, like } = walk;
      const { page, panel } = reader;
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: reader.url });
      await reader.open();
      await find('le hoai trung', 'Lê Hoài Trung');
      await enter(panel.getByRole('button', { name: t('paths.start') }));
      await reader.tabTo(panel.getByRole('combobox', { name: t('paths.to'), exact: true }));
      await type('pham thanh binh');
      await options().first().waitFor();
      await press('Enter');
      const ways = panel.getByRole('list', { name: t('paths.found') }).getByRole('button');
      await enter(ways.nth(1));
      expect(await ways.nth(1).getAttribute('aria-current')).toBe('true');
      await enter(panel.locator('ol details summary').first());
      await panel.locator('blockquote mark').first().waitFor();
      const sentence = ((await panel.locator('blockquote').first().textContent()) ?? '').trim();
      await enter(panel.getByRole('button', { name: t('paths.copy') }));
      await panel.getByText(t('paths.copied')).waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(sentence);

      const avoid = panel.getByRole('button', { name: like('paths.avoid') }).first();
      const name = ((await avoid.getAttribute('aria-label')) ?? '')
        .replace(t('paths.avoid', { name: '' }).trim(), '')
        .trim();
      await reader.tabTo(avoid, { back: true });
      await press('Enter');
      const again = panel.getByRole('button', { name: t('paths.again', { name }) });
      await reader.tabTo(again, { back: true });
      await press('Enter');
      await again.waitFor({ state: 'detached' });
      await reader.tabTo(panel.getByRole('checkbox', { name: like('paths.withoutHubs') }), { back: true });
      await press('Space');
      await page.waitForURL('**hub=**');
      await reader.tabTo(panel.getByLabel(t('paths.sources')));
      await press('ArrowDown');
      await page.waitForURL('**least=2**');
    },
  );

  walkIn('id', '5: shows one kind alone, hides another, looks as of a day, and plays from there', async (walk) => {
    const { press, enter, t } = walk;
    const { page } = reader;
    await reader.open();
    const legend = page.getByRole('region', { name: t('legend.title') });
    await enter(legend.getByRole('button', { name: begins(people(walk)) }));
    await page.waitForURL('**hide=**');
    await enter(legend.getByRole('button', { name: t('legend.reset') }));
    await page.waitForURL((address) => !address.search.includes('hide='));
    await reader.tabTo(legend.getByRole('button', { name: t('legend.hide', { label: places(walk) }) }), { back: true });
    await press('Space');
    await page.waitForURL('**hide=Place**');
    const time = page.getByRole('region', { name: t('time.title'), exact: true });
    await reader.tabTo(time.getByRole('button', { name: t('time.byDay') }), { back: true });
    await press('Enter');
    await page.waitForURL('**day=**');
    await reader.tabTo(time.getByRole('slider', { name: t('time.day') }), { back: true });
    await press('Home');
    await page.waitForURL(/day=20[01]\d/);
    const early = page.url();
    await enter(time.getByRole('button', { name: t('time.play') }));
    await page.waitForURL((address) => address.href !== early);
    await enter(time.getByRole('button', { name: t('time.pause') }));
    await enter(time.getByRole('button', { name: t('time.all') }));
    await page.waitForURL((address) => !address.search.includes('day='));
  });

  walkIn('en', '7: reads a fact of a document in its words', async (walk) => {
    const { enter, command, heading, t } = walk;
    const { panel } = reader;
    await reader.open();
    await command(t('documents.title'));
    await heading(t('documents.title'));
    await enter(panel.locator('li a').first());
    await panel.locator('article a[data-label]').first().waitFor();
    expect(await panel.locator('article mark').count()).toBe(0);
    await enter(
      panel
        .getByRole('list', { name: t('reading.facts') })
        .getByRole('button')
        .first(),
    );
    await panel.locator('article mark').first().waitFor();
  });

  walkIn(
    'vi',
    '8: writes a text, sees what it would change, brings it in, reads it and takes it out again',
    async (walk) => {
      const { enter, type, command, heading, t, like } = walk;
      const { page, panel } = reader;
      await reader.open();
      const things = async () => (await readStage(page)).nodes.map(({ id }) => id as string);
      await command(t('bring.title'));
      await heading(t('bring.title'));
      await reader.tabTo(panel.locator('input[type=file]'));
      await reader.tabTo(panel.getByLabel(t('bring.paste')));
      await type('Đồng chí Nguyễn Văn Thử, Đại sứ Việt Nam tại Lào, phát biểu tại Hội nghị cán bộ.');
      await enter(panel.getByRole('button', { name: t('bring.add') }));
      await enter(panel.getByRole('button', { name: t('bring.look', { count: 1 }) }));
      await panel.getByRole('list', { name: t('change.sum') }).waitFor();
      await enter(panel.getByRole('button', { name: t('bring.apply', { count: 1 }) }));
      await enter(panel.getByRole('link', { name: like('bring.read') }));
      await panel.locator('article a[data-label]').first().waitFor();
      expect(await things()).toContain('person/nguyen-van-thu');
      await enter(panel.getByRole('button', { name: t('document.takeOut') }));
      await panel.getByRole('list', { name: t('change.sum') }).waitFor();
      await enter(panel.getByRole('button', { name: t('document.takeOut.apply') }));
      await page.getByText(like('document.takeOut.done')).waitFor();
      expect(await things()).not.toContain('person/nguyen-van-thu');
    },
  );

  walkIn(
    'id',
    '9: gives somebody another name, sees what it changes, finds it among the corrections and takes it back',
    async (walk) => {
      const { press, enter, type, find, command, heading, t } = walk;
      const { page, panel } = reader;
      await reader.open();
      await find('le hoai trung', 'Lê Hoài Trung');
      await enter(panel.getByRole('button', { name: t('correct.open'), exact: true }));
      await reader.tabTo(panel.getByRole('radio', { name: t('correct.merge') }));
      await press('ArrowDown', 'ArrowDown');
      await reader.tabTo(panel.getByLabel(t('correct.rename.to')));
      await type('Lê H. Trung');
      await reader.tabTo(panel.getByLabel(t('correct.because'), { exact: true }));
      await type('shorter');
      await reader.tabTo(panel.getByLabel(t('correct.who')));
      await type('Người Đọc');
      await enter(panel.getByRole('button', { name: t('correct.look') }));
      await panel.getByRole('list', { name: t('change.sum') }).waitFor();
      await enter(panel.getByRole('button', { name: t('correct.apply'), exact: true }));
      await heading('Lê H. Trung');
      await command(t('review.title'));
      await enter(panel.getByRole('link', { name: t('review.made') }));
      const made = panel.getByRole('listitem').filter({ hasText: 'shorter' });
      await enter(made.getByRole('button', { name: t('review.takeBack') }));
      await made.getByRole('list', { name: t('change.sum') }).waitFor();
      await enter(made.getByRole('button', { name: t('review.takeBack') }));
      await page.getByText(t('review.takenBack')).waitFor();
      await find('le hoai trung', 'Lê Hoài Trung');
    },
  );

  walkIn('en', '10: opens the history, goes to a step by name, and is back at its button by Escape', async (walk) => {
    const { press, enter, t } = walk;
    const { page } = reader;
    await reader.open();
    await enter(page.getByRole('button', { name: t('legend.hide', { label: places(walk) }) }));
    await page.waitForURL('**hide=Place**');
    await enter(page.getByRole('button', { name: t('legend.hide', { label: people(walk) }) }));
    await page.waitForURL(/hide=.*Person/);
    const button = page.getByRole('button', { name: t('history.title') });
    await reader.tabTo(button, { back: true });
    await press('Enter');
    await enter(page.getByRole('button', { name: begins(t('step.filter', { name: places(walk) })) }));
    await page.waitForURL((address) => address.searchParams.get('hide') === 'Place');
    await enter(page.getByRole('button', { name: begins(t('step.filter', { name: people(walk) })) }));
    await page.waitForURL(/hide=.*Person/);
    await press('Escape');
    await page
      .getByRole('button', { name: begins(t('step.filter', { name: people(walk) })) })
      .waitFor({ state: 'detached' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await press('Control+z', 'Control+z');
    await page.waitForURL((address) => address.search === '');
  });

  walkIn(
    'vi',
    '11: copies a link, keeps a view, opens and removes it, and takes a page of its own along',
    async (walk) => {
      const { press, enter, type, find, command, t } = walk;
      const { page, panel } = reader;
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: reader.url });
      await reader.open();
      await find('pham thanh binh', /^Ph[ạa]m Thanh B[ìi]nh$/);
      await hear(walk, ((await panel.locator('h1').textContent()) ?? '').trim());
      await press('Shift+H');
      await page.waitForURL('**without=**');
      const kept = (await waitForStill(page)).nodes.length;
      await command(t('share.title'));
      await enter(panel.getByRole('button', { name: t('share.copy') }));
      await panel.getByText(t('share.copied')).waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('without=');
      await reader.tabTo(panel.getByLabel(t('share.name')));
      await type('Around one');
      await press('Enter');
      await enter(panel.getByRole('button', { name: `${t('share.rename')}: Around one` }));
      await type(' of many');
      await press('Enter');
      await panel.getByRole('link', { name: 'Around one of many' }).waitFor();
      await reader.tabTo(panel.getByLabel(t('share.fileTitle')));
      await type('Around one');
      const html = panel.getByRole('button', { name: /^HTML/ });
      await reader.tabTo(html);
      const [file] = await Promise.all([page.waitForEvent('download'), press('Enter')]);
      expect(readFileSync(await file.path(), 'utf8')).toContain('<title>Around one</title>');

      await press('Control+z');
      await page.waitForURL((address) => !address.search.includes('without='));
      await reader.tabTo(panel.getByRole('link', { name: 'Around one of many' }), { back: true });
      await press('Enter');
      await page.waitForURL('**without=**');
      expect((await waitForStill(page)).nodes.length).toBe(kept);
      await command(t('share.title'));
      await enter(panel.getByRole('button', { name: `${t('share.remove')}: Around one of many` }));
      await panel.getByText(t('share.removed', { name: 'Around one of many' })).waitFor();
    },
  );

  it('13: goes through all three languages, and to the dark theme, by the commands of each', async () => {
    const { page } = reader;
    const speaks = (code: Language) => page.waitForFunction((own) => document.documentElement.lang === own, code);
    await reader.open();
    await keysOf(reader, textsOf('en')).command('bahasa');
    await speaks('id');
    await keysOf(reader, textsOf('id')).command('tieng viet');
    await speaks('vi');
    const { t } = textsOf('vi');
    await keysOf(reader, textsOf('vi')).command(`${t('theme.title')}: ${t('theme.dark')}`);
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await keysOf(reader, textsOf('vi')).command('english');
    await speaks('en');
  });
});
