// What a file says of itself before its text begins: title, date, address, language, publisher.

export interface Metadata {
  readonly id: string | null;
  readonly title: string | null;
  readonly date: string | null;
  readonly language: string | null;
  readonly url: string | null;
  readonly publisher: string | null;
}

export const noMetadata: Metadata = { id: null, title: null, date: null, language: null, url: null, publisher: null };

/** An ISO day out of whatever starts with one (`2026-02-08T07:00:00+07:00`), or null where it is no day of a calendar. */
export function toDay(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const match = /^\s*(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(value);
  if (!match) return null;
  const day = `${match[1]}-${match[2]}-${match[3]}`;
  const parsed = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== day ? null : day;
}

/** A language code of ISO 639-1 out of `vi-VN` and the like, or null. */
export function toLanguage(value: unknown): string | null {
  const match = typeof value === 'string' ? /^([a-z]{2,3})(?:[-_]|$)/i.exec(value.trim()) : null;
  return match?.[1]?.toLowerCase() ?? null;
}

export function toLine(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const line = value.normalize('NFC').replace(/\s+/g, ' ').trim();
  return line === '' ? null : line;
}

export function toUrl(value: unknown): string | null {
  const line = toLine(value);
  return line !== null && /^https?:\/\//i.test(line) && URL.canParse(line) ? line : null;
}
