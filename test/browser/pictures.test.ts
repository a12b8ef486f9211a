// Makes the pictures of the README from the sample documents: `PICTURES=docs/images npx vitest run test/browser/pictures`.
// With `SCREENS=folder` it takes one of every screen, in both themes and three widths, for whoever works on the design;
// `ONLY=text,text` takes those with one of the texts in their names.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type OpenBrowser, openBrowser, requireBrowser } from '../helpers/browser.ts';
import { type PageServer, startFreshServer, startPageServer } from '../helpers/page-server.ts';
import { openPage, waitForStill } from '../helpers/reader.ts';
import { screens, troubles } from '../helpers/screens.ts';

const folder = process.env.PICTURES;
const browserPath = folder ? requireBrowser() : null;

describe.skipIf(!browserPath)('the pictures of the README', () => {
  let server: PageServer;
  let browser: OpenBrowser;
  beforeAll(async () => {
    mkdirSync(folder as string, { recursive: true });
    server = await startFreshServer();
    if (/There are no rules for the language/.test(server.said())) {
      await server.stop();
      server = await startPageServer();
    }
    browser = await openBrowser(browserPath as string, { viewport: { width: 1280, height: 800 } });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const person = async (page: Page) => {
    await openPage(page, server.url);
    await page.getByRole('combobox', { name: /search/i }).fill('le hoai trung');
    await page.getByRole('listbox').getByRole('option').first().click();
    await page
      .getByRole('button', { name: /sentence/ })
      .first()
      .click();
    await page.locator('blockquote mark').first().waitFor();
  };

  const pictures: readonly (readonly [string, 'light' | 'dark', (page: Page) => Promise<unknown>])[] = [
    ['explorer', 'light', person],
    ['explorer-dark', 'dark', (page) => openPage(page, server.url)],
    [
      'document',
      'light',
      async (page) => {
        await person(page);
        await page.locator('#panel ol a').first().click();
        await page.locator('article mark').first().waitFor();
      },
    ],
    [
      'way',
      'light',
      async (page) => {
        await openPage(page, server.url);
        await page.getByRole('combobox', { name: /search/i }).fill('le hoai trung');
        await page.getByRole('listbox').getByRole('option').first().click();
        const panel = page.locator('#panel');
        await panel.getByRole('button', { name: 'Connect with…' }).click();
        await panel.getByRole('combobox', { name: 'To' }).fill('nguyen minh vu');
        await panel.getByRole('listbox').getByRole('option').first().click();
        await panel.getByText('1 sentence').first().click();
        await panel.locator('blockquote mark').first().waitFor();
        await panel
          .locator('blockquote')
          .first()
          .evaluate((said) => said.scrollIntoView({ block: 'center' }));
      },
    ],
    ['by-time', 'dark', (page) => openPage(page, `${server.url}/?look=time,community`)],
  ];
  it.each(pictures)('%s', async (name, colorScheme, open) => {
    const page = await browser.context.newPage();
    await page.emulateMedia({ colorScheme });
    await open(page);
    await waitForStill(page);
    await page.screenshot({ path: join(folder as string, `${name}.png`) });
    await page.close();
  });
});

const { SCREENS, ONLY = '' } = process.env;
const all = [...screens, ...troubles].filter(({ name }) => ONLY.split(',').some((text) => name.includes(text)));
const widths = [
  [390, 844],
  [1024, 768],
  [1440, 900],
] as const;

describe.skipIf(!SCREENS || !requireBrowser())('every screen', () => {
  let server: PageServer;
  let browser: OpenBrowser;
  beforeAll(async () => {
    mkdirSync(SCREENS as string, { recursive: true });
    server = await startPageServer();
    browser = await openBrowser(requireBrowser() as string);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const [width, height] of widths) {
    it.each(all)(`$name at ${width} pixels`, async ({ name, open }) => {
      const page = await browser.context.newPage();
      await page.setViewportSize({ width, height });
      await open(page, server.url);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const file = `${name.replaceAll(' ', '-')}-${width}-${colorScheme}.png`;
        await page.screenshot({ path: join(SCREENS as string, file) });
      }
      await page.close();
    });
  }
});
