// What a reader does on the page, and what the tests look at afterwards.
import type { Locator, Page } from 'playwright-core';
import type { GraphStage, StageReading } from '../../web/graph/stage.ts';

type StageHost = HTMLElement & { readonly stage?: GraphStage; last?: string };

/** Opens the address and waits until the graph has come to rest. */
export async function openPage(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForSelector('[data-settled]', { state: 'attached' });
}

export const readStage = (page: Page): Promise<StageReading> =>
  page.evaluate(() => {
    const stage = document.querySelector<StageHost>('[data-testid="stage"]')?.stage;
    if (!stage) throw new Error('no stage is drawn');
    return stage.read();
  });

/** Waits until the view of the graph stands still: two frames in a row that show every node at the same place. */
export async function waitForStill(page: Page): Promise<StageReading> {
  await page.waitForFunction(() => {
    const host = document.querySelector<StageHost>('[data-testid="stage"]');
    const now = JSON.stringify(host?.stage?.read().nodes.map(({ x, y }) => [Math.round(x), Math.round(y)]));
    const isStill = host?.last === now;
    if (host) host.last = now;
    return isStill;
  });
  return readStage(page);
}

/** How many of these points of the window show another colour than the ground, as it is painted on the screen. */
export async function countPainted(
  page: Page,
  points: readonly { readonly x: number; readonly y: number }[],
): Promise<number> {
  const picture = (await page.screenshot()).toString('base64');
  return page.evaluate(
    async ({ picture, points }) => {
      const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no 2D canvas');
      context.drawImage(bitmap, 0, 0);
      const ground = /\d+, \d+, \d+/.exec(
        getComputedStyle(document.querySelector('[role="application"]') as Element).backgroundColor,
      );
      const [r = 0, g = 0, b = 0] = (ground?.[0] ?? '').split(', ').map(Number);
      return points.filter(({ x, y }) => {
        const [pr = 0, pg = 0, pb = 0] = context.getImageData(Math.round(x), Math.round(y), 1, 1).data;
        return Math.abs(pr - r) + Math.abs(pg - g) + Math.abs(pb - b) > 60;
      }).length;
    },
    { picture, points },
  );
}

/** More steps than any screen of the samples has. */
const mostSteps = 400;

/** Presses Tab until the focus is there, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator, { back = false } = {}): Promise<void> {
  await target.first().waitFor();
  for (let steps = 0; steps < mostSteps; steps++) {
    const element = await target.first().elementHandle();
    if (await element?.evaluate((one) => one === one.ownerDocument.activeElement)) return;
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`Tab does not lead to ${target}.`);
}
