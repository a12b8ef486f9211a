// A graph larger than a browser can move about: communities of the whole, with the best connected of them to be opened.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mostOnStage } from '#model/columns';
import { requireBrowser } from '../helpers/browser.ts';
import { type GraphPage, openGraphPage } from '../helpers/graph-page.ts';
import { readStage, waitForStill } from '../helpers/reader.ts';

const browserPath = requireBrowser();
const nodes = mostOnStage.nodes + 2_000;

describe.skipIf(!browserPath)('a reader before more than a browser holds', () => {
  let opened: GraphPage;
  let page: Page;
  beforeAll(async () => {
    opened = await openGraphPage(browserPath as string, nodes, mostOnStage.edges + 10_000);
    page = opened.page;
  });
  afterAll(() => opened?.close());

  it('sees the communities of all, with as many as are in them', async () => {
    const { regions, overlappingNames } = await waitForStill(page);
    expect(regions.length).toBeGreaterThan(5);
    const members = regions.reduce((sum, { members: own }) => sum + own, 0);
    expect(members).toBeGreaterThan(mostOnStage.nodes);
    expect(members).toBeLessThanOrEqual(nodes);
    expect(overlappingNames).toBe(0);
  });

  it('has the best connected of them on the stage', async () => {
    const { nodes: shown } = await readStage(page);
    expect(shown).toHaveLength(mostOnStage.nodes);
  });

  /** Counts, frame by frame, the arcs that are drawn: a disc is drawn of a few. */
  const countArcs = () => {
    const arcs: number[] = [];
    let inFrame = 0;
    const { arc } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.arc = function (...args) {
      if (inFrame++ === 0) {
        queueMicrotask(() => {
          arcs.push(inFrame);
          inFrame = 0;
        });
      }
      arc.apply(this, args);
    };
    Object.assign(globalThis, { arcs });
  };
  const readArcs = () => page.evaluate(() => (globalThis as unknown as { arcs: number[] }).arcs.splice(0));

  it('sees them closed from the first frame on, and not how they close', async () => {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.addInitScript(countArcs);
    await page.reload();
    await page.waitForSelector('[data-settled]', { state: 'attached' });
    await waitForStill(page);
    const arcs = await readArcs();
    expect(arcs.length).toBeGreaterThan(1);
    expect(Math.max(...arcs)).toBeLessThan((arcs.at(-1) ?? 0) * 1.5);
  });

  it('sees them closed also where the picture is asked for before it has been drawn', async () => {
    await page.addInitScript(() => {
      const asker = new MutationObserver(() => {
        const host = document.querySelector<HTMLElement & { stage?: { read(): unknown } }>('[data-settled]');
        if (!host?.stage) return;
        asker.disconnect();
        host.stage.read();
        Object.assign(globalThis, { hasAsked: true });
      });
      asker.observe(document, { subtree: true, childList: true, attributes: true });
    });
    await page.reload();
    await page.waitForFunction(() => 'hasAsked' in globalThis);
    await waitForStill(page);
    const arcs = await readArcs();
    expect(Math.max(...arcs)).toBeLessThan((arcs.at(-1) ?? 0) * 1.5);
  });

  it('sees them closed while somebody is taken off the stage and put back', async () => {
    const { regions } = await waitForStill(page);
    const search = page.getByRole('combobox', { name: /search/i });
    await search.fill('Hoi nghi cong tac');
    await page.getByRole('listbox').getByRole('option').first().click();
    await page.waitForURL('**/conference/**');
    await page.locator('#panel').getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(async () => (await waitForStill(page)).regions.length).not.toBe(regions.length);
    await page.getByRole('application').focus();
    await page.keyboard.press('0');
    await expect.poll(async () => (await waitForStill(page)).regions.length).toBe(regions.length);
    const whole = (await readArcs()).at(-1) ?? 0;
    const keys = [
      ['h', mostOnStage.nodes - 1],
      ['Control+z', mostOnStage.nodes],
    ] as const;
    for (const [key, left] of keys) {
      await page.keyboard.press(key);
      await expect.poll(async () => (await readStage(page)).nodes.length).toBe(left);
      await waitForStill(page);
      expect(Math.max(...(await readArcs()))).toBeLessThan(whole * 1.5);
    }
  });
});
