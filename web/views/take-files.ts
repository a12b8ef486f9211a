// Files that were dropped or chosen, read as texts; folders with all that is in them.
import { addIncoming, decodeFile, type Incoming } from '../state/incoming.ts';

type Item = Omit<Incoming, 'key'>;

async function readFile(file: File, name: string): Promise<Item> {
  return { file: name, title: null, date: null, url: null, text: decodeFile(await file.arrayBuffer()) };
}

export async function takeFiles(files: Iterable<File>): Promise<void> {
  addIncoming(await Promise.all([...files].map((file) => readFile(file, file.name))));
}

/** What lies in a drop. The entries must be asked for at once: the browser takes them away after the event. */
export async function takeDropped({ items, files }: DataTransfer): Promise<void> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (entries.length === 0) return takeFiles([...files]);
  const found = await Promise.all(entries.map((entry) => walk(entry, true)));
  addIncoming(await Promise.all(found.flat().map(({ file, name }) => readFile(file, name))));
}

interface Found {
  readonly file: File;
  /** The path within the folder that was dropped, as on the command line. */
  readonly name: string;
}

async function walk(entry: FileSystemEntry, isTop: boolean, within = ''): Promise<readonly Found[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ file, name: `${within}${file.name}` }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const all: FileSystemEntry[] = [];
  // A reader gives a hundred at a time, and none when there are no more.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    all.push(...some);
  }
  const path = isTop ? '' : `${within}${entry.name}/`;
  const found = await Promise.all(
    all.filter(({ name }) => !name.startsWith('.')).map((inner) => walk(inner, false, path)),
  );
  return found.flat();
}
