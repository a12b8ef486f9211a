// npm run conflicts: where documents disagree.
import { MachError } from '#model/errors';
import { type Conflict, conflictKinds } from '#model/insight';
import { readConfig } from '#server/config';
import { openContext } from '#server/context';
import { runCommand } from './command.ts';
import { asOfOption, atMoment, knownOnOption, readMoment } from './moment.ts';

const titles: Readonly<Record<Conflict['kind'], (conflict: Conflict) => string>> = {
  office: ({ about, role, day }) => `Two people are ${role} of ${about} on ${day}`,
  date: ({ about }) => `Two dates of ${about}`,
  place: ({ about, day }) => `${about} is in two countries on ${day}`,
};

function describe(conflict: Conflict): string {
  const sides = conflict.sides.map(({ entity, date, place, source }) => {
    const what = [entity, date, place].filter(Boolean).join(' ');
    return `  ${what}\n    “${source.sentence.replace(/\s+/g, ' ').trim()}” (${source.document}${source.date ? `, ${source.date}` : ''})`;
  });
  return `${[titles[conflict.kind](conflict), ...sides].join('\n')}\n`;
}

await runCommand({
  name: 'conflicts',
  usage: '[--kind office|date|place] [--as-of DAY] [--known-on DAY] [--json]',
  about:
    'Lists what documents say that cannot all be true: two people in one office of one body on one day, two dates of one\n' +
    'gathering, one person in two countries on one day. Both sides stay in the graph, here with their sentences.',
  options: { kind: { type: 'string' }, ...asOfOption.options, ...knownOnOption.options, json: { type: 'boolean' } },
  help: {
    kind: 'office, date or place; all of them by default',
    ...asOfOption.help,
    ...knownOnOption.help,
    json: 'print JSON, one conflict a line',
  },
  examples: ['npm run conflicts', 'npm run --silent conflicts -- --kind office --json'],
  async run({ kind, json, ...values }, extra, { print, signal }) {
    if (kind !== undefined && !(conflictKinds as readonly string[]).includes(kind))
      throw new MachError('bad-argument', `There is no kind “${kind}”; there are ${conflictKinds.join(', ')}.`);
    if (extra.length > 0)
      throw new MachError('bad-argument', `conflicts lists all, and takes no “${extra[0]}”; --kind narrows it.`);
    const moment = readMoment(values);
    const context = await openContext(readConfig());
    const finding = atMoment(context.store, { moment, signal }, ({ insight }) => insight.conflicts());
    const conflicts = await finding.finally(() => context.close());
    for (const conflict of conflicts) {
      if (kind === undefined || conflict.kind === kind)
        await print(json ? `${JSON.stringify(conflict)}\n` : describe(conflict));
    }
    return 0;
  },
});
