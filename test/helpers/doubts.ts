// A small world in which something is to be corrected: names that may be one, bodies that are, and documents that disagree.
import { ingestDocuments } from '#server/ingest';
import { claimExtractor, createDocument } from './claims.ts';
import { startFilledServer } from './page-server.ts';

const documents = [
  createDocument('a.txt', ['HOLDS_ROLE secretary: Person Nguyễn Văn An -> PartyCommittee Đảng ủy tại Lào'], {
    date: '2025-01-01',
  }),
  createDocument('b.txt', ['HOLDS_ROLE member: Person Nguyễn Văn Ân -> PartyCommittee Đảng ủy tại Nga'], {
    date: '2025-02-01',
  }),
  createDocument('c.txt', ['ATTENDED: Person Nguyen Van An -> Conference Hội nghị Thử nghiệm @2025-03-01'], {
    date: '2025-03-01',
  }),
  createDocument('d.txt', ['HOLDS_ROLE ambassador: Person Trần Thị Bích -> Embassy Đại sứ quán tại Lào'], {
    date: '2026-01-09',
  }),
  createDocument('e.txt', ['HOLDS_ROLE ambassador: Person Lê Văn Cường -> Embassy Đại sứ quán tại Lào'], {
    date: '2026-01-09',
  }),
  createDocument('f.txt', ['PART_OF: PartyCommittee Chi bộ Sứ quán -> PartyCommittee Đảng ủy tại Lào']),
  createDocument('g.txt', ['PART_OF: PartyCommittee Chi bộ Đại sứ quán -> PartyCommittee Đảng ủy tại Lào']),
];

export const startDoubtfulServer = () =>
  startFilledServer((store) => ingestDocuments({ store, extractor: claimExtractor }, documents));
