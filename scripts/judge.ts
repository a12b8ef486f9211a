// npm run judge -- WHAT …: corrections of identity and facts, each with who and why, and each to be taken back.
import { readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { MachError } from '#model/errors';
import type { DocumentId, EntityId, RelationshipId } from '#model/ids';
import { type Judgement, type JudgementRequest, sidesOf } from '#model/judgement';
import { readConfig } from '#server/config';
import { type Context, openContext } from '#server/context';
import { importJudgements, judge, listJudgements, withdraw } from '#server/truth/judge';
import { readJudgementFile, writeJudgements } from '#server/truth/judgement-file';
import { type Frame, runCommand } from './command.ts';
import { describeDifference } from './summary.ts';

type Wish = JudgementRequest extends infer R ? (R extends unknown ? Omit<R, 'who' | 'why'> : never) : never;

/** What each word asks for. Errors: `bad-argument` for a wrong number of words. */
const wishes: Readonly<
  Record<string, { readonly usage: string; readonly read: (words: readonly string[]) => Wish | null }>
> = {
  merge: {
    usage: 'ENTITY ENTITY…',
    read: (words) => (words.length < 2 ? null : { kind: 'merge', entities: words as EntityId[] }),
  },
  'never-same': {
    usage: 'ENTITY ENTITY…',
    read: (words) => (words.length < 2 ? null : { kind: 'never-same', entities: words as EntityId[] }),
  },
  split: {
    usage: 'ENTITY DOCUMENT…',
    read: ([entity, ...documents]) =>
      documents.length === 0
        ? null
        : {
            kind: 'split',
            entity: entity as EntityId,
            parts: documents.map((document) => ({ document: document as DocumentId })),
          },
  },
  rename: {
    usage: 'ENTITY NAME',
    read: ([entity, name, ...more]) =>
      name === undefined || more.length > 0 ? null : { kind: 'rename', entity: entity as EntityId, name },
  },
  hide: {
    usage: 'RELATIONSHIP [DOCUMENT]',
    read: ([relationship, document, ...more]) =>
      relationship === undefined || more.length > 0
        ? null
        : {
            kind: 'hide-fact',
            relationship: relationship as RelationshipId,
            document: (document ?? null) as DocumentId | null,
          },
  },
};

interface Values {
  readonly who?: string | undefined;
  readonly why?: string | undefined;
  readonly 'dry-run'?: boolean | undefined;
  readonly json?: boolean | undefined;
}

async function make({ store }: Context, wish: Wish, values: Values, { print }: Frame): Promise<number> {
  const dryRun = values['dry-run'] ?? false;
  const request = { ...wish, who: values.who ?? nameOfAccount(), why: values.why ?? '' } as JudgementRequest;
  const { judgement, difference } = await judge(store, request, { dryRun, now: new Date() });
  await print(
    values.json
      ? toJson({ judgement, difference })
      : `${describe(judgement)}\n${describeDifference(difference, dryRun)}`,
  );
  return 0;
}

type Act = (context: Context, words: readonly string[], values: Values, frame: Frame) => Promise<number>;

const others: Readonly<Record<string, Act>> = {
  async list({ store }, words, { json }, { print }) {
    if (words.length > 0) throw new MachError('bad-argument', `list shows all, and takes no “${words[0]}”.`);
    const judgements = await listJudgements(store);
    await print(json ? judgements.map(toJson).join('') : judgements.map((one) => `${describe(one)}\n`).join(''));
    return 0;
  },

  async withdraw({ store }, ids, values, { print, say }) {
    if (ids.length === 0) throw new MachError('bad-argument', 'withdraw takes JUDGEMENT…; `list` shows their ids.');
    const dryRun = values['dry-run'] ?? false;
    const { withdrawn, difference } = await withdraw(store, ids, { dryRun, now: new Date() });
    const known = new Set(withdrawn.map(({ id }) => id));
    const missing = ids.filter((id) => !known.has(id));
    for (const id of missing) say(`${id}: there is no such judgement.`);
    await print(values.json ? toJson({ withdrawn, difference }) : describeDifference(difference, dryRun));
    return missing.length > 0 ? 1 : 0;
  },

  async export({ store }, words, _values, { print, say }) {
    const path = onlyPath('export', words);
    const judgements = await listJudgements(store);
    if (path === '-') await print(writeJudgements(judgements));
    else writeText(path, writeJudgements(judgements));
    say(`${judgements.length} judgements.`);
    return 0;
  },

  async import({ store }, words, values, { print }) {
    const path = onlyPath('import', words);
    const dryRun = values['dry-run'] ?? false;
    const judgements = readJudgementFile(readText(path));
    const { added, difference } = await importJudgements(store, judgements, { dryRun, now: new Date() });
    const told = `${added.length} judgements are new, ${judgements.length - added.length} were there.\n`;
    await print(values.json ? toJson({ added, difference }) : `${told}${describeDifference(difference, dryRun)}`);
    return 0;
  },
};

function onlyPath(word: string, words: readonly string[]): string {
  const [path, ...more] = words;
  if (path === undefined || more.length > 0) throw new MachError('bad-argument', `${word} takes one FILE, or -.`);
  return path;
}

function readText(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    throw new MachError('bad-input', `${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`, {
      cause: error,
    });
  }
}

function writeText(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message = `${path} cannot be written (${code}). Give a file in a folder that can be written to, or -.`;
    throw new MachError('bad-configuration', message, { cause: error });
  }
}

/** The name of the account; one that the system does not know, in a container perhaps, has but a number. */
function nameOfAccount(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env.USER ?? `account ${process.getuid?.() ?? 'without a name'}`;
  }
}

const toJson = (value: object) => `${JSON.stringify(value)}\n`;

function describe(judgement: Judgement): string {
  const { id, date, who, why, kind } = judgement;
  const about =
    kind === 'hide-fact'
      ? judgement.relationship
      : sidesOf(judgement)
          .map(({ entity }) => entity)
          .join(', ');
  const more =
    kind === 'rename'
      ? ` “${judgement.name}”`
      : kind === 'split'
        ? `: ${judgement.parts.map(({ document }) => document).join(', ')}`
        : kind === 'hide-fact' && judgement.document !== null
          ? ` as said by ${judgement.document}`
          : '';
  return `${id}  ${date.slice(0, 10)}  ${kind} ${about}${more}  (${who}${why ? `: ${why}` : ''})`;
}

await runCommand({
  name: 'judge',
  usage:
    'merge|never-same|split|rename|hide|list|withdraw|export|import … [--why TEXT] [--who NAME] [--dry-run] [--json]',
  about: [
    'Corrects what the rules made of the documents. A correction stands beside the facts until it is withdrawn:',
    '',
    '  merge ENTITY ENTITY…            they are one, and go by the id of the first',
    '  never-same ENTITY ENTITY…       they are never one, whatever the rules say',
    '  split ENTITY DOCUMENT…          whom these documents name is somebody else',
    '  rename ENTITY NAME              the name to show',
    '  hide RELATIONSHIP [DOCUMENT]    leaves a fact out, as said by one document or by all',
    '  list                            all that stand',
    '  withdraw JUDGEMENT…             as if it had never been made',
    '  export FILE, import FILE        as a text file that can be kept in git; - for the standard streams',
    '',
  ].join('\n'),
  options: {
    who: { type: 'string' },
    why: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  help: {
    who: 'whose judgement it is; by default the name of your account',
    why: 'the reason, kept with it',
    'dry-run': 'show what would change and write nothing',
    json: 'print JSON',
  },
  examples: [
    'npm run judge -- merge person/vu-ho person/vu-ho~1a2b3c4d --why "one ambassador, two spellings"',
    'npm run judge -- split person/le-minh-hoang 2026/a.txt --why "the one in Vientiane"',
    "npm run judge -- hide 'CHAIRED|person/vu-ho|conference/hoi-nghi-32' --dry-run",
    'npm run judge -- export judgements.jsonl',
  ],
  async run(values, [word = '', ...words], frame) {
    const wish = wishes[word];
    const other = others[word];
    if (!wish && !other) {
      const known = [...Object.keys(wishes), ...Object.keys(others)].join(', ');
      throw new MachError('bad-argument', `There is no judgement “${word}”; there are ${known}.`);
    }
    const asked = wish?.read(words);
    if (wish && !asked) throw new MachError('bad-argument', `${word} takes ${wish.usage}.`);
    const context = await openContext(readConfig());
    try {
      return asked ? await make(context, asked, values, frame) : await other?.(context, words, values, frame);
    } finally {
      await context.close();
    }
  },
});
