// What people decide about identity and facts: a request becomes a judgement that holds on to documents, and is applied
// or withdrawn like any other change.
import { createHash } from 'node:crypto';
import { followRedirects } from '#graph/redirects';
import type { GraphStore } from '#graph/store';
import type { GraphDifference } from '#model/change';
import { MachError } from '#model/errors';
import type { EntityId } from '#model/ids';
import type { Anchor, Judgement, JudgementRequest, Side, SplitPart } from '#model/judgement';
import { sortKeys } from '#model/order';
import { clusterComponent } from '../resolve/cluster.ts';
import { sortJudgements } from '../resolve/judge.ts';
import { type Cluster, compareProfiles, type Profile } from '../resolve/profile.ts';
import { applyChange, type ChangeOptions } from './change.ts';
import { loadComponents } from './components.ts';
import { type Reading, readJudgements } from './records.ts';

export interface Judged {
  readonly judgement: Judgement;
  readonly difference: GraphDifference;
}

/** A side of a merge or a name is found again by these many of its mentions; who is kept apart needs all. */
const mostAnchors = 200;

/**
 * Makes the judgement that is asked for, applies it and says what it changed or, in a dry run, would change.
 *
 * Errors: `not-found` for things that are not there, `bad-input` for what makes no sense of them.
 */
export async function judge(store: GraphStore, request: JudgementRequest, options: ChangeOptions): Promise<Judged> {
  const judgement = await store.read((transaction) => formulate(transaction, request, options.now));
  return { judgement, difference: await applyChange(store, { judge: [judgement] }, options) };
}

/** Takes judgements back, or shows what that would change. One that is not there is left out of `withdrawn`. */
export async function withdraw(
  store: GraphStore,
  ids: readonly string[],
  options: ChangeOptions,
): Promise<{ readonly withdrawn: readonly Judgement[]; readonly difference: GraphDifference }> {
  const records = await store.read((transaction) => transaction.readRecords('judgement', ids));
  const withdrawn = records.map(({ body }) => body as unknown as Judgement);
  const difference = await applyChange(store, { withdraw: withdrawn.map(({ id }) => id) }, options);
  return { withdrawn, difference };
}

/** All that stand, in the order in which they are applied. */
export async function listJudgements(store: GraphStore): Promise<readonly Judgement[]> {
  return sortJudgements(await store.read(readJudgements));
}

/** Brings judgements of a file in; those that are there already are left out of what is returned. */
export async function importJudgements(
  store: GraphStore,
  judgements: readonly Judgement[],
  options: ChangeOptions,
): Promise<{ readonly added: readonly Judgement[]; readonly difference: GraphDifference }> {
  const known = await store.read((transaction) =>
    transaction.readRecords(
      'judgement',
      judgements.map(({ id }) => id),
    ),
  );
  const ids = new Set(known.map(({ key }) => key));
  const added = judgements.filter(({ id }) => !ids.has(id));
  return { added, difference: await applyChange(store, { judge: added }, options) };
}

/** The id follows from all the rest, so that one judgement is one wherever it is brought in. */
export function identify(judgement: Omit<Judgement, 'id'>): string {
  const { id: _, ...rest } = judgement as Judgement;
  return createHash('sha256')
    .update(JSON.stringify(sortKeys(rest)))
    .digest('hex')
    .slice(0, 12);
}

async function formulate(transaction: Reading, request: JudgementRequest, now: Date): Promise<Judgement> {
  const { who, why } = request;
  const content = { date: now.toISOString(), who, why, ...(await contentOf(request, transaction)) };
  return { id: identify(content as Omit<Judgement, 'id'>), ...content } as Judgement;
}

/** What an id leads to now. Errors: `not-found`. */
async function findCluster(transaction: Reading, id: EntityId): Promise<Cluster> {
  const isAlive = async (one: EntityId) => (await transaction.readEntities([one])).length > 0;
  const now = await followRedirects(transaction, id, isAlive);
  const components = now ? await loadComponents(transaction, [now]) : [];
  const cluster = components.flatMap(clusterComponent).find((one) => one.id === now);
  if (!cluster) throw new MachError('not-found', `There is no entity ${id}.`);
  return cluster;
}

type Content = { readonly [K in Judgement as K['kind']]: Omit<K, 'id' | 'date' | 'who' | 'why'> }[Judgement['kind']];

async function contentOf(request: JudgementRequest, transaction: Reading): Promise<Content> {
  const find = (id: EntityId) => findCluster(transaction, id);
  switch (request.kind) {
    case 'merge': {
      const clusters = await findSeveral(request.entities, find);
      if (new Set(clusters.map(({ profiles }) => profiles[0]?.type)).size > 1)
        throw new MachError('bad-input', 'Only things of one type can be one: a person is no committee.');
      return { kind: 'merge', sides: clusters.map((cluster) => toSide(cluster, mostAnchors)) };
    }
    case 'never-same': {
      const clusters = await findSeveral(request.entities, find);
      return { kind: 'never-same', sides: clusters.map((cluster) => toSide(cluster)) };
    }
    case 'split': {
      const cluster = await find(request.entity);
      return { kind: 'split', side: toSide(cluster, mostAnchors), parts: findParts(cluster, request.parts) };
    }
    case 'rename': {
      const name = request.name.trim();
      if (name === '')
        throw new MachError('bad-input', `A name with nothing in it would leave ${request.entity} without one.`);
      return { kind: 'rename', side: toSide(await find(request.entity), mostAnchors), name };
    }
    case 'hide-fact': {
      const { relationship, document } = request;
      const [stated] = await transaction.readRelationships([relationship]);
      const hint = relationship.includes('|')
        ? ''
        : ' The id of one has its type and ends, as in MET|person/a|person/b.';
      if (!stated) throw new MachError('not-found', `There is no relationship ${relationship}.${hint}`);
      if (document !== null && !stated.sources.some((source) => source.document === document))
        throw new MachError('not-found', `The document ${document} does not state ${relationship}.`);
      const ends = [await find(stated.from), await find(stated.to)];
      return { kind: 'hide-fact', relationship, sides: ends.map((end) => toSide(end, mostAnchors)), document };
    }
  }
}

async function findSeveral(
  ids: readonly EntityId[],
  find: (id: EntityId) => Promise<Cluster>,
): Promise<readonly Cluster[]> {
  const unique = new Map<EntityId, Cluster>();
  for (const id of ids) {
    const cluster = await find(id);
    unique.set(cluster.id, cluster);
  }
  if (unique.size < 2) throw new MachError('bad-input', `These are one already: ${ids.join(', ')}.`);
  return [...unique.values()];
}

function findParts(cluster: Cluster, parts: readonly SplitPart[]): readonly Anchor[] {
  const leaving = parts.flatMap(({ document, local }) => {
    const there = cluster.profiles.filter((one) => one.document === document && (!local || one.local === local));
    if (there.length === 0) throw new MachError('not-found', `The document ${document} does not name ${cluster.id}.`);
    return there;
  });
  const unique = [...new Set(leaving)];
  if (unique.length === cluster.profiles.length)
    throw new MachError('bad-input', `Nothing of ${cluster.id} would stay: leave at least one document out.`);
  return unique.sort(compareProfiles).map(toAnchor);
}

function toSide({ id, profiles }: Cluster, most = Number.POSITIVE_INFINITY): Side {
  return { entity: id, anchors: [...profiles].sort(compareProfiles).slice(0, most).map(toAnchor) };
}

const toAnchor = ({ document, local, name }: Profile): Anchor => ({ document, local, name });
