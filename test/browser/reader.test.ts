// A reader at the page, in a real Chromium against the real server with the samples: by mouse, then by keyboard alone.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OpenBrowser, openBrowser, requireBrowser } from '../helpers/browser.ts';
import { type PageServer, startPageServer } from '../helpers/page-server.ts';
import { countPainted, openPage, readStage, waitForStill } from '../helpers/reader.ts';

const browserPath = requireBrowser();

describe.skipIf(!browserPath)('a reader at the page', () => {
  let server: PageServer;
  let browser: OpenBrowser;
  let page: Page;
  const requests: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    server = await startPageServer();
    browser = await openBrowser(browserPath as string);
    await browser.context.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(`policy: ${violatedDirective} ${blockedURI}`),
      );
    });
    browser.context.on('request', (request) => requests.push(request.url()));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  beforeEach(async () => {
    complaints.length = 0;
    page = await browser.context.newPage();
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      const isProblemAnswer = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !isProblemAnswer) complaints.push(message.text());
    });
  });
  afterEach(async () => {
    await page.close();
    expect(complaints, 'errors and breaches of the content security policy').toEqual([]);
  });

  const panel = () => page.locator('#panel');
  const hits = () => page.getByRole('listbox').getByRole('option');
  const search = () => page.getByRole('combobox', { name: /search/i });

  it('is told where nothing is found, and what to try', async () => {
    await openPage(page, server.url);
    await search().fill('xyzzyx qqq');
    await page.getByText('Nothing is called').waitFor();
  });

  it('is told where an address leads nowhere', async () => {
    await openPage(page, `${server.url}/person/nobody-of-that-name`);
    await panel().getByRole('alert').getByText('That is not there').waitFor();
  });

  it('sees the graph drawn by WebGL: at least sixty nodes, none of their names over another', async () => {
    await openPage(page, server.url);
    const { nodes, names, overlappingNames } = await waitForStill(page);
    const hasWebGL = await page.evaluate(
      () =>
        document.querySelector<HTMLCanvasElement>('canvas.sigma-nodes')?.getContext('webgl2') instanceof
        WebGL2RenderingContext,
    );
    expect(hasWebGL).toBe(true);
    expect(nodes.length).toBeGreaterThanOrEqual(60);
    const free = await page.evaluate((all) => {
      const canvas = (x: number, y: number) => document.elementFromPoint(x, y)?.closest('[data-testid="stage"]');
      return all.filter(({ x, y }) => canvas(x, y));
    }, nodes);
    expect(await countPainted(page, free)).toBeGreaterThanOrEqual(60);
    expect(names).toBeGreaterThan(5);
    expect(overlappingNames).toBe(0);
  });

  it('finds Phạm Thanh Bình without typing a mark, and reads the sentence behind an office', async () => {
    await openPage(page, server.url);
    await search().fill('pham thanh binh');
    await hits().first().click();
    await panel()
      .getByRole('heading', { level: 1 })
      .getByText(/^Ph[ạa]m Thanh B[ìi]nh$/)
      .waitFor();
    await panel().getByRole('heading', { name: 'Names', exact: true }).waitFor();
    await panel().getByText('Phạm Thanh Bình').first().waitFor();
    await panel()
      .getByRole('heading', { name: /offices/i })
      .first()
      .waitFor();
    await panel()
      .getByRole('button', { name: /sentence/ })
      .first()
      .click();
    const words = panel().locator('blockquote mark').first();
    await words.waitFor();
    const sentence = (await panel().locator('blockquote').first().textContent()) ?? '';
    const marked = (await words.textContent()) ?? '';
    expect(marked.length).toBeGreaterThan(2);
    expect(sentence).toContain(marked);

    await panel().locator('ol a').first().click();
    await panel().locator('article mark').first().waitFor();
    expect(await panel().locator('article').textContent()).toContain(sentence.trim().slice(0, 40));
    await panel().locator('article a[data-label]').first().click();
    await panel().getByRole('heading', { name: 'Names', exact: true }).waitFor();
  });

  it('clicks on a node and gets its panel, clicks on the ground and is rid of it', async () => {
    await openPage(page, server.url);
    const { nodes } = await waitForStill(page);
    const target = await page.evaluate((all) => {
      const onStage = (x: number, y: number) => document.elementFromPoint(x, y)?.closest('[data-testid="stage"]');
      return [...all].sort((a, b) => b.size - a.size).find(({ x, y }) => onStage(x, y));
    }, nodes);
    if (!target) throw new Error('no node is in the open');
    await page.mouse.click(target.x, target.y);
    await page.waitForURL(`**/${target.id.split('/').map(encodeURIComponent).join('/')}`);
    await panel().getByRole('heading', { name: 'Names', exact: true }).waitFor();
    await panel().getByRole('button', { name: 'Close' }).click();
    await panel().getByText('Three questions to start with').waitFor();
  });

  it('filters by the legend: one label alone, then all again', async () => {
    await openPage(page, server.url);
    const legend = page.getByRole('region', { name: /legend/i });
    await legend.getByRole('button', { name: /^People/ }).click();
    expect(await legend.getByRole('button', { pressed: true }).count()).toBeGreaterThan(3);
    await legend.getByRole('button', { name: 'Show all' }).click();
    expect(await legend.getByRole('button', { pressed: true }).count()).toBe(0);
  });

  it('asks in Cypher and reads a table; is told what is wrong with a query that fails or writes', async () => {
    await openPage(page, `${server.url}/query`);
    const box = page.getByRole('textbox', { name: 'Cypher query' });
    await box.fill(
      'MATCH (p:Person)-[r:HOLDS_ROLE]->(c) RETURN p.name AS person, r.role AS role, c.name AS body LIMIT 7',
    );
    await page.getByRole('button', { name: /Run/ }).click();
    await panel().getByRole('columnheader', { name: 'person' }).waitFor();
    expect(await panel().getByRole('row').count()).toBe(8);
    await box.fill('MATCH (p:Person RETURN p');
    await page.getByRole('button', { name: /Run/ }).click();
    await panel().getByRole('alert').waitFor();
    await box.fill('CREATE (p:Person {name: "x"}) RETURN p');
    await page.getByRole('button', { name: /Run/ }).click();
    await panel()
      .getByRole('alert')
      .getByText(/refused|read/i)
      .first()
      .waitFor();
  });

  it('expands by E, with what was there staying where it was; undoes, redoes, and finds it all again by the address', async () => {
    // A small beginning, so that there is something to bring in.
    const small = async (context: Page) =>
      context.route('**/api/graph?*', (route) =>
        route.continue({
          url: route
            .request()
            .url()
            .replace(/limit=\d+/, 'limit=30')
            .replace('whole=true', 'whole=false'),
        }),
      );
    await small(page);
    await openPage(page, server.url);
    const before = await waitForStill(page);
    expect(before.nodes.length).toBe(30);
    await panel().getByRole('link', { name: 'Who is' }).first().click();
    await panel().getByRole('heading', { name: 'Names', exact: true }).waitFor();
    const still = await waitForStill(page);
    await page.getByRole('application').focus();
    await page.keyboard.press('e');
    await page.waitForURL('**with=**');
    await page.waitForFunction((count) => {
      const host = document.querySelector<
        HTMLElement & { stage?: { read(): { nodes: unknown[]; isSettled: boolean } } }
      >('[data-testid="stage"]');
      const now = host?.stage?.read();
      return now?.isSettled && now.nodes.length > count;
    }, still.nodes.length);
    const after = await waitForStill(page);
    const moved = still.nodes.map((old) => {
      const now = after.nodes.find(({ id }) => id === old.id);
      return Math.hypot((now?.x ?? 1e9) - old.x, (now?.y ?? 1e9) - old.y);
    });
    expect(Math.max(...moved), 'pixels that old nodes moved').toBeLessThan(1);

    await page.keyboard.press('Control+z');
    await page.waitForURL((url) => !url.search.includes('with='));
    expect((await readStage(page)).nodes.length).toBe(still.nodes.length);
    await page.keyboard.press('Control+Shift+z');
    await page.waitForURL('**with=**');
    expect((await readStage(page)).nodes.length).toBe(after.nodes.length);
    await page
      .getByRole('region', { name: /legend/i })
      .getByRole('button', { name: 'Hide Places' })
      .click();
    await page.waitForURL('**hide=Place**');
    await page.getByRole('button', { name: 'History' }).click();
    await page.getByRole('button', { name: /^Filter: Places/ }).waitFor();

    const other = await browser.context.newPage();
    await small(other);
    await openPage(other, page.url());
    expect((await waitForStill(other)).nodes.map(({ id }) => id).sort()).toEqual(
      after.nodes.map(({ id }) => id).sort(),
    );
    expect(await other.getByRole('button', { name: 'Hide Places', pressed: true }).count()).toBe(1);
    await other.close();
  });

  it('asks how two hang together, and gets every step with its sentences, ready to cite', async () => {
    await openPage(page, server.url);
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
    await panel().getByRole('link', { name: 'Who is' }).first().click();
    await panel().getByRole('heading', { name: 'Names', exact: true }).waitFor();
    const neighbour = await panel().locator('li p a').first().textContent();
    await panel().getByRole('button', { name: 'Connect with…' }).click();
    const to = panel().getByRole('combobox', { name: 'To' });
    await to.fill(neighbour ?? '');
    await panel().getByRole('listbox').getByRole('option').first().click();
    await panel().locator('ol details summary').first().click();
    await panel().locator('blockquote mark').first().waitFor();
    const sentence = (await panel().locator('blockquote').first().textContent())?.trim();
    await panel().getByRole('button', { name: 'Copy with sources' }).click();
    await panel().getByText('Copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(sentence);
    await panel().getByLabel('stated by').fill('1900-01-01');
    await panel().getByText('No way between them.').waitFor();
  });

  it('reads the stage as a list in step with it, sorted as asked', async () => {
    await openPage(page, `${server.url}/table`);
    const rows = panel().locator('tbody tr');
    const all = await rows.count();
    expect(all).toBeGreaterThanOrEqual(60);
    await panel().getByRole('button', { name: /^Name/ }).click();
    const names = await rows.locator('th a').allTextContents();
    expect(names).toEqual([...names].sort(new Intl.Collator('en', { numeric: true }).compare));
    await page
      .getByRole('region', { name: /legend/i })
      .getByRole('button', { name: /^People/ })
      .click();
    expect(await rows.count()).toBeLessThan(all);
    expect(new Set(await rows.locator('td:nth-child(2)').allTextContents())).toEqual(new Set(['Person']));
  });

  it('looks at a part of the time, by the handles of the timeline', async () => {
    await openPage(page, server.url);
    const time = page.getByRole('region', { name: 'Time' });
    await time.getByRole('slider', { name: 'Beginning' }).focus();
    await page.keyboard.press('End');
    await page.waitForURL('**time=**');
    await page.keyboard.press('Control+z');
    await page.waitForURL((url) => !url.search.includes('time='));
  });

  it('has every command at hand by Ctrl+K, and the keys listed by ?', async () => {
    await openPage(page, server.url);
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Commands' });
    await palette.getByRole('combobox').fill('list');
    await page.keyboard.press('Enter');
    await panel().getByRole('heading', { name: 'List' }).waitFor();
    await page.getByRole('application').focus();
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Keys' });
    await keys.getByText('Shift', { exact: true }).first().waitFor();
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
  });

  it('takes the picture and the data along', async () => {
    await openPage(page, server.url);
    await waitForStill(page);
    for (const [format, beginning] of [
      ['PNG', '\u0089PNG'],
      ['SVG', '<svg'],
      ['GraphML', '<?xml'],
      ['CSV', '\u00ef\u00bb\u00bffrom,'],
    ] as const) {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill(`export as ${format}`);
      const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
      const bytes = readFileSync(await file.path());
      expect(bytes.toString('latin1').slice(0, beginning.length), format).toBe(beginning);
      expect(bytes.length, format).toBeGreaterThan(2_000);
    }
  });

  it('does all that matters without a mouse', async () => {
    await openPage(page, server.url);
    await page.keyboard.press('/');
    await page.keyboard.type('pham thanh');
    await hits().first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await panel().getByRole('heading', { name: 'Names', exact: true }).waitFor();
    const first = page.url();

    await page.getByRole('application').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.href !== first);
    await panel().getByRole('heading', { name: 'Names', exact: true }).waitFor();

    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('panel');
    const isOnProof = () =>
      page.evaluate(() => /sentence/.test(document.activeElement?.getAttribute('aria-label') ?? ''));
    for (let steps = 0; steps < 40 && !(await isOnProof()); steps++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await panel().locator('blockquote mark').first().waitFor();
    await page.keyboard.press('Escape');
    await panel().getByText('Three questions to start with').waitFor();
  });

  it('has the page in three languages, in dark, and on a phone, and it is remembered', async () => {
    await openPage(page, server.url);
    await page.getByLabel('Language').selectOption('vi');
    await page.getByRole('combobox', { name: /Tìm nhân vật/ }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('vi');
    await page.reload();
    await page.getByRole('combobox', { name: /Tìm nhân vật/ }).waitFor();
    await page.getByLabel('Ngôn ngữ').selectOption('id');
    await page.getByRole('combobox', { name: /Cari tokoh/ }).waitFor();
    await page.getByLabel('Bahasa').selectOption('en');
    await page.getByRole('button', { name: /^Theme/ }).click();
    await page.getByRole('button', { name: /^Theme/ }).click();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await page.getByRole('button', { name: /^Theme/ }).click();

    await page.setViewportSize({ width: 390, height: 844 });
    await openPage(page, server.url);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await search().fill('pham thanh');
    await hits().first().click();
    await panel().getByRole('heading', { name: 'Names', exact: true }).waitFor();
    expect((await readStage(page)).nodes.length).toBeGreaterThanOrEqual(60);
  });

  it('never makes the page ask anybody but its own server', () => {
    const origins = new Set(requests.filter((url) => !/^(data|blob):/.test(url)).map((url) => new URL(url).origin));
    expect([...origins]).toEqual([new URL(server.url).origin]);
  });
});
