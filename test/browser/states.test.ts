// Every screen in both themes before axe, and the states that a reader meets when things do not go well.
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type OpenBrowser, openBrowser, requireBrowser } from '../helpers/browser.ts';
import { type PageServer, startPageServer } from '../helpers/page-server.ts';
import { openPage } from '../helpers/reader.ts';
import { emptyGraph, problem, screens, troubles } from '../helpers/screens.ts';
import { nodeOf } from '../helpers/views.ts';

const browserPath = requireBrowser();

describe.skipIf(!browserPath)('the screens', () => {
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

  afterEach(() => page.unrouteAll());

  async function violations(): Promise<string[]> {
    // Evaluated by the debugger, which the content security policy does not hold up.
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run: (root: Document) => Promise<{ violations: AxeViolation[] }> };
      };
      return (await axe.run(document)).violations;
      interface AxeViolation {
        id: string;
        help: string;
        nodes: { html: string; failureSummary: string }[];
      }
    });
    return found.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes[0]?.html}\n  ${nodes[0]?.failureSummary}`);
  }

  const panel = () => page.locator('#panel');

  it.each([...screens, ...troubles])(
    '$name: axe finds nothing to object to, in light and in dark',
    async ({ open }) => {
      await page.emulateMedia({ colorScheme: 'light' });
      await open(page, server.url);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await violations(), colorScheme).toEqual([]);
      }
      await page.unrouteAll();
    },
  );

  it('an empty graph tells how to fill it', async () => {
    await page.route('**/api/graph*', (route) => route.fulfill(emptyGraph));
    await page.goto(server.url);
    await page.getByText('The graph is empty.').first().waitFor();
    await page.getByRole('link', { name: 'Bring in documents' }).click();
    await page.getByRole('heading', { name: 'Bring in documents' }).waitFor();
    await page.unroute('**/api/graph*');
  });

  it('a server that still reads its documents is told, and the graph comes by itself', async () => {
    const health = (status: string) => ({ json: { status, engine: 'x', version: '1' } });
    let asked = 0;
    await page.route('**/api/health/ready', (route) => route.fulfill(health(asked++ === 0 ? 'starting' : 'ready')));
    await page.route('**/api/graph*', (route) => (asked > 1 ? route.continue() : route.fulfill(emptyGraph)));
    await page.goto(server.url);
    await page.getByText('The server is reading its documents').waitFor();
    await page.waitForSelector('[data-settled]', { state: 'attached' });
    await page.unroute('**/api/graph*');
    await page.unroute('**/api/health/ready');
  });

  it('a server that is gone is told, with what to try, and the graph comes when it is back', async () => {
    await page.route('**/api/**', (route) => route.abort('connectionrefused'));
    await page.goto(server.url);
    const alert = page.getByRole('alert').filter({ hasText: 'The server does not answer.' }).first();
    await alert.getByText('npm start').waitFor();
    await alert.getByRole('button', { name: 'Try again' }).waitFor();
    await page.unroute('**/api/**');
    await page.waitForSelector('[data-settled]', { state: 'attached' });
  });

  it('a server that goes while one reads is told, what is there stays, and it comes back by itself', async () => {
    await openPage(page, server.url);
    await page.route('**/api/**', (route) => route.abort('connectionrefused'));
    await panel().getByRole('link', { name: 'Who is' }).first().click();
    await page.getByText('What is on the stage stays').waitFor();
    expect(await page.locator('canvas').count()).toBeGreaterThan(0);
    await page.unroute('**/api/**');
    await panel().getByRole('heading', { name: 'Names' }).waitFor();
    await page.getByText('What is on the stage stays').waitFor({ state: 'detached' });
  });

  it('who is open stays, with what is wrong above, where asking for him anew fails', async () => {
    await openPage(page, server.url);
    const heading = panel().getByRole('heading', { level: 1 });
    await panel().getByRole('link', { name: 'Who is' }).first().click();
    await panel().getByRole('heading', { name: 'Names' }).waitFor();
    const name = await heading.textContent();
    await panel().getByRole('button', { name: 'Close' }).click();
    await page.route('**/api/**', (route) => route.abort('connectionrefused'));
    // By then what was answered is no longer fresh.
    await page.evaluate((later) => {
      const { now } = Date;
      Date.now = () => now() + later;
    }, 60_000);
    await panel().getByRole('link', { name: 'Who is' }).first().click();
    await panel().getByRole('alert').waitFor();
    expect(await heading.textContent()).toBe(name);
    await panel().getByRole('heading', { name: 'Names' }).waitFor();
    await page.unroute('**/api/**');
    await panel().getByRole('alert').waitFor({ state: 'detached' });
    expect(await heading.textContent()).toBe(name);
  });

  it('a server that has too much to do is asked again after as long as it says', async () => {
    await openPage(page, server.url);
    await panel().getByRole('link', { name: 'Who is' }).first().click();
    await panel().getByRole('button', { name: 'Expand' }).click();
    const all = panel().getByRole('button', { name: /^All / });
    await all.waitFor();
    let refused = 0;
    await page.route('**/neighbours*', (route) =>
      refused++ === 0
        ? route.fulfill({
            status: 503,
            contentType: 'application/problem+json',
            headers: { 'retry-after': '1' },
            body: JSON.stringify({ ...problem, status: 503, code: 'overloaded' }),
          })
        : route.continue(),
    );
    await all.click();
    await page.waitForURL('**with=**');
    expect(refused).toBe(2);
    expect(await panel().getByRole('alert').count()).toBe(0);
    await page.unroute('**/neighbours*');
  });

  it('a server that takes its time is owned up to', async () => {
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/api/documents*', (route) => held.then(() => route.continue()));
    await openPage(page, `${server.url}/documents`);
    await panel().getByText('It takes longer than usual').waitFor();
    answer();
    await panel().locator('li a').first().waitFor();
    await page.unroute('**/api/documents*');
  });

  it('an error of the server is told in its own words, and trying again brings what was asked for', async () => {
    await page.route('**/api/documents*', (route) =>
      route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
    );
    await page.goto(`${server.url}/documents`);
    await panel().getByText('Something went wrong inside.').waitFor();
    await panel().getByText('request-17').waitFor();
    await page.unroute('**/api/documents*');
    await panel().getByRole('button', { name: 'Try again' }).click();
    await panel().locator('li a').first().waitFor();
  });

  it('names and sentences that look like markup are shown as text', async () => {
    const hostile = '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>';
    await page.route('**/api/search*', (route) =>
      route.fulfill({
        json: {
          hits: [
            {
              node: nodeOf('person/x', { name: hostile }),
              matched: hostile,
              language: 'en',
              score: 1,
            },
          ],
          total: 1,
        },
      }),
    );
    await openPage(page, server.url);
    await page.getByRole('combobox', { name: /search/i }).fill('x');
    await page.getByRole('listbox').getByRole('option').getByText(hostile).waitFor();
    expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
    await page.unroute('**/api/search*');
  });
});
