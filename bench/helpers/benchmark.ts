// What a benchmark is: a file `bench/NAME.ts` with a default export of this shape, found by `scripts/bench.ts`.

/** One line of the result. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it may be at most, or must be at least, where a promise hangs on it. */
  readonly most?: number;
  readonly least?: number;
}

export interface BenchFrame {
  /** The words after the name of the benchmark. */
  readonly args: readonly string[];
  /** One line on stderr. */
  readonly say: (line: string) => void;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

export interface Benchmark {
  /** One sentence: what is measured. */
  readonly about: string;
  /** The arguments that it takes, as in `[DOCUMENTS…]`. */
  readonly usage: string;
  run(frame: BenchFrame): Promise<readonly Figure[]>;
}

export function isKept({ value, most, least }: Figure): boolean {
  return (most === undefined || value <= most) && (least === undefined || value >= least);
}

/** The middle one of several measurements. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
