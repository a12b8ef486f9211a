// The page of the web benchmark, built for the occasion and served from this machine alone.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, import.meta.url.includes('/dist/') ? '../../..' : '../..');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

export interface LibraryPages {
  addressOf(library: string): string;
  close(): void;
}

/** Serves the page, with `world` as what there is to draw. */
export async function serveLibraryPages(world: unknown): Promise<LibraryPages> {
  const folder = mkdtempSync(join(tmpdir(), 'mach-bench-'));
  await build({
    configFile: false,
    root: join(root, 'bench/page'),
    logLevel: 'error',
    resolve: { conditions: ['mach-source', 'module', 'browser'] },
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0 },
  });
  const data = JSON.stringify(world);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://here');
    if (pathname === '/world.json') {
      response.setHeader('content-type', 'application/json').end(data);
      return;
    }
    const file = pathname === '/' ? '/index.html' : pathname;
    try {
      const bytes = readFileSync(join(folder, file));
      response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream').end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    addressOf: (library) => `http://127.0.0.1:${port}/?library=${library}`,
    close() {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
