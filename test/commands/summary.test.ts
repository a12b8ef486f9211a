// What a dry run tells of what would change: each with what is another than before, and no more.
import { expect, it } from 'vitest';
import { ingestDocuments, removeDocuments } from '#server/ingest';
import { describeSummary } from '../../scripts/summary.ts';
import { claimExtractor, createDocument } from '../helpers/claims.ts';
import { createMemoryStore } from '../helpers/memory-store.ts';

const office = 'HOLDS_ROLE secretary: Person Vũ Hồ -> PartyCommittee Đảng ủy X';
const met = 'MET: Person Vũ Hồ -> Person Lê Bình';

async function changing(...lines: string[]): Promise<string[]> {
  const store = createMemoryStore();
  const context = { store, extractor: claimExtractor };
  await ingestDocuments(context, [
    createDocument('a.txt', [office, met], { date: '2026-02-08' }),
    createDocument('b.txt', [met]),
  ]);
  const changed = createDocument('a.txt', lines, { date: '2026-02-08' });
  const summary =
    lines.length > 0
      ? await ingestDocuments(context, [changed], { dryRun: true })
      : await removeDocuments(context, [changed.id], { dryRun: true });
  return describeSummary(summary, true).trimEnd().split('\n').slice(2);
}

it('a sentence that stands elsewhere in its text is counted and not told', async () => {
  expect(await changing('Place Huế', office, met)).toEqual([
    '+ place/hue  Huế',
    '2 of the changed relationships have their sentences at another place of the text, and no more.',
    'Nothing was written.',
  ]);
});

it('a relationship that keeps but another sentence is told with the one that goes, an entity with its numbers', async () => {
  expect(await changing()).toEqual([
    '~ person/le-binh  Lê Bình',
    '    documents: 2 → 1',
    '~ person/vu-ho  Vũ Hồ',
    '    documents: 2 → 1',
    '    relationships: 2 → 1',
    '~ person/le-binh MET person/vu-ho',
    '    first stated: 2026-02-08 → none',
    '    last stated: 2026-02-08 → none',
    `    - “${met}”`,
    '- party-committee/dang-uy-x  Đảng ủy X',
    '- person/vu-ho HOLDS_ROLE secretary party-committee/dang-uy-x',
    `    “${office}”`,
    'Nothing was written.',
  ]);
});
