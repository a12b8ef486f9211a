import { createHash } from 'node:crypto';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin } from 'vite';

const conditions = ['mach-source', 'module', 'browser'];

/** The viewer that goes into an HTML file, built by itself: as text, with the hashes by which the file's policy names it. */
function viewerAsText(): Plugin {
  const name = 'virtual:viewer';
  return {
    name: 'viewer-as-text',
    resolveId: (source) => (source === name ? `\0${name}` : null),
    async load(source) {
      if (source !== `\0${name}`) return null;
      const built = await build({
        configFile: false,
        root: 'web',
        logLevel: 'warn',
        resolve: { conditions },
        build: {
          write: false,
          target: 'es2022',
          lib: { entry: 'viewer/viewer.ts', formats: ['iife'], name: 'viewer', fileName: 'viewer' },
        },
      });
      const [result] = Array.isArray(built) ? built : [built];
      if (!result || !('output' in result)) throw new Error('The viewer was not built.');
      const textOf = (end: string) => {
        const file = result.output.find(({ fileName }) => fileName.endsWith(end));
        if (!file) throw new Error(`The viewer has no file that ends with ${end}.`);
        const text = file.type === 'chunk' ? file.code : String(file.source);
        // Nothing in it may end or open an element.
        return text.trim().replaceAll('</', '<\\/').replaceAll('<!--', '<\\!--');
      };
      const [script, style] = [textOf('.js'), textOf('.css')];
      const hash = (text: string) => createHash('sha256').update(text).digest('base64');
      const parts = { script, style, scriptHash: hash(script), styleHash: hash(style) };
      return Object.entries(parts)
        .map(([key, text]) => `export const ${key} = ${JSON.stringify(text)};`)
        .join('\n');
    },
  };
}

export default defineConfig({
  root: 'web',
  plugins: [react(), viewerAsText()],
  resolve: { conditions },
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0 },
  worker: { format: 'es' },
  server: { proxy: { '/api': { target: `http://127.0.0.1:${process.env.PORT ?? 4747}`, changeOrigin: false } } },
});
