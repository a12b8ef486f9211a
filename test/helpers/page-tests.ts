// Tests of the page as a reader works: the real server with the samples, a real Chromium, and after each test no error,
// no breach of the content security policy and no request to anybody else.
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import { type OpenBrowser, openBrowser, requireBrowser } from './browser.ts';
import { type PageServer, startPageServer } from './page-server.ts';
import { openPage, tabTo } from './reader.ts';

export interface Reader {
  /** A page of its own for each test. */
  readonly page: Page;
  readonly url: string;
  readonly browser: OpenBrowser;
  readonly panel: Locator;
  readonly search: Locator;
  /** Goes to the path and waits until the graph has come to rest. */
  open(path?: string): Promise<void>;
  /** Types into the search of the bar and opens the first hit. */
  find(words: string): Promise<void>;
  /** Goes there by Tab alone, by Shift+Tab with `back`. Errors: where that does not lead there. */
  tabTo(target: Locator, options?: { readonly back?: boolean }): Promise<void>;
}

interface Options {
  readonly start?: () => Promise<PageServer>;
}

const browserPath = requireBrowser();

export function describePage(
  title: string,
  tests: (reader: Reader) => void,
  { start = startPageServer }: Options = {},
): void {
  describe.skipIf(!browserPath)(title, () => {
    let server: PageServer;
    let browser: OpenBrowser;
    let page: Page;
    const complaints: string[] = [];
    const origins = new Set<string>();

    beforeAll(async () => {
      server = await start();
      browser = await openBrowser(browserPath as string);
      await browser.context.addInitScript(() => {
        addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          console.error(`policy: ${violatedDirective} ${blockedURI}`),
        );
      });
      browser.context.on('request', (request) => {
        if (!/^(data|blob):/.test(request.url())) origins.add(new URL(request.url()).origin);
      });
    });
    afterAll(async () => {
      await browser?.close();
      await server?.stop();
    });
    beforeEach(async () => {
      complaints.length = 0;
      origins.clear();
      page = await browser.context.newPage();
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        const isProblemAnswer = message.text().startsWith('Failed to load resource');
        if (message.type() === 'error' && !isProblemAnswer) complaints.push(message.text());
      });
    });
    afterEach(async () => {
      await page.evaluate(() => localStorage.clear());
      await page.close();
      expect(complaints, 'errors and breaches of the content security policy').toEqual([]);
      expect([...origins].filter((origin) => origin !== new URL(server.url).origin)).toEqual([]);
    });

    tests({
      get page() {
        return page;
      },
      get url() {
        return server.url;
      },
      get browser() {
        return browser;
      },
      get panel() {
        return page.locator('#panel');
      },
      get search() {
        return page.locator('header input');
      },
      open: (path = '/') => openPage(page, `${server.url}${path}`),
      async find(words) {
        await page.locator('header input').fill(words);
        const { pathname } = new URL(page.url());
        // Not one of those that the words before these led to.
        await page.locator('[role=listbox][aria-busy=false] [role=option]').first().click();
        await page.waitForURL((url) => url.pathname !== pathname);
        await page.locator('#panel h1').first().waitFor();
      },
      tabTo: (target, options) => tabTo(page, target, options),
    });
  });
}
