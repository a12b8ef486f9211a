// What a first visit loads: everything that index.html names, what that imports at once, and the texts of one language.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const built = join(import.meta.dirname, '../../dist/web');
const limit = 250 * 1024;

function filesOfFirstLoad(): string[] {
  const html = readFileSync(join(built, 'index.html'), 'utf8');
  const files = new Set<string>();
  const take = (file: string) => {
    if (files.has(file)) return;
    files.add(file);
    if (!file.endsWith('.js')) return;
    const source = readFileSync(join(built, file), 'utf8');
    for (const [, path = ''] of source.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) take(`assets/${path}`);
  };
  for (const [, path = ''] of html.matchAll(/(?:src|href)="\/?(?:\.\/)?(assets\/[^"]+\.(?:js|css))"/g)) take(path);
  const assets = readdirSync(join(built, 'assets'));
  for (const file of assets) if (/^(vi-|layout\.worker-).*\.js$/.test(file)) take(`assets/${file}`);
  return [...files];
}

describe.skipIf(!existsSync(join(built, 'index.html')))('the built page', () => {
  it(`loads at most ${limit / 1024} KiB at first, compressed, fonts aside`, () => {
    const files = filesOfFirstLoad();
    const sizes = files.map((file) => [file, gzipSync(readFileSync(join(built, file))).length] as const);
    const total =
      sizes.reduce((sum, [, size]) => sum + size, 0) + gzipSync(readFileSync(join(built, 'index.html'))).length;
    expect(files.some((file) => file.endsWith('.js'))).toBe(true);
    expect(files.some((file) => file.endsWith('.css'))).toBe(true);
    expect(total, JSON.stringify(sizes)).toBeLessThanOrEqual(limit);
    expect(total, 'too small to be the page').toBeGreaterThan(50 * 1024);
  });

  it('has nothing inline and nothing from elsewhere in its HTML', () => {
    const html = readFileSync(join(built, 'index.html'), 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/);
    expect(html).not.toMatch(/<style|\son\w+=|style="/);
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });

  it('names nobody else in its style sheets', () => {
    for (const file of readdirSync(join(built, 'assets')).filter((name) => name.endsWith('.css'))) {
      expect(readFileSync(join(built, 'assets', file), 'utf8')).not.toMatch(/url\(["']?(?:https?:)?\/\//);
    }
  });
});
