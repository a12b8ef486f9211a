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

  /** Leaves one person and those beside him on the stage, and finds a body in the open. */
  async function beforeFew() {
    const { page } = reader;
    await reader.open();
    await reader.find('pham thanh binh');
    await waitForStill(page);
    await page.getByRole('button', { name: 'Only this and its neighbours' }).click();
    await page.waitForURL('**without=**');
    const { length: count } = (await waitForStill(page)).nodes;
    const own = page.url();
    const bodies = (await inTheOpen(page)).filter(({ id }) => !own.includes(id) && id.startsWith('party-committee/'));
    const [target] = bodies;
    if (!target) throw new Error('no body is in the open');
    return { count, target, bodies };
  }

  /** Waits until that one is open, with his neighbours beside him. */
  const waitForNeighbours = (id: string) =>
    reader.page.waitForURL((address) => address.pathname.endsWith(id) && address.search.includes('with='));

  it('double clicks on somebody and has his neighbours beside him, with the others where they were', async () => {
    const { page } = reader;
    const { count, target } = await beforeFew();
    await page.mouse.dblclick(target.x, target.y);
    await waitForNeighbours(target.id);
    expect((await readStage(page)).nodes.length).toBeGreaterThan(count);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForURL((address) => !address.search.includes('with='));
    expect((await readStage(page)).nodes.length).toBe(count);
  });

  // The browser knows when the mouse was pressed, and not only when the page got to it: what it counts as the second click is
  // one, however late it is.
  it('means by a double click whom the first click met, wherever he has gone since', async () => {
    const { page } = reader;
    const { target } = await beforeFew();
    await page.mouse.click(target.x, target.y);
    await page.waitForURL((address) => address.pathname.endsWith(target.id));
    const gone = (await waitForStill(page)).nodes.find(({ id }) => id === target.id);
    expect(Math.hypot((gone?.x ?? 0) - target.x, (gone?.y ?? 0) - target.y)).toBeGreaterThan(target.size);
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
    await waitForNeighbours(target.id);
  });

  it('means whom the first click met where a panel has come over him since, and nothing in the panel', async () => {
    const { page, panel } = reader;
    await reader.open();
    const box = await panel.boundingBox();
    await panel.getByRole('button', { name: 'Fold', exact: true }).click();
    for (let times = 0; times < 3; times++) await page.getByRole('button', { name: 'Nearer' }).click();
    const right = (box?.x ?? 0) + 20;
    const target = (await inTheOpen(page)).find(({ x, y }) => x > right && y > 140 && y < 500);
    if (!target) throw new Error('nobody is where the panel comes to lie');
    await page.mouse.click(target.x, target.y);
    await page.waitForURL((address) => address.pathname.endsWith(target.id));
    await page.waitForFunction(({ x, y }) => document.elementFromPoint(x, y)?.closest('#panel'), target);
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
    await waitForNeighbours(target.id);
    await panel.getByRole('heading', { level: 1 }).waitFor();
  });

  it('takes two clicks right after one another for two where they meet two', async () => {
    const { page } = reader;
    const { bodies } = await beforeFew();
    const [first, second] = bodies;
    if (!first || !second) throw new Error('there are no two bodies in the open');
    await page.evaluate(
      (all) => {
        const layer = document.querySelector('[data-testid="stage"] .sigma-mouse');
        for (const { x, y } of all) {
          const given = { bubbles: true, cancelable: true, view: window, clientX: x, clientY: y, detail: 1 };
          for (const kind of ['mousedown', 'mouseup', 'click']) layer?.dispatchEvent(new MouseEvent(kind, given));
        }
      },
      [first, second],
    );
    await page.waitForURL((address) => address.pathname.endsWith(second.id));
    await waitForStill(page);
    expect(new URL(page.url()).search).not.toContain('with=');
  });

  it('points at somebody and sees him at once, with nothing else drawn anew', async () => {
    const { page } = reader;
    await reader.open();
    const [target] = await inTheOpen(page);
    if (!target) throw new Error('nobody is in the open');
    // Looked at in the very task of the move, after the stage has heard of it: a drawing of the whole would come later. The
    // page listens before the mouse moves, which it may hear of sooner than of a question that was asked first.
    const look = await page.evaluateHandle(({ x, y }) => {
      const seen = new Promise<{ isThere: boolean; share: number; isPainted: boolean; isVeiled: boolean }>(
        (resolve) => {
          const listen = ({ clientX }: MouseEvent) => {
            if (Math.abs(clientX - x) > 2) return;
            document.removeEventListener('mousemove', listen);
            const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="stage"] canvas.pointed');
            const box = canvas?.getBoundingClientRect() ?? new DOMRect();
            const ground = canvas && canvas.width > 0 ? canvas.getContext('2d') : null;
            const { data } = ground?.getImageData(0, 0, ground.canvas.width, ground.canvas.height) ?? { data: [] };
            resolve({
              isThere: box.left < x && x < box.right && box.top < y && y < box.bottom,
              share: (box.width * box.height) / (innerWidth * innerHeight),
              isPainted: data.some((value) => value > 0),
              isVeiled: document.querySelector<HTMLElement>('.sigma-spotlight')?.style.display !== 'none',
            });
          };
          document.addEventListener('mousemove', listen);
        },
      );
      return { seen };
    }, target);
    await page.mouse.move(target.x, target.y);
    const { share, ...rest } = await look.evaluate(({ seen }) => seen);
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
