// A vitest reporter that ends a run with one plain line, and says again what was skipped for want of a part.
import type { UserConsoleLog } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

export default class ClosingLine implements Reporter {
  readonly #skipped = new Set<string>();

  onUserConsoleLog({ content }: UserConsoleLog): void {
    for (const line of content.split('\n')) if (line.startsWith('SKIPPED ')) this.#skipped.add(line);
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0 };
    for (const module of modules) {
      // A file that does not load has no test to count, and is a failure all the same.
      if (module.errors().length > 0) count.failed++;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state !== 'pending') count[state]++;
      }
    }
    const lines = [...this.#skipped, `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`];
    process.stdout.write(`\n${lines.join('\n')}\n`);
  }
}
