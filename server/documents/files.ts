// Which files a list of paths means: files, folders with all that can be read in them, and patterns with * and **.
import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, relative, sep } from 'node:path';

export const extensions = ['.txt', '.md', '.markdown', '.html', '.htm', '.jsonl'] as const;

/** Said of a folder that was listed and has nothing for us, unlike one that could not be. */
export const nothingToRead = `The folder holds no ${extensions.join(', ')} file.`;

export interface FoundFile {
  readonly path: string;
  /** The path from where reading began, with `/`: the folder given, the fixed part of the pattern, or the file's own folder. */
  readonly name: string;
}

export interface MissingFile {
  readonly path: string;
  readonly reason: string;
}

/** The files that `path` means, sorted by name. */
export async function findFiles(path: string): Promise<readonly (FoundFile | MissingFile)[]> {
  if (/[*?[\]{}]/.test(path) && !(await exists(path))) return findPattern(path);
  let found: Awaited<ReturnType<typeof stat>>;
  try {
    found = await stat(path);
  } catch (error) {
    return [{ path, reason: unreadable(error) }];
  }
  if (!found.isDirectory()) return [{ path, name: basename(path) }];
  const files = await walk(path).catch((error: unknown) => unreadable(error));
  if (typeof files === 'string') return [{ path, reason: files }];
  const readable = files.filter((file) => (extensions as readonly string[]).includes(extname(file).toLowerCase()));
  if (readable.length === 0) return [{ path, reason: nothingToRead }];
  return readable.map((file) => ({ path: file, name: relative(path, file).split(sep).join('/') }));
}

async function findPattern(pattern: string): Promise<readonly (FoundFile | MissingFile)[]> {
  const parts = pattern.split('/');
  const fixed = parts.slice(
    0,
    parts.findIndex((part) => /[*?[\]{}]/.test(part)),
  );
  const root = fixed.join('/') || (pattern.startsWith('/') ? '/' : '.');
  const matcher = toMatcher(parts.slice(fixed.length).join('/'));
  const files = (await exists(root)) ? await walk(root).catch((error: unknown) => unreadable(error)) : [];
  if (typeof files === 'string') return [{ path: pattern, reason: files }];
  const found = files
    .map((file) => ({ path: file, name: relative(root, file).split(sep).join('/') }))
    .filter(({ name }) => matcher.test(name));
  return found.length > 0 ? found : [{ path: pattern, reason: 'No file fits this pattern.' }];
}

/** `**` for any folders, `*` and `?` within a name, `{a,b}` for one of several. */
function toMatcher(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/|\*\*|\*|\?|\{[^{}]*\}|[.+^$()|[\]\\]/g, (sign) => {
    if (sign === '**/') return '(?:[^/]+/)*';
    if (sign === '**') return '.*';
    if (sign === '*') return '[^/]*';
    if (sign === '?') return '[^/]';
    if (sign.startsWith('{'))
      return `(?:${sign
        .slice(1, -1)
        .split(',')
        .map((word) => word.replace(/[.+^$()|[\]\\*?]/g, '\\$&'))
        .join('|')})`;
    return `\\${sign}`;
  });
  return new RegExp(`^${source}$`, 'u');
}

async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const below = await Promise.all(
    entries
      .filter((entry) => !entry.name.startsWith('.'))
      .map(async (entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return walk(path);
        return entry.isFile() ? [path] : [];
      }),
  );
  return below.flat().sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function unreadable(error: unknown): string {
  const { code, path } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' ? 'There is no such file or folder.' : `${path ?? 'It'} cannot be read (${code}).`;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
