// How two hang together: the shortest ways and the next best, round nodes, kinds and hubs, with enough sources, up to a
// day; every sentence in order, and the whole as a text to cite.
import { expect, it } from 'vitest';
import type { PathsView } from '#model/view';
import { describePage } from '../helpers/page-tests.ts';

describePage('a reader who asks how two hang together', (reader) => {
  const address = '/paths?from=person/le-hoai-trung&to=person/pham-thanh-binh';
  const ways = () => reader.panel.getByRole('list', { name: 'Ways found' }).getByRole('button');
  const texts = async () => {
    await ways().first().waitFor();
    return ways().allTextContents();
  };

  it('gets the shortest ways and the next best, and chooses one to see its steps lit and with their sentences', async () => {
    const { panel, page } = reader;
    await reader.open(address);
    const found = await texts();
    const steps = found.map((text) => Number(/\d+/.exec(text)?.[0]));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.length).toBeGreaterThan(1);
    await ways().nth(1).click();
    expect(await ways().nth(1).getAttribute('aria-current')).toBe('true');
    for (const step of await panel.locator('details:has(ol), li > details').all())
      await step.locator('summary').click();
    expect(await panel.locator('blockquote mark').count()).toBeGreaterThanOrEqual(steps[1] ?? 9);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: reader.url });
    await panel.getByRole('button', { name: 'Copy with sources' }).click();
    await panel.getByText('Copied.').waitFor();
    const cited = await page.evaluate(() => navigator.clipboard.readText());
    for (const sentence of await panel.locator('blockquote').allTextContents())
      expect(cited).toContain(sentence.trim());
    expect(cited.match(/^ {2}— /gm)?.length).toBeGreaterThanOrEqual(steps[1] ?? 9);
  });

  it('goes round a node, a kind, hubs and what too few documents say, and only up to a day', async () => {
    const { panel, page } = reader;
    const answered = async (act: () => Promise<unknown>): Promise<PathsView> => {
      const [response] = await Promise.all([page.waitForResponse(/\/api\/paths\?/), act()]);
      return response.json();
    };
    const nodesOf = ({ paths }: PathsView) => new Set(paths.flatMap(({ nodes }) => nodes));
    const all = await answered(() => reader.open(address));
    const between = all.paths[0]?.nodes[1];
    if (!between) throw new Error('the two are neighbours');
    const name = all.nodes.find(({ id }) => id === between)?.name ?? '';
    const without = await answered(() =>
      panel
        .getByRole('button', { name: `Avoid ${name}` })
        .first()
        .click(),
    );
    expect(nodesOf(without).has(between)).toBe(false);
    expect(page.url()).toContain('avoid=');
    await panel.getByRole('button', { name: `Allow ${name} again` }).click();
    await panel
      .getByRole('button', { name: `Avoid ${name}` })
      .first()
      .waitFor();

    await panel.getByText('Which kinds it may pass').click();
    const label = all.nodes.find(({ id }) => id === between)?.type;
    const plural = {
      PartyCommittee: 'Party bodies',
      Conference: 'Gatherings',
      Organization: 'Organisations',
      Person: 'People',
    };
    const kind = plural[label as keyof typeof plural];
    const other = await answered(() => panel.getByRole('checkbox', { name: kind }).check());
    const ends = new Set(['person/le-hoai-trung', 'person/pham-thanh-binh']);
    expect(other.nodes.filter(({ id, type }) => type === label && !ends.has(id))).toEqual([]);
    await panel.getByRole('checkbox', { name: kind }).uncheck();

    const fewHubs = await answered(() => panel.getByRole('checkbox', { name: /not through hubs/ }).check());
    expect(fewHubs.nodes.filter(({ id, degree }) => degree > 25 && !ends.has(id))).toEqual([]);
    const sure = await answered(() => panel.getByLabel('documents for each step').selectOption('2'));
    expect(sure.edges.every(({ documents }) => documents >= 2)).toBe(true);
    const early = await answered(() => panel.getByLabel('stated by').fill('1900-01-01'));
    expect(early.paths).toEqual([]);
    await panel.getByText('No way between them.').waitFor();

    await page.reload();
    await panel.getByText('No way between them.').waitFor();
    expect(await panel.getByLabel('stated by').inputValue()).toBe('01/01/1900');
    expect(await panel.getByLabel('documents for each step').inputValue()).toBe('2');
  });
});
