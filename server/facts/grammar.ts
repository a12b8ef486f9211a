// A language pack, compiled: lexicons to look words up in, and the rules of each pass by what they can begin with.
import type { ComposeRule, EventRule, LanguagePack, Phase, Rule } from '#model/language';
import { phases } from '#model/language';
import type { Token } from '#model/text';
import type { Item } from './item.ts';
import { Lexicon } from './lexicon.ts';
import { commonness, compilePattern, compileTest, type Feature, type Pattern } from './pattern.ts';

type Test = (item: Item | undefined, plain: boolean) => boolean;

export interface CompiledRule<R extends Rule = Rule> {
  readonly rule: R;
  readonly pattern: Pattern;
  readonly before: Test | null;
  readonly after: Test | null;
  readonly order: number;
  readonly starts: FeatureSet | null;
  /** What a sentence must have, one of each; the rarest is what it is found by. */
  readonly needs: readonly FeatureSet[];
}

interface FeatureSet {
  readonly classes: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

/** The rules of a pass, to be asked for those that a sentence can have. */
export interface RuleSet<R extends Rule = Rule> {
  readonly rules: readonly CompiledRule<R>[];
  readonly byNeed: Readonly<Record<'classes' | 'words', ReadonlyMap<string, readonly CompiledRule<R>[]>>>;
  /** The words that any rule of the language needs. */
  readonly words: ReadonlySet<string>;
  /** Those that need nothing in particular. */
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
  const words = new Set<string>();
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
          words,
        ),
      ]),
    ),
    events: compileSet(events, pack.syllabic, words),
  };
}

/** Adds to `words` those that its rules need. */
function compileSet<R extends Rule>(rules: readonly R[], syllabic: boolean, words: Set<string>): RuleSet<R> {
  const compiled = rules.map((rule, order) => compileRule(rule, order, syllabic));
  const byNeed = { classes: new Map<string, CompiledRule<R>[]>(), words: new Map<string, CompiledRule<R>[]>() };
  const anywhere: CompiledRule<R>[] = [];
  for (const one of compiled) {
    for (const need of one.pattern.needs) for (const word of need.words) words.add(word);
    const rarest = [...one.pattern.needs].sort((a, b) => commonness(a) - commonness(b))[0];
    if (!rarest) anywhere.push(one);
    for (const part of ['classes', 'words'] as const)
      for (const name of rarest?.[part] ?? []) byNeed[part].set(name, [...(byNeed[part].get(name) ?? []), one]);
  }
  return { rules: compiled, byNeed, words, anywhere };
}

function compileRule<R extends Rule>(rule: R, order: number, syllabic: boolean): CompiledRule<R> {
  const { before, after } = rule.unless ?? {};
  try {
    const pattern = compilePattern(rule.pattern, syllabic);
    return {
      rule,
      order,
      pattern,
      starts: pattern.starts && toSets(pattern.starts),
      needs: pattern.needs.map(toSets),
      before: before ? compileTest(before) : null,
      after: after ? compileTest(after) : null,
    };
  } catch (error) {
    throw new RuleError(rule.id, error);
  }
}

const toSets = ({ classes, words }: Feature): FeatureSet => ({ classes: new Set(classes), words: new Set(words) });

const featuresByItems = new WeakMap<readonly Item[], FeatureSet>();

/** What a line has, at its top; of its words those that are known to matter. */
function featuresOf(items: readonly Item[], known: ReadonlySet<string>): FeatureSet {
  const made = featuresByItems.get(items);
  if (made) return made;
  const classes = new Set<string>();
  const words = new Set<string>();
  for (const { key, readings } of items) {
    if (key && known.has(key)) words.add(key);
    for (const reading of readings) classes.add(reading.class);
  }
  const features = { classes, words };
  featuresByItems.set(items, features);
  return features;
}

const isIn = (need: FeatureSet, { classes, words }: FeatureSet): boolean => {
  for (const name of need.classes) if (classes.has(name)) return true;
  for (const word of need.words) if (words.has(word)) return true;
  return false;
};

/** The rules that can match somewhere among the items, in their order. */
export function rulesFor<R extends Rule>(
  { anywhere, byNeed, words }: RuleSet<R>,
  items: readonly Item[],
): readonly CompiledRule<R>[] {
  const features = featuresOf(items, words);
  const found = new Set(anywhere);
  const take = (rules: readonly CompiledRule<R>[] | undefined) => {
    for (const one of rules ?? [])
      if (!found.has(one) && one.needs.every((need) => isIn(need, features))) found.add(one);
  };
  for (const name of features.classes) take(byNeed.classes.get(name));
  for (const word of features.words) take(byNeed.words.get(word));
  return found.size < 2 ? [...found] : [...found].sort((a, b) => a.order - b.order);
}

export function canStart({ starts }: CompiledRule, { key, readings }: Item): boolean {
  if (starts === null) return true;
  if (key && starts.words.has(key)) return true;
  for (const reading of readings) if (starts.classes.has(reading.class)) return true;
  return false;
}
