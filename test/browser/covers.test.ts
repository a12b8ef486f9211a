// What lies over the stage hides no half of a name: those near a card are written beside it, or not at all.
import { expect, it } from 'vitest';
import { describePage } from '../helpers/page-tests.ts';
import { waitForStill } from '../helpers/reader.ts';

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
});
