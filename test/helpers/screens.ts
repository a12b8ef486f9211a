// All screens and states of the page, each with the way to it and what shows that one is there. Tests walk this list, and
// `SCREENS=folder npx vitest run test/browser/pictures` takes a picture of each.
import type { Page } from 'playwright-core';
import { openPage } from './reader.ts';

export interface Screen {
  readonly name: string;
  open(page: Page, url: string): Promise<unknown>;
}

const none = { nodes: 0, edges: 0 };
export const emptyGraph = {
  json: { nodes: [], edges: [], total: none, leftOut: none, documents: 0, byLabel: {}, byType: {} },
};

const panel = (page: Page) => page.locator('#panel');

async function openFirst(page: Page, url: string): Promise<void> {
  await openPage(page, url);
  await panel(page).getByRole('link', { name: 'Who is' }).first().click();
  await panel(page).getByRole('heading', { name: 'Names', exact: true }).waitFor();
}

/** Screens that the samples give as they are. */
export const screens: readonly Screen[] = [
  { name: 'the first page', open: (page, url) => openPage(page, url) },
  {
    name: 'a search with its hits',
    async open(page, url) {
      await openPage(page, url);
      await page.getByRole('combobox', { name: /search/i }).fill('ng');
      await page.getByRole('listbox').getByRole('option').first().waitFor();
    },
  },
  {
    name: 'a search that finds nothing',
    async open(page, url) {
      await openPage(page, url);
      await page.getByRole('combobox', { name: /search/i }).fill('xyzzyx qqq');
      await page.getByText('Nothing is called').waitFor();
    },
  },
  {
    name: 'an entity',
    open: (page, url) => openFirst(page, url),
  },
  {
    name: 'an entity with its sentences',
    async open(page, url) {
      await openFirst(page, url);
      await panel(page)
        .getByRole('button', { name: /sentence/ })
        .first()
        .click();
      await panel(page).locator('blockquote mark').first().waitFor();
    },
  },
  {
    name: 'a gathering with the sentences of its day',
    async open(page, url) {
      await openPage(page, url);
      await page.getByRole('combobox', { name: /search/i }).fill('ramah tamah');
      await page.getByRole('listbox').getByRole('option').first().click();
      await panel(page).getByRole('button', { name: /2025/ }).click();
      await panel(page).locator('blockquote mark').first().waitFor();
    },
  },
  {
    name: 'what to bring in',
    async open(page, url) {
      await openFirst(page, url);
      await panel(page).getByRole('button', { name: 'Expand' }).click();
      await panel(page).getByRole('button', { name: /^All/ }).waitFor();
    },
  },
  {
    name: 'a way between two',
    async open(page, url) {
      await openFirst(page, url);
      await panel(page).getByRole('button', { name: 'Connect with…' }).click();
      await panel(page).getByRole('combobox', { name: 'To' }).fill('n');
      await panel(page).getByRole('listbox').getByRole('option').nth(1).click();
      await panel(page)
        .getByText(/step|No way/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'the filters',
    async open(page, url) {
      await openPage(page, `${url}/?role=ambassador&day=2026-01-31`);
      await page.getByRole('button', { name: /Narrow down/ }).click();
      await page.getByRole('region', { name: 'Narrow down' }).getByRole('checkbox', { checked: true }).waitFor();
    },
  },
  {
    name: 'the view of the stage',
    async open(page, url) {
      await openPage(page, url);
      await page.getByRole('button', { name: 'View', exact: true }).click();
      await page.getByRole('radio').first().waitFor();
    },
  },
  {
    name: 'the time as of a day',
    async open(page, url) {
      await openPage(page, `${url}/?day=2026-01-31&known=2026-02-28`);
      const clock = page.getByRole('button', { name: 'Time', exact: true });
      if (await clock.isVisible()) await clock.click();
      await page.getByRole('textbox', { name: 'As of' }).waitFor();
    },
  },
  { name: 'the stage by time', open: (page, url) => openPage(page, `${url}/?look=time`) },
  { name: 'the stage by bodies', open: (page, url) => openPage(page, `${url}/?look=hierarchy`) },
  {
    name: 'the history',
    async open(page, url) {
      await openPage(page, url);
      await page
        .getByRole('region', { name: /legend/i })
        .getByRole('button', { name: /^People/ })
        .click();
      await page.getByRole('button', { name: 'History' }).click();
      await page.getByRole('button', { name: /^Filter/ }).waitFor();
    },
  },
  {
    name: 'the list',
    async open(page, url) {
      await openPage(page, `${url}/table`);
      await panel(page).locator('tbody tr').first().waitFor();
    },
  },
  {
    name: 'the relationships as a table',
    async open(page, url) {
      await openPage(page, `${url}/table`);
      await panel(page).getByText('Relationships', { exact: true }).first().click();
      await panel(page).getByRole('columnheader', { name: 'From' }).waitFor();
    },
  },
  { name: 'the documents', open: (page, url) => openPage(page, `${url}/documents`) },
  {
    name: 'a document',
    async open(page, url) {
      await openPage(page, `${url}/documents`);
      await panel(page).locator('li a').first().click();
      await panel(page).locator('article a[data-label]').first().waitFor();
    },
  },
  {
    name: 'a document with all its facts',
    async open(page, url) {
      await openPage(page, `${url}/documents`);
      await panel(page).getByRole('link', { name: 'Chủ tịch nước giao nhiệm vụ cho 16 tân Đại sứ' }).click();
      const more = panel(page).getByRole('list', { name: 'Facts stated here' }).getByRole('button', { name: /more$/ });
      await more.first().waitFor();
      for (let left = await more.count(); left > 0; left--) await more.first().click();
    },
  },
  { name: 'bringing in', open: (page, url) => openPage(page, `${url}/bring`) },
  {
    name: 'a change that is looked at',
    async open(page, url) {
      await openPage(page, `${url}/bring`);
      const text = 'Đồng chí Nguyễn Văn Thử, Bí thư Đảng ủy tại Lào, chủ trì Hội nghị cán bộ.';
      await panel(page)
        .locator('input[type=file]')
        .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
      await panel(page).getByRole('button', { name: 'See what it would change' }).click();
      await panel(page).locator('summary').first().click();
    },
  },
  { name: 'pairs to look at', open: (page, url) => openPage(page, `${url}/review`) },
  { name: 'disagreements to look at', open: (page, url) => openPage(page, `${url}/review/conflicts`) },
  { name: 'the corrections', open: (page, url) => openPage(page, `${url}/review/made`) },
  {
    name: 'a correction',
    async open(page, url) {
      await openFirst(page, url);
      await panel(page).getByRole('button', { name: 'Correct' }).click();
      await panel(page).getByText('The same name').first().waitFor();
    },
  },
  {
    name: 'a query with its rows',
    async open(page, url) {
      await openPage(page, `${url}/query`);
      await page.locator('.cm-content').waitFor();
      await page.getByRole('button', { name: /Run/ }).click();
      await panel(page).locator('tbody tr').first().waitFor();
    },
  },
  {
    name: 'what is shared',
    async open(page, url) {
      await openPage(page, `${url}/share`);
      await panel(page).getByText('No view is kept yet').waitFor();
    },
  },
  {
    name: 'the keys',
    async open(page, url) {
      await openPage(page, url);
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    },
  },
  {
    name: 'the commands',
    async open(page, url) {
      await openPage(page, url);
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('option').first().waitFor();
    },
  },
  {
    name: 'an address that leads nowhere',
    async open(page, url) {
      await openPage(page, `${url}/person/nobody-of-that-name`);
      await panel(page).getByRole('alert').getByText('That is not there').waitFor();
    },
  },
];

export const problem = {
  type: 'about:blank',
  title: 'Internal Server Error',
  status: 500,
  detail: 'Something went wrong inside.',
  code: 'internal',
  requestId: 'request-17',
};

/** States in which a server is, or seems to be, that answers otherwise; the page forgets the routes when it is left. */
export const troubles: readonly Screen[] = [
  {
    name: 'an empty graph',
    async open(page, url) {
      await page.route('**/api/graph*', (route) => route.fulfill(emptyGraph));
      await page.goto(url);
      await page.getByText('The graph is empty.').first().waitFor();
    },
  },
  {
    name: 'loading',
    async open(page, url) {
      await page.route('**/api/graph*', () => {});
      await page.goto(url);
      await page.getByText('Drawing the graph').first().waitFor();
    },
  },
  {
    name: 'slow',
    async open(page, url) {
      await page.route('**/api/documents*', () => {});
      await openPage(page, `${url}/documents`);
      await panel(page).getByText('It takes longer than usual').waitFor();
    },
  },
  {
    name: 'no answer',
    async open(page, url) {
      await page.route('**/api/**', (route) => route.abort('connectionrefused'));
      await page.goto(url);
      await page.getByRole('alert').filter({ hasText: 'The server does not answer.' }).first().waitFor();
    },
  },
  {
    name: 'a server that goes while one reads',
    async open(page, url) {
      await openPage(page, url);
      await page.route('**/api/**', (route) => route.abort('connectionrefused'));
      await panel(page).getByRole('link', { name: 'Who is' }).first().click();
      await page.getByText('What is on the stage stays').waitFor();
    },
  },
  {
    name: 'an error of the server',
    async open(page, url) {
      await page.route('**/api/documents*', (route) =>
        route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
      );
      await page.goto(`${url}/documents`);
      await panel(page).getByText('Something went wrong inside.').waitFor();
    },
  },
];
