// A backup as a file: a line of fixed length that says what is in it and what it must add up to, then every record as a
// line of JSON, packed together with gzip. It knows no engine, and is refused as a whole where one byte is not as written.
import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import type { StoredRecord } from '#graph/store';
import { MachError } from '#model/errors';
import { keptKinds, type RecordKind } from '#model/stored';

/** Rises when older programs could not read what newer ones write. */
const format = 1;

/** Bytes of the first line, filled up with spaces: it can be written last, when all is known that it says. */
const headerSize = 1024;
const mark = '{"mach":"backup",';

export interface BackupHeader {
  readonly format: number;
  /** When it was made, ISO 8601 with time. */
  readonly made: string;
  /** Records by kind. */
  readonly records: Readonly<Partial<Record<RecordKind, number>>>;
  /** Bytes after the first line. */
  readonly bytes: number;
  /** Over those bytes and all that the first line says besides, in hexadecimal. */
  readonly sha256: string;
}

/** A file that was looked through and is whole. */
export interface Backup {
  readonly header: BackupHeader;
  /** Reads the file again; ends with an error where it is not what it was. */
  records(): AsyncIterable<StoredRecord>;
}

type Sums = Omit<BackupHeader, 'sha256'>;

/**
 * Writes the file and says what is in it. It is there when all of it is; one that was there before stays until then.
 *
 * `read` hands the records over, and may begin anew. Errors: `bad-configuration` where the file cannot be written, or is
 * there and no backup.
 */
export async function writeBackup(
  path: string,
  made: Date,
  read: <T>(take: (records: AsyncIterable<StoredRecord>) => Promise<T>) => Promise<T>,
): Promise<BackupHeader> {
  await refuseOther(path);
  const part = `${path}.part`;
  try {
    const header = await read((records) => writePart(part, made, records));
    await rename(part, path);
    return header;
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw toWriteError(error, path);
  }
}

/** Whoever mistypes a name must not lose what goes by it. */
async function refuseOther(path: string): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (!there || (there.isFile() && (there.size === 0 || (await readHead(path)).startsWith(mark)))) return;
  throw new MachError('bad-configuration', `${path} is there and is no backup of Mạch; give another name.`);
}

async function writePart(part: string, made: Date, records: AsyncIterable<StoredRecord>): Promise<BackupHeader> {
  const file = await open(part, 'w');
  try {
    const counts = new Map<string, number>();
    const hash = createHash('sha256');
    let bytes = 0;
    await file.writev([Buffer.alloc(headerSize, ' ')], 0);
    await pipeline(
      Readable.from(toLines(records, counts)),
      createGzip(),
      async (chunks: AsyncIterable<Buffer>): Promise<void> => {
        for await (const chunk of chunks) {
          hash.update(chunk);
          await writeWhole(file, chunk, headerSize + bytes);
          bytes += chunk.length;
        }
      },
    );
    const sums: Sums = { format, made: made.toISOString(), records: Object.fromEntries(counts), bytes };
    const header = { ...sums, sha256: seal(hash, sums) };
    await writeWhole(file, Buffer.from(toHeadLine(header)), 0);
    await file.sync();
    return header;
  } finally {
    await file.close();
  }
}

/** A disk that is filling up takes some of the bytes, and refuses the next. */
async function writeWhole(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    at += (await file.write(bytes, at, bytes.length - at, position + at)).bytesWritten;
  }
}

async function* toLines(records: AsyncIterable<StoredRecord>, counts: Map<string, number>): AsyncGenerator<string> {
  for await (const { kind, key, about, body } of records) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    yield `${JSON.stringify({ kind, key, ...(about ? { about } : {}), body })}\n`;
  }
}

const seal = (hash: Hash, { format: of, made, records, bytes }: Sums) =>
  hash.update(JSON.stringify([of, made, Object.entries(records), bytes])).digest('hex');

function toHeadLine(header: BackupHeader): string {
  const line = `${mark}${JSON.stringify(header).slice(1)}`;
  return `${line.padEnd(headerSize - 1)}\n`;
}

const headShape = z.object({
  format: z.number(),
  made: z.string(),
  records: z.record(z.string(), z.number()),
  bytes: z.number(),
  sha256: z.string(),
});

/**
 * Looks the whole file through.
 *
 * Errors: `bad-input` for a file that cannot be read, is no backup, is one of another format, or is not as it was written.
 */
export async function openBackup(path: string): Promise<Backup> {
  const header = parseHead(path, await readHead(path));
  const { size } = await stat(path);
  const whole = headerSize + header.bytes;
  if (size < whole) throw refuse(path, `is cut: it has ${size} bytes of ${whole}`);
  if (size > whole) throw refuse(path, `has ${size - whole} bytes too many`);
  for await (const _ of readChecked(path, header));
  return { header, records: () => readRecords(path, header) };
}

async function readHead(path: string): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(headerSize), 0, headerSize, 0);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new MachError(
      'bad-input',
      `${path} cannot be read (${(error as NodeJS.ErrnoException).code}). Give a file that \`backup\` wrote.`,
      {
        cause: error,
      },
    );
  }
}

function parseHead(path: string, head: string): BackupHeader {
  if (!head.startsWith(mark)) throw refuse(path, 'is no backup of Mạch');
  if (head.length < headerSize && !head.endsWith('\n')) throw refuse(path, 'is cut within its first line');
  const parsed = headShape.safeParse(parseJson(head));
  if (!parsed.success) throw refuse(path, 'is not as it was written: its first line makes no sense');
  const { format: of, records } = parsed.data;
  if (of > format)
    throw refuse(path, `is of format ${of}, and this program reads format ${format}: restore it with a newer Mạch`);
  if (of < format)
    throw refuse(path, `is of format ${of}, which is older than ${format}: restore it with the Mạch that made it`);
  const foreign = Object.keys(records).find((kind) => !(keptKinds as readonly string[]).includes(kind));
  if (foreign !== undefined)
    throw refuse(path, `holds records of the kind “${foreign}”, which this program does not know: take a newer Mạch`);
  return parsed.data as BackupHeader;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The packed bytes. Errors: `bad-input` at their end, where they are not those that were written. */
async function* readChecked(path: string, { sha256, ...sums }: BackupHeader): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const file = await open(path, 'r');
  for await (const chunk of file.createReadStream({ start: headerSize }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    yield chunk;
  }
  if (seal(hash, sums) !== sha256) throw refuse(path, 'is not as it was written: its checksum differs');
}

async function* readRecords(path: string, header: BackupHeader): AsyncGenerator<StoredRecord> {
  const text = createGunzip();
  const packed = Readable.from(readChecked(path, header));
  packed.on('error', (error) => text.destroy(error));
  let rest = '';
  // Lines are told apart by hand: to node's own reader a separator within a text would be the end of one.
  for await (const chunk of packed.pipe(text).setEncoding('utf8') as AsyncIterable<string>) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as StoredRecord;
  }
}

function refuse(path: string, what: string): MachError {
  return new MachError('bad-input', `${path} ${what}. Nothing was written.`);
}

function toWriteError(error: unknown, path: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (error instanceof MachError || code === undefined || syscall === undefined) return error;
  const isFull = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code);
  const what = isFull ? `There is no room for ${path}` : `${path} cannot be written`;
  const advice = isFull ? 'Make room, or give another place' : 'Give a file in a folder that can be written to';
  return new MachError('bad-configuration', `${what} (${code}). ${advice}; nothing of it is left.`, { cause: error });
}
