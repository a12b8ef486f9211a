// Which documents each file gives, and what becomes of those that it gave when it was read last and no longer gives.

import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { RecordChanges } from '#graph/store';
import type { Document } from '#model/document';
import type { DocumentId } from '#model/ids';
import { readHoldings } from './holdings.ts';
import { type Reading, readDocuments, toRecord } from './records.ts';

/**
 * Which documents go that their file no longer gives. `none`: none. `sure`: those that were known by their place alone, and
 * those whose very text the file gives under another id. `all`: those of an id of their own with another text, too, which
 * may be another document that only had a file of the same name, as with a page that is fetched each day.
 */
export type Succession = 'none' | 'sure' | 'all';

export interface Settled {
  readonly remove: readonly DocumentId[];
  /** Document of a file → the one whose place it takes. */
  readonly moved: ReadonlyMap<DocumentId, DocumentId>;
  /** Those that stay all the same, with their file. */
  readonly kept: readonly { readonly id: DocumentId; readonly file: string }[];
  readonly records: RecordChanges;
}

export const nothingSettled: Settled = { remove: [], moved: new Map(), kept: [], records: { put: [], remove: [] } };

/** The file of a document, by the name under which it is known; of JSON lines many have one. Null for a mere text. */
export function fileOf({ source: { path } }: Pick<Document, 'source'>): string | null {
  return path?.replace(/(\.jsonl)#\d+$/i, '$1') ?? null;
}

/** What the files of one run gave. */
export class FileBook {
  /** File → id → what it says. */
  readonly #given = new Map<string, Map<DocumentId, string>>();
  /** Id → hash. */
  readonly #met = new Map<DocumentId, string>();
  readonly #broken = new Set<string>();

  /** False for one that another file, or another place of the same, has given already. */
  take(document: Document): boolean {
    const { id, hash } = document;
    const file = fileOf(document);
    if (file !== null) {
      const own = this.#given.get(file) ?? new Map<DocumentId, string>();
      this.#given.set(file, own.set(id, digestOf(document)));
    }
    const isNew = this.#met.get(id) !== hash;
    this.#met.set(id, hash);
    return isNew;
  }

  /** A file of which something could not be read, by its name or that of the line, says nothing of what it gave before. */
  fail(name: string): void {
    this.#broken.add(name.replace(/:\d+$/, ''));
  }

  async settle(transaction: Reading, succession: Succession): Promise<Settled> {
    if (succession === 'none') return nothingSettled;
    const known = await readFiles(transaction, [...this.#given.keys()]);
    const files = [...this.#given.keys()].filter((file) => !this.#broken.has(file));
    const missing = new Map(
      files.map((file) => [file, (known.get(file) ?? [file as DocumentId]).filter((id) => !this.#met.has(id))]),
    );
    const gone = [...new Set([...missing.values()].flat())];
    const holdings = await readHoldings(transaction, gone);
    const stored = await readDocuments(transaction, gone);
    const said = new Map(stored.map(({ document }) => [document.id, digestOf(document)]));
    const remove = new Set<DocumentId>();
    const moved = new Map<DocumentId, DocumentId>();
    const kept: Settled['kept'][number][] = [];
    const put: RecordChanges['put'][number][] = [];
    const leave: RecordChanges['remove'][number][] = [];
    for (const [file, own] of this.#given) {
      const staying: DocumentId[] = [];
      for (const id of missing.get(file) ?? []) {
        const holding = holdings.get(id);
        if (!holding) continue;
        const same = [...own].find(([, digest]) => digest === said.get(id))?.[0];
        if (succession === 'all' || (succession === 'sure' && (!holding.own || same))) {
          remove.add(id);
          const heir = same ?? (own.size === 1 ? [...own.keys()][0] : undefined);
          if (heir && !moved.has(heir)) moved.set(heir, id);
        } else {
          staying.push(id);
          kept.push({ id, file });
        }
      }
      const before = known.get(file);
      const now = this.#broken.has(file)
        ? [...new Set([...(before ?? []), ...own.keys()])]
        : [...own.keys(), ...staying];
      const isPlain = now.length === 1 && now[0] === file;
      if (isPlain && before) leave.push({ kind: 'file', key: file });
      if (!isPlain && !isDeepStrictEqual(before, now)) put.push(toRecord('file', file, now));
    }
    return { remove: [...remove], moved, kept, records: { put, remove: leave } };
  }
}

async function readFiles(
  transaction: Reading,
  files: readonly string[],
): Promise<ReadonlyMap<string, readonly DocumentId[]>> {
  const records = await transaction.readRecords('file', files);
  return new Map(records.map(({ key, body }) => [key, body as DocumentId[]]));
}

/** What a document says, wherever it says that it comes from. */
const digestOf = ({ text, title, date, language }: Document) =>
  createHash('sha256')
    .update(JSON.stringify([text, title, date, language]))
    .digest('base64');
