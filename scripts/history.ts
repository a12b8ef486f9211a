// npm run history -- [ID]: what was done, to all, to one document or to one entity.
import { MachError } from '#model/errors';
import type { HistoryEntry, Statement } from '#model/history';
import type { DocumentId } from '#model/ids';
import { sidesOf } from '#model/judgement';
import { readConfig } from '#server/config';
import { openContext } from '#server/context';
import { createInsight } from '#server/truth/insight';
import { runCommand } from './command.ts';

function describe(entry: HistoryEntry): string {
  const head = `${entry.at.slice(0, 19).replace('T', ' ')}  `;
  const lines = (sign: string, statements: readonly Statement[]) =>
    statements.map(
      ({ relationship, sentence }) => `  ${sign} ${relationship}\n      “${sentence.replace(/\s+/g, ' ').trim()}”`,
    );
  switch (entry.kind) {
    case 'document': {
      const { document, outcome, from, named, unnamed, stated, unstated } = entry;
      return [
        `${head}${document} ${outcome}${from ? ` from ${from}` : ''}`,
        ...named.map((id) => `  + ${id}`),
        ...unnamed.map((id) => `  - ${id}`),
        ...lines('+', stated),
        ...lines('-', unstated),
      ].join('\n');
    }
    case 'identity':
      return [
        ...entry.merged.map(({ into, from }) => `${head}${from.join(' + ')} = ${into}`),
        ...entry.split.map(({ from, into }) => `${head}${from} ≠ ${into.join(' + ')}`),
      ].join('\n');
    case 'judgement': {
      const { id, kind, who, why } = entry.judgement;
      const about = sidesOf(entry.judgement).map(({ entity }) => entity);
      return `${head}${kind} ${about.join(', ')} ${entry.outcome} (${id}, ${who}${why ? `: ${why}` : ''})`;
    }
  }
}

await runCommand({
  name: 'history',
  usage: '[ID] [--limit N] [--show VERSION] [--json]',
  about:
    'Tells what was done, the latest first: to all, or to the document or entity of that id. The earlier contents of a\n' +
    'document are kept: --show prints one, 1 is the first.',
  options: {
    limit: { type: 'string', default: '20' },
    show: { type: 'string' },
    json: { type: 'boolean' },
  },
  help: {
    limit: 'at most so many entries, 20 by default',
    show: 'print the text of that version of the document',
    json: 'print JSON, one entry a line',
  },
  examples: ['npm run history', 'npm run history -- person/bui-thanh-son', 'npm run history -- vi-d01.txt --show 1'],
  async run({ limit, show, json }, [id, ...more], { print, say }) {
    const [most, number] = [Number(limit), show === undefined ? null : Number(show)];
    if (more.length > 0) throw new MachError('bad-argument', 'Give the id of one document or entity, or none.');
    if (!Number.isInteger(most) || most < 1)
      throw new MachError('bad-argument', `--limit is “${limit}”; it takes a number.`);
    if (number !== null && (!Number.isInteger(number) || number < 1 || id === undefined))
      throw new MachError('bad-argument', '--show takes the number of a version, and the id of its document.');
    const context = await openContext(readConfig());
    try {
      const insight = createInsight(context.store);
      if (number !== null) {
        const versions = await insight.versions(id as DocumentId);
        const version = versions[number - 1];
        if (!version) throw new MachError('not-found', `${id} has ${versions.length} versions, and no ${number}.`);
        await print(json ? `${JSON.stringify(version)}\n` : `${version.document.text}\n`);
        return 0;
      }
      const { entries, total } = await insight.history(id ?? null, { limit: most, offset: 0 });
      if (total === 0 && id !== undefined)
        throw new MachError('not-found', `Nothing was ever done to ${id}: no document and no entity had that id.`);
      for (const entry of entries) await print(json ? `${JSON.stringify(entry)}\n` : `${describe(entry)}\n`);
      if (total > entries.length) say(`The latest ${entries.length} of ${total}; --limit shows more.`);
      return 0;
    } finally {
      await context.close();
    }
  },
});
