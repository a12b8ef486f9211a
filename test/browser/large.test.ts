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

  it('sees them closed from the first frame on, and not how they close', async () => {
    // Counted frame by frame: a disc is drawn of a few arcs.
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.addInitScript(() => {
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
    });
    await page.reload();
    await page.waitForSelector('[data-settled]', { state: 'attached' });
    await waitForStill(page);
    const arcs = await page.evaluate(() => (globalThis as unknown as { arcs: number[] }).arcs);
    expect(arcs.length).toBeGreaterThan(1);
    expect(Math.max(...arcs)).toBeLessThan((arcs.at(-1) ?? 0) * 1.5);
  });
});
