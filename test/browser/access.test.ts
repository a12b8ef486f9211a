// Without a mouse and without sight: along the relationships by keys with every step said, the stage's twin as tables, the
// list of keys, focus that shows, high contrast.
import { expect, it } from 'vitest';
import { describePage } from '../helpers/page-tests.ts';
import { readStage } from '../helpers/reader.ts';

describePage('a reader without a mouse or without sight', (reader) => {
  const stage = () => reader.page.getByRole('application', { name: /^Graph of people/ });
  const isLit = () =>
    reader.page.evaluate(() => {
      const canvas = [...document.querySelectorAll('canvas')].find(({ className }) => /spotlight/.test(className));
      const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
      return data?.some((value) => value > 0) ?? false;
    });

  it('walks along the relationships: each is said with its place, Enter goes along, Backspace comes back', async () => {
    const { page, panel } = reader;
    await reader.open();
    await page.keyboard.press('/');
    await page.keyboard.type('le hoai trung');
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await panel.getByRole('heading', { level: 1, name: 'Lê Hoài Trung' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'panel');
    const first = page.url();
    await stage().focus();
    await page.keyboard.press('ArrowRight');
    const said = page.getByRole('status').filter({ hasText: /^1 of \d+: / });
    const one = (await said.textContent()) ?? '';
    expect(one).toMatch(/^1 of \d+: [^,]+, .+ \d{4}, \d documents?$/);
    await page.keyboard.press('ArrowRight');
    await page
      .getByRole('status')
      .filter({ hasText: /^2 of \d+: / })
      .waitFor();
    await page.keyboard.press('ArrowLeft');
    await said.waitFor();
    expect(await said.textContent()).toBe(one);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.href !== first);
    const name = (await panel.locator('h1').textContent()) ?? '';
    expect(one).toContain(name);
    expect(await stage().evaluate((element) => element === document.activeElement), 'still on the stage').toBe(true);
    await page.keyboard.press('Backspace');
    await panel.getByRole('heading', { level: 1, name: 'Lê Hoài Trung' }).waitFor();
    await page.keyboard.press('Shift+ArrowDown');
    await page.waitForURL((url) => url.pathname !== new URL(first).pathname);
  });

  it('has the stage once more as tables, in step with it', async () => {
    const { page, panel } = reader;
    await reader.open('/table');
    const count = async () => Number(/\d+/.exec((await panel.getByRole('status').textContent()) ?? '')?.[0]);
    expect(await count()).toBe((await readStage(page)).nodes.length);
    await panel.getByText('Relationships', { exact: true }).first().click();
    await panel.getByRole('columnheader', { name: 'From' }).waitFor();
    const all = await count();
    expect(await panel.locator('tbody tr').count()).toBe(Math.min(all, 200));
    expect(await isLit()).toBe(false);
    await panel.locator('tbody a').first().focus();
    expect(await isLit(), 'the row with the focus is lit on the stage').toBe(true);
    await page.getByRole('button', { name: 'Hide Places' }).click();
    expect(await count()).toBeLessThan(all);
    await panel.getByRole('button', { name: 'When' }).click();
    expect(await panel.getByRole('columnheader', { name: /When/ }).getAttribute('aria-sort')).toBe('descending');
  });

  it('has all keys listed by ?, and every command by name', async () => {
    const { page } = reader;
    await reader.open();
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Keys' });
    for (const text of ['Expand', 'Narrow down', 'Undo', 'along it to its other end']) {
      await keys.getByText(text, { exact: true }).waitFor();
    }
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox').fill('high contrast');
    await page.keyboard.press('Enter');
    expect(await page.locator('html').getAttribute('data-contrast')).toBe('more');
  });

  it('sees where the focus is, wherever it goes', async () => {
    const { page } = reader;
    await reader.open('/person/le-hoai-trung?role=ambassador');
    await page.keyboard.press('f');
    const unseen = new Set<string>();
    let steps = 0;
    for (; steps < 60; steps++) {
      await page.keyboard.press('Tab');
      const blind = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const marked = [element, element.nextElementSibling, element.closest('label'), element.parentElement];
        const shows = marked.some((one) => one && getComputedStyle(one).outlineStyle !== 'none');
        const text = getComputedStyle(element.closest('search > div, [class*="field"]') ?? element).boxShadow;
        return shows || text !== 'none' ? null : element.outerHTML.slice(0, 120);
      });
      if (blind) unseen.add(blind);
    }
    expect([...unseen]).toEqual([]);
  });

  it('is spared motion, and finds what the system wants of contrast', async () => {
    const { page } = reader;
    await page.emulateMedia({ reducedMotion: 'reduce', contrast: 'more' });
    await reader.open();
    expect(await page.locator('html').getAttribute('data-contrast')).toBe('more');
    const times = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      return ['--quick', '--slow'].map((name) => style.getPropertyValue(name).trim());
    });
    expect(times).toEqual(['0s', '0s']);
  });
});
