// What an ingest, a removal or a backup did, in words.
import type { GraphDifference } from '#model/change';
import type { Graph } from '#model/entity';
import type { BackupHeader } from '#server/backup/file';
import type { IngestSummary } from '#server/ingest';

export function describeSummary({ documents, difference }: IngestSummary, dryRun: boolean): string {
  const count = new Map<string, number>();
  for (const { outcome } of documents) count.set(outcome, (count.get(outcome) ?? 0) + 1);
  const outcomes = [...count].map(([outcome, n]) => `${n} ${outcome}`).join(', ') || 'none';
  return `Documents: ${outcomes}.\n${describeDifference(difference, dryRun)}`;
}

/** The numbers of what changed and, in a dry run, each of it with its sentence. */
export function describeDifference(difference: GraphDifference, dryRun: boolean): string {
  const parts: [string, string, Graph][] = [
    ['+', 'added', difference.added],
    ['~', 'changed', difference.changed],
    ['-', 'removed', difference.removed],
  ];
  const totals = parts.map(([, word, graph]) => `${graph.entities.length} and ${graph.relationships.length} ${word}`);
  const lines = [`Entities and relationships: ${totals.join('; ')}.`];
  lines.push(...difference.merged.map(({ into, from }) => `= ${from.join(' + ')} → ${into}`));
  lines.push(...difference.split.map(({ from, into }) => `≠ ${from} → ${into.join(' + ')}`));
  if (dryRun) lines.push(...parts.flatMap(([sign, , graph]) => describeGraph(sign, graph)), 'Nothing was written.');
  return `${lines.join('\n')}\n`;
}

function describeGraph(sign: string, { entities, relationships }: Graph): string[] {
  const sentence = (text: string | undefined) => (text ? `\n    “${text.replace(/\s+/g, ' ').trim()}”` : '');
  return [
    ...entities.map(({ id, name }) => `${sign} ${id}  ${name}`),
    ...relationships.map(
      ({ type, from, to, role, former, sources }) =>
        `${sign} ${from} ${type}${role ? ` ${former ? 'former ' : ''}${role}` : ''} ${to}${sentence(sources[0]?.sentence)}`,
    ),
  ];
}

export function describeBackup({ records, made, bytes }: BackupHeader): string {
  const { document = 0, version = 0, judgement = 0, log = 0 } = records;
  const what = `${document} documents, ${version} earlier versions, ${judgement} corrections, ${log} entries of the log`;
  return `${what}; made ${made.slice(0, 16).replace('T', ' ')} UTC, ${Math.ceil(bytes / 1000)} kB`;
}
