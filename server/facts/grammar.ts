// A language pack, compiled: lexicons to look words up in, and the rules of each pass by what they can begin with.
import type { ComposeRule, EventRule, LanguagePack, Phase, Rule, ThingTemplate } from '#model/language';
import { phases } from '#model/language';
import type { Token } from '#model/text';
import type { Item, Line } from './item.ts';
import { Lexicon } from './lexicon.ts';
import { commonness, compilePattern, compileTest, type Feature, type Pattern } from './pattern.ts';
import {
  askFor,
  countFeatures,
  Features,
  featureOfClass,
  featureOfSense,
  featureOfWord,
  lowestOf,
  noFeature,
} from './reading.ts';

type Test = (item: Item | undefined, plain: boolean) => boolean;

export interface CompiledRule<R extends Rule = Rule> {
  readonly rule: R;
  readonly pattern: Pattern;
  readonly before: Test | null;
  readonly after: Test | null;
  /** What each of the first items must have, one of these. */
  readonly heads: readonly (readonly number[] | null)[];
}

/** The rules of a pass, to be asked for those that a sentence can have. Rules are told by their places in the list. */
export interface RuleSet<R extends Rule = Rule> {
  readonly rules: readonly CompiledRule<R>[];
  /** What a sentence must have, one of each: of rule after rule how many lists, and of each how many features and which. */
  readonly needs: readonly number[];
  /** Where the needs of each rule begin. */
  readonly needsAt: readonly number[];
  /** By each feature of the rarest need, as sets. */
  readonly byNeed: readonly (readonly number[] | undefined)[];
  /** The features that `byNeed` has something at. */
  readonly needed: Features;
  /** Those that need nothing in particular, as a set. */
  readonly anywhere: readonly number[];
}

export interface Grammar {
  readonly code: string;
  readonly syllabic: boolean;
  readonly home: string | null;
  readonly embassy: string;
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
    embassy: pack.embassy,
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
  const emptySet = () => new Array<number>((rules.length >> 5) + 1).fill(0);
  const byNeed = new Map<number, number[]>();
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
    needs,
    needsAt,
    byNeed: listByNumber(byNeed),
    needed: new Features([...byNeed.keys()]),
    anywhere,
  };
}

/** A list with nothing at most of its places, but without holes: one with holes V8 keeps as a map. */
function listByNumber<T>(byNumber: ReadonlyMap<number, T>): (T | undefined)[] {
  const length = Math.max(-1, ...byNumber.keys()) + 1;
  return Array.from({ length }, (_, number) => byNumber.get(number));
}

function addTo(set: number[], place: number): void {
  set[place >> 5] = (set[place >> 5] ?? 0) | (1 << (place & 31));
}

function compileRule<R extends Rule>(rule: R, syllabic: boolean): CompiledRule<R> {
  const { before, after } = rule.unless ?? {};
  try {
    const pattern = compilePattern(rule.pattern, syllabic);
    return {
      rule: inOneLayout(rule),
      pattern,
      heads: pattern.heads.map((head) => head && numbersOf(head)),
      before: before ? compileTest(before) : null,
      after: after ? compileTest(after) : null,
    };
  } catch (error) {
    throw new RuleError(rule.id, error);
  }
}

const templateKeys: Readonly<Record<keyof ThingTemplate, true>> = {
  type: true,
  concept: true,
  head: true,
  kind: true,
  bare: true,
  implied: true,
  name: true,
  full: true,
  also: true,
  seat: true,
  owner: true,
  issuer: true,
  day: true,
  host: true,
  guest: true,
  each: true,
  keeps: true,
};
const ruleKeys: Readonly<Record<keyof ComposeRule | keyof EventRule, true>> = {
  id: true,
  phase: true,
  pattern: true,
  unless: true,
  reads: true,
  spares: true,
  makes: true,
  meaning: true,
  thing: true,
  under: true,
  states: true,
  former: true,
  role: true,
};

/** The same with a place for every key: V8 finds a key fastest where all objects have the same ones in the same order. */
function withKeys<T extends object>(given: T, keys: Readonly<Record<string, true>>): T {
  return Object.fromEntries(Object.keys(keys).map((key) => [key, given[key as keyof T]])) as T;
}

function inOneLayout<R extends Rule>(rule: R): R {
  const whole = withKeys(rule, ruleKeys);
  return 'thing' in rule && rule.thing ? { ...whole, thing: withKeys(rule.thing, templateKeys) } : whole;
}

function numbersOf({ classes, words }: Feature): readonly number[] {
  const numbers = [...new Set([...classes.map(numberOfClass), ...words.map(featureOfWord)])];
  askFor(numbers);
  return numbers;
}

function numberOfClass(name: string): number {
  const [cls = '', meaning] = name.split(':', 2);
  return meaning === undefined ? featureOfClass(cls) : featureOfSense(cls, meaning);
}

/** What a line has, and where: a rule looks at the items only where all that its first ones must have is found. */
interface LineFeatures {
  /** Whose features they are: rules put other items in the place of some. */
  items: readonly Item[];
  all: Features;
  /** By feature where its places begin. */
  sets: Int32Array;
  /** A bit for each item that has a feature, of one feature after the other; behind them may be those of a line before. */
  places: Int32Array;
  /** How many numbers there are to a feature. */
  width: number;
}

const noItems: readonly Item[] = [];

/** Those of the line that was asked for last: lines are read one after the other, and a long text has many. */
const features: LineFeatures = {
  items: noItems,
  all: new Features(),
  sets: new Int32Array(0),
  places: new Int32Array(0),
  width: 0,
};

/** Nothing of a text is kept beyond it. */
export function forgetLine(): void {
  features.items = noItems;
}

function featuresOf({ items }: Line): LineFeatures {
  if (features.items === items) return features;
  const width = (items.length + 31) >> 5;
  const most = countFeatures();
  if (features.sets.length < most) {
    features.all = new Features();
    features.sets = new Int32Array(most);
  }
  if (features.places.length < most * width) features.places = new Int32Array(most * width);
  const { all, sets, places } = features;
  let free = 0;
  all.clear();
  for (let at = 0; at < items.length; at++) {
    const { word, features: own } = items[at] as Item;
    const [index, bit] = [at >> 5, 1 << (at & 31)];
    for (let i = word === noFeature ? 0 : -1; i < own.length; i++) {
      const feature = i < 0 ? word : (own[i] as number);
      if (!all.has(feature)) {
        all.add(feature);
        sets[feature] = free;
        places.fill(0, free, free + width);
        free += width;
      }
      const place = (sets[feature] as number) + index;
      places[place] = (places[place] as number) | bit;
    }
  }
  features.items = items;
  features.width = width;
  return features;
}

/** Of the line that was asked for last, as a set. */
let candidates = new Int32Array(0);

/** The rules that can match somewhere among the items, in their order. */
function rulesFor<R extends Rule>(set: RuleSet<R>, all: Features): readonly CompiledRule<R>[] {
  const count = set.anywhere.length;
  if (candidates.length < count) candidates = new Int32Array(count);
  for (let i = 0; i < count; i++) candidates[i] = set.anywhere[i] ?? 0;
  set.needed.forEachIn(all, (feature) => {
    const found = set.byNeed[feature];
    if (found) for (let i = 0; i < count; i++) candidates[i] = (candidates[i] as number) | (found[i] as number);
  });
  const rules: CompiledRule<R>[] = [];
  for (let i = 0; i < count; i++) {
    for (let bits = candidates[i] as number; bits !== 0; bits &= bits - 1) {
      const place = (i << 5) + lowestOf(bits);
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

/** By place the rules that can begin there, in their order; null where none can begin anywhere. */
export function findStarts<R extends Rule>(
  set: RuleSet<R>,
  line: Line,
): readonly (readonly CompiledRule<R>[] | undefined)[] | null {
  if (set.rules.length === 0) return null;
  const found = featuresOf(line);
  let starts: CompiledRule<R>[][] | null = null;
  for (const compiled of rulesFor(set, found.all)) {
    for (let word = 0; word < found.width; word++) {
      for (let bits = startsIn(found, compiled, word); bits !== 0; bits &= bits - 1) {
        const at = (word << 5) + lowestOf(bits);
        starts ??= [];
        const known = starts[at];
        if (known) known.push(compiled);
        else starts[at] = [compiled];
      }
    }
  }
  return starts;
}

/** Of 32 places, those from which on the items have what a rule's first ones must. */
function startsIn({ items, all, sets, places, width }: LineFeatures, { heads }: CompiledRule, word: number): number {
  const left = items.length - (word << 5);
  let starts = left < 32 ? (1 << left) - 1 : -1;
  for (let ahead = 0; ahead < heads.length && starts !== 0; ahead++) {
    const head = heads[ahead];
    if (!head) continue;
    let [here, next] = [0, 0];
    for (const feature of head) {
      if (!all.has(feature)) continue;
      const place = (sets[feature] ?? 0) + word;
      here |= places[place] ?? 0;
      if (word + 1 < width) next |= places[place + 1] ?? 0;
    }
    starts &= ahead === 0 ? here : (here >>> ahead) | (next << (32 - ahead));
  }
  return starts;
}
