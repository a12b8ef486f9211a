// What an ingest, a removal or a backup did, in words.
import type { GraphDifference } from '#model/change';
import type { Entity, Graph, Relationship } from '#model/entity';
import type { BackupHeader } from '#server/backup/file';
import type { IngestSummary } from '#server/ingest';

export function describeSummary({ documents, difference }: IngestSummary, dryRun: boolean): string {
  const count = new Map<string, number>();
  for (const { outcome } of documents) count.set(outcome, (count.get(outcome) ?? 0) + 1);
  const outcomes = [...count].map(([outcome, n]) => `${n} ${outcome}`).join(', ') || 'none';
  return `Documents: ${outcomes}.\n${describeDifference(difference, dryRun)}`;
}

/** Of so many one is told by name what stays. */
const mostKept = 3;

/** What stays although its file no longer gives it, with what to do about it. */
export function describeKept({ documents }: IngestSummary): string[] {
  const kept = documents.filter(({ outcome }) => outcome === 'kept');
  if (kept.length === 0) return [];
  const more = kept.length > mostKept ? [`… and ${kept.length - mostKept} more.`] : [];
  return [
    ...kept.slice(0, mostKept).map(({ id, reason }) => `${id} stays: ${reason}`),
    ...more,
    'With --replace they go; `npm run remove` takes out one by one.',
  ];
}

/** The numbers of what changed and, in a dry run, each of it with its sentence. */
export function describeDifference(difference: GraphDifference, dryRun: boolean): string {
  const { added, changed, removed } = difference;
  const totals = Object.entries({ added, changed, removed }).map(
    ([word, graph]) => `${graph.entities.length} and ${graph.relationships.length} ${word}`,
  );
  const lines = [`Entities and relationships: ${totals.join('; ')}.`];
  lines.push(...difference.merged.map(({ into, from }) => `= ${from.join(' + ')} → ${into}`));
  lines.push(...difference.split.map(({ from, into }) => `≠ ${from} → ${into.join(' + ')}`));
  if (dryRun) {
    lines.push(...describeGraph('+', difference.added), ...describeChanged(difference));
    lines.push(...describeGraph('-', difference.removed), 'Nothing was written.');
  }
  return `${lines.join('\n')}\n`;
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
const nameEntity = ({ id, name }: Entity) => `${id}  ${name}`;
const nameRelationship = ({ type, from, to, role, former }: Relationship) =>
  `${from} ${type}${role ? ` ${former ? 'former ' : ''}${role}` : ''} ${to}`;

function describeGraph(sign: string, { entities, relationships }: Graph): string[] {
  return [
    ...entities.map((entity) => `${sign} ${nameEntity(entity)}`),
    ...relationships.flatMap((relationship) => [
      `${sign} ${nameRelationship(relationship)}`,
      ...relationship.sources.slice(0, 1).map(({ sentence }) => `    “${oneLine(sentence)}”`),
    ]),
  ];
}

/** What is another than before of each; a relationship whose sentences only stand elsewhere in their text is counted. */
function describeChanged({ changed, before, statements }: GraphDifference): string[] {
  const old = new Map<string, Entity | Relationship>(
    [...before.entities, ...before.relationships].map((one) => [one.id, one]),
  );
  const sentences = new Map<string, GraphDifference['statements'][number]>(
    statements.map((one) => [one.relationship, one]),
  );
  const turns = <T extends object>(was: T, is: T, fields: Readonly<Partial<Record<keyof T, string>>>) =>
    Object.entries(fields).flatMap(([field, word]) => {
      const [a, b] = [was[field as keyof T], is[field as keyof T]];
      return a === b ? [] : [`    ${word}: ${a ?? 'none'} → ${b ?? 'none'}`];
    });
  const entities = changed.entities.flatMap((entity) => {
    const was = old.get(entity.id) as Entity;
    const [then, now] = [was, entity].map(({ names }) => new Set(names.map(({ form }) => form))) as [
      Set<string>,
      Set<string>,
    ];
    const names = [
      ...[...now].filter((form) => !then.has(form)).map((form) => `    + name: ${form}`),
      ...[...then].filter((form) => !now.has(form)).map((form) => `    - name: ${form}`),
    ];
    const words = { name: 'name', date: 'date', documents: 'documents', degree: 'relationships' };
    return [`~ ${nameEntity(entity)}`, ...turns(was, entity, words), ...names];
  });
  let moved = 0;
  const relationships = changed.relationships.flatMap((relationship) => {
    const { come = [], gone = [] } = sentences.get(relationship.id) ?? {};
    const [now, then] = [come, gone].map((list) => new Set(list.map(({ sentence }) => oneLine(sentence)))) as [
      Set<string>,
      Set<string>,
    ];
    const words = { since: 'since', until: 'until', firstStated: 'first stated', lastStated: 'last stated' };
    const lines = [
      ...turns(old.get(relationship.id) as Relationship, relationship, words),
      ...[...now].filter((one) => !then.has(one)).map((one) => `    + “${one}”`),
      ...[...then].filter((one) => !now.has(one)).map((one) => `    - “${one}”`),
    ];
    if (lines.length > 0) return [`~ ${nameRelationship(relationship)}`, ...lines];
    moved++;
    return [];
  });
  const note = `${moved} of the changed relationships have their sentences at another place of the text, and no more.`;
  return [...entities, ...relationships, ...(moved > 0 ? [note] : [])];
}

export function describeBackup({ records, made, bytes }: BackupHeader): string {
  const { document = 0, version = 0, judgement = 0, log = 0 } = records;
  const what = `${document} documents, ${version} earlier versions, ${judgement} corrections, ${log} entries of the log`;
  return `${what}; made ${made.slice(0, 16).replace('T', ' ')} UTC, ${Math.ceil(bytes / 1000)} kB`;
}
