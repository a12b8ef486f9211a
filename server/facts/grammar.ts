// A language pack, compiled: lexicons to look words up in, and the rules of each pass by what they can begin with.
import type { ComposeRule, EventRule, LanguagePack, Phase, Rule } from '#model/language';
import { phases } from '#model/language';
import type { Token } from '#model/text';
import type { Item } from './item.ts';
import { Lexicon } from './lexicon.ts';
import { compilePattern, compileTest, type Pattern } from './pattern.ts';

type Test = (item: Item | undefined, plain: boolean) => boolean;

export interface CompiledRule<R extends Rule = Rule> {
  readonly rule: R;
  readonly pattern: Pattern;
  readonly before: Test | null;
  readonly after: Test | null;
  readonly order: number;
}

export interface RuleSet<R extends Rule = Rule> {
  readonly rules: readonly CompiledRule<R>[];
  readonly byStart: ReadonlyMap<string, readonly CompiledRule<R>[]>;
  readonly anywhere: readonly CompiledRule<R>[];
}

export interface Grammar {
  readonly code: string;
  readonly syllabic: boolean;
  readonly home: string | null;
  readonly exact: Lexicon;
  readonly folded: Lexicon;
  readonly phases: ReadonlyMap<Phase, RuleSet<ComposeRule>>;
  readonly events: RuleSet<EventRule>;
}

/** A pattern that is none, with the rule that has it and what is wrong as its cause. */
export class RuleError extends Error {
  readonly id: string;

  constructor(id: string, cause: unknown) {
    super(`The rule ${id} is not understood.`, { cause });
    this.id = id;
  }
}

/** Errors: `RuleError`. */
export function compileGrammar(pack: LanguagePack, cut: (form: string) => readonly Token[]): Grammar {
  const compose = pack.rules.filter((rule): rule is ComposeRule => rule.phase !== 'events');
  const events = pack.rules.filter((rule): rule is EventRule => rule.phase === 'events');
  return {
    code: pack.code,
    syllabic: pack.syllabic,
    home: pack.home,
    exact: new Lexicon(pack.entries, cut, false, !pack.marked),
    folded: new Lexicon(pack.marked ? pack.entries : [], cut, true),
    phases: new Map(
      phases.map((phase) => [
        phase,
        compileSet(
          compose.filter((rule) => rule.phase === phase),
          pack.syllabic,
        ),
      ]),
    ),
    events: compileSet(events, pack.syllabic),
  };
}

function compileSet<R extends Rule>(rules: readonly R[], syllabic: boolean): RuleSet<R> {
  const compiled = rules.map((rule, order) => compileRule(rule, order, syllabic));
  const byStart = new Map<string, CompiledRule<R>[]>();
  const anywhere: CompiledRule<R>[] = [];
  for (const one of compiled) {
    if (one.pattern.starts === null) anywhere.push(one);
    for (const start of new Set(one.pattern.starts ?? [])) byStart.set(start, [...(byStart.get(start) ?? []), one]);
  }
  return { rules: compiled, byStart, anywhere };
}

function compileRule<R extends Rule>(rule: R, order: number, syllabic: boolean): CompiledRule<R> {
  const { before, after } = rule.unless ?? {};
  try {
    return {
      rule,
      order,
      pattern: compilePattern(rule.pattern, syllabic),
      before: before ? compileTest(before) : null,
      after: after ? compileTest(after) : null,
    };
  } catch (error) {
    throw new RuleError(rule.id, error);
  }
}

/** The rules that can begin at an item, in their order. */
export function rulesAt<R extends Rule>(set: RuleSet<R>, item: Item): readonly CompiledRule<R>[] {
  const found = new Set<CompiledRule<R>>(set.anywhere);
  if (item.key) for (const one of set.byStart.get(`w:${item.key}`) ?? []) found.add(one);
  for (const { class: name } of item.readings) for (const one of set.byStart.get(`c:${name}`) ?? []) found.add(one);
  return found.size < 2 ? [...found] : [...found].sort((a, b) => a.order - b.order);
}
