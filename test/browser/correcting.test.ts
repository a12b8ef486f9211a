// Correcting: one thing for two, two for one, another name, a fact that is none; what it changes is seen first, and all of
// it can be taken back. The doubtful and the contradictory are a queue for the keyboard.
import { expect, it } from 'vitest';
import { startDoubtfulServer } from '../helpers/doubts.ts';
import { describePage } from '../helpers/page-tests.ts';

describePage(
  'a reader who corrects',
  (reader) => {
    const counted = (list: string, count: number) =>
      reader.panel.getByRole('link', { name: list }).getByText(String(count), { exact: true }).waitFor();
    const sign = async (name = 'Người Đọc') => {
      await reader.panel.getByLabel('Your name').fill(name);
    };
    const apply = async () => {
      await reader.panel.getByRole('button', { name: 'See what it changes' }).click();
      await reader.panel.getByRole('list', { name: 'What would change' }).waitFor();
      await reader.panel.getByRole('button', { name: 'Correct it', exact: true }).click();
      await reader.page.getByText('Corrected. It can be taken back').first().waitFor();
    };

    it('works through the doubtful pairs and the disagreements by keys alone, and takes the last one back', async () => {
      const { page, panel } = reader;
      await reader.open('/review');
      await panel.getByText('1 of 2').waitFor();
      await page.keyboard.press('m');
      expect(await panel.getByLabel('Your name').evaluate((field) => field === document.activeElement)).toBe(true);
      await page.keyboard.type('Người Đọc');
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowRight');
      await panel.getByText('2 of 2').waitFor();
      await page.keyboard.press('ArrowLeft');
      await panel.getByText('1 of 2').waitFor();
      await panel.getByText('The same name with and without its marks').waitFor();
      await page.keyboard.press('n');
      await panel.getByText('1 of 1').waitFor();
      await page.keyboard.press('u');
      await panel.getByText('1 of 2').waitFor();
      await page.keyboard.press('n');
      await panel.getByText('1 of 1').waitFor();
      await page.keyboard.press('m');
      await panel.getByText('No pair is in doubt.').waitFor();
      await counted('Corrections', 2);

      await panel.getByRole('link', { name: 'Disagreements' }).click();
      await panel.getByText('Who was Ambassador at Đại sứ quán tại Lào').waitFor();
      expect(await panel.locator('blockquote').count()).toBe(2);
      await page.keyboard.press('2');
      await panel.getByText('The documents do not disagree.').waitFor();
      await counted('Corrections', 3);
    });

    it('sees the list of corrections with reasons, and withdraws one after seeing what that changes', async () => {
      const { panel } = reader;
      await reader.open('/review/made');
      const hidden = panel.getByRole('listitem').filter({ hasText: 'Hidden:' });
      await hidden.getByText('Contradicts another document').waitFor();
      await hidden.getByText('Người Đọc').waitFor();
      await hidden.getByRole('button', { name: 'Take back' }).click();
      await hidden.getByRole('list', { name: 'What would change' }).waitFor();
      await hidden.getByRole('button', { name: 'Take back' }).click();
      await reader.page.getByText('Taken back; all is as before.').waitFor();
      await panel.getByRole('link', { name: 'Disagreements' }).click();
      await panel.getByText('Who was Ambassador').waitFor();
    });

    it('says of two bodies that they are one, and sees why they are', async () => {
      const { panel } = reader;
      await reader.open();
      await reader.find('chi bo su quan');
      await panel.getByRole('button', { name: 'Correct', exact: true }).click();
      await panel.getByRole('combobox', { name: 'The other one' }).fill('chi bo dai su quan');
      await panel.getByRole('listbox').getByRole('option').first().click();
      await panel.getByText('Chi bộ Sứ quán and Chi bộ Đại sứ quán are one.').waitFor();
      await sign();
      await panel.getByLabel('Why', { exact: true }).fill('One cell, two spellings');
      await panel.getByRole('button', { name: 'See what it changes' }).click();
      await panel.getByText('Become one').waitFor();
      await panel.getByRole('button', { name: 'Drop it' }).click();
      await apply();
      await panel.getByRole('heading', { name: 'Names' }).waitFor();
      await panel.getByText('Somebody judged so').first().waitFor();
      await panel.getByText('Chi bộ Đại sứ quán').first().waitFor();
    });

    it('takes it apart again, and gives it another name', async () => {
      const { page, panel } = reader;
      await reader.open();
      await reader.find('chi bo su quan');
      await panel.getByRole('button', { name: 'Correct', exact: true }).click();
      await panel.getByText('Take apart').click();
      await panel.getByRole('checkbox').last().check();
      await sign();
      await panel.getByLabel('Why', { exact: true }).fill('They are two after all');
      await panel.getByRole('button', { name: 'See what it changes' }).click();
      await panel.getByText('Become several').waitFor();
      await panel.getByRole('button', { name: 'Correct it', exact: true }).click();
      await page.getByText('Corrected. It can be taken back').first().waitFor();

      await reader.find('tran thi bich');
      await panel.getByRole('button', { name: 'Correct', exact: true }).click();
      await panel.getByText('Another name').click();
      await panel.getByLabel('The name to show').fill('Trần Thị Ngọc Bích');
      await panel.getByLabel('Why', { exact: true }).fill('Her full name');
      await apply();
      await panel.getByRole('heading', { level: 1, name: 'Trần Thị Ngọc Bích' }).waitFor();
    });

    it('says of a relationship that it is not so: it is gone from the panel', async () => {
      const { panel } = reader;
      await reader.open();
      await reader.find('le van cuong');
      await panel
        .getByRole('button', { name: /sentence/ })
        .first()
        .click();
      await panel.getByRole('button', { name: 'This is not so' }).click();
      await sign();
      await panel.getByLabel('Why', { exact: true }).fill('He was never posted there');
      await apply();
      await panel.getByText('No document states a relationship of it.').waitFor();
    });
  },
  {
    start: startDoubtfulServer,
  },
);
