// Sixty texts that want to be markup, as names, titles, sentences, addresses, reasons and who gave them: on every screen
// they are text, nothing of them runs, and nobody is asked for anything.
import { expect, it } from 'vitest';
import { markup } from '../helpers/markup.ts';
import { describePage } from '../helpers/page-tests.ts';
import { readStage } from '../helpers/reader.ts';
import { screens } from '../helpers/screens.ts';

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
      const traces = await page.evaluate(() => ({
        harmed: 'harmed' in window,
        made: [...document.querySelectorAll('[data-harm], img, iframe, marquee, math, video, object, body script')]
          .filter((one) => !one.matches('script[src^="/assets/"]'))
          .map((one) => one.outerHTML),
        led: [...document.querySelectorAll('a[href]')].flatMap((one) => {
          const { protocol } = new URL((one as HTMLAnchorElement).href);
          return /^https?:$/.test(protocol) ? [] : [one.outerHTML];
        }),
      }));
      expect(traces).toEqual({ harmed: false, made: [], led: [] });
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
});
