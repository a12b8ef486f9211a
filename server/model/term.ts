// A term of office as names give it: `nhiệm kỳ 2025-2030`, `masa jabatan 2025 – 2030`.

/** `2025-2030`, however it is written, or null where a name gives none. */
export const termOf = (name: string): string | null =>
  /(?<!\d)((?:19|20)\d\d)\s?[-–]\s?((?:19|20)\d\d)(?!\d)/.exec(name)?.slice(1).join('-') ?? null;

export const isTerm = (time: string): boolean => /^\d{4}-\d{4}$/.test(time);
