// Answers that are late, and pages of sentences: what the reader did last is what counts.
import { expect, it } from 'vitest';
import { describePage } from '../helpers/page-tests.ts';
import { waitForStill } from '../helpers/reader.ts';

describePage('a reader who is faster than the server', (reader) => {
  it('lands on what was typed when Enter comes before its hits', async () => {
    const { page, panel, search } = reader;
    await reader.open();
    await search.fill('le hoai trung');
    await page.getByRole('option', { name: /Lê Hoài Trung/ }).waitFor();
    let letGo = () => {};
    const isEntered = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/api/search*', async (route) => {
      await isEntered;
      await route.continue();
    });
    await search.fill('luong cuong');
    await search.press('Enter');
    expect(new URL(page.url()).pathname, 'the hits of earlier letters are not meant').toBe('/');
    letGo();
    await panel.getByRole('heading', { level: 1, name: 'Lương Cường' }).waitFor();
  });

  it('has the sentences behind a relationship page after page', async () => {
    const { page, panel } = reader;
    await page.route('**/api/relationships/*/evidence*', (route) => {
      const url = new URL(route.request().url());
      url.searchParams.set('limit', '1');
      return route.continue({ url: url.href });
    });
    await reader.open('/person/le-hoai-trung');
    const proof = panel.getByRole('button', { name: /^([2-9]|\d\d+) sentences about/ }).first();
    const all = Number.parseInt((await proof.getAttribute('aria-label')) ?? '', 10);
    await proof.click();
    await panel.locator('blockquote').first().waitFor();
    for (let shown = 1; shown < all; shown++) {
      await panel.getByRole('button', { name: `More sentences (${shown} of ${all} are shown)` }).click();
      await panel.locator('blockquote').nth(shown).waitFor();
    }
    expect(await panel.locator('blockquote').count()).toBe(all);
    expect(await panel.getByRole('button', { name: /More sentences/ }).count()).toBe(0);
  });

  it('sees the same picture whether its graph comes before the stage is made or after', async () => {
    const { page } = reader;
    // So little is left beside this panel that communities stand for their members.
    await page.setViewportSize({ width: 1024, height: 768 });
    const regionsWith = async (held: string, until: () => Promise<unknown>) => {
      let letGo = () => {};
      const isThere = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      await page.route(held, async (route) => {
        await isThere;
        await route.continue();
      });
      await page.goto(`${reader.url}/table`);
      await until();
      letGo();
      await page.waitForSelector('[data-settled]', { state: 'attached' });
      await page.unrouteAll();
      return (await waitForStill(page)).regions.length;
    };
    const early = await regionsWith('**/assets/gpu.worker-*.js', () =>
      page.locator('#panel tbody tr').first().waitFor(),
    );
    const late = await regionsWith('**/api/graph*', () =>
      page.waitForFunction(
        () => document.querySelector<HTMLElement & { stage?: unknown }>('[data-testid="stage"]')?.stage,
      ),
    );
    expect(late).toBeGreaterThan(0);
    expect(early).toBe(late);
  });

  it('asks for the GPU beside the page first, so as not to stand still until it is awake', async () => {
    const { page } = reader;
    await page.addInitScript(() => {
      const order: string[] = [];
      Object.assign(globalThis, { order });
      globalThis.Worker = class extends Worker {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          if (String(url).includes('gpu')) this.addEventListener('message', () => order.push('awake'));
        }
      };
      const plain = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...given: never[]) {
        if (kind === 'webgl2') order.push('asked');
        return plain.call(this, kind, ...given);
      } as never;
    });
    await reader.open();
    const order = await page.evaluate(() => (globalThis as unknown as { order: readonly string[] }).order);
    expect(order.slice(0, 2)).toEqual(['awake', 'asked']);
  });
});
