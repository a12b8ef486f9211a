// What lies over the stage hides no half of a name: those near a card are written beside it, or not at all.
import { expect, it } from 'vitest';
import { describePage } from '../helpers/page-tests.ts';
import { waitForStill } from '../helpers/reader.ts';
import { emptyGraph } from '../helpers/screens.ts';
import { languages, textsOf } from '../helpers/texts.ts';

describePage('a reader of names between the cards', (reader) => {
  const cards = () =>
    Promise.all(
      [
        reader.page.getByRole('region', { name: /legend/i }),
        reader.page.getByRole('region', { name: 'Time' }),
        reader.panel,
        reader.page.locator('header nav'),
      ].map(async (card) => (await card.isVisible()) && card.boundingBox()),
    );
  const meets = (
    name: { left: number; top: number; right: number; bottom: number },
    card: { x: number; y: number; width: number; height: number },
  ) =>
    name.left < card.x + card.width && name.right > card.x && name.top < card.y + card.height && name.bottom > card.y;

  it.each([
    [390, 844],
    [768, 1024],
    [1024, 768],
    [1440, 900],
  ])('reads every name whole at %i pixels, of somebody and of the whole', async (width, height) => {
    const { page } = reader;
    await page.setViewportSize({ width, height });
    for (const path of ['/person/le-hoai-trung', '/?look=force,type,degree,single', '/table']) {
      await reader.open(path);
      // As near as the names of many are at the edge of what is free.
      await page.getByRole('application').first().focus();
      for (let step = 0; step < 4; step++) {
        const { written } = await waitForStill(page);
        if (step === 0) expect(written.length, path).toBeGreaterThan(0);
        const covered = (await cards()).flatMap((card) => (card ? written.filter((name) => meets(name, card)) : []));
        expect(covered, `${path} after ${step} steps nearer`).toEqual([]);
        await page.keyboard.press('+');
      }
    }
  });

  it.each([
    [1024, 768],
    [1440, 900],
  ])('sees everything that stands in columns and rows beside the cards, at %i pixels', async (width, height) => {
    const { page } = reader;
    await page.setViewportSize({ width, height });
    for (const look of ['time', 'hierarchy']) {
      await reader.open(`/?look=${look}`);
      const { nodes } = await waitForStill(page);
      const points = nodes.map(({ x, y }) => ({ left: x, right: x, top: y, bottom: y }));
      const covered = (await cards()).flatMap((card) => (card ? points.filter((point) => meets(point, card)) : []));
      expect(covered, look).toEqual([]);
    }
  });

  it.each(languages)('reads what stands on an empty stage beside the panel, in %s', async (language) => {
    const { page, panel } = reader;
    const { t } = textsOf(language);
    await page.addInitScript((own) => {
      Object.defineProperty(navigator, 'languages', { value: [own] });
    }, language);
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.route('**/api/graph*', (route) => route.fulfill(emptyGraph));
    await page.goto(`${reader.url}/query`);
    for (const place of ['/query', '/']) {
      await page.goto(reader.url + place);
      const said = page.getByText(t('stage.empty'), { exact: true });
      await said.waitFor();
      const card = await said.locator('..').boundingBox();
      const beside = await panel.boundingBox();
      expect((card?.x ?? 0) + (card?.width ?? 0), place).toBeLessThan(beside?.x ?? 0);
      expect(card?.x, place).toBeGreaterThan(0);
    }
  });
});
