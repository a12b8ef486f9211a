// The tasks of a reader from the keyboard alone: no test here moves or clicks a mouse, and each goes by Tab, arrows, Enter
// and the keys of the page to where it acts.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { keysOf } from '../helpers/keys.ts';
import { describePage } from '../helpers/page-tests.ts';
import { readStage, waitForStill } from '../helpers/reader.ts';

describePage('a reader with nothing but keys', (reader) => {
  const { press, enter, type, find, command, heading, options } = keysOf(reader);
  const stage = () => reader.page.getByRole('application', { name: /^Graph of people/ });

  it('1: lands on a person, a body, a gathering, a document and a place', async () => {
    await reader.open();
    await find('pham thanh', /^Ph[ạa]m Thanh B[ìi]nh$/);
    await find('dang uy ngoai nuoc', 'Đảng ủy Ngoài nước');
    await find('67-nq', /67-NQ/);
    await find('ha noi', /H[àa] ?N[ộo]i/i);
  });

  it('2: opens the sentences of a line, and from a sentence its document at that place', async () => {
    const { page, panel } = reader;
    await reader.open();
    await find('le hoai trung', 'Lê Hoài Trung');
    await enter(panel.getByRole('button', { name: /^\d+ sentences? about/ }).first());
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

  it('3: brings in neighbours of one relationship, after reading how many there are', async () => {
    const { page, panel } = reader;
    await reader.open();
    await find('le hoai trung', 'Lê Hoài Trung');
    await reader.tabTo(stage(), { back: true });
    await press('Shift+H');
    await page.waitForURL('**without=**');
    const few = (await waitForStill(page)).nodes.length;
    await press('Escape');
    await find('dang uy ngoai nuoc', 'Đảng ủy Ngoài nước');
    await enter(panel.getByRole('button', { name: 'Expand' }));
    const choice = panel.locator('li button').filter({ hasText: /^(Holds an office|.*office).*\d$/i });
    const count = Number(/\d+$/.exec((await choice.first().textContent()) ?? '')?.[0]);
    expect(count).toBeGreaterThan(0);
    await enter(choice.first());
    await page.waitForURL('**with=**');
    expect((await readStage(page)).nodes.length).toBeGreaterThan(few);
  });

  it('4: asks how two hang together, chooses among the ways, sets conditions and copies what was found', async () => {
    const { page, panel } = reader;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: reader.url });
    await reader.open();
    await find('le hoai trung', 'Lê Hoài Trung');
    await enter(panel.getByRole('button', { name: 'Connect with…' }));
    await reader.tabTo(panel.getByRole('combobox', { name: 'To' }));
    await type('pham thanh binh');
    await options().first().waitFor();
    await press('Enter');
    const ways = panel.getByRole('list', { name: 'Ways found' }).getByRole('button');
    await enter(ways.nth(1));
    expect(await ways.nth(1).getAttribute('aria-current')).toBe('true');
    await enter(panel.locator('ol details summary').first());
    await panel.locator('blockquote mark').first().waitFor();
    const sentence = ((await panel.locator('blockquote').first().textContent()) ?? '').trim();
    await enter(panel.getByRole('button', { name: 'Copy with sources' }));
    await panel.getByText('Copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(sentence);

    const avoid = panel.getByRole('button', { name: /^Avoid / }).first();
    const name = ((await avoid.getAttribute('aria-label')) ?? '').replace(/^Avoid /, '');
    await reader.tabTo(avoid, { back: true });
    await press('Enter');
    const again = panel.getByRole('button', { name: `Allow ${name} again` });
    await reader.tabTo(again, { back: true });
    await press('Enter');
    await again.waitFor({ state: 'detached' });
    await reader.tabTo(panel.getByRole('checkbox', { name: /not through hubs/ }), { back: true });
    await press('Space');
    await page.waitForURL('**hub=**');
    await reader.tabTo(panel.getByLabel('documents for each step'));
    await press('ArrowDown');
    await page.waitForURL('**least=2**');
  });

  it('5: shows one kind alone, hides another, looks as of a day, and plays from there', async () => {
    const { page } = reader;
    await reader.open();
    const legend = page.getByRole('region', { name: /legend/i });
    await enter(legend.getByRole('button', { name: /^People/ }));
    await page.waitForURL('**hide=**');
    await enter(legend.getByRole('button', { name: 'Show all' }));
    await page.waitForURL((address) => !address.search.includes('hide='));
    await reader.tabTo(legend.getByRole('button', { name: 'Hide Places' }), { back: true });
    await press('Space');
    await page.waitForURL('**hide=Place**');
    const time = page.getByRole('region', { name: 'Time' });
    await reader.tabTo(time.getByRole('button', { name: 'As of one day' }), { back: true });
    await press('Enter');
    await page.waitForURL('**day=**');
    await reader.tabTo(time.getByRole('slider', { name: 'As of' }), { back: true });
    await press('Home');
    await page.waitForURL(/day=20[01]\d/);
    const early = page.url();
    await enter(time.getByRole('button', { name: 'Play through time' }));
    await page.waitForURL((address) => address.href !== early);
    await enter(time.getByRole('button', { name: 'Pause' }));
    await enter(time.getByRole('button', { name: 'All of the time' }));
    await page.waitForURL((address) => !address.search.includes('day='));
  });

  it('7: reads a fact of a document in its words', async () => {
    const { panel } = reader;
    await reader.open();
    await command('documents');
    await heading('Documents');
    await enter(panel.locator('li a').first());
    await panel.locator('article a[data-label]').first().waitFor();
    expect(await panel.locator('article mark').count()).toBe(0);
    await enter(panel.getByRole('list', { name: 'Facts stated here' }).getByRole('button').first());
    await panel.locator('article mark').first().waitFor();
  });

  it('8: writes a text, sees what it would change, brings it in, reads it and takes it out again', async () => {
    const { page, panel } = reader;
    await reader.open();
    const things = async () => (await readStage(page)).nodes.map(({ id }) => id as string);
    await command('bring in');
    await heading('Bring in documents');
    await reader.tabTo(panel.locator('input[type=file]'));
    await reader.tabTo(panel.getByLabel('Or paste a text'));
    await type('Đồng chí Nguyễn Văn Thử, Đại sứ Việt Nam tại Lào, phát biểu tại Hội nghị cán bộ.');
    await enter(panel.getByRole('button', { name: 'Add this text' }));
    await enter(panel.getByRole('button', { name: 'See what it would change' }));
    await panel.getByRole('list', { name: 'What would change' }).waitFor();
    await enter(panel.getByRole('button', { name: 'Bring it in' }));
    await enter(panel.getByRole('link', { name: /^Read / }));
    await panel.locator('article a[data-label]').first().waitFor();
    expect(await things()).toContain('person/nguyen-van-thu');
    await enter(panel.getByRole('button', { name: 'Take this document out' }));
    await panel.getByRole('list', { name: 'What would change' }).waitFor();
    await enter(panel.getByRole('button', { name: 'Take it out' }));
    await page.getByText('is taken out').waitFor();
    expect(await things()).not.toContain('person/nguyen-van-thu');
  });

  it('9: gives somebody another name, sees what it changes, finds it among the corrections and takes it back', async () => {
    const { page, panel } = reader;
    await reader.open();
    await find('le hoai trung', 'Lê Hoài Trung');
    await enter(panel.getByRole('button', { name: 'Correct', exact: true }));
    await reader.tabTo(panel.getByRole('radio', { name: 'Same as another' }));
    await press('ArrowDown', 'ArrowDown');
    await reader.tabTo(panel.getByLabel('The name to show'));
    await type('Lê H. Trung');
    await reader.tabTo(panel.getByLabel('Why', { exact: true }));
    await type('shorter');
    await reader.tabTo(panel.getByLabel('Your name'));
    await type('Người Đọc');
    await enter(panel.getByRole('button', { name: 'See what it changes' }));
    await panel.getByRole('list', { name: 'What would change' }).waitFor();
    await enter(panel.getByRole('button', { name: 'Correct it', exact: true }));
    await heading('Lê H. Trung');
    await command('review');
    await enter(panel.getByRole('link', { name: 'Corrections' }));
    const made = panel.getByRole('listitem').filter({ hasText: 'shorter' });
    await enter(made.getByRole('button', { name: 'Take back' }));
    await made.getByRole('list', { name: 'What would change' }).waitFor();
    await enter(made.getByRole('button', { name: 'Take back' }));
    await page.getByText('Taken back; all is as before.').waitFor();
    await find('le hoai trung', 'Lê Hoài Trung');
  });

  it('10: opens the history, goes to a step by name, and is back at its button by Escape', async () => {
    const { page } = reader;
    await reader.open();
    await enter(page.getByRole('button', { name: 'Hide Places' }));
    await page.waitForURL('**hide=Place**');
    await enter(page.getByRole('button', { name: 'Hide People' }));
    await page.waitForURL(/hide=.*Person/);
    const button = page.getByRole('button', { name: 'History' });
    await reader.tabTo(button, { back: true });
    await press('Enter');
    await enter(page.getByRole('button', { name: /^Filter: Places/ }));
    await page.waitForURL((address) => address.searchParams.get('hide') === 'Place');
    await enter(page.getByRole('button', { name: /^Filter: People/ }));
    await page.waitForURL(/hide=.*Person/);
    await press('Escape');
    await page.getByRole('button', { name: /^Filter: People/ }).waitFor({ state: 'detached' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await press('Control+z', 'Control+z');
    await page.waitForURL((address) => address.search === '');
  });

  it('11: copies a link, keeps a view, opens and removes it, and takes a page of its own along', async () => {
    const { page, panel } = reader;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: reader.url });
    await reader.open();
    await find('pham thanh binh', /^Ph[ạa]m Thanh B[ìi]nh$/);
    await reader.tabTo(stage(), { back: true });
    await press('Shift+H');
    await page.waitForURL('**without=**');
    const kept = (await waitForStill(page)).nodes.length;
    await command('share');
    await enter(panel.getByRole('button', { name: 'Copy the link' }));
    await panel.getByText('Copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('without=');
    await reader.tabTo(panel.getByLabel('Name of the view'));
    await type('Around one');
    await press('Enter');
    await enter(panel.getByRole('button', { name: 'Rename: Around one' }));
    await type(' of many');
    await press('Enter');
    await panel.getByRole('link', { name: 'Around one of many' }).waitFor();
    await reader.tabTo(panel.getByLabel('Title of the picture or page'));
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
    await command('share');
    await enter(panel.getByRole('button', { name: 'Remove: Around one of many' }));
    await panel.getByText('“Around one of many” is removed.').waitFor();
  });

  it('13: changes language and theme by the commands', async () => {
    const { page } = reader;
    await reader.open();
    await command('bahasa');
    await page.waitForFunction(() => document.documentElement.lang === 'id');
    await press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    await type('english');
    await press('Enter');
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    await command('theme: dark');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  });
});
