// What a newcomer sees after the first start, with nothing but the samples and the rules: a graph, found names, sentences.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenBrowser, openBrowser, requireBrowser } from '../helpers/browser.ts';
import { type PageServer, startFreshServer } from '../helpers/page-server.ts';
import { countPainted, openPage, waitForStill } from '../helpers/reader.ts';

const browserPath = requireBrowser();

describe.skipIf(!browserPath)('a newcomer', () => {
  let server: PageServer;
  let browser: OpenBrowser;
  beforeAll(async () => {
    server = await startFreshServer();
    browser = await openBrowser(browserPath as string);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('sees at least sixty nodes, finds Phạm Thanh Bình and reads a sentence', async (context) => {
    context.skip(/There are no rules for the language/.test(server.said()), 'there is no language pack in this build');
    const page = await browser.context.newPage();
    await openPage(page, server.url);
    const { nodes } = await waitForStill(page);
    expect(nodes.length).toBeGreaterThanOrEqual(60);
    const inView = nodes.filter(({ x, y }) => x > 0 && y > 80 && x < 860 && y < 600);
    expect(await countPainted(page, inView)).toBeGreaterThan(inView.length * 0.8);
    await page.getByRole('combobox', { name: /search/i }).fill('pham thanh binh');
    await page.getByRole('listbox').getByRole('option').first().click();
    const panel = page.locator('#panel');
    await panel.getByText('Phạm Thanh Bình').first().waitFor();
    await panel
      .getByRole('button', { name: /sentence/ })
      .first()
      .click();
    await panel.locator('blockquote mark').first().waitFor();
  });
});
