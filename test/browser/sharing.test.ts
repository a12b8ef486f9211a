// A reader shares what he sees: by its address, by a kept view, by files; and goes back, step by step.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Download, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Camera, GraphStage } from '../../web/graph/stage.ts';
import { unpackPicture } from '../../web/state/picture.ts';
import { openBrowser, requireBrowser } from '../helpers/browser.ts';
import { makeFolder } from '../helpers/folders.ts';
import { describePage } from '../helpers/page-tests.ts';
import { openPage, readStage, waitForStill } from '../helpers/reader.ts';

type StageHost = HTMLElement & { readonly stage?: GraphStage };

const placesOf = (page: Page) =>
  page.evaluate(() => {
    const places = document.querySelector<StageHost>('[data-testid="stage"]')?.stage?.places();
    if (!places) throw new Error('no stage');
    return Object.fromEntries(places.ids.map((id, at) => [id, [places.x[at] ?? 0, places.y[at] ?? 0] as const]));
  });

type Places = Awaited<ReturnType<typeof placesOf>>;
const apart = (one: Places, other: Places) =>
  Math.max(
    ...Object.entries(one).map(([id, [x, y]]) => Math.hypot(x - (other[id]?.[0] ?? 1e9), y - (other[id]?.[1] ?? 1e9))),
  );

describePage('a reader who shares and goes back', (reader) => {
  const share = () => reader.panel.getByRole('heading', { name: 'Share', level: 1 });
  const undo = () => reader.page.keyboard.press('Control+z');
  const redo = () => reader.page.keyboard.press('Control+Shift+z');

  /** Draws the largest node that lies in the open somewhere else, and gives its id. */
  async function drag(): Promise<string> {
    const { page } = reader;
    const { nodes } = await waitForStill(page);
    const target = await page.evaluate((all) => {
      const isOpen = (x: number, y: number) => document.elementFromPoint(x, y)?.closest('[data-testid="stage"]');
      return [...all].sort((a, b) => b.size - a.size).find(({ x, y }) => isOpen(x, y) && isOpen(x - 90, y + 60));
    }, nodes);
    if (!target) throw new Error('no node is in the open');
    await page.mouse.move(target.x, target.y);
    await page.mouse.down();
    await page.mouse.move(target.x - 40, target.y + 30, { steps: 3 });
    await page.mouse.move(target.x - 90, target.y + 60, { steps: 3 });
    await page.mouse.up();
    return target.id;
  }

  const waitForPicture = () => reader.page.waitForFunction(() => location.hash.startsWith('#p='));
  /** Waits until the address tells of the language and of where one looks now. */
  async function waitForAddress(): Promise<void> {
    const { page } = reader;
    const isTold = async () => {
      const { hash, pathname, search } = new URL(page.url());
      const told = await unpackPicture(hash, pathname, search);
      const { language, camera } = await page.evaluate(() => ({
        language: document.documentElement.lang,
        camera: document.querySelector<StageHost>('[data-testid="stage"]')?.stage?.camera(),
      }));
      const off = (side: keyof Camera) => Math.abs((told?.camera?.[side] ?? Infinity) - (camera?.[side] ?? Infinity));
      return told?.language === language && off('x') < 0.1 && off('y') < 0.1 && off('span') < 0.1;
    };
    await expect.poll(isTold, { timeout: 20_000 }).toBe(true);
  }

  it('takes back every step, a node that was drawn elsewhere included, and jumps in the history', async () => {
    const { page } = reader;
    await reader.open();
    await waitForStill(page);
    const first = await placesOf(page);
    const id = await drag();
    const dragged = await placesOf(page);
    expect(apart({ [id]: first[id] as never }, dragged)).toBeGreaterThan(10);
    await page.getByRole('button', { name: 'Hide Places' }).click();
    await page.waitForURL('**hide=Place**');
    await page.getByRole('button', { name: 'View', exact: true }).click();
    await page.getByRole('radio', { name: 'By time' }).check();
    await page.keyboard.press('Escape');
    await waitForStill(page);
    const byTime = await placesOf(page);
    expect(apart(dragged, byTime)).toBeGreaterThan(10);

    await undo();
    await page.waitForURL((url) => !url.search.includes('look='));
    await waitForStill(page);
    expect(apart(dragged, await placesOf(page))).toBeLessThan(0.1);
    await undo();
    await page.waitForURL((url) => !url.search.includes('hide='));
    await undo();
    await waitForStill(page);
    expect(apart(first, await placesOf(page))).toBeLessThan(0.1);
    expect(await page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
    await redo();
    await waitForStill(page);
    expect(apart(dragged, await placesOf(page))).toBeLessThan(0.1);

    await page.getByRole('button', { name: 'History' }).click();
    await page.getByRole('button', { name: /^View: By time/ }).click();
    await page.waitForURL('**look=time**');
    await waitForStill(page);
    expect(apart(byTime, await placesOf(page))).toBeLessThan(0.1);
    await page.getByRole('button', { name: /^Beginning/ }).click();
    await page.waitForURL((url) => !url.search.includes('look='));
    await waitForStill(page);
    expect(apart(first, await placesOf(page))).toBeLessThan(0.1);

    await page.getByRole('application').focus();
    await page.keyboard.press('r');
    await waitForStill(page);
    await page.getByRole('button', { name: /^Arrange anew/ }).waitFor();
    await undo();
    await waitForStill(page);
    expect(apart(first, await placesOf(page))).toBeLessThan(0.1);
  });

  it('gives the address to somebody with another browser, who sees the same', async () => {
    const { page } = reader;
    await reader.open();
    await reader.find('pham thanh binh');
    await waitForStill(page);
    await page.getByRole('application').focus();
    await page.keyboard.press('h');
    await page.waitForURL('**without=**');
    await reader.find('le hoai trung');
    await drag();
    await page.getByRole('button', { name: 'Hide Organisations' }).click();
    await page.getByRole('button', { name: 'As of one day' }).click();
    await page.waitForURL('**day=**');
    await page.getByLabel('Language').selectOption('vi');
    await page.getByRole('button', { name: 'Phóng to' }).click();
    const mine = await waitForStill(page);
    await waitForAddress();

    const other = await openBrowser(requireBrowser() as string);
    const theirs = await other.context.newPage();
    await openPage(theirs, page.url());
    await theirs
      .locator('#panel h1')
      .getByText((await page.locator('#panel h1').textContent()) ?? '')
      .waitFor();
    const seen = await waitForStill(theirs);
    const at = new Map(seen.nodes.map((node) => [node.id, node]));
    expect([...at.keys()].sort()).toEqual(mine.nodes.map(({ id }) => id).sort());
    const off = mine.nodes.map(({ id, x, y }) => Math.hypot((at.get(id)?.x ?? 1e9) - x, (at.get(id)?.y ?? 1e9) - y));
    expect(Math.max(...off), 'pixels that things stand elsewhere').toBeLessThan(1.5);
    expect(await theirs.locator('html').getAttribute('lang')).toBe('vi');
    expect(new URL(theirs.url()).search).toBe(new URL(page.url()).search);
    expect(new URL(theirs.url()).pathname).toBe(new URL(page.url()).pathname);
    await other.close();
  });

  it('lays out what an address tells, however late the graph comes', async () => {
    const { page } = reader;
    await reader.open('/person/le-hoai-trung');
    await page.getByRole('button', { name: 'Nearer' }).click();
    await waitForPicture();
    const mine = await waitForStill(page);
    const address = page.url();

    await page.goto('about:blank');
    // Much longer than the page waits before it writes an address of its own.
    await page.route('**/api/graph*', async (route) => {
      await page.waitForFunction(() => document.querySelector<StageHost>('[data-testid="stage"]')?.stage);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue();
    });
    await openPage(page, address);
    const seen = await waitForStill(page);
    const at = new Map(seen.nodes.map((node) => [node.id, node]));
    const off = mine.nodes.map(({ id, x, y }) => Math.hypot((at.get(id)?.x ?? 1e9) - x, (at.get(id)?.y ?? 1e9) - y));
    expect(Math.max(...off), 'pixels that things stand elsewhere').toBeLessThan(1.5);
    expect(page.url()).toBe(address);
  });

  it('an address that was cut short still opens, with what it says in words', async () => {
    await reader.open('/?hide=Place#p=q1YqU7Iy');
    expect(await reader.page.getByRole('button', { name: 'Hide Places', pressed: true }).count()).toBe(1);
  });

  it('keeps a view under a name, and opens, renames, replaces, removes it and puts it back', async () => {
    const { page, panel } = reader;
    await reader.open();
    await reader.find('pham thanh binh');
    await waitForStill(page);
    await page.getByRole('application').focus();
    await page.keyboard.press('Shift+H');
    await page.waitForURL('**without=**');
    const kept = await waitForStill(page);
    const places = await placesOf(page);
    await page.getByRole('button', { name: 'Share' }).click();
    await share().waitFor();
    await panel.getByLabel('Name of the view').fill('Around one');
    await panel.getByRole('button', { name: 'Keep', exact: true }).click();
    await panel.getByRole('link', { name: 'Around one' }).waitFor();
    await panel.getByRole('button', { name: 'Rename: Around one' }).click();
    await panel.getByRole('textbox', { name: 'Rename' }).fill('Quanh một người');
    await page.keyboard.press('Enter');
    const link = panel.getByRole('link', { name: 'Quanh một người' });
    await link.waitFor();
    await panel.getByRole('button', { name: 'Remove: Quanh một người' }).click();
    await panel.getByText('“Quanh một người” is removed.').waitFor();
    await panel.getByRole('button', { name: 'Put it back' }).click();
    await link.waitFor();

    await reader.open('/share');
    expect((await readStage(page)).nodes.length).toBeGreaterThan(kept.nodes.length);
    await link.click();
    await page.waitForURL('**without=**');
    expect((await waitForStill(page)).nodes.map(({ id }) => id).sort()).toEqual(kept.nodes.map(({ id }) => id).sort());
    expect(apart(places, await placesOf(page))).toBeLessThan(0.1);
    await undo();
    await page.waitForFunction((count) => {
      const host = document.querySelector<HTMLElement & { stage?: { places(): { ids: string[] } } }>(
        '[data-testid="stage"]',
      );
      return (host?.stage?.places().ids.length ?? 0) > count;
    }, kept.nodes.length);
    await page.getByRole('button', { name: 'Share' }).click();
    await panel.getByRole('button', { name: 'Replace by what is on the stage: Quanh một người' }).click();
    await panel
      .getByText(/^\d{3} things$/)
      .or(panel.getByText(/· \d{2,3} things/))
      .first()
      .waitFor();
  });

  it('is told what is no longer there when a view is opened', async () => {
    const { page, url, panel } = reader;
    const picture = {
      path: '/',
      search: '',
      language: 'en',
      ids: ['person/nobody-any-more', 'person/pham-thanh-binh'],
      names: ['Nobody Any More', 'Phạm Thanh Bình'],
      x: [0, 10],
      y: [0, 10],
      without: [],
      camera: null,
    };
    await page.request.post(`${url}/api/views`, { data: { name: 'With a gap', picture } });
    await reader.open('/share');
    await panel.getByRole('link', { name: 'With a gap' }).click();
    await page.getByText('No longer there: Nobody Any More.').waitFor();
    expect((await readStage(page)).nodes.map(({ id }) => id)).toEqual(['person/pham-thanh-binh']);
  });

  it('takes along pictures, data, and a page that opens without a network, on a phone too', async () => {
    const { page, panel } = reader;
    await reader.open();
    await reader.find('pham thanh binh');
    await waitForStill(page);
    await page.getByRole('application').focus();
    await page.keyboard.press('Shift+H');
    await page.waitForURL('**without=**');
    const { nodes } = await waitForStill(page);
    await page.getByRole('button', { name: 'Share' }).click();
    await panel.getByLabel('Title of the picture or page').fill('Around <one> & others');
    const take = async (name: RegExp): Promise<{ readonly text: string; readonly file: Download }> => {
      const [file] = await Promise.all([page.waitForEvent('download'), panel.getByRole('button', { name }).click()]);
      const path = await file.path();
      return { text: readFileSync(path, 'utf8'), file };
    };
    const svg = (await take(/^SVG/)).text;
    const drawn = await page.evaluate((text) => {
      const document = new DOMParser().parseFromString(text, 'image/svg+xml');
      return {
        isBroken: document.querySelector('parsererror') !== null,
        title: document.querySelector('title')?.textContent,
        images: document.querySelectorAll('image').length,
        texts: [...document.querySelectorAll('text')].map(({ textContent }) => textContent ?? ''),
        things: document.querySelectorAll('circle > title, polygon > title').length,
      };
    }, svg);
    expect(drawn).toMatchObject({ isBroken: false, title: 'Around <one> & others', images: 0 });
    expect(drawn.texts).toContain('People');
    expect(drawn.things).toBeGreaterThan(3);
    expect((await take(/^PNG/)).text.slice(1, 4)).toBe('PNG');
    const graphMl = (await take(/^GraphML/)).text;
    expect(graphMl.match(/<node /g)?.length).toBe(nodes.length);

    const html = await take(/^HTML/);
    expect(html.file.suggestedFilename()).toBe('Around-one-others.html');
    const folder = makeFolder();
    const saved = `${folder.path}/view.html`;
    await html.file.saveAs(saved);
    const other = await openBrowser(requireBrowser() as string, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    const phone = await other.context.newPage();
    const complaints: string[] = [];
    const asked: string[] = [];
    phone.on('pageerror', (error) => complaints.push(String(error)));
    phone.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    phone.on('request', (request) => asked.push(request.url()));
    await phone.goto(pathToFileURL(saved).href);
    await phone.getByRole('heading', { name: 'Around <one> & others' }).waitFor();
    await phone.getByRole('searchbox').fill('pham thanh');
    await phone.keyboard.press('Enter');
    await phone
      .locator('aside h2')
      .getByText(/^Ph[ạa]m Thanh B[ìi]nh$/)
      .waitFor();
    await phone.locator('aside .lines button').first().click();
    await phone.locator('aside blockquote mark').first().waitFor();
    const said = await phone.locator('aside .sentences li').count();
    expect(said).toBeGreaterThan(0);
    await phone.locator('aside .source').first().getByText(/\w/).first().waitFor();
    const ground = () => phone.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    await phone.getByRole('button', { name: 'Close' }).click();
    await phone.getByRole('button', { name: 'Light or dark' }).click();
    expect(await ground()).not.toBe(light);
    // A tap on the middle of a thing chooses it; two fingers draw the picture larger.
    const pixels = () => phone.evaluate(() => document.querySelector<HTMLCanvasElement>('main > canvas')?.toDataURL());
    const before = await pixels();
    await phone.evaluate(() => {
      const canvas = document.querySelector('main > canvas') as HTMLCanvasElement;
      canvas.setPointerCapture = () => {};
      const send = (type: string, pointerId: number, x: number, y: number) =>
        canvas.dispatchEvent(new PointerEvent(type, { pointerId, clientX: x, clientY: y, bubbles: true }));
      send('pointerdown', 1, 150, 400);
      send('pointerdown', 2, 250, 400);
      send('pointermove', 1, 80, 400);
      send('pointermove', 2, 320, 400);
      send('pointerup', 1, 80, 400);
      send('pointerup', 2, 320, 400);
    });
    await phone.waitForFunction(
      (old) => document.querySelector<HTMLCanvasElement>('main > canvas')?.toDataURL() !== old,
      before,
    );
    expect(complaints).toEqual([]);
    expect(asked.filter((address) => !address.startsWith('file:'))).toEqual([]);
    await other.close();
    folder.remove();
  });
});
