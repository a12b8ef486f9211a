// The one place where requests are parsed: what comes out is typed and trusted, what does not parse is refused with
// a sentence for each field.
import { z } from 'zod';
import { isDate } from '#model/dates';
import { labels, ontology, relationshipTypes } from '#model/ontology';
import { RefusedRequest } from './errors.ts';

/** What a route without parameters, or without a query, takes. */
export const nothing = z.strictObject({});

/** Deep enough for any parameter of a query, shallow enough for everything that walks it. */
const depthOfBody = 32;

/** Neither control characters nor halves of a surrogate pair: no id, name or date has them. */
const unclean = /[\p{Cc}\p{Cs}]/u;

/** A piece of text in an address: an id, a date, some words. */
export const word = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((text) => !unclean.test(text), 'Control characters and broken characters are not allowed.');

export const idWord = word(600);

/** A whole number in an address, in digits and nothing else. */
export const wholeNumber = (least: number, most: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value),
    z.int().min(least).max(most),
  );

/** What a list takes that is given page by page. */
export const pageQuery = (pageSize: number) =>
  nothing.extend({
    limit: wholeNumber(1, pageSize).default(Math.min(50, pageSize)),
    offset: wholeNumber(0, 10_000_000).default(0),
  });

/** One page of a list, the number of all, and where the next page begins. */
export function cutPage<T>(all: readonly T[], { limit, offset }: { readonly limit: number; readonly offset: number }) {
  const page = all.slice(offset, offset + limit);
  const end = offset + page.length;
  return { page, total: all.length, next: page.length > 0 && end < all.length ? end : null };
}

/** Words from a closed list, with commas between them. */
const listOf = <const Word extends string>(words: readonly Word[]) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',') : value),
    z.array(z.enum(words)).min(1).max(50),
  );

export const listOfTypes = listOf(relationshipTypes);
export const listOfLabels = listOf(labels);

/** The first part of an entity's id, as in `person/bui-thanh-son`. */
export const labelSlug = z.enum(labels.map((label) => ontology.labels[label].slug));

export const flag = z.preprocess((value) => (value === 'true' ? true : value === 'false' ? false : value), z.boolean());

/** As many parts as are known: `2025`, `2025-04`, `2025-04-30`. */
export const isoDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'A date looks like 2025, 2025-04 or 2025-04-30.')
  .refine(isDate, 'There is no such day.');

/**
 * The value as the schema gives it.
 *
 * Errors: `bad-argument` with a sentence for each field that does not fit.
 */
export function parseRequest<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  where: string,
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields: Record<string, string> = Object.create(null);
  for (const { path, message } of result.error.issues) fields[path.map(String).join('.') || where] ??= message;
  const names = Object.keys(fields).join(', ');
  throw new RefusedRequest('bad-argument', `The ${where} of the request does not fit: ${names}.`, { fields });
}

/**
 * Refuses a body that is nested too deeply, has keys that reach into prototypes, or strings that no text can hold.
 *
 * The walk keeps its own stack: a body of a hundred thousand brackets is refused, not fatal.
 */
export function checkBody(body: unknown): void {
  const rest: { value: unknown; depth: number }[] = [{ value: body, depth: 0 }];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string') checkText(value);
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= depthOfBody)
      throw new RefusedRequest('bad-argument', `The body is nested deeper than ${depthOfBody}.`);
    for (const [key, inner] of Object.entries(value)) {
      if (key === '__proto__') throw new RefusedRequest('bad-argument', 'The body has a key that is not allowed.');
      checkText(key);
      rest.push({ value: inner, depth: depth + 1 });
    }
  }
}

function checkText(text: string): void {
  if (/\0|\p{Cs}/u.test(text)) throw new RefusedRequest('bad-argument', 'The body has a character that no text holds.');
}
