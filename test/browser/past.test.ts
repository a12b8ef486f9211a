// What was before: earlier contents of a document, and what was done to documents and entities, in their panels.
import { expect, it } from 'vitest';
import type { GraphStore } from '#graph/store';
import type { EntityId } from '#model/ids';
import { ingestDocuments } from '#server/ingest';
import { judge } from '#server/truth/judge';
import { claimExtractor, createDocument } from '../helpers/claims.ts';
import { startFilledServer } from '../helpers/page-server.ts';
import { describePage } from '../helpers/page-tests.ts';

const first = 'HOLDS_ROLE secretary: Person Vũ Hồ -> PartyCommittee Đảng ủy Lào';
const second = 'HOLDS_ROLE member: Person Vũ Hồ -> PartyCommittee Đảng ủy Lào';

async function fill(store: GraphStore) {
  const bringIn = (text: string, day: number) =>
    ingestDocuments({ store, extractor: claimExtractor }, [createDocument('a.txt', [text], { date: '2024-05-01' })], {
      now: new Date(Date.UTC(2026, 1, day)),
    });
  await bringIn(first, 1);
  await bringIn(second, 8);
  const request = {
    kind: 'rename',
    entity: 'person/vu-ho' as EntityId,
    name: 'Hồ',
    who: 'Mai',
    why: 'shorter',
  } as const;
  await judge(store, request, { dryRun: false, now: new Date(Date.UTC(2026, 1, 9)) });
}

describePage(
  'a reader who looks back',
  (reader) => {
    it('reads the text that a document had before, and what its change did', async () => {
      await reader.open('/documents/a.txt');
      const { panel } = reader;
      await panel.getByText('Earlier versions').click();
      await panel.getByText(/^Version 1, February 1, 2026 – February 8, 2026$/).click();
      await panel.getByText(first, { exact: true }).waitFor();
      await panel.getByText('What was done here').click();
      await panel.getByText(/February 8, 2026 changed/).waitFor();
      expect(await panel.getByText(`+ ${second}`).count()).toBe(1);
      expect(await panel.getByText(`− ${first}`).count()).toBe(1);
    });

    it('sees who corrected a person, and why', async () => {
      await reader.open('/person/vu-ho');
      await reader.panel.getByText('What was done here').click();
      await reader.panel.getByText(/February 9, 2026 corrected .*\(Mai: shorter\)/).waitFor();
    });
  },
  { start: () => startFilledServer(fill) },
);
