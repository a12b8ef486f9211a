// Files, folders, patterns and standard input → Documents. A file that cannot be read becomes a Problem; the rest go on.
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Document, Span } from '#model/document';
import type { Problem } from '#model/errors';
import type { DocumentId } from '#model/ids';
import { decodeBytes, decodeText, longestText, normalizeText } from './decode.ts';
import { extensions, type FoundFile, findFiles } from './files.ts';
import { readHtml } from './html.ts';
import { type Metadata, toDay, toLanguage, toLine, toUrl } from './metadata.ts';
import { type Content, readMarkdown, readPlain } from './plain.ts';
import { isProblem, toProblem } from './problem.ts';

export interface ReadOptions {
  /** What `-` reads; standard input of the process by default. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
  /** Whether an exact repetition in another file is given, too: it tells what that file holds. */
  readonly repetitions?: boolean;
}

/**
 * The documents that `paths` mean, in the order given, folders and patterns sorted by name.
 *
 * Shapes: a path is a file, a folder, a pattern with `*`, or `-` for standard input (JSON lines where it starts with `{`,
 *   else one plain text). A document's id is the one that it gives, else its url, else its path from where reading began:
 *   from the folder or the fixed part of the pattern given, or the bare name of a file given by itself. The same folder
 *   gives the same ids on every machine. Where two of one run
 *   have one id and say different things, the first counts and the second is a `Problem`; an exact repetition is left out,
 *   unless it is asked for.
 * Errors: none; what cannot be read is a `Problem` among the documents.
 * Source: STYLE, stage "read".
 */
export async function* readDocuments(
  paths: readonly string[],
  options: ReadOptions = {},
): AsyncGenerator<Document | Problem> {
  const hashes = new Map<DocumentId, string>();
  for await (const item of readPaths(paths, options)) {
    if (isProblem(item)) {
      yield item;
      continue;
    }
    const hash = hashes.get(item.id);
    hashes.set(item.id, hash ?? item.hash);
    if (hash === undefined || (hash === item.hash && options.repetitions)) yield item;
    else if (hash !== item.hash) yield toProblem(item.id, sameName);
  }
}

const sameName =
  'Another document of this run has the same id and another text. Give the folder above both files, so that their paths tell them apart, or give each an id.';

async function* readPaths(paths: readonly string[], options: ReadOptions): AsyncGenerator<Document | Problem> {
  for (const path of paths) {
    if (path === '-') {
      yield* readStream(options.stdin ?? process.stdin);
      continue;
    }
    for (const found of await findFiles(path)) {
      if ('reason' in found) yield toProblem(found.path, found.reason);
      else yield* readFoundFile(found);
    }
  }
}

/** One text that somebody pasted or dropped; without an id it is named after its url or its content. */
export function readText(text: string, given: Partial<Metadata> = {}): Document {
  const normal = normalizeText(text);
  if (normal.length > longestText)
    throw new RangeError(`The text has more than ${longestText} characters. Cut it into parts.`);
  const content = readPlain(normal);
  return toDocument({ ...content, ...withoutNulls(given) }, null);
}

/** The documents of a file that somebody dropped: read by its ending, and named as if it had been given by itself. */
export function* readDropped(name: string, text: string): Generator<Document | Problem> {
  const unreadable = refuseEnding(name);
  if (unreadable) yield unreadable;
  else yield* readBytes(Buffer.from(text), name, name);
}

async function* readStream(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<Document | Problem> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  yield* readBytes(Buffer.concat(chunks), '-', null);
}

/** The documents of one file. Errors: none; what cannot be read is a `Problem`. */
export async function* readFoundFile({ path, name }: FoundFile): AsyncGenerator<Document | Problem> {
  const unreadable = refuseEnding(name);
  if (unreadable) {
    yield unreadable;
    return;
  }
  const extension = extname(name).toLowerCase();
  let bytes: Uint8Array;
  try {
    const { size } = await stat(path);
    // Told by its size before it takes up memory; JSON lines hold many documents.
    if (extension !== '.jsonl' && size > longestText * 4) throw new RangeError(tooLarge(size));
    bytes = await readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    yield toProblem(name, code === undefined ? message : `It cannot be read (${code}).`);
    return;
  }
  yield* readBytes(bytes, name, name);
}

function refuseEnding(name: string): Problem | null {
  const extension = extname(name).toLowerCase();
  if ((extensions as readonly string[]).includes(extension)) return null;
  const kind = extension === '' ? 'without an ending' : `of the kind “${extension}”`;
  return toProblem(name, `Files ${kind} are not read; give ${extensions.join(', ')}, or a text on standard input.`);
}

function* readBytes(bytes: Uint8Array, name: string, path: string | null): Generator<Document | Problem> {
  try {
    const extension = extname(name).toLowerCase();
    if (extension === '.jsonl') yield* readLines(bytes, name, path);
    else if (extension === '.html' || extension === '.htm') yield toDocument(readPage(bytes), path);
    else if (extension === '.md' || extension === '.markdown') yield toDocument(readMarkdown(decodeText(bytes)), path);
    else if (path === null && bytes[0] === 0x7b) yield* readLines(bytes, name, path);
    else yield toDocument(readPlain(decodeText(bytes)), path);
  } catch (error) {
    yield toProblem(name, error instanceof Error ? error.message : String(error));
  }
}

function readPage(bytes: Uint8Array): Content {
  const content = readHtml(decodeText(bytes));
  return { ...content, text: normalizeText(content.text) };
}

/** One JSON object a line: {id?, title?, date?, language?, url?, publisher?, text}. */
function* readLines(bytes: Uint8Array, name: string, path: string | null): Generator<Document | Problem> {
  const lines = decodeBytes(bytes).split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]?.trim() ?? '';
    if (line === '') continue;
    const place = `${name}:${i + 1}`;
    try {
      yield toDocument(parseLine(line), path === null ? null : `${path}#${i + 1}`);
    } catch (error) {
      yield toProblem(place, error instanceof Error ? error.message : String(error));
    }
  }
}

function parseLine(line: string): Content {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new RangeError(`The line is no JSON: ${(error as Error).message}`, { cause: error });
  }
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (typeof fields.text !== 'string') throw new RangeError('The line has no "text" that is a string.');
  const text = normalizeText(fields.text);
  if (text.length > longestText)
    throw new RangeError(`Its text has more than ${longestText} characters. Cut it into parts.`);
  const content = readPlain(text);
  return {
    id: toLine(fields.id),
    title: toLine(fields.title) ?? content.title,
    date: toDay(fields.date) ?? content.date,
    language: toLanguage(fields.language ?? fields.lang),
    url: toUrl(fields.url),
    publisher: toLine(fields.publisher ?? fields.source),
    text: content.text,
  };
}

function toDocument(content: Content, path: string | null): Document {
  const { text, title, date, language, url, publisher } = content;
  if (text.trim() === '') throw new RangeError('It holds no text.');
  const hash = createHash('sha256')
    .update(JSON.stringify([text, title, date, language, url, publisher]))
    .digest('hex');
  const id = (content.id ?? url ?? path ?? `text-${hash.slice(0, 16)}`) as DocumentId;
  return { id, hash, title, date, language, source: { path, url, publisher }, text, paragraphs: findParagraphs(text) };
}

const tooLarge = (size: number) =>
  `It has ${size} bytes, more than a text of ${longestText} characters can have. Cut it into parts.`;

/** Blocks between line ends, without the white space around them. */
function findParagraphs(text: string): Span[] {
  return [...text.matchAll(/[^\n]+/g)].flatMap((match) => {
    const start = match.index + (match[0].length - match[0].trimStart().length);
    const end = match.index + match[0].trimEnd().length;
    return start < end ? [{ start, end }] : [];
  });
}

function withoutNulls<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  ) as Partial<T>;
}
