// The index of names: for each key the mentions that go by it, and the keys that it hangs together with. It tells which
// part of the truth a change can reach, so that neither all documents nor the whole graph are read.
import type { RecordChanges, StoredRecord } from '#graph/store';
import type { DocumentId } from '#model/ids';
import type { Judgement } from '#model/judgement';
import { type Crowd, changeCrowd, type Days, emptyCrowd } from '../resolve/crowd.ts';
import { keysOfSides } from '../resolve/judge.ts';
import { groupBy } from '../resolve/names.ts';
import { mentionKeyOf, type Profile } from '../resolve/profile.ts';
import { fingerprint } from '../resolve/slug.ts';
import { type Reading, toRecord } from './records.ts';

/** Kind `name`, key = a key of mentions. Plain JSON. */
export interface NameRecord {
  /** Keys that mentions share with this one, with their number: from a stem to its other keys, and back. */
  readonly links: Readonly<Record<string, number>>;
  /** Mentions whose stem this is. */
  readonly size: number;
  /** Those mentions, while they are few. Of many they stand on pages, kind `page`, key = `key#number`. */
  readonly profiles: readonly Profile[];
  /** 0 while they are few. */
  readonly pages: number;
  readonly crowd: Crowd;
}

const emptyName: NameRecord = { links: {}, size: 0, profiles: [], pages: 0, crowd: emptyCrowd };

/** Mentions that one record holds, more or less; tests have smaller ones to see crowds at work. */
export const pageSizes = { usual: 32 };

/** Part of the index within one change: as it was, and as it becomes. */
export class NameIndex {
  readonly #transaction: Reading;
  readonly #pageSize: number;
  readonly #before = new Map<string, NameRecord>();
  readonly #after = new Map<string, NameRecord>();
  /** Pages by key, as far as they were read, before and after. */
  readonly #pages = new Map<string, { before: readonly Profile[]; after: readonly Profile[] }>();
  readonly #days = new Map<string, { before: Days; after: Days }>();

  constructor(transaction: Reading, pageSize = pageSizes.usual) {
    this.#transaction = transaction;
    this.#pageSize = pageSize;
  }

  /** Reads the names with these keys and all that hang together with them, also by these judgements. */
  async reach(seeds: Iterable<string>, judgements: readonly Judgement[]): Promise<void> {
    const judged = new Map<string, Set<string>>();
    for (const keys of judgements.flatMap(keysOfSides)) {
      for (const key of keys) judged.set(key, new Set([...(judged.get(key) ?? []), ...keys]));
    }
    for (let ring = new Set(seeds); ring.size > 0; ) {
      const fresh = [...ring].filter((key) => !this.#before.has(key));
      await this.#read(fresh);
      ring = new Set(fresh.flatMap((key) => [...Object.keys(this.before(key).links), ...(judged.get(key) ?? [])]));
    }
  }

  before(key: string): NameRecord {
    return this.#before.get(key) ?? emptyName;
  }

  after(key: string): NameRecord {
    return this.#after.get(key) ?? this.before(key);
  }

  /** Takes the mentions of some documents out and puts others in. All of their keys must have been reached. */
  async change(gone: readonly Profile[], come: readonly Profile[]): Promise<void> {
    this.#link(gone, -1);
    this.#link(come, 1);
    const stems = new Set([...gone, ...come].map(({ stem }) => stem));
    const leaving = groupBy(gone, ({ stem }) => stem);
    const arriving = groupBy(come, ({ stem }) => stem);
    for (const stem of stems) await this.#changeStem(stem, leaving.get(stem) ?? [], arriving.get(stem) ?? []);
  }

  /** The sets of keys that hang together, before or after, or by these judgements: what is worked out together. */
  blocks(judgements: readonly Judgement[]): readonly (readonly string[])[] {
    const keys = [...new Set([...this.#before.keys(), ...this.#after.keys()])];
    const parents = new Map<string, string>();
    const rootOf = (key: string): string => {
      let root = key;
      for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next;
      return root;
    };
    const link = (a: string, b: string) => parents.set(rootOf(a), rootOf(b));
    for (const key of keys) {
      for (const other of Object.keys(this.before(key).links)) link(key, other);
      for (const other of Object.keys(this.after(key).links)) link(key, other);
    }
    for (const [first = '', ...rest] of judgements.flatMap(keysOfSides)) for (const key of rest) link(first, key);
    return [...groupBy(keys, rootOf).values()];
  }

  /** All mentions of these stems, before and after; reads the pages of the many. */
  async profiles(stems: readonly string[]): Promise<{ readonly before: Profile[]; readonly after: Profile[] }> {
    await this.#readPages(stems.flatMap((stem) => pagesOf(stem, this.before(stem).pages)));
    const before = stems.flatMap((stem) => this.#listBefore(stem));
    const after = stems.flatMap((stem) => this.#listAfter(stem));
    return { before, after };
  }

  /** The records to be written. */
  changes(): RecordChanges {
    const put: StoredRecord[] = [];
    const remove: { kind: string; key: string }[] = [];
    for (const [key, name] of this.#after) {
      if (name.size > 0 || Object.keys(name.links).length > 0) put.push(toRecord('name', key, name));
      else if (this.#before.get(key)?.size || Object.keys(this.before(key).links).length > 0)
        remove.push({ kind: 'name', key });
    }
    for (const [key, { before, after }] of this.#pages) {
      if (before === after) continue;
      if (after.length > 0) put.push(toRecord('page', key, after));
      else if (before.length > 0) remove.push({ kind: 'page', key });
    }
    for (const [key, { before, after }] of this.#days) {
      if (before === after) continue;
      if (Object.keys(after).length > 0) put.push(toRecord('days', key, after));
      else if (Object.keys(before).length > 0) remove.push({ kind: 'days', key });
    }
    return { put, remove };
  }

  async #read(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.#before.set(key, emptyName);
    for (const { key, body } of await this.#transaction.readRecords('name', keys))
      this.#before.set(key, body as unknown as NameRecord);
  }

  #link(profiles: readonly Profile[], sign: 1 | -1): void {
    const count = (from: string, to: string) => {
      const name = this.after(from);
      const links = new Map(Object.entries(name.links));
      const total = (links.get(to) ?? 0) + sign;
      if (total === 0) links.delete(to);
      else links.set(to, total);
      this.#after.set(from, { ...name, links: Object.fromEntries(links) });
    };
    for (const { stem, keys } of profiles) {
      for (const key of keys) {
        if (key === stem) continue;
        count(stem, key);
        count(key, stem);
      }
    }
  }

  async #changeStem(stem: string, gone: readonly Profile[], come: readonly Profile[]): Promise<void> {
    const name = this.after(stem);
    const size = name.size - gone.length + come.length;
    const leaving = new Set(gone.map(mentionKeyOf));
    const pages = this.#pagesFor(size, name.pages);
    const stays = (profile: Profile) => !leaving.has(mentionKeyOf(profile));
    if (pages !== name.pages || pages === 0) {
      // Few, or the pages have become too full or too empty: all of them are looked at.
      await this.#readPages(pagesOf(stem, name.pages));
      const all = [...this.#listAfter(stem).filter(stays), ...come];
      for (const key of pagesOf(stem, name.pages)) this.#setPage(key, []);
      for (const [key, own] of groupBy(all, ({ document }) => pageOf(stem, document, pages))) {
        if (pages > 0) this.#setPage(key, own);
      }
      const crowd =
        pages === 0
          ? emptyCrowd
          : name.pages === 0
            ? await this.#count(stem, emptyCrowd, [], all)
            : await this.#count(stem, name.crowd, gone, come);
      if (pages === 0 && name.pages > 0) await this.#forgetDays(stem, [...this.#listBefore(stem), ...all]);
      this.#after.set(stem, { ...this.after(stem), size, pages, profiles: pages === 0 ? all : [], crowd });
      return;
    }
    const touched = new Set([...gone, ...come].map(({ document }) => pageOf(stem, document, pages)));
    await this.#readPages([...touched]);
    const arriving = groupBy(come, ({ document }) => pageOf(stem, document, pages));
    for (const key of touched) {
      this.#setPage(key, [...(this.#pages.get(key)?.after ?? []).filter(stays), ...(arriving.get(key) ?? [])]);
    }
    const crowd = await this.#count(stem, name.crowd, gone, come);
    this.#after.set(stem, { ...this.after(stem), size, crowd });
  }

  /** A power of two, so that pages are divided and put together; it changes late, so that it does not go to and fro. */
  #pagesFor(size: number, pages: number): number {
    if (pages === 0) return size <= 2 * this.#pageSize ? 0 : powerOfTwo(size / this.#pageSize);
    if (size < this.#pageSize) return 0;
    if (size > 2 * pages * this.#pageSize || size < (pages * this.#pageSize) / 4)
      return powerOfTwo(size / this.#pageSize);
    return pages;
  }

  async #count(stem: string, crowd: Crowd, gone: readonly Profile[], come: readonly Profile[]): Promise<Crowd> {
    const months = [...new Set([...gone, ...come].flatMap((profile) => monthsOf(stem, profile)))];
    await this.#readDays(months);
    const days = Object.assign({}, ...months.map((key) => this.#days.get(key)?.after ?? {})) as Days;
    const changed = changeCrowd(crowd, days, gone, come);
    const byMonth = groupBy(Object.entries(changed.days), ([day]) => monthOf(stem, day));
    for (const key of months) this.#setDays(key, Object.fromEntries(byMonth.get(key) ?? []));
    return changed.crowd;
  }

  async #forgetDays(stem: string, profiles: readonly Profile[]): Promise<void> {
    const months = [...new Set(profiles.flatMap((profile) => monthsOf(stem, profile)))];
    await this.#readDays(months);
    for (const key of months) this.#setDays(key, {});
  }

  async #readPages(keys: readonly string[]): Promise<void> {
    const missing = keys.filter((key) => !this.#pages.has(key));
    for (const key of missing) this.#pages.set(key, { before: [], after: [] });
    for (const { key, body } of await this.#transaction.readRecords('page', missing)) {
      const page = body as unknown as Profile[];
      this.#pages.set(key, { before: page, after: page });
    }
  }

  #setPage(key: string, after: readonly Profile[]): void {
    this.#pages.set(key, { before: this.#pages.get(key)?.before ?? [], after });
  }

  async #readDays(keys: readonly string[]): Promise<void> {
    const missing = keys.filter((key) => !this.#days.has(key));
    for (const key of missing) this.#days.set(key, { before: {}, after: {} });
    for (const { key, body } of await this.#transaction.readRecords('days', missing)) {
      const days = body as unknown as Days;
      this.#days.set(key, { before: days, after: days });
    }
  }

  #setDays(key: string, after: Days): void {
    this.#days.set(key, { before: this.#days.get(key)?.before ?? {}, after });
  }

  #listBefore(stem: string): readonly Profile[] {
    const { pages, profiles } = this.before(stem);
    return pages === 0 ? profiles : pagesOf(stem, pages).flatMap((key) => this.#pages.get(key)?.before ?? []);
  }

  #listAfter(stem: string): readonly Profile[] {
    const { pages, profiles } = this.after(stem);
    return pages === 0 ? profiles : pagesOf(stem, pages).flatMap((key) => this.#pages.get(key)?.after ?? []);
  }
}

const powerOfTwo = (least: number) => 2 ** Math.ceil(Math.log2(Math.max(1, least)));

const pagesOf = (stem: string, pages: number) => Array.from({ length: pages }, (_, i) => `${stem}#${i}`);

const pageOf = (stem: string, document: DocumentId, pages: number) =>
  `${stem}#${Number.parseInt(fingerprint(document), 16) % Math.max(1, pages)}`;

const monthOf = (stem: string, day: string) => `${stem}@${day.slice(0, 7)}`;

const monthsOf = (stem: string, { whereabouts }: Profile) => whereabouts.map((here) => monthOf(stem, here));
