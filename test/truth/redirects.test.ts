// Where an id leads that was given up: to what its things are now, whatever became of those with which they went.
import { beforeEach, expect, it } from 'vitest';
import { followRedirects } from '#graph/redirects';
import type { DocumentId, EntityId } from '#model/ids';
import { ingestDocuments, removeDocuments } from '#server/ingest';
import { claimExtractor, createDocument } from '../helpers/claims.ts';
import { provideStore } from '../helpers/stores.ts';

const store = provideStore();
const bringIn = (...documents: ReturnType<typeof createDocument>[]) =>
  ingestDocuments({ store: store(), extractor: claimExtractor }, documents);
const takeOut = (...ids: string[]) => removeDocuments({ store: store() }, ids as DocumentId[]);
const whoIn = async (document: string) => {
  const { mentions } = await store().read((transaction) => transaction.readGraph());
  const [own, ...others] = mentions.filter(
    (one) => one.document === document && one.entity.startsWith('person/nguyen-van-an'),
  );
  if (!own || others.length > 0) throw new Error(`not one of that name in ${document}`);
  return own.entity;
};
const whereTo = (id: EntityId) =>
  store().read((transaction) =>
    followRedirects(transaction, id, async (one) => (await transaction.readEntities([one])).length > 0),
  );

const name = 'Nguyễn Văn An';
const minister = [`HOLDS_ROLE minister: Person ${name} -> Organization Bộ {ministry_of_health(LA)}`];
const bare = createDocument('bare.txt', [`Person ${name}`]);
const inOffice = createDocument('office.txt', minister);
const again = createDocument('again.txt', [...minister, 'Person Sơn']);
const unmarked = createDocument('an.txt', ['Person Nguyễn Văn Ân'], { date: '2026-02-09' });
const secretary = createDocument(
  'secretary.txt',
  [`HOLDS_ROLE secretary: Person ${name} -> PartyCommittee Đảng ủy Lào {party_committee(in=LA)}`],
  { date: '1960-01-01' },
);

let old: EntityId;

beforeEach(async () => {
  await bringIn(bare, inOffice, again, unmarked);
  old = await whoIn('bare.txt');
  expect(await whoIn('office.txt')).toBe(old);
  // There are two of that name now, and the bare one might be either.
  await bringIn(secretary);
  expect(await whoIn('office.txt')).not.toBe(old);
  expect(await whoIn('bare.txt')).not.toBe(old);
});

it('an id that became several leads to the one with most of its things', async () => {
  expect(await whereTo(old)).toBe(await whoIn('office.txt'));
});

it('it leads to the rest when that one is gone', async () => {
  await takeOut('office.txt', 'again.txt');
  expect(await whereTo(old)).toBe(await whoIn('bare.txt'));
});

it('it leads to the rest when only others are left of that one', async () => {
  await bringIn(createDocument('later.txt', [...minister, 'Person Hà'], { date: '2026-02-10' }));
  await takeOut('office.txt', 'again.txt');
  expect(await whoIn('later.txt')).not.toBe(await whoIn('bare.txt'));
  expect(await whereTo(old)).toBe(await whoIn('bare.txt'));
});

it('it leads to what its things are in a document that was read anew, and nowhere once they are all gone', async () => {
  await takeOut('office.txt', 'again.txt');
  await bringIn(createDocument('bare.txt', ['Person Bùi Thanh Sơn', `Person ${name}`]));
  expect(await whereTo(old)).toBe(await whoIn('bare.txt'));
  await takeOut('bare.txt', 'an.txt', 'secretary.txt');
  expect(await whereTo(old)).toBeNull();
});
