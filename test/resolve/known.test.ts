// How well things are told apart and put together, on documents whose identities are known, all of them in one world.
import { describe, expect, it } from 'vitest';
import type { StoredDocument } from '#model/stored';
import { derive } from '#server/truth/derive';
import { createExtractor } from '../../server/extractor.ts';
import { extractClaims } from '../helpers/claims.ts';
import type { KnownCase } from './known/cases.ts';
import { gatherings } from './known/gatherings.ts';
import { people } from './known/people.ts';
import { texts } from './known/texts.ts';
import { things } from './known/things.ts';

const extractor = await createExtractor();

/** Every third case of each kind was set aside while the rules were worked on. */
const sets: readonly (readonly [string, readonly KnownCase[]])[] = [
  ['worked on', [people, things, gatherings, texts].flatMap((list) => list.filter((_, n) => n % 3 !== 1))],
  ['set aside', [people, things, gatherings, texts].flatMap((list) => list.filter((_, n) => n % 3 === 1))],
  ['all', [people, things, gatherings, texts].flat()],
];

interface Placed {
  readonly label: string;
  readonly document: string;
  readonly thing: string;
  /** The cluster it came to, null where the text was not read that far. */
  readonly entity: string | null;
  readonly doubtful: boolean;
}

/** Where each known thing went when all documents are in one graph. */
function place(cases: readonly KnownCase[]): readonly Placed[] {
  const all = cases.flatMap(({ as, documents }) =>
    documents.map(({ document, known }) => {
      const extraction = as === 'claims' ? extractClaims(document) : extractor.extract(document);
      const stored: StoredDocument = { document, extraction, rules: '' };
      return { stored, known };
    }),
  );
  const { clusters, projector } = derive(
    all.map(({ stored }) => stored),
    [],
  );
  const doubtful = new Set(clusters.filter((cluster) => cluster.doubtful).map(({ id }) => id));
  return all.flatMap(({ stored: { document, extraction }, known }) =>
    known.map(({ thing, label }): Placed => {
      const [, type, name = '', twin = '1'] = /^(\w+) (.*?)(?: #(\d))?$/.exec(thing) ?? [];
      const named = extraction.entities.filter((one) => one.type === type && [one.name, ...one.also].includes(name));
      const local = named[Number(twin) - 1];
      const entity = local ? projector.entityOf(document.id, local.id) : null;
      return { label, document: document.id, thing, entity, doubtful: entity !== null && doubtful.has(entity) };
    }),
  );
}

interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly wrong: readonly string[];
}

/** Over all pairs of known things: how many that were joined are one, and how many that are one were joined. */
function score(placed: readonly Placed[]): Score {
  let [right, joined, one] = [0, 0, 0];
  const wrong: string[] = [];
  placed.forEach((a, at) => {
    for (const b of placed.slice(at + 1)) {
      const isOne = a.label === b.label;
      const isJoined = a.entity !== null && a.entity === b.entity;
      if (isOne) one++;
      if (isJoined) joined++;
      if (isOne && isJoined) right++;
      if (isOne !== isJoined)
        wrong.push(
          `${isOne ? 'apart' : 'joined'}: ${[a, b].map(({ label, document, thing }) => `${label} ${document} ${thing}`).join(' | ')}`,
        );
    }
  });
  return { precision: right / joined, recall: right / one, wrong };
}

const groupOf = (label: string) => label.split('/')[0] ?? '';

/** Labels with several mentions, and pairs of labels that look alike. */
function count(placed: readonly Placed[]): { readonly clusters: number; readonly pairs: number } {
  const labels = [...new Set(placed.map(({ label }) => label))];
  const clusters = labels.filter((label) => placed.filter((one) => one.label === label).length > 1).length;
  const pairs = labels.flatMap((a, at) =>
    labels.slice(at + 1).filter((b) => a.includes('/') && groupOf(a) === groupOf(b)),
  );
  return { clusters, pairs: pairs.length };
}

describe('things whose identity is known', () => {
  it('are at least sixty with several mentions, and sixty pairs that look alike', () => {
    const { clusters, pairs } = count(place(sets[2]![1]));
    console.info(`identity: ${clusters} things named in several documents, ${pairs} pairs that look alike`);
    expect(clusters).toBeGreaterThanOrEqual(60);
    expect(pairs).toBeGreaterThanOrEqual(60);
  });

  it.each(sets)('are one where they are one, and two where they are two: %s', (name, cases) => {
    const placed = place(cases);
    expect(placed.filter(({ entity }) => entity === null)).toEqual([]);
    const { precision, recall, wrong } = score(placed);
    console.info(`identity, ${name}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
    expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(0.99);
    expect(recall, wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it('stay apart and are marked as doubtful where two fit and nothing decides', () => {
    const open = place(sets[2]![1]).filter(({ label }) => label.endsWith('?'));
    expect(open.length).toBeGreaterThan(2);
    expect(open.filter(({ doubtful }) => !doubtful)).toEqual([]);
  });
});
