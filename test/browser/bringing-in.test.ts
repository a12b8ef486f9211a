// Bringing documents in and taking them out: what would change is seen first, in a list and in colour on the stage.
import { expect, it } from 'vitest';
import { describePage } from '../helpers/page-tests.ts';
import { readStage } from '../helpers/reader.ts';

const text = `Hội nghị cán bộ tại Viêng Chăn

Ngày 12/3/2026, tại Viêng Chăn, đồng chí Phạm Thanh Bình, Bí thư Đảng ủy tại Lào, chủ trì Hội nghị triển khai Nghị quyết 67-NQ/TW. Đồng chí Nguyễn Văn Thử, Đại sứ Việt Nam tại Lào, phát biểu tại Hội nghị.`;

describePage('a reader who brings documents in', (reader) => {
  const ids = async () => (await readStage(reader.page)).nodes.map(({ id }) => id as string).sort();
  const total = () =>
    reader.page.evaluate(async () => (await (await fetch('/api/graph?limit=1')).json()).total as object);
  const choose = (files: { name: string; mimeType: string; buffer: Buffer }[]) =>
    reader.panel.locator('input[type=file]').setInputFiles(files);
  const file = (name: string, content: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });

  it('pastes a text, sees what it would change and drops it: nothing is changed', async () => {
    const { page, panel } = reader;
    await reader.open('/documents');
    const before = { total: await total(), ids: await ids() };
    await panel.getByRole('link', { name: 'Bring in documents' }).click();
    await panel.getByLabel('Or paste a text').fill(text);
    await panel.getByLabel('Its title').fill('Hội nghị cán bộ tại Viêng Chăn');
    await panel.getByRole('button', { name: 'Add this text' }).click();
    await panel.getByRole('button', { name: 'See what it would change' }).click();
    const sum = panel.getByRole('list', { name: 'What would change' });
    await sum.getByText('Added').waitFor();
    await panel.getByText('Nguyễn Văn Thử', { exact: true }).waitFor();
    const fact = panel.locator('details').filter({ hasText: 'Nguyễn Văn Thử holds an office in (Ambassador)' });
    await fact.locator('summary').click();
    expect(await fact.locator('blockquote mark').first().textContent()).toContain('Nguyễn Văn Thử');
    expect(await ids(), 'on the stage as long as it is looked at').toContain('person/nguyen-van-thu');
    expect(await greenPixels(reader), 'in the colour of what is added').toBeGreaterThan(20);
    await panel.getByRole('button', { name: 'Drop it' }).click();
    await panel.getByRole('button', { name: 'See what it would change' }).waitFor();
    expect(await ids()).toEqual(before.ids);
    expect(await total()).toEqual(before.total);
    expect(page.url()).toContain('/bring');
  });

  it('brings files in, finds what they say, reads one, and takes it out again: the graph is as it was', async () => {
    const { panel } = reader;
    await reader.open('/bring');
    const before = await total();
    await choose([
      file('a.html', `<html><body><article><h1>Hội nghị</h1><p>${text}</p><p>${text}</p></article></body></html>`),
      file('b.docx', 'no text'),
    ]);
    await panel.getByRole('button', { name: 'See what the 2 would change' }).click();
    await panel.getByText('Files of the kind “.docx” are not read').waitFor();
    await panel.getByRole('button', { name: 'Bring in all 2' }).click();
    await panel.getByRole('link', { name: 'Read a.html' }).waitFor();
    expect(await total()).not.toEqual(before);
    expect(await ids()).toContain('person/nguyen-van-thu');
    await reader.find('nguyen van thu');
    await panel.getByRole('heading', { level: 1, name: 'Nguyễn Văn Thử' }).waitFor();
    await panel
      .getByRole('link', { name: /a\.html|Hội nghị/ })
      .last()
      .click();
    await panel.getByRole('button', { name: 'Take this document out' }).click();
    await panel.getByRole('list', { name: 'What would change' }).waitFor();
    await panel.getByText('Nguyễn Văn Thử', { exact: true }).first().waitFor();
    await panel.getByRole('button', { name: 'Take it out' }).click();
    await reader.page.getByText('a.html is taken out').waitFor();
    expect(await total()).toEqual(before);
    expect(await ids()).not.toContain('person/nguyen-van-thu');
  });

  it('follows how far it is, and stops: what was read until then is in, the rest is not', async () => {
    const { page, panel } = reader;
    await reader.open('/bring');
    await choose(
      Array.from({ length: 45 }, (_, at) => file(`n-${at}.txt`, `Bản tin số ${at}\n\nHôm nay không có tin gì.`)),
    );
    let release = () => {};
    await panel.getByRole('button', { name: 'See what the 45 would change' }).click();
    await panel.getByRole('button', { name: 'Bring in all 45' }).waitFor();
    let asked = 0;
    await page.route('**/api/documents?dryRun=false', async (route) => {
      asked += 1;
      if (asked > 1) await new Promise<void>((resolve) => (release = resolve));
      await route.continue().catch(() => {});
    });
    await panel.getByRole('button', { name: 'Bring in all 45' }).click();
    await panel.getByText('20 of 45').waitFor();
    await panel.getByRole('button', { name: 'Stop' }).click();
    release();
    await panel.getByText('What was read until then is in.').waitFor();
    await page.unroute('**/api/documents?dryRun=false');
    const documents = await page.evaluate(async () => {
      const { documents } = await (await fetch('/api/documents?limit=200')).json();
      return (documents as { id: string }[]).filter(({ id }) => id.startsWith('n-')).length;
    });
    expect(documents).toBe(20);
  });
});

/** Pixels of the canvas of the spotlight that are as green as the mark of what is added. */
function greenPixels({ page }: { page: import('playwright-core').Page }): Promise<number> {
  return page.evaluate(() => {
    const [r = 0, g = 0, b = 0] = (
      getComputedStyle(document.documentElement)
        .getPropertyValue('--added')
        .match(/[\da-f]{2}/g) ?? []
    ).map((part) => Number.parseInt(part, 16));
    let found = 0;
    for (const canvas of document.querySelectorAll('canvas')) {
      const context = canvas.className.includes('spotlight') ? canvas.getContext('2d') : null;
      if (!context) continue;
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      for (let at = 0; at < data.length; at += 4) {
        const near =
          Math.abs((data[at] ?? 0) - r) + Math.abs((data[at + 1] ?? 0) - g) + Math.abs((data[at + 2] ?? 0) - b);
        if (near < 12 && (data[at + 3] ?? 0) > 200) found += 1;
      }
    }
    return found;
  });
}
