import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['mach-source', 'module', 'browser'] },
  ssr: { resolve: { conditions: ['mach-source', 'module', 'node'] } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    // A page on a busy machine may be longer than the second that is usual before it answers once.
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 120_000,
    pool: 'forks',
    reporters: ['default', './test/helpers/closing-line.ts'],
    globalSetup: ['test/helpers/neo4j-setup.ts'],
  },
});
