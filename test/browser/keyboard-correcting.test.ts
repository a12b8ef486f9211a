// Correcting from the keyboard alone, from the panel of what is wrong: no test here moves or clicks a mouse. After each
// step the focus is where the step was, so that the next Tab goes on from there.
import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { startDoubtfulServer } from '../helpers/doubts.ts';
import { keysOf } from '../helpers/keys.ts';
import { describePage } from '../helpers/page-tests.ts';

describePage(
  'a reader who corrects with nothing but keys',
  (reader) => {
    const { press, enter, type, find, command, options } = keysOf(reader);
    const hasFocus = (place: Locator) => place.evaluate((element) => element === document.activeElement);
    /** Waits until the focus is within, as it is after what had it gave way. */
    const focusIn = async (place: Locator) => {
      await place.waitFor();
      const element = await place.elementHandle();
      await reader.page.waitForFunction((one) => one?.contains(document.activeElement), element);
    };
    const proposal = () => reader.panel.getByRole('region', { name: 'What this changes' });
    const correct = () => reader.panel.getByRole('button', { name: 'Correct', exact: true });
    const open = async (choice: 0 | 1 | 2 | 3) => {
      if ((await correct().getAttribute('aria-expanded')) === 'false') await enter(correct());
      await reader.tabTo(reader.panel.getByRole('radio', { name: 'Same as another' }));
      for (let step = 0; step < choice; step++) await press('ArrowDown');
    };
    const chooseOther = async (words: string) => {
      await reader.tabTo(reader.panel.getByRole('combobox', { name: 'The other one' }));
      await type(words);
      await options().first().waitFor();
      await press('Enter');
    };
    /** Says why and who, looks at what it changes and does it. */
    const judge = async (why: string, found = 'What would change') => {
      const { panel, page } = reader;
      await reader.tabTo(panel.getByLabel('Why', { exact: true }));
      await press('Control+a');
      await type(why);
      await reader.tabTo(panel.getByLabel('Your name'));
      await press('Control+a');
      await type('Người Đọc');
      await enter(panel.getByRole('button', { name: 'See what it changes' }));
      await focusIn(proposal());
      const apply = panel.getByRole('button', { name: 'Correct it', exact: true });
      await apply.waitFor();
      await proposal()
        .getByText(found)
        .or(proposal().getByRole('list', { name: found }))
        .waitFor();
      await focusIn(proposal());
      await enter(apply);
      await page.getByText('Corrected. It can be taken back').first().waitFor();
      await focusIn(panel);
    };

    it('merges two bodies, with the reasons for it shown, and takes them apart again', async () => {
      const { panel } = reader;
      await reader.open();
      await find('chi bo su quan', 'Chi bộ Sứ quán');
      await open(0);
      await chooseOther('chi bo dai su quan');
      const said = panel.getByText('Chi bộ Sứ quán and Chi bộ Đại sứ quán are one.');
      await said.waitFor();
      await focusIn(panel.getByRole('region', { name: 'Correct it' }));
      await judge('One cell, two spellings');
      await panel.getByRole('heading', { level: 1 }).waitFor();
      await panel.getByText('Chi bộ Đại sứ quán').first().waitFor();

      await find('chi bo su quan', /Chi bộ/);
      await open(3);
      await panel.getByText('Somebody judged so').first().waitFor();
      await reader.tabTo(panel.getByRole('checkbox').last());
      await press('Space');
      await judge('They are two after all');
      await find('chi bo dai su quan', 'Chi bộ Đại sứ quán');
    });

    it('says of two that they are never the same, after reading what keeps them apart', async () => {
      const { panel } = reader;
      await reader.open();
      await find('nguyen van an', /^Nguy[ễe]n V[ăa]n/);
      await open(1);
      const candidates = panel.getByRole('list', { name: 'Others that might be the same' }).getByRole('button');
      await enter(candidates.first());
      await panel.getByText('are never one.').waitFor();
      await focusIn(panel.getByRole('region', { name: 'Correct it' }));
      await panel.getByText('The same name with and without its marks').last().waitFor();
      await judge('Two different people', 'It keeps them apart whatever is read later.');
    });

    it('is led back by Escape: from the change to the form, from the form to its button, and only then out', async () => {
      const { panel, page } = reader;
      await reader.open();
      await find('tran thi bich', 'Trần Thị Bích');
      await open(2);
      await reader.tabTo(panel.getByLabel('The name to show'));
      await type('Trần Thị Ngọc Bích');
      await reader.tabTo(panel.getByLabel('Why', { exact: true }));
      await type('Her full name');
      await reader.tabTo(panel.getByLabel('Your name'));
      await type('Người Đọc');
      await press('Enter');
      await panel.getByRole('list', { name: 'What would change' }).waitFor();
      await focusIn(proposal());
      await press('Escape');
      await proposal().waitFor({ state: 'detached' });
      expect(await panel.getByLabel('Why', { exact: true }).inputValue()).toBe('Her full name');
      await focusIn(panel.getByRole('region', { name: 'Correct it' }));
      await press('Escape');
      await panel.getByRole('region', { name: 'Correct it' }).waitFor({ state: 'detached' });
      expect(await hasFocus(correct())).toBe(true);
      expect(page.url()).toContain('tran-thi-bich');
      await press('Escape');
      await page.waitForURL((address) => address.pathname === '/');
    });

    it('renames somebody, and hides a relationship from its line', async () => {
      const { panel } = reader;
      await reader.open();
      await find('tran thi bich', 'Trần Thị Bích');
      await open(2);
      await reader.tabTo(panel.getByLabel('The name to show'));
      await type('Trần Thị Ngọc Bích');
      await judge('Her full name');
      await panel.getByRole('heading', { level: 1, name: 'Trần Thị Ngọc Bích' }).waitFor();

      await find('le van cuong', 'Lê Văn Cường');
      await enter(panel.getByRole('button', { name: /^\d+ sentences? about/ }).first());
      const hide = panel.getByRole('button', { name: 'This is not so' });
      await enter(hide);
      await reader.tabTo(panel.getByLabel('Why', { exact: true }));
      await press('Escape');
      expect(await hasFocus(hide)).toBe(true);
      await press('Enter');
      await judge('He was never posted there');
      await panel.getByText('No document states a relationship of it.').waitFor();
    });

    it('reads the list of corrections with their reasons and withdraws each, going on from where it was', async () => {
      const { panel, page } = reader;
      await reader.open();
      await command('review');
      await enter(panel.getByRole('link', { name: 'Corrections' }));
      const lines = panel.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Take back' }) });
      await lines.first().waitFor();
      const reasons = ['Two different people', 'Her full name', 'He was never posted there'];
      for (const reason of reasons) await lines.filter({ hasText: reason }).first().waitFor();
      for (const reason of reasons) {
        const line = lines.filter({ hasText: reason });
        await enter(line.getByRole('button', { name: 'Take back' }));
        await line.getByRole('button', { name: 'Drop it' }).waitFor();
        await focusIn(proposal());
        await enter(line.getByRole('button', { name: 'Take back' }));
        await line.waitFor({ state: 'detached' });
        await focusIn(panel);
        expect(await hasFocus(panel), 'the focus is on a line or what is left of the list').toBe(false);
      }
      await find('le van cuong', 'Lê Văn Cường');
      await panel.getByText('Ambassador').first().waitFor();
    });
  },
  { start: startDoubtfulServer },
);
