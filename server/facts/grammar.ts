// A language pack, compiled: lexicons to look words up in, and the rules of each pass by what they can begin with.
import type { ComposeRule, EventRule, LanguagePack, Phase, Rule } from '#model/language';
import { phases } from '#model/language';
import type { Token } from '#model/text';
import type { Item } from './item.ts';
import { Lexicon } from './lexicon.ts';
import { commonness, compilePattern, compileTest, type Feature, type Pattern } from './pattern.ts';
import { Features, featureOfClass, featureOfSense, featureOfWord, noFeature } from './reading.ts';

type Test = (item: Item | undefined, plain: boolean) => boolean;

export interface CompiledRule<R extends Rule = Rule> {
  readonly rule: R;
  readonly pattern: Pattern;
  readonly before: Test | null;
  readonly after: Test | null;
  /** What each of the first items must have. */
  readonly heads: readonly (Features | null)[];
}

/** The rules of a pass, to be asked for those that a sentence can have. Rules are told by their places in the list. */
export interface RuleSet<R extends Rule = Rule> {
  readonly rules: readonly CompiledRule<R>[];
  /** What a sentence must have, one of each: of rule after rule how many lists, and of each how many features and which. */
  readonly needs: Int32Array;
  /** Where the needs of each rule begin. */
  readonly needsAt: Int32Array;
  /** By each feature of the rarest need, as sets. */
  readonly byNeed: ReadonlyMap<number, Int32Array>;
  /** The keys of `byNeed`. */
  readonly needed: Features;
  /** Those that need nothing in particular, as a set. */
  readonly anywhere: Int32Array;
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
  const compiled = rules.map((rule) => compileRule(rule, syllabic));
  const emptySet = () => new Int32Array((rules.length >> 5) + 1);
  const byNeed = new Map<number, Int32Array>();
  const anywhere = emptySet();
  const needs: number[] = [];
  const needsAt = compiled.map(({ pattern }, place) => {
    const rarest = [...pattern.needs].sort((a, b) => commonness(a) - commonness(b))[0];
    if (!rarest) addTo(anywhere, place);
    for (const feature of rarest ? numbersOf(rarest) : []) {
      const found = byNeed.get(feature) ?? emptySet();
      addTo(found, place);
      byNeed.set(feature, found);
    }
    const at = needs.length;
    needs.push(pattern.needs.length);
    for (const features of pattern.needs.map(numbersOf)) needs.push(features.length, ...features);
    return at;
  });
  return {
    rules: compiled,
    needs: Int32Array.from(needs),
    needsAt: Int32Array.from(needsAt),
    byNeed,
    needed: new Features([...byNeed.keys()]),
    anywhere,
  };
}

function addTo(set: Int32Array, place: number): void {
  set[place >> 5] = (set[place >> 5] ?? 0) | (1 << (place & 31));
}

function compileRule<R extends Rule>(rule: R, syllabic: boolean): CompiledRule<R> {
  const { before, after } = rule.unless ?? {};
  try {
    const pattern = compilePattern(rule.pattern, syllabic);
    return {
      rule,
      pattern,
      heads: pattern.heads.map((head) => head && new Features(numbersOf(head))),
      before: before ? compileTest(before) : null,
      after: after ? compileTest(after) : null,
    };
  } catch (error) {
    throw new RuleError(rule.id, error);
  }
}

const numbersOf = ({ classes, words }: Feature): readonly number[] => [
  ...new Set([...classes.map(numberOfClass), ...words.map(featureOfWord)]),
];

function numberOfClass(name: string): number {
  const [cls = '', meaning] = name.split(':', 2);
  return meaning === undefined ? featureOfClass(cls) : featureOfSense(cls, meaning);
}

const featuresByItems = new WeakMap<readonly Item[], Features>();

/** What a line has, at its top. */
function featuresOf(items: readonly Item[]): Features {
  const made = featuresByItems.get(items);
  if (made) return made;
  const features = new Features();
  for (const { word, readings } of items) {
    if (word !== noFeature) features.add(word);
    for (const { feature, sense } of readings) {
      features.add(feature);
      features.add(sense);
    }
  }
  featuresByItems.set(items, features);
  return features;
}

/** The rules that can match somewhere among the items, in their order. */
export function rulesFor<R extends Rule>(set: RuleSet<R>, items: readonly Item[]): readonly CompiledRule<R>[] {
  const all = featuresOf(items);
  const candidates = set.anywhere.slice();
  all.forEachIn(set.needed, (feature) => {
    const found = set.byNeed.get(feature);
    for (let i = 0; i < candidates.length; i++) candidates[i] = (candidates[i] ?? 0) | (found?.[i] ?? 0);
  });
  const rules: CompiledRule<R>[] = [];
  for (let i = 0; i < candidates.length; i++) {
    for (let bits = candidates[i] ?? 0; bits !== 0; bits &= bits - 1) {
      const place = (i << 5) + 31 - Math.clz32(bits & -bits);
      if (hasAll(set, place, all)) rules.push(set.rules[place] as CompiledRule<R>);
    }
  }
  return rules;
}

function hasAll({ needs, needsAt }: RuleSet, place: number, features: Features): boolean {
  let at = needsAt[place] ?? 0;
  let left = needs[at++] ?? 0;
  for (; left > 0; left--) {
    const end = at + 1 + (needs[at] ?? 0);
    let next = at + 1;
    while (next < end && !features.has(needs[next] ?? 0)) next++;
    if (next === end) return false;
    at = end;
  }
  return true;
}

/** Whether the items from a place on have what a rule's first ones must. */
export function canStart({ heads }: CompiledRule, items: readonly Item[], at: number): boolean {
  for (let i = 0; i < heads.length; i++) {
    const head = heads[i];
    if (head && !hasOneOf(items[at + i], head)) return false;
  }
  return true;
}

function hasOneOf(item: Item | undefined, features: Features): boolean {
  if (item === undefined) return false;
  if (item.word !== noFeature && features.has(item.word)) return true;
  for (const { feature, sense } of item.readings) if (features.has(feature) || features.has(sense)) return true;
  return false;
}
