// Reading a document: facts in the margin beside their words, the graph of just that document, and the way from a mark
// to its node and back.
import { expect, it } from 'vitest';
import type { GraphStage } from '../../web/graph/stage.ts';
import { describePage } from '../helpers/page-tests.ts';

describePage('a reader of a document', (reader) => {
  const open = async () => {
    await reader.open('/documents/vi-d02.txt');
    await reader.page.waitForFunction(() => {
      const host = document.querySelector<HTMLElement & { stage?: GraphStage }>('[data-testid="document-stage"]');
      const now = host?.stage?.read();
      return now?.isSettled && now.nodes.length > 0;
    });
  };
  const nodes = () =>
    reader.page.evaluate(() => {
      const host = document.querySelector<HTMLElement & { stage?: GraphStage }>('[data-testid="document-stage"]');
      return host?.stage?.read().nodes ?? [];
    });
  const lit = () =>
    reader.page.evaluate(() => {
      const canvas = [...document.querySelectorAll('canvas')]
        .filter(({ className }) => /spotlight/.test(className))
        .at(-1);
      const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return data.some((value) => value > 0);
    });

  it('has the graph of that document and of nothing else beside the text', async () => {
    await open();
    const { entities } = await reader.page.evaluate(async () => (await fetch('/api/documents/vi-d02.txt')).json());
    const named = (entities as { id: string }[]).map(({ id }) => id).sort();
    expect((await nodes()).map(({ id }) => id as string).sort()).toEqual(named);
  });

  it('asks which sentences tell the day of a gathering, and goes to where they stand', async () => {
    const { page, panel } = reader;
    await open();
    await page.getByRole('combobox', { name: /search/i }).fill('ramah tamah');
    await page.getByRole('listbox').getByRole('option').first().click();
    const day = panel.getByRole('button', { name: /2025/ });
    await day.click();
    expect(await day.getAttribute('aria-expanded')).toBe('true');
    const words = panel.locator('blockquote mark');
    await words.first().waitFor();
    expect(await words.allTextContents()).toEqual(['ramah tamah']);
    await panel.locator('blockquote + *').first().click();
    const place = panel.locator('article mark');
    await place.first().waitFor();
    expect(await place.allTextContents()).toEqual(['ramah tamah']);
  });

  it('chooses a fact in the margin: its words are marked in the text and its ends lit on the graph', async () => {
    const { panel } = reader;
    await open();
    const fact = panel.getByRole('list', { name: 'Facts stated here' }).getByRole('button').first();
    expect(await lit()).toBe(false);
    await fact.click();
    const words = panel.locator('article mark').first();
    await words.waitFor();
    const edges = await reader.page.evaluate(
      async () => (await (await fetch('/api/documents/vi-d02.txt')).json()).facts,
    );
    const text = (await panel.locator('article').textContent()) ?? '';
    expect((edges as unknown[]).length).toBeGreaterThan(0);
    expect(text).toContain((await words.textContent()) ?? 'nothing');
    await expect.poll(lit, { timeout: 10_000 }).toBe(true);
    await fact.click();
    await words.waitFor({ state: 'detached' });
  });

  it('reads on without a gap, however many facts stand in the margin, and each beside its words or below', async () => {
    const { page, panel } = reader;
    await page.setViewportSize({ width: 1440, height: 900 });
    await open();
    const rows = await panel.getByRole('list', { name: 'Facts stated here' }).evaluateAll((margins) =>
      margins.map((margin) => {
        const text = margin.parentElement?.querySelector('p');
        const next = margin.parentElement?.nextElementSibling?.querySelector('p');
        return {
          isBeside: margin.getBoundingClientRect().left > (text?.getBoundingClientRect().right ?? 0),
          top: margin.getBoundingClientRect().top - (text?.getBoundingClientRect().top ?? 0),
          isLonger: margin.getBoundingClientRect().height > (text?.getBoundingClientRect().height ?? 0),
          gap: next ? next.getBoundingClientRect().top - (text?.getBoundingClientRect().bottom ?? 0) : 0,
        };
      }),
    );
    expect(rows.some(({ isLonger }) => isLonger)).toBe(true);
    expect(rows.filter(({ isBeside, top }) => !isBeside || top < 0)).toEqual([]);
    expect(rows.find(({ isLonger }) => isLonger)?.gap).toBeLessThan(20);
  });

  it('sees that more of the text lies below, until there is none', async () => {
    const { panel } = reader;
    await open();
    const hint = () => panel.evaluate((element) => getComputedStyle(element, '::after').opacity);
    await expect.poll(hint).toBe('1');
    await panel.locator('footer').evaluate((foot) => foot.scrollIntoView());
    await expect.poll(hint).toBe('0');
  });

  it('goes from a mark to its node, from the node through all its places, and back by the address', async () => {
    const { page, panel } = reader;
    await open();
    const mark = panel.locator('[data-entity="person/le-hoai-trung"]').first();
    await mark.focus();
    expect(await panel.locator('[data-lit]').count()).toBe(
      await panel.locator('[data-entity="person/le-hoai-trung"]').count(),
    );
    await expect.poll(lit, { message: 'its node and what it hangs on', timeout: 10_000 }).toBe(true);
    await mark.blur();

    const target = (await nodes()).find(({ id }) => id === 'person/le-hoai-trung');
    if (!target) throw new Error('the person is not on the graph');
    await page.mouse.click(target.x, target.y);
    const held = panel.getByRole('region', { name: 'Chosen on the graph' });
    await held.getByText(/^1 of \d+ places$/).waitFor();
    await held.getByRole('button', { name: 'Next place' }).click();
    await held.getByText(/^2 of \d+ places$/).waitFor();
    await held.getByRole('link', { name: 'Lê Hoài Trung' }).click();
    await panel.getByRole('heading', { name: 'Names' }).waitFor();
    await page.goBack();
    await panel.locator('article a[data-label]').first().waitFor();
  });

  it('does the same by keys: along the graph of the document, to the words, on to who that is', async () => {
    const { page, panel } = reader;
    await open();
    await page.getByRole('application', { name: 'Graph of this document' }).focus();
    await page.keyboard.press('ArrowRight');
    const held = panel.getByRole('region', { name: 'Chosen on the graph' });
    await held.waitFor();
    const first = await held.getByRole('link').textContent();
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
      if ((await held.getByRole('link').textContent()) === first) await page.keyboard.press(key);
    }
    expect(await held.getByRole('link').textContent()).not.toBe(first);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-entity'))).toBe(true);
    await page.keyboard.press('Enter');
    await panel.getByRole('heading', { name: 'Names' }).waitFor();
  });
});
