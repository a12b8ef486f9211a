// The page at another moment: what was known on a day, on the stage and in the panels, from the address and back to now.
import { expect, it } from 'vitest';
import { ingestDocuments } from '#server/ingest';
import { claimExtractor, createDocument } from '../helpers/claims.ts';
import { startFilledServer } from '../helpers/page-server.ts';
import { describePage } from '../helpers/page-tests.ts';

const texts = [
  createDocument('2024.txt', ['HOLDS_ROLE secretary: Person Vũ Hồ -> PartyCommittee Đảng ủy Lào'], {
    date: '2024-05-01',
  }),
  createDocument('2025.txt', ['MET: Person Vũ Hồ -> Person Lê Bình'], { date: '2025-05-01' }),
  createDocument('2026.txt', ['MET: Person Lê Bình -> Person Trần An'], { date: '2026-02-08' }),
];

describePage(
  'a reader who asks what was known',
  (reader) => {
    const stage = () =>
      reader.page.evaluate(() => {
        const host = document.querySelector<HTMLElement & { stage?: { read(): { nodes: readonly { id: string }[] } } }>(
          '[data-testid="stage"]',
        );
        return (
          host?.stage
            ?.read()
            .nodes.map(({ id }) => id.split('/')[1] ?? '')
            .sort() ?? []
        );
      });
    const shows = (...names: string[]) => expect.poll(stage, { timeout: 20_000 }).toEqual(names);
    const all = ['dang-uy-lao', 'le-binh', 'tran-an', 'vu-ho'] as const;

    it('chooses a day beside the time: stage, panels and search are those of the day, until he comes back to now', async () => {
      const { page, panel } = reader;
      await reader.open('/person/vu-ho');
      await shows(...all);
      await panel.getByText('2 relationships').waitFor();
      const time = page.getByRole('region', { name: 'Time' });
      await time.getByRole('button', { name: 'As known on one day' }).click();
      await page.waitForURL('**known=2026-02-28**');
      const day = time.getByLabel('Known on', { exact: true });
      await day.fill('2024-12-31');
      await day.press('Enter');
      await page.waitForURL('**known=2024-12-31**');
      await shows('dang-uy-lao', 'vu-ho');
      await panel.getByText('1 relationship', { exact: false }).waitFor();
      await panel.getByText('2 relationships').waitFor({ state: 'detached' });
      expect(await panel.getByText('Met', { exact: true }).count()).toBe(0);
      const asked = page.waitForRequest(/\/api\/search\?.*knownOn=2024-12-31/);
      await reader.search.fill('binh');
      await asked;
      await reader.search.fill('');
      await time.getByRole('button', { name: 'As known on one day' }).click();
      await page.waitForURL((address) => !address.search.includes('known='));
      await shows(...all);
      await panel.getByText('2 relationships').waitFor();
    });

    it('changes nothing from another day: it says why, and leads back to now', async () => {
      const { page, panel } = reader;
      await reader.open('/person/vu-ho?known=2025-12-31');
      await panel.getByRole('button', { name: 'Correct', exact: true }).click();
      await panel.getByText('Why this is one').waitFor();
      await panel.getByText('Changes are made to the graph of now').waitFor();
      expect(await panel.getByRole('radio').count()).toBe(0);
      await panel.getByRole('button', { name: 'Back to now' }).click();
      await page.waitForURL((address) => !address.search.includes('known='));
      await panel.getByRole('button', { name: 'Correct', exact: true }).click();
      await panel.getByRole('radio', { name: 'Another name' }).waitFor({ state: 'attached' });
      for (const path of ['/review', '/bring']) {
        await reader.open(`${path}?known=2025-12-31`);
        await panel.getByText('Changes are made to the graph of now').waitFor();
        expect(await panel.getByRole('textbox').count()).toBe(0);
      }
      await reader.open('/documents/2024.txt?known=2025-12-31');
      await panel.getByRole('button', { name: 'Take this document out' }).click();
      await panel.getByText('Changes are made to the graph of now').waitFor();
      expect(await panel.getByRole('list', { name: 'What would change' }).count()).toBe(0);
    });

    it('finds the day in the address, and steps back over it', async () => {
      const { page } = reader;
      await reader.open('/?known=2025-12-31');
      await shows('dang-uy-lao', 'le-binh', 'vu-ho');
      expect(page.url()).toContain('known=2025-12-31');
      await page.getByRole('button', { name: 'As known on one day' }).click();
      await shows(...all);
      await page.getByRole('button', { name: 'Undo' }).click();
      await shows('dang-uy-lao', 'le-binh', 'vu-ho');
      await page.waitForURL('**known=2025-12-31**');
    });
  },
  { start: () => startFilledServer((store) => ingestDocuments({ store, extractor: claimExtractor }, texts)) },
);
