// Every screen in both themes before axe, and the states that a reader meets when things do not go well.
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenBrowser, openBrowser, requireBrowser } from '../helpers/browser.ts';
import { type PageServer, startPageServer } from '../helpers/page-server.ts';
import { openPage } from '../helpers/reader.ts';
import { nodeOf } from '../helpers/views.ts';

const browserPath = requireBrowser();

const none = { nodes: 0, edges: 0 };
const emptyGraph = {
  json: { nodes: [], edges: [], total: none, leftOut: none, documents: 0, byLabel: {}, byType: {} },
};

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
  const openFirst = async (label: string) => {
    await openPage(page, server.url);
    await panel().getByRole('link', { name: label }).first().click();
    await panel().getByRole('heading', { name: 'Names', exact: true }).waitFor();
  };

  const screens: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['the first page', () => openPage(page, server.url)],
    [
      'an entity with its sentences',
      async () => {
        await openFirst('Who is');
        await panel()
          .getByRole('button', { name: /sentence/ })
          .first()
          .click();
        await panel().locator('blockquote mark').first().waitFor();
      },
    ],
    [
      'a document',
      async () => {
        await openPage(page, `${server.url}/documents`);
        await panel().locator('li a').first().click();
        await panel().locator('article a[data-label]').first().waitFor();
      },
    ],
    [
      'the list',
      async () => {
        await openPage(page, `${server.url}/table`);
        await panel().locator('tbody tr').first().waitFor();
      },
    ],
    [
      'a question about two',
      async () => {
        await openFirst('Who is');
        await panel().getByRole('button', { name: 'Connect with…' }).click();
        await panel().getByRole('combobox', { name: 'To' }).fill('n');
        await panel().getByRole('listbox').getByRole('option').nth(1).click();
        await panel()
          .getByText(/step|No way/)
          .first()
          .waitFor();
      },
    ],
    [
      'the filters',
      async () => {
        await openPage(page, `${server.url}/?role=ambassador&day=2026-01-31`);
        await page.getByRole('button', { name: /Narrow down/ }).click();
        await page.getByRole('region', { name: 'Narrow down' }).getByRole('checkbox', { checked: true }).waitFor();
      },
    ],
    [
      'a change that is looked at',
      async () => {
        await openPage(page, `${server.url}/bring`);
        const text = Buffer.from('Đồng chí Nguyễn Văn Thử, Bí thư Đảng ủy tại Lào, chủ trì Hội nghị cán bộ.');
        await panel()
          .locator('input[type=file]')
          .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: text });
        await panel().getByRole('button', { name: 'See what it would change' }).click();
        await panel().locator('summary').first().click();
      },
    ],
    ['pairs and disagreements to look at', () => openPage(page, `${server.url}/review/conflicts`)],
    [
      'a correction',
      async () => {
        await openFirst('Who is');
        await panel().getByRole('button', { name: 'Correct' }).click();
        await panel().getByText('The same name').first().waitFor();
      },
    ],
    [
      'the relationships as a table',
      async () => {
        await openPage(page, `${server.url}/table`);
        await panel().getByText('Relationships', { exact: true }).first().click();
        await panel().getByRole('columnheader', { name: 'From' }).waitFor();
      },
    ],
    [
      'the keys',
      async () => {
        await openPage(page, server.url);
        await page.keyboard.press('?');
        await page.getByRole('dialog', { name: 'Keys' }).waitFor();
      },
    ],
    [
      'the commands',
      async () => {
        await openPage(page, server.url);
        await page.keyboard.press('Control+k');
        await page.getByRole('dialog').getByRole('option').first().waitFor();
      },
    ],
    [
      'the view of the stage',
      async () => {
        await openPage(page, server.url);
        await page.getByRole('button', { name: 'View', exact: true }).click();
        await page.getByRole('radio').first().waitFor();
      },
    ],
    ['the documents', () => openPage(page, `${server.url}/documents`)],
    [
      'a query with its rows',
      async () => {
        await openPage(page, `${server.url}/query`);
        await page.getByRole('button', { name: /Run/ }).click();
        await panel().getByRole('status').first().waitFor();
      },
    ],
    [
      'a query that fails',
      async () => {
        await openPage(page, `${server.url}/query`);
        await page.getByRole('textbox', { name: 'Cypher query' }).fill('MATCH (');
        await page.getByRole('button', { name: /Run/ }).click();
        await panel().getByRole('alert').waitFor();
      },
    ],
    [
      'a search with its hits',
      async () => {
        await openPage(page, server.url);
        await page.getByRole('combobox', { name: /search/i }).fill('ng');
        await page.getByRole('listbox').getByRole('option').first().waitFor();
      },
    ],
  ];

  for (const theme of ['light', 'dark'] as const) {
    for (const [name, open] of screens) {
      it(`${name}: axe finds nothing to object to in ${theme}`, async () => {
        await page.emulateMedia({ colorScheme: theme });
        await open();
        expect(await violations()).toEqual([]);
      });
    }
  }

  it('an empty graph tells how to fill it', async () => {
    await page.route('**/api/graph*', (route) => route.fulfill(emptyGraph));
    await page.goto(server.url);
    await page.getByText('The graph is empty.').first().waitFor();
    await page.getByText('npm run ingest').first().waitFor();
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
    const problem = {
      type: 'about:blank',
      title: 'Internal Server Error',
      status: 500,
      detail: 'Something went wrong inside.',
      code: 'internal',
      requestId: 'request-17',
    };
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
