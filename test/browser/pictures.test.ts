// Makes the pictures of the README from the sample documents: `PICTURES=docs/images npx vitest run test/browser/pictures`.
// With `SCREENS=folder` it takes one of every screen, in both themes and four widths, for whoever works on the design;
// `ONLY=text,text` takes those with one of the texts in their names, `WIDTHS=390,1024` and `LANGUAGES=vi,id,en` say which.
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
        // It would light up a fact that is not meant.
        await page.mouse.move(100, 760);
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

const { SCREENS, ONLY = '', WIDTHS = '390,768,1024,1440', LANGUAGES = 'en' } = process.env;
const all = [...screens, ...troubles].filter(({ name }) => ONLY.split(',').some((text) => name.includes(text)));
const heights: Readonly<Record<string, number>> = { 390: 844, 768: 1024, 1024: 768, 1440: 900 };

/** The screens are reached by their English words, and then change their language as a reader changes it. */
async function speak(page: Page, language: string): Promise<void> {
  await page.locator('header select').evaluate((select: HTMLSelectElement, language) => {
    select.value = language;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, language);
  // Its texts and the letters that they are written in may still be on their way.
  await page.waitForFunction((language) => document.documentElement.lang === language, language);
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
}

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

  for (const width of WIDTHS.split(',')) {
    it.each(all)(`$name at ${width} pixels`, async ({ name, open }) => {
      const page = await browser.context.newPage();
      await page.setViewportSize({ width: Number(width), height: heights[width] ?? 900 });
      await open(page, server.url);
      for (const language of LANGUAGES.split(',')) {
        await speak(page, language);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const file = `${name.replaceAll(' ', '-')}-${width}-${language}-${colorScheme}.png`;
          await page.screenshot({ path: join(SCREENS as string, file) });
        }
      }
      await speak(page, 'en');
      await page.close();
    });
  }
});
