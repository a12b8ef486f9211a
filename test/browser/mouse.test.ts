// What a reader does by mouse and no other test does: a hit of each kind, a double click, the brush of the timeline, files
// that are dropped.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describePage } from '../helpers/page-tests.ts';
import { readStage, waitForStill } from '../helpers/reader.ts';

/** The largest things that lie in the open, as the page sees them. */
async function inTheOpen(page: Page) {
  const { nodes } = await waitForStill(page);
  return page.evaluate(
    (all) =>
      [...all]
        .sort((a, b) => b.size - a.size)
        .filter(({ x, y }) => document.elementFromPoint(x, y)?.closest('[data-testid="stage"]')),
    nodes,
  );
}

describePage('a reader with a mouse', (reader) => {
  it.each([
    ['a body', 'dang uy ngoai nuoc', 'Đảng ủy Ngoài nước', 'party-committee/'],
    ['a gathering', 'hoi nghi', /./, 'conference/'],
    ['a document', '67-nq', /67-NQ/, 'resolution/'],
    ['a place', 'ha noi', /H[àa] ?N[ộo]i/i, 'place/'],
  ])('lands on %s', async (_, words, name, path) => {
    const { page, panel, search } = reader;
    await reader.open();
    await search.fill(words);
    await page.getByRole('listbox').getByRole('option').first().click();
    await panel.getByRole('heading', { level: 1, name }).waitFor();
    expect(page.url()).toContain(`/${path}`);
  });

  it('double clicks on somebody and has his neighbours beside him, with the others where they were', async () => {
    const { page } = reader;
    await reader.open();
    await reader.find('pham thanh binh');
    await waitForStill(page);
    await page.getByRole('button', { name: 'Only this and its neighbours' }).click();
    await page.waitForURL('**without=**');
    const before = await waitForStill(page);
    const own = page.url();
    const target = (await inTheOpen(page)).find(({ id }) => !own.includes(id) && id.startsWith('party-committee/'));
    if (!target) throw new Error('no body is in the open');
    await page.mouse.dblclick(target.x, target.y);
    await page.waitForURL((address) => address.pathname.endsWith(target.id) && address.search.includes('with='));
    expect((await readStage(page)).nodes.length).toBeGreaterThan(before.nodes.length);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForURL((address) => !address.search.includes('with='));
    expect((await readStage(page)).nodes.length).toBe(before.nodes.length);
  });

  it('points at somebody and sees him at once, with nothing else drawn anew', async () => {
    const { page } = reader;
    await reader.open();
    const [target] = await inTheOpen(page);
    if (!target) throw new Error('nobody is in the open');
    // Looked at in the very task of the move, after the stage has heard of it: a drawing of the whole would come later.
    const seen = page.evaluate(
      ({ x, y }) =>
        new Promise<{ isThere: boolean; share: number; isPainted: boolean; isVeiled: boolean }>((resolve) => {
          const look = ({ clientX }: MouseEvent) => {
            if (Math.abs(clientX - x) > 2) return;
            document.removeEventListener('mousemove', look);
            const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="stage"] canvas.pointed');
            const box = canvas?.getBoundingClientRect() ?? new DOMRect();
            const { data } = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
            resolve({
              isThere: box.left < x && x < box.right && box.top < y && y < box.bottom,
              share: (box.width * box.height) / (innerWidth * innerHeight),
              isPainted: data.some((value) => value > 0),
              isVeiled: document.querySelector<HTMLElement>('.sigma-spotlight')?.style.display !== 'none',
            });
          };
          document.addEventListener('mousemove', look);
        }),
      target,
    );
    await page.mouse.move(target.x, target.y);
    const { share, ...rest } = await seen;
    expect(rest).toEqual({ isThere: true, isPainted: true, isVeiled: false });
    expect(share).toBeLessThan(0.1);
  });

  it('draws over the timeline and looks at that time alone, then plays through all of it', async () => {
    const { page } = reader;
    await reader.open();
    const time = page.getByRole('region', { name: 'Time' });
    const bars = time.locator('span[title]');
    const all = await bars.count();
    const [first, last] = [await bars.nth(all - 4).boundingBox(), await bars.nth(all - 2).boundingBox()];
    if (!first || !last) throw new Error('there are no bars');
    await page.mouse.move(first.x + first.width / 2, first.y + 20);
    await page.mouse.down();
    await page.mouse.move(last.x + last.width / 2, last.y + 20, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL('**time=**');
    expect(await time.locator('span[data-in]').count()).toBe(3);
    await time.getByRole('button', { name: 'All of the time' }).click();
    await page.waitForURL((address) => !address.search.includes('time='));
    await time.getByRole('button', { name: 'Play through time' }).click();
    await expect.poll(() => time.locator('span[data-in]').count(), { timeout: 10_000 }).toBe(2);
    await time.getByRole('button', { name: 'Pause' }).click();
  });

  it('drops a file on the page and is asked what it would change', async () => {
    const { page, panel } = reader;
    await reader.open();
    const files = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(
        new File(['Đồng chí Nguyễn Văn Thử, Đại sứ Việt Nam tại Lào.'], 'tin.txt', { type: 'text/plain' }),
      );
      return data;
    });
    const stage = page.getByRole('application', { name: /^Graph of people/ });
    await stage.dispatchEvent('dragover', { dataTransfer: files });
    await page.getByText('Drop them to see what they would change').waitFor();
    await stage.dispatchEvent('drop', { dataTransfer: files });
    await panel.getByText('tin.txt').first().waitFor();
    await panel.getByRole('button', { name: 'See what it would change' }).click();
    await panel.getByText('Nguyễn Văn Thử', { exact: true }).waitFor();
  });

  it('opens the history, and is rid of it by a click elsewhere', async () => {
    const { page } = reader;
    await reader.open();
    await page.getByRole('button', { name: 'Hide Places' }).click();
    await page.getByRole('button', { name: 'History' }).click();
    await page.getByRole('button', { name: /^Beginning/ }).waitFor();
    await page
      .getByRole('region', { name: /legend/i })
      .getByText('relationships')
      .first()
      .click();
    await page.getByRole('button', { name: /^Beginning/ }).waitFor({ state: 'detached' });
    await page.waitForURL('**hide=Place**');
  });
});
