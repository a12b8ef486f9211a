import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Document } from '#model/document';
import type { Problem } from '#model/errors';
import { readDocuments, readDropped, readText } from '../../server/documents/read.ts';
import { makeFolder } from '../helpers/folders.ts';

const made: { remove: () => void }[] = [];
afterEach(() => {
  for (const one of made.splice(0)) one.remove();
});

function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = makeFolder();
  made.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder.path, name, '..'), { recursive: true });
    writeFileSync(join(folder.path, name), content);
  }
  return folder.path;
}

async function read(...paths: string[]): Promise<(Document | Problem)[]> {
  const found: (Document | Problem)[] = [];
  for await (const item of readDocuments(paths)) found.push(item);
  return found;
}

async function readOne(name: string, content: string | Uint8Array): Promise<Document> {
  const [item] = await read(join(folderWith({ [name]: content }), name));
  if (!item || 'stage' in item) throw new Error(`no document: ${JSON.stringify(item)}`);
  return item;
}

describe('a file that cannot be read becomes a problem, and the rest go on', () => {
  it.each([
    ['latin.txt', Uint8Array.from([0xd0, 0xe1, 0x6e, 0x67, 0xff]), /not UTF-8/],
    ['empty.txt', ' \n\t\n', /no text/],
    ['scan.pdf', '%PDF-1.4', /\.pdf/],
    ['bad.jsonl', '{"text": "a"', /no JSON/],
    ['bare.jsonl', '{"title": "a"}', /"text"/],
    ['deep.html', `${'<div>'.repeat(200)}Đảng ủy`, /150 within/],
  ])('%s', async (name, content, reason) => {
    const folder = folderWith({ [name]: content, 'good.txt': 'Hội nghị đã họp.' });
    const items = await read(join(folder, name), join(folder, 'good.txt'));
    expect(items[0]).toMatchObject({ stage: 'read', reason: expect.stringMatching(reason) });
    expect(items.at(-1)).toMatchObject({ id: 'good.txt' });
  });

  it('a path that is not there', async () => {
    expect(await read('no/such/file.txt')).toMatchObject(
      [{ document: 'no/such/file.txt', reason: /no such file/ }].map((item) => ({
        ...item,
        reason: expect.stringMatching(item.reason),
      })),
    );
  });

  it('a pattern that nothing fits', async () => {
    const folder = folderWith({ 'a.txt': 'x' });
    expect(await read(join(folder, '*.md'))).toMatchObject([{ stage: 'read', reason: 'No file fits this pattern.' }]);
  });
});

describe('plain text', () => {
  it('is kept in normal form, with offsets of its paragraphs', async () => {
    const { text, paragraphs } = await readOne('a.txt', '\ufeff  Đa\u0309ng u\u0309y họp.\r\n\r\n Hết. \n');
    expect(text).toBe('  Đảng ủy họp.\n\n Hết. \n');
    expect(paragraphs.map(({ start, end }) => text.slice(start, end))).toEqual(['Đảng ủy họp.', 'Hết.']);
  });

  it('gives up its date marker, which is no sentence', async () => {
    const first = await readOne('a.txt', ' date 2026-02-08 Ngày 8/2, hội nghị đã họp.');
    expect(first).toMatchObject({ date: '2026-02-08', text: 'Ngày 8/2, hội nghị đã họp.', title: null });
    const titled = await readOne('b.txt', 'Tin đối ngoại\n\n date 2026-02-08 Ngày 8/2, hội nghị đã họp.');
    expect(titled).toMatchObject({ date: '2026-02-08', title: 'Tin đối ngoại' });
    expect(titled.text).toBe('Tin đối ngoại\n\nNgày 8/2, hội nghị đã họp.');
  });

  it('keeps a date that no calendar has in the text', async () => {
    expect(await readOne('a.txt', ' date 2026-02-30 Ngày 8/2, hội nghị đã họp.')).toMatchObject({ date: null });
  });

  it('has its first line as title where that stands alone and is no sentence', async () => {
    expect((await readOne('a.txt', 'LỄ KỶ NIỆM\n\nNgày 8/2, lễ đã diễn ra.')).title).toBe('LỄ KỶ NIỆM');
    expect((await readOne('b.txt', 'Ngày 8/2, lễ đã diễn ra.\n\nHết.')).title).toBeNull();
  });
});

describe('Markdown', () => {
  it('tells title, date, language and address in its front matter', async () => {
    const document = await readOne(
      'a.md',
      '---\ntitle: "Hội nghị"\ndate: 2026-02-08\nlang: vi-VN\nurl: https://example.org/a\nsource: Báo\n---\n# Tiêu đề\n\nĐảng ủy **tại** [Lào](https://example.org) họp.\n',
    );
    expect(document).toMatchObject({
      id: 'https://example.org/a',
      title: 'Hội nghị',
      date: '2026-02-08',
      language: 'vi',
    });
    expect(document.source).toEqual({ path: 'a.md', url: 'https://example.org/a', publisher: 'Báo' });
    expect(document.text).toContain('Đảng ủy tại Lào họp.');
  });
});

describe('a saved page', () => {
  const page = `<!doctype html><html lang="vi"><head><title>Báo</title><meta property="og:title" content="Đảng ủy họp">
    <meta property="article:published_time" content="2026-02-08T07:00:00+07:00"><meta property="og:site_name" content="Báo Mới">
    <link rel="canonical" href="https://example.org/dang-uy"></head><body><nav><a href="/">Trang chủ</a> <a href="/x">Thế giới</a></nav>
    <article><h1>Đảng ủy họp</h1><h2 class="sapo">Ngày 8/2, Đảng ủy tại Lào tổ chức hội nghị triển khai nghị quyết.</h2>
    ${'<p>Phát biểu tại hội nghị, các đại biểu nêu nhiều ý kiến về công tác đảng ngoài nước trong năm qua.</p>'.repeat(5)}
    <div class="ads">Mua ngay hôm nay</div></article><footer>Bản quyền</footer></body></html>`;

  it('gives its readable words with the lead, and what it says of itself', async () => {
    const document = await readOne('a.html', page);
    expect(document).toMatchObject({
      title: 'Đảng ủy họp',
      date: '2026-02-08',
      language: 'vi',
      id: 'https://example.org/dang-uy',
    });
    expect(document.source.publisher).toBe('Báo Mới');
    expect(document.text).toContain('Ngày 8/2, Đảng ủy tại Lào tổ chức hội nghị');
    expect(document.text).not.toMatch(/Trang chủ|Mua ngay|Bản quyền/);
  });

  it('does not glue one paragraph to the next', async () => {
    const document = await readOne('b.html', '<p>Một.</p><p>Hai.</p><div>Ba.<br>Bốn.</div>');
    expect(document.text).toBe('Một.\n\nHai.\n\nBa.\n\nBốn.');
  });
});

describe('names of documents', () => {
  it('are paths from where reading began, whatever the machine', async () => {
    const folder = folderWith({ 'a.txt': 'A họp.', 'sub/b.txt': 'B họp.', 'sub/.hidden.txt': 'C', 'image.png': 'x' });
    const ids = (items: (Document | Problem)[]) => items.map((item) => ('id' in item ? item.id : item.reason));
    expect(ids(await read(folder))).toEqual(['a.txt', 'sub/b.txt']);
    expect(ids(await read(join(folder, '**/*.txt')))).toEqual(['a.txt', 'sub/b.txt']);
    expect(ids(await read(join(folder, 'sub', '*.txt')))).toEqual(['b.txt']);
    expect(ids(await read(join(folder, '{a,x}.txt')))).toEqual(['a.txt']);
  });

  it('are given ids, else urls, else places in JSON lines', async () => {
    const lines = [
      { id: 'tin-1', title: 'Một', date: '2026-02-08', text: 'A họp.' },
      { url: 'https://example.org/2', text: 'B họp.' },
      { text: 'C họp.' },
    ];
    const folder = folderWith({ 'x.jsonl': `${lines.map((line) => JSON.stringify(line)).join('\n')}\n\n` });
    const items = await read(join(folder, 'x.jsonl'));
    expect(items.map((item) => 'id' in item && item.id)).toEqual(['tin-1', 'https://example.org/2', 'x.jsonl#3']);
    expect(items[0]).toMatchObject({ title: 'Một', date: '2026-02-08' });
  });

  it('stay the same for the same pasted text, and the hash follows the content', () => {
    const [a, b, c] = [readText('A họp.'), readText('A họp.'), readText('A họp!')];
    expect(a).toEqual(b);
    expect(a.id).not.toBe(c.id);
    expect(a.hash).not.toBe(c.hash);
  });
});

it('standard input is one text, or JSON lines where it begins like them', async () => {
  const feed = async function* (text: string) {
    yield Buffer.from(text);
  };
  const all = async (text: string) => {
    const found: (Document | Problem)[] = [];
    for await (const item of readDocuments(['-'], { stdin: feed(text) })) found.push(item);
    return found;
  };
  expect(await all('Đảng ủy họp.')).toMatchObject([{ text: 'Đảng ủy họp.', source: { path: null } }]);
  expect(await all('{"id":"a","text":"A họp."}\n{"id":"b","text":"B họp."}')).toMatchObject([{ id: 'a' }, { id: 'b' }]);
});

describe('hostile pages are refused before they cost time', () => {
  it.each([
    ['tags that close nothing between tags that open', '<div></b>'.repeat(5000)],
    ['a hundred thousand open tags', '<b>'.repeat(100_000)],
    ['list items within list items', '<ul><li>'.repeat(2000)],
  ])('%s', async (_, content) => {
    const folder = folderWith({ 'a.html': content });
    expect(await read(folder)).toMatchObject([
      { stage: 'read', reason: expect.stringMatching(/built from more than/) },
    ]);
  });
});

describe('one id stands for one text', () => {
  it('files of one name in two folders are told apart by the folder above, or the second is a problem', async () => {
    const folder = folderWith({ 'a/tin.txt': 'A họp.', 'b/tin.txt': 'B họp.' });
    const ids = (await read(folder)).map((item) => 'id' in item && item.id);
    expect(ids).toEqual(['a/tin.txt', 'b/tin.txt']);
    const apart = await read(join(folder, 'a/tin.txt'), join(folder, 'b/tin.txt'));
    expect(apart).toMatchObject([
      { id: 'tin.txt', text: 'A họp.' },
      { document: 'tin.txt', reason: expect.stringMatching(/same id/) },
    ]);
  });

  it('a file that is given twice is read as one', async () => {
    const folder = folderWith({ 'tin.txt': 'A họp.' });
    expect(await read(folder, join(folder, 'tin.txt'))).toHaveLength(1);
  });
});

describe('a file that was dropped', () => {
  it('of another kind is a problem that says so', () => {
    expect([...readDropped('a.docx', 'x')]).toEqual([
      { document: 'a.docx', stage: 'read', reason: expect.stringContaining('“.docx”') },
    ]);
  });

  it('is read by its ending and named as on the command line', () => {
    const [page] = [...readDropped('tin/a.html', '<p>Đảng ủy họp hôm nay.</p>')];
    expect(page).toMatchObject({ id: 'tin/a.html', text: 'Đảng ủy họp hôm nay.' });
    const lines = [...readDropped('b.jsonl', '{"id":"one","text":"A."}\n{"text":"B."}')];
    expect(lines.map((line) => 'id' in line && line.id)).toEqual(['one', 'b.jsonl#2']);
  });
});
