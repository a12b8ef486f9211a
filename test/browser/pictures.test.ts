// Makes the pictures of the README from the sample documents: `PICTURES=docs/images npx vitest run test/browser/pictures`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type OpenBrowser, openBrowser, requireBrowser } from '../helpers/browser.ts';
import { type PageServer, startFreshServer, startPageServer } from '../helpers/page-server.ts';
import { openPage, waitForStill } from '../helpers/reader.ts';

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
