// Narrowing down: by office, body, place, language and number of sources, as of a day, and what becomes of the rest.
import { expect, it } from 'vitest';
import { describePage } from '../helpers/page-tests.ts';
import { readStage, waitForStill } from '../helpers/reader.ts';

describePage('a reader who narrows down', (reader) => {
  const card = () => reader.page.getByRole('region', { name: 'Narrow down' });
  const left = async () => {
    const text = (await card().getByRole('status').textContent()) ?? '';
    return Number(/^\d+/.exec(text)?.[0]);
  };

  it.each([
    [390, 844],
    [1280, 800],
  ])('takes nearly everything off, and has it back where it was, at %i pixels', async (width, height) => {
    const { page } = reader;
    await page.setViewportSize({ width, height });
    await reader.open();
    const placesOf = async () => {
      const { nodes, regions } = await waitForStill(page);
      return { nodes: nodes.map(({ id, x, y }) => [id, Math.round(x), Math.round(y)]), regions: regions.length };
    };
    const before = await placesOf();
    await page.getByRole('button', { name: 'Narrow down' }).first().click();
    const card = page.getByRole('region', { name: 'Narrow down' });
    await card.getByRole('checkbox').first().check();
    await card.getByText('Take it off', { exact: true }).click();
    await page.waitForURL('**gone=1**');
    expect((await placesOf()).nodes.length).toBeLessThan(before.nodes.length / 2);
    await card.getByRole('button', { name: 'Close the filters' }).click();
    await page.getByRole('button', { name: 'Show all', exact: true }).click();
    await page.waitForURL((address) => !address.search.includes('gone='));
    const sorted = (places: typeof before) => ({ ...places, nodes: [...places.nodes].sort() });
    expect(sorted(await placesOf())).toEqual(sorted(before));
  });

  it('by an office and then a language: the rest fades, goes on request, and comes back by Ctrl+Z', async () => {
    const { page } = reader;
    await reader.open();
    const all = (await readStage(page)).nodes.length;
    await page.getByRole('button', { name: 'Narrow down' }).click();
    await card()
      .getByRole('group', { name: 'Offices' })
      .getByRole('checkbox', { name: /^Ambassador/ })
      .check();
    await page.waitForURL('**role=ambassador**');
    const ambassadors = await left();
    expect(ambassadors).toBeGreaterThan(5);
    expect(ambassadors).toBeLessThan(all / 2);
    expect((await readStage(page)).nodes.length, 'faded, and still there').toBe(all);

    await card()
      .getByRole('group', { name: /^Languages/ })
      .getByRole('checkbox', { name: /^Indonesian/ })
      .check();
    expect(await left()).toBeLessThan(ambassadors);
    const both = await left();
    await card().getByText('Take it off').click();
    await page.waitForURL('**gone=1**');
    expect((await readStage(page)).nodes.length).toBe(both);
    await card().getByRole('button', { name: 'Drop Ambassador' }).click();
    expect(await left()).toBeGreaterThan(both);

    for (let steps = 0; steps < 4; steps++) await page.keyboard.press('Control+z');
    await page.waitForURL((address) => address.search === '');
    expect((await readStage(page)).nodes.length).toBe(all);
  });

  it('by a body found by name, by a place, and by what two documents say', async () => {
    const { page } = reader;
    await reader.open();
    await page.keyboard.press('f');
    const bodies = card().getByRole('group', { name: /^Bodies/ });
    await bodies.getByRole('button', { name: /more/ }).click();
    await bodies.getByRole('textbox').fill('dang uy ngoai nuoc');
    await bodies.getByRole('checkbox', { name: /^Đảng ủy Ngoài nước/ }).check();
    expect(await left()).toBeGreaterThan(1);
    await card().getByRole('button', { name: 'Clear' }).click();
    const place = card()
      .getByRole('group', { name: /^Places/ })
      .getByRole('checkbox')
      .first();
    await place.focus();
    await page.keyboard.press('Space');
    await page.waitForURL('**place=place/**');
    expect(await left()).toBeGreaterThan(3);
    await card().getByRole('button', { name: 'Clear' }).click();
    await card().getByRole('slider').focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL('**sources=2**');
    expect(await left()).toBeGreaterThan(3);
    await page.keyboard.press('Escape');
    await card().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /Narrow down\s*1/ }).waitFor();
  });

  it('as of a day, given by hand, and playing on from there', async () => {
    const { page } = reader;
    await reader.open();
    const time = page.getByRole('region', { name: 'Time' });
    const stated = async () => Number(/\d+/.exec((await time.getByRole('status').textContent()) ?? '')?.[0]);
    await time.getByRole('button', { name: 'As of one day' }).click();
    await page.waitForURL('**day=2026-**');
    const inTheEnd = await stated();
    await time.getByRole('textbox', { name: 'As of' }).fill('1/1/2019');
    await page.waitForURL('**day=2019-01-01**');
    expect(await stated()).toBeLessThan(inTheEnd);
    expect(await stated()).toBeGreaterThan(0);
    await time.getByRole('button', { name: 'Play through time' }).click();
    await page.waitForURL('**day=2020-12-31**');
    await time.getByRole('button', { name: 'Pause' }).click();
    await time.getByRole('button', { name: 'All of the time' }).click();
    await page.waitForURL((address) => !address.search.includes('day='));
  });

  it('by a label: legend and history count what is left, things and relationships', async () => {
    const { page } = reader;
    await reader.open();
    const legend = page.getByRole('region', { name: /legend/i });
    await legend.getByRole('button', { name: /^People/ }).click();
    const [, people, things] = /(\d+) of (\d+) things/.exec((await legend.textContent()) ?? '') ?? [];
    const [, among, relationships] = /(\d+) of (\d+) relationships/.exec((await legend.textContent()) ?? '') ?? [];
    expect(Number(people)).toBeLessThan(Number(things));
    expect(Number(among)).toBeLessThan(Number(relationships));
    await page.getByRole('button', { name: 'History' }).click();
    await page.getByRole('button', { name: `Beginning ${things}` }).waitFor();
    await page.getByRole('button', { name: `Filter: People ${people}` }).waitFor();
  });
});
