// A language pack, compiled: lexicons to look words up in, and the rules of each pass by what they can begin with.
import type { ComposeRule, EventRule, LanguagePack, Phase, Rule } from '#model/language';
import { phases } from '#model/language';
import type { Token } from '#model/text';
import type { Item } from './item.ts';
import { Lexicon } from './lexicon.ts';
import { commonness, compilePattern, compileTest, type Feature, type Pattern } from './pattern.ts';
import { Features, featureOfClass, featureOfWord, noFeature } from './reading.ts';

type Test = (item: Item | undefined, plain: boolean) => boolean;

export interface CompiledRule<R extends Rule = Rule> {
  readonly rule: R;
  readonly pattern: Pattern;
  readonly before: Test | null;
  readonly after: Test | null;
  readonly order: number;
  readonly starts: Features | null;
  /** What a sentence must have, one of each; the rarest is what it is found by. */
  readonly needs: readonly (readonly number[])[];
}

/** The rules of a pass, to be asked for those that a sentence can have. */
export interface RuleSet<R extends Rule = Rule> {
  readonly rules: readonly CompiledRule<R>[];
  /** By each feature of the rarest need. */
  readonly byNeed: ReadonlyMap<number, readonly CompiledRule<R>[]>;
  /** The keys of `byNeed`. */
  readonly needed: Features;
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
  const byNeed = new Map<number, CompiledRule<R>[]>();
  const anywhere: CompiledRule<R>[] = [];
  for (const one of compiled) {
    const rarest = [...one.pattern.needs].sort((a, b) => commonness(a) - commonness(b))[0];
    if (!rarest) anywhere.push(one);
    for (const feature of rarest ? numbersOf(rarest) : []) byNeed.set(feature, [...(byNeed.get(feature) ?? []), one]);
  }
  return { rules: compiled, byNeed, needed: new Features([...byNeed.keys()]), anywhere };
}

function compileRule<R extends Rule>(rule: R, order: number, syllabic: boolean): CompiledRule<R> {
  const { before, after } = rule.unless ?? {};
  try {
    const pattern = compilePattern(rule.pattern, syllabic);
    return {
      rule,
      order,
      pattern,
      starts: pattern.starts && new Features(numbersOf(pattern.starts)),
      needs: pattern.needs.map(numbersOf),
      before: before ? compileTest(before) : null,
      after: after ? compileTest(after) : null,
    };
  } catch (error) {
    throw new RuleError(rule.id, error);
  }
}

const numbersOf = ({ classes, words }: Feature): readonly number[] => [
  ...new Set([...classes.map(featureOfClass), ...words.map(featureOfWord)]),
];

const featuresByItems = new WeakMap<readonly Item[], Features>();

/** What a line has, at its top. */
function featuresOf(items: readonly Item[]): Features {
  const made = featuresByItems.get(items);
  if (made) return made;
  const features = new Features();
  for (const { word, readings } of items) {
    if (word !== noFeature) features.add(word);
    for (const reading of readings) features.add(reading.feature);
  }
  featuresByItems.set(items, features);
  return features;
}

const none: readonly never[] = [];

/** The rules that can match somewhere among the items, in their order. */
export function rulesFor<R extends Rule>(set: RuleSet<R>, items: readonly Item[]): readonly CompiledRule<R>[] {
  const all = featuresOf(items);
  const found = [...set.anywhere];
  all.forEachIn(set.needed, (feature) => {
    for (const one of set.byNeed.get(feature) ?? none) if (hasAll(one.needs, all)) found.push(one);
  });
  if (found.length < 2) return found;
  // A rule may be found by several features.
  return found.sort((a, b) => a.order - b.order).filter((one, i, rules) => one !== rules[i - 1]);
}

function hasAll(needs: readonly (readonly number[])[], features: Features): boolean {
  for (const need of needs) if (!features.hasOneOf(need)) return false;
  return true;
}

export function canStart({ starts }: CompiledRule, { word, readings }: Item): boolean {
  if (starts === null) return true;
  if (word !== noFeature && starts.has(word)) return true;
  for (const reading of readings) if (starts.has(reading.feature)) return true;
  return false;
}
