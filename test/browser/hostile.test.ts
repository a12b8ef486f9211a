// Sixty texts that want to be markup, as names, titles, sentences, addresses, reasons and who gave them: on every screen
// they are text, nothing of them runs, and nobody is asked for anything.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { GraphStage } from '../../web/graph/stage.ts';
import { openBrowser, requireBrowser } from '../helpers/browser.ts';
import { makeFolder } from '../helpers/folders.ts';
import { markup } from '../helpers/markup.ts';
import { describePage } from '../helpers/page-tests.ts';
import { readStage } from '../helpers/reader.ts';
import { screens } from '../helpers/screens.ts';

const untouched = { harmed: false, made: [], led: [] };

/** What ran, was made or leads elsewhere, where texts were taken for more than texts. */
const traces = (page: Page) =>
  page.evaluate(() => ({
    harmed: 'harmed' in window,
    made: [...document.querySelectorAll('[data-harm], img, iframe, marquee, math, video, object, body script')]
      // The page's own, and those of an exported page.
      .filter((one) => !one.matches('script[src^="/assets/"], body > script:not([src]):not([data-harm])'))
      .map((one) => one.outerHTML),
    led: [...document.querySelectorAll('a[href]')].flatMap((one) => {
      const { protocol } = new URL((one as HTMLAnchorElement).href);
      return /^https?:$/.test(protocol) ? [] : [one.outerHTML];
    }),
  }));

describePage('a reader of texts that want to be markup', (reader) => {
  const send = (path: string, body: unknown) =>
    reader.page.evaluate(
      async ([address, content]) => {
        const headers = { 'content-type': 'application/json' };
        const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(content) });
        return { status: answer.status, text: await answer.text() };
      },
      [path, body] as const,
    );

  it('sees each of them as text, on all screens', async () => {
    const { page, url } = reader;
    await reader.open('/documents');
    const nodes = (await readStage(page)).nodes.filter(({ id }) => id.startsWith('person/'));
    for (const [at, name] of markup.entries()) {
      const entity = nodes[at]?.id;
      const done = await send('/api/judgements', { kind: 'rename', entity, name, who: markup[59 - at], why: name });
      expect(done, done.text).toMatchObject({ status: 200 });
    }
    const documents = markup.slice(0, 20).map((text, at) => ({
      title: `${text} ${markup[20 + at]}`,
      url: `https://example.org/${encodeURIComponent(text)}`,
      text: `Đồng chí Nguyễn Văn Thử, Đại sứ Việt Nam tại Lào, nói: ${text} ${markup[20 + at]} ${markup[40 + at]}.`,
    }));
    const read = await send('/api/documents', { documents });
    expect(read, read.text).toMatchObject({ status: 200 });
    const refused = await send('/api/documents', { documents: [{ text: 'a', url: 'javascript:window.harmed=1' }] });
    expect(refused.text).not.toContain('"status":"added"');

    let seen = '';
    const look = async () => {
      seen += await page.evaluate(
        () =>
          document.body.textContent +
          [...document.querySelectorAll('[title]')].map((one) => one.getAttribute('title')).join('\n'),
      );
      expect(await traces(page)).toEqual(untouched);
    };
    for (const { open } of screens) {
      await open(page, url);
      await look();
    }
    await reader.open(`/${nodes[0]?.id}`);
    await look();
    await reader.open('/person/nguyen-van-thu');
    await reader.panel
      .getByRole('button', { name: /sentence/ })
      .first()
      .click();
    await reader.panel.locator('blockquote').filter({ hasText: 'nói:' }).first().waitFor();
    await look();
    const plain = seen.replace(/\s+/g, ' ');
    expect(markup.filter((text) => !plain.includes(text.replace(/\s+/g, ' ')))).toEqual([]);
  }, 240_000);

  it('sees each of them as the name of a kept view, in the notice of its removal, and as the title of what is kept', async () => {
    const { page, panel } = reader;
    await reader.open('/');
    const { ids, x, y } = await page.evaluate(() => {
      const host = document.querySelector<HTMLElement & { stage?: GraphStage }>('[data-testid="stage"]');
      const places = host?.stage?.places();
      if (!places) throw new Error('no stage is drawn');
      return { ids: places.ids.slice(0, 3), x: Array.from(places.x).slice(0, 3), y: Array.from(places.y).slice(0, 3) };
    });
    const [path, search, camera] = ['/', '', null];
    for (const [at, name] of markup.entries()) {
      const names = [0, 20, 40].map((step) => markup[(at + step) % 60]);
      const picture = { path, search, language: 'en', ids, names, x, y, without: [], camera };
      const kept = await send('/api/views', { name, picture });
      expect(kept, kept.text).toMatchObject({ status: 200 });
    }
    await page.getByRole('button', { name: 'Share' }).click();
    const links = panel.locator('ul a');
    await expect.poll(() => links.count()).toBe(60);
    expect(new Set(await links.allTextContents())).toEqual(new Set(markup));
    expect(await traces(page)).toEqual(untouched);
    for (const name of markup.slice(0, 3)) {
      await panel.getByRole('button', { name: `Remove: ${name}`, exact: true }).click();
      await panel.getByText(`“${name}” is removed.`).waitFor();
      expect(await traces(page)).toEqual(untouched);
      await panel.getByRole('button', { name: 'Put it back' }).click();
      await panel.getByRole('link', { name, exact: true }).waitFor();
    }
    await links.first().click();
    await page.waitForURL((url) => url.pathname === '/');
    await expect.poll(async () => (await readStage(page)).nodes.length).toBe(3);
    expect(await traces(page)).toEqual(untouched);
  });

  it('takes all of them along in a page of its own, where each is text too, and nobody is asked for anything', async () => {
    const { page, panel } = reader;
    await reader.open('/share');
    await panel.getByLabel('Title of the picture or page').fill(markup[59] as string);
    const [file] = await Promise.all([
      page.waitForEvent('download', { timeout: 60_000 }),
      panel.getByRole('button', { name: /^HTML/ }).click(),
    ]);
    const folder = makeFolder();
    const saved = `${folder.path}/view.html`;
    await file.saveAs(saved);
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
    await other.context.setOffline(true);
    await phone.goto(pathToFileURL(saved).href);
    expect(await phone.title()).toBe((markup[59] as string).replace(/\s+/g, ' '));
    await phone.getByRole('heading', { name: markup[59] as string }).waitFor();
    const search = phone.getByRole('searchbox');
    const unseen: string[] = [];
    for (const [at, name] of markup.entries()) {
      await search.fill(name);
      const hit = phone.locator('.hits button').getByText(name, { exact: true }).first();
      await hit.waitFor();
      await hit.tap();
      if ((await phone.locator('aside h2').textContent()) !== name) unseen.push(name);
      // Not all have relationships, and those that have show their sentences.
      for (const line of (await phone.locator('aside .lines button').all()).slice(0, at % 6 === 0 ? 1 : 0)) {
        await line.tap();
        await phone.locator('aside blockquote').first().waitFor();
      }
    }
    expect(unseen).toEqual([]);
    expect(await traces(phone)).toEqual(untouched);
    expect(complaints).toEqual([]);
    expect(asked.filter((address) => !address.startsWith('file:'))).toEqual([]);
    await other.close();
    folder.remove();
  }, 240_000);

  it.each([
    ['SVG', 'image/svg+xml', 'title'],
    ['GraphML', 'text/xml', 'data'],
    ['GEXF', 'text/xml', 'node'],
  ] as const)(
    'takes all of them along as %s, which has them as text and no element of theirs',
    async (format, type, holder) => {
      const { page, panel } = reader;
      await reader.open('/share');
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        panel.getByRole('button', { name: new RegExp(`^${format}`) }).click(),
      ]);
      const read = await page.evaluate(
        ([text, kind, element]) => {
          const document = new DOMParser().parseFromString(text, kind);
          return {
            elements: [...new Set([...document.querySelectorAll('*')].map(({ localName }) => localName))],
            attributes: [...new Set([...document.querySelectorAll('*')].flatMap((one) => one.getAttributeNames()))],
            texts: [...document.querySelectorAll(element)].map((one) => one.getAttribute('label') ?? one.textContent),
          };
        },
        [readFileSync(await file.path(), 'utf8'), type, holder] as const,
      );
      expect(markup.filter((name) => !read.texts.includes(name))).toEqual([]);
      const made = ['script', 'img', 'iframe', 'a', 'style', 'foreignObject', 'parsererror', 'form', 'input', 'object'];
      expect(read.elements.filter((name) => made.includes(name))).toEqual([]);
      expect(read.attributes.filter((name) => /^on|href$/.test(name))).toEqual([]);
    },
  );
});
