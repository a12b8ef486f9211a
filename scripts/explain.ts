// npm run explain -- [ENTITY]: why a thing of the graph is one, and why others stayed apart.
import { followRedirects } from '#graph/redirects';
import type { GraphStore } from '#graph/store';
import { MachError } from '#model/errors';
import type { EntityId } from '#model/ids';
import type { Explanation, Insight } from '#model/insight';
import { readConfig } from '#server/config';
import { openContext } from '#server/context';
import { type Frame, runCommand } from './command.ts';
import { atMoment, knownOnOption, readMoment } from './moment.ts';
import { tellReason } from './reasons.ts';

const mostMembers = 1_000;

function describe({ entity, doubtful, members, total, apart, judgements }: Explanation): string {
  const lines = [`${entity}${doubtful ? '  (doubtful: it might be one of several)' : ''}`];
  members.forEach(({ name, document, language, stated, joinedTo, reasons }, at) => {
    const to = joinedTo === null ? '' : ` = ${joinedTo + 1}`;
    lines.push(`${at + 1}${to}  “${name}” (${language}) in ${document}${stated ? `, ${stated}` : ''}`);
    lines.push(...reasons.map((reason) => `     ${tellReason(reason)}`));
  });
  if (total > members.length) lines.push(`… and ${total - members.length} more.`);
  for (const { entity: other, shared, reasons } of apart) {
    lines.push(`≠ ${other}`, ...reasons.map((reason) => `     ${tellReason(reason)}`));
    lines.push(...shared.map((reason) => `     although: ${tellReason(reason)}`));
  }
  if (judgements.length > 0) lines.push(`Judgements: ${judgements.join(', ')}`);
  return `${lines.join('\n')}\n`;
}

async function tellDoubtful(insight: Insight, json: boolean, { print }: Frame): Promise<number> {
  const pairs = await insight.doubtful();
  for (const pair of pairs) {
    const { one, other, shared, reasons } = pair;
    const told = [...shared, ...reasons].map((reason) => `     ${tellReason(reason)}`);
    await print(json ? `${JSON.stringify(pair)}\n` : `${[`${one} ? ${other}`, ...told].join('\n')}\n`);
  }
  return 0;
}

/** Of an id that was given up, the thing that it leads to. */
async function explainNow(store: GraphStore, insight: Insight, id: EntityId): Promise<Explanation | null> {
  const explanation = await insight.explain(id, mostMembers);
  if (explanation) return explanation;
  const isAlive = async (one: EntityId) => (await insight.explain(one, 1)) !== null;
  const now = await store.read((transaction) => followRedirects(transaction, id, isAlive));
  return now && insight.explain(now, mostMembers);
}

await runCommand({
  name: 'explain',
  usage: '[ENTITY] [--known-on DAY] [--json]',
  about:
    'Tells which mentions of an entity were joined, and by what name, office, body, place or date; and which others stayed\n' +
    'apart and why. Without an entity it lists the pairs that might be one.',
  options: { ...knownOnOption.options, json: { type: 'boolean' } },
  help: { ...knownOnOption.help, json: 'print JSON' },
  examples: ['npm run explain -- person/bui-thanh-son', 'npm run explain'],
  async run({ json, ...values }, [entity, ...more], frame) {
    if (more.length > 0) throw new MachError('bad-argument', 'Give one entity, such as person/bui-thanh-son.');
    const moment = readMoment(values);
    const context = await openContext(readConfig());
    const explaining = atMoment(context.store, { moment, signal: frame.signal }, async ({ store, insight }) => {
      if (entity === undefined) return await tellDoubtful(insight, json ?? false, frame);
      const explanation = await explainNow(store, insight, entity as EntityId);
      if (!explanation) {
        const hint = entity.includes('/') ? '' : ' An id is type and name, such as person/bui-thanh-son.';
        throw new MachError('not-found', `There is no entity ${entity}.${hint}`);
      }
      await frame.print(json ? `${JSON.stringify(explanation)}\n` : describe(explanation));
      return 0;
    });
    return await explaining.finally(() => context.close());
  },
});
