// What the parent asks of the process that owns a database file, and what it hears back.
import type { CypherLimits, CypherParameters, CypherRow } from '../store.ts';

export type Request =
  | { readonly op: 'open'; readonly path: string; readonly readOnly: boolean; readonly shuffle: boolean }
  | { readonly op: 'run'; readonly text: string; readonly parameters: CypherParameters; readonly transaction?: number }
  | { readonly op: 'begin' | 'epoch' | 'checkpoint' | 'close' | 'crash' }
  | { readonly op: 'commit' | 'rollback'; readonly transaction: number }
  | { readonly op: 'save'; readonly path: string }
  | {
      readonly op: 'read';
      readonly text: string;
      readonly parameters: CypherParameters;
      readonly limits: CypherLimits;
    };

export type Message = Request & { readonly id: number };

/** An error of the engine as it crosses the border between processes. */
export interface EngineFailure {
  readonly message: string;
  /** GQL status where the engine gives one: 42001 syntax, 40000 conflict, 25G03 read-only … */
  readonly status: string | null;
  /** `refused`: the guard; `too-big`: over a limit. */
  readonly kind: 'engine' | 'refused' | 'too-big';
}

export type Reply = { readonly id: number } & (
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: EngineFailure }
);

export type RunResult = readonly CypherRow[];
