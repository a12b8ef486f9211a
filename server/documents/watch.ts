// A folder that is followed: what is in it, and from then on what comes, changes and goes, file by file.
import { watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Document } from '#model/document';
import type { Problem } from '#model/errors';
import type { DocumentId } from '#model/ids';
import { type FoundFile, findFiles, nothingToRead } from './files.ts';
import { isProblem, toProblem } from './problem.ts';
import { readFoundFile } from './read.ts';

export interface FolderChange {
  /** Those of files that are new or changed. */
  readonly documents: readonly (Document | Problem)[];
  /** Those whose file is gone, or says something of another id now. */
  readonly gone: readonly DocumentId[];
  /** Name of each file that is new, changed or gone → what it gives; null for one that is gone. */
  readonly files: ReadonlyMap<string, readonly DocumentId[] | null>;
}

/** Milliseconds without news before a change is looked at, and at most between two looks. */
const settling = 200;
const longestWait = 10_000;

/** What a file was when it was read last, what was told of it, and the documents that it gave. */
interface Seen {
  readonly state: string;
  readonly told: string;
  /** Whether something of it could not be read, which may be over although the file is what it was. */
  readonly isBroken: boolean;
  readonly ids: readonly DocumentId[];
}

const unread: Omit<Seen, 'ids'> = { state: '', told: '', isBroken: false };

/**
 * `known` is what the folder gave when it was followed last, by the names of its files: what went while nobody looked goes
 * with the first look. Ends when the signal is aborted. Errors: none; what cannot be read is a `Problem`.
 */
export async function* watchFolder(
  folder: string,
  signal: AbortSignal,
  known: ReadonlyMap<string, readonly DocumentId[]> = new Map(),
): AsyncGenerator<FolderChange> {
  const seen = new Map<string, Seen>([...known].map(([name, ids]) => [name, { ...unread, ids }]));
  const bell = createBell(folder, signal);
  let isFirst = known.size > 0;
  while (!signal.aborted) {
    const change = isFirst && (await isBare(folder)) ? noChange : await lookInto(folder, seen);
    if (change.documents.length + change.gone.length + change.files.size > 0) {
      isFirst = false;
      yield change;
    }
    await bell();
  }
}

/** The place of a drive that is not there looks like a folder without files: it says nothing of those that were there. */
async function isBare(folder: string): Promise<boolean> {
  return (await findFiles(folder)).every((one) => 'reason' in one);
}

async function lookInto(folder: string, seen: Map<string, Seen>): Promise<FolderChange> {
  // A folder that is away, on a drive that was taken out perhaps, says nothing of its files.
  if ((await stateOf(folder)) === gone) return noChange;
  const found = await findFiles(folder);
  // Nor does one of which a part cannot be listed, or goes just now.
  if (found.some((one) => 'reason' in one && one.reason !== nothingToRead)) return noChange;
  const files: FoundFile[] = [];
  const documents: (Document | Problem)[] = [];
  const before = new Set<DocumentId>();
  const changed = new Map<string, readonly DocumentId[] | null>();
  for (const file of found) {
    if (!('name' in file)) continue;
    const state = await stateOf(file.path);
    if (state === gone) continue;
    files.push(file);
    const known = seen.get(file.name);
    if (known?.state === state && !known.isBroken) continue;
    const read: (Document | Problem)[] = [];
    for await (const item of readFoundFile(file)) read.push(item);
    const told = JSON.stringify(read.map((item) => (isProblem(item) ? item : [item.id, item.hash])));
    if (known?.state === state && known.told === told) continue;
    for (const id of known?.ids ?? []) before.add(id);
    documents.push(...read);
    // A file that cannot be read now, half written perhaps, says nothing of what it said before.
    const isBroken = read.some(isProblem);
    const ids = read.flatMap((item) => (isProblem(item) ? [] : [item.id]));
    const held = isBroken ? [...new Set([...(known?.ids ?? []), ...ids])] : ids;
    seen.set(file.name, { state, told, isBroken, ids: held });
    if (!isDeepStrictEqual(known?.ids, held)) changed.set(file.name, held);
  }
  const names = new Set(files.map(({ name }) => name));
  for (const [name, { ids }] of [...seen]) {
    if (names.has(name)) continue;
    for (const id of ids) before.add(id);
    seen.delete(name);
    changed.set(name, null);
  }
  const held = new Set([...seen.values()].flatMap(({ ids }) => ids));
  const leaving = [...before].filter((id) => !held.has(id));
  return { documents: withoutTwins(documents), gone: leaving, files: changed };
}

const gone = 'gone';
const noChange: FolderChange = { documents: [], gone: [], files: new Map() };

/**
 * Size, file and times of the last change, or a word for what is not there. A copy may bring the time of its original along;
 * when it came, no program can say otherwise.
 */
async function stateOf(path: string): Promise<string> {
  return stat(path).then(
    ({ size, ino, mtimeMs, ctimeMs }) => `${size} ${ino} ${mtimeMs} ${ctimeMs}`,
    () => gone,
  );
}

/** Two files that give one id and say different things: the first counts. */
function withoutTwins(items: readonly (Document | Problem)[]): readonly (Document | Problem)[] {
  const hashes = new Map<string, string>();
  return items.flatMap((item): (Document | Problem)[] => {
    if (isProblem(item)) return [item];
    const hash = hashes.get(item.id);
    hashes.set(item.id, hash ?? item.hash);
    if (hash === undefined) return [item];
    return hash === item.hash
      ? []
      : [toProblem(item.id, 'Another file of the folder has the same id and another text.')];
  });
}

/** A function that resolves when there may be news, or the signal is aborted. */
function createBell(folder: string, signal: AbortSignal): () => Promise<void> {
  let news = false;
  let ring: () => void = () => undefined;
  const hear = () => {
    news = true;
    ring();
  };
  try {
    const watcher = watch(folder, { recursive: true }, hear);
    // A folder that cannot be watched any more is looked at from time to time.
    watcher.on('error', () => watcher.close());
    signal.addEventListener('abort', () => watcher.close());
  } catch {
    // As above.
  }
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const leave = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const timer = setTimeout(leave, milliseconds);
      ring = milliseconds === longestWait ? leave : () => undefined;
      signal.addEventListener('abort', leave);
    });
  return async () => {
    if (!news) await pause(longestWait);
    while (news && !signal.aborted) {
      news = false;
      await pause(settling);
    }
  };
}
