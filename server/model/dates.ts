// Dates with as many parts as a text gives: `2025`, `2025-04`, `2025-04-30`. They compare as texts.

/** The first day that the date may mean. */
export function firstDayOf(date: string): string {
  return `${date}-01-01`.slice(0, 10);
}

/** The last day that the date may mean. */
export function lastDayOf(date: string): string {
  if (date.length >= 10) return date.slice(0, 10);
  if (date.length === 4) return `${date}-12-31`;
  const [year = 0, month = 1] = date.split('-').map(Number);
  // Day 0 of the next month.
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Whether a text is such a date, of a day that there is. */
export function isDate(text: string): boolean {
  const time = /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
