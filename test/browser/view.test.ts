// The looks of the stage, chosen as a reader would: by mouse, from the keyboard, from the commands, and by an address.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StageReading } from '../../web/graph/stage.ts';
import { type OpenBrowser, openBrowser, requireBrowser } from '../helpers/browser.ts';
import { type PageServer, startPageServer } from '../helpers/page-server.ts';
import { openPage, readStage, waitForStill } from '../helpers/reader.ts';

const browserPath = requireBrowser();

describe.skipIf(!browserPath)('a reader chooses a view', () => {
  let server: PageServer;
  let browser: OpenBrowser;
  let page: Page;
  beforeAll(async () => {
    server = await startPageServer();
    browser = await openBrowser(browserPath as string);
    page = await browser.context.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  beforeEach(async () => {
    await openPage(page, server.url);
    await waitForStill(page);
  });

  const choose = async (name: string | RegExp) => {
    await page.getByRole('button', { name: 'View', exact: true }).click();
    await page.getByRole('radio', { name }).check();
    await page.keyboard.press('Escape');
    return waitForStill(page);
  };
  const biggest = ({ nodes }: StageReading) => [...nodes].sort((a, b) => b.size - a.size).map(({ id }) => id);
  const placesOf = ({ nodes }: StageReading) => new Map(nodes.map(({ id, x, y }) => [id as string, { x, y }]));

  it('rings round the best connected, then round whom one opens', async () => {
    const { guides, nodes } = await choose(/rings/);
    expect(guides.rings).toBeGreaterThan(1);
    const [first] = biggest({ nodes } as StageReading);
    const other = nodes.find(({ id }) => id !== first && id.startsWith('person/'));
    if (!other) throw new Error('there is but one person');
    await page.evaluate((path) => {
      history.pushState(null, '', path);
      dispatchEvent(new PopStateEvent('popstate'));
    }, `/${other.id}?look=radial`);
    await page.locator('#panel').getByRole('heading', { name: 'Names', exact: true }).waitFor();
    const now = placesOf(await waitForStill(page));
    const centre = now.get(other.id) ?? { x: 0, y: 0 };
    const ring = [...now]
      .filter(([id]) => id !== other.id)
      .map(([, { x, y }]) => Math.hypot(x - centre.x, y - centre.y));
    const nearest = Math.min(...ring);
    expect(ring.filter((far) => far < nearest * 1.05).length, 'on the first ring').toBeGreaterThan(0);
    expect(await page.evaluate(() => document.querySelectorAll('[data-testid="stage"] canvas').length)).toBeGreaterThan(
      3,
    );
  });

  it('bodies under the bodies that they are part of', async () => {
    const reading = await choose(/Bodies/);
    expect(reading.guides.lines).toBeGreaterThan(2);
    await page.waitForURL('**look=hierarchy**');
  });

  it('time from left to right, with the years', async () => {
    const reading = await choose('By time');
    expect(reading.guides.days).toBeGreaterThan(2);
    const conferences = reading.nodes.filter(({ id }) => id.startsWith('conference/'));
    expect(new Set(conferences.map(({ x }) => Math.round(x))).size).toBeGreaterThan(3);
  });

  it('sizes by what leads through, and by documents', async () => {
    const before = biggest(await readStage(page));
    await page.getByRole('button', { name: 'View', exact: true }).click();
    await page.getByRole('radio', { name: /leading through/ }).check();
    await page.waitForFunction((old) => {
      type Host = HTMLElement & { stage?: { read(): { nodes: { id: string; size: number }[] } } };
      const nodes = document.querySelector<Host>('[data-testid="stage"]')?.stage?.read().nodes ?? [];
      const now = [...nodes].sort((a, b) => b.size - a.size).map(({ id }) => id);
      return now.slice(0, 40).join() !== old.slice(0, 40).join();
    }, before);
    await page.getByRole('radio', { name: 'Documents' }).check();
    await page.waitForURL('**look=documents**');
    await page.keyboard.press('Escape');
  });

  it('colours by community, with the legend telling by shape alone; back by undo', async () => {
    const before = (await readStage(page)).colours;
    await page.getByRole('button', { name: 'View', exact: true }).click();
    await page.getByRole('radio', { name: 'Community' }).check();
    await page.waitForFunction((old) => {
      type Host = HTMLElement & { stage?: { read(): { colours: number } } };
      return (document.querySelector<Host>('[data-testid="stage"]')?.stage?.read().colours ?? 0) > old;
    }, before);
    expect(await page.locator('section[data-colour="community"]').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await page.waitForURL((url) => !url.search.includes('look='));
    expect((await waitForStill(page)).colours).toBe(before);
  });

  it('from the keyboard alone, and from the commands', async () => {
    await page.getByRole('application').focus();
    await page.keyboard.press('v');
    await page.getByRole('radio', { name: /Freely/ }).waitFor();
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown');
    await page.waitForURL('**look=time**');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('radio').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('View');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('arrangement: freely');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.search.includes('look='));
  });

  it('by an address, in another browser window too', async () => {
    const other = await browser.context.newPage();
    await openPage(other, `${server.url}/?look=time,community`);
    const { guides } = await waitForStill(other);
    expect(guides.days).toBeGreaterThan(2);
    await other.getByRole('button', { name: 'View', exact: true }).click();
    expect(await other.getByRole('radio', { name: 'Community' }).isChecked()).toBe(true);
    await other.close();
  });

  it('draws a node to another place, and it is there tomorrow', async () => {
    const { nodes } = await waitForStill(page);
    const target = await page.evaluate((all) => {
      const isFree = (x: number, y: number) => document.elementFromPoint(x, y)?.closest('[data-testid="stage"]');
      return [...all].sort((a, b) => b.size - a.size).find(({ x, y }) => isFree(x, y) && isFree(x - 90, y - 60));
    }, nodes);
    if (!target) throw new Error('no node is in the open');
    const kept = page.waitForResponse((response) => response.request().method() === 'PUT');
    await page.mouse.move(target.x, target.y);
    await page.mouse.down();
    await page.mouse.move(target.x - 40, target.y - 20);
    await page.mouse.move(target.x - 90, target.y - 60);
    await page.mouse.up();
    expect(await (await kept).json()).toEqual({ kept: 1 });
    const there = placesOf(await waitForStill(page));
    await openPage(page, server.url);
    const tomorrow = placesOf(await waitForStill(page));
    const [one, two] = [there.get(target.id), tomorrow.get(target.id)];
    expect(Math.hypot((one?.x ?? 0) - (two?.x ?? 1e9), (one?.y ?? 0) - (two?.y ?? 1e9))).toBeLessThan(40);
    expect(Math.hypot(target.x - (two?.x ?? 0), target.y - (two?.y ?? 0))).toBeGreaterThan(50);
  });
});
