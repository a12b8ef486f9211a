// What event rules read in each line, and what they need to know to say of whom it is told.
import type { EventRule } from '#model/language';
import type { Claims } from './claims.ts';
import type { Draft } from './draft.ts';
import { findStarts, type Grammar } from './grammar.ts';
import { entriesOf, type Item, isOf, type Line } from './item.ts';
import type { Observer } from './observer.ts';
import type { Match } from './pattern.ts';
import type { Registry } from './registry.ts';

/** What statements need to know of the whole text. */
export interface EventContext {
  readonly registry: Registry;
  readonly claims: Claims;
  readonly members: ReadonlyMap<Item, readonly Item[]>;
  /** Where a member is no named item but stands for one: a pronoun, an office. */
  readonly standsFor: ReadonlyMap<Item, Draft>;
  /** Who leads the delegation that the text is about, in the order of its reports. */
  readonly leaders: readonly Led[];
  /** Where the text was written: what happened `here`. */
  readonly here: () => Draft | null;
}

/** A delegation. */
export interface Led {
  readonly leader: Draft;
  /** Offset from which on the text is about that delegation. */
  readonly from: number;
}

/** A line with all that event rules read in it. */
export interface EventLine {
  readonly line: Line;
  readonly teaser: boolean;
  /** Begins a question of an interview behind the first one. */
  readonly asks: boolean;
  /** Within an answer of an interview. */
  readonly answers: boolean;
  /** Where event rules read it, in the order of the text and of the rules. */
  readonly matches: readonly EventMatch[];
  /** What its lists say of their members, read in the same way. */
  readonly clauses: readonly { readonly line: Line; readonly matches: readonly EventMatch[] }[];
}

/** One rule at one place of a line. */
export interface EventMatch {
  readonly rule: EventRule;
  readonly match: Match;
}

/** The entries of the verbs among some items. */
export const verbsOf = (items: readonly Item[]): readonly string[] => [
  ...new Set(items.filter((item) => isOf(item, 'verbs')).flatMap(entriesOf)),
];

/** Where event rules read a line, in the order of the text and of the rules; several may read the same words. */
export function matchEvents(line: Line, grammar: Grammar, observer: Observer): readonly EventMatch[] {
  const { items } = line;
  const { plain } = line.sentence;
  const found: EventMatch[] = [];
  for (const [at, rules] of findStarts(grammar.events, line)?.entries() ?? []) {
    for (const compiled of rules ?? []) {
      const match = compiled.pattern.match(items, at, plain);
      if (!match) continue;
      if (compiled.before?.(items[match.from - 1], plain) || compiled.after?.(items[match.end], plain)) continue;
      observer.made(compiled.rule.id, { start: items[match.from]?.start ?? 0, end: items[match.end - 1]?.end ?? 0 });
      found.push({ rule: compiled.rule, match });
    }
  }
  return found;
}
