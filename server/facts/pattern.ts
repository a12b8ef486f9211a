// Patterns over items: a string of the form that `Rule` describes, compiled once into a matcher.
// Repetition is bounded and gaps are short, so that a match costs the same wherever it is tried.
import { plainWord, spellWord } from '#model/spelling';
import { type Item, isAnyOf, isOf, isVerb, isWith, means } from './item.ts';
import { Features, featureOfClass, featureOfWord, noFeature, signOf } from './reading.ts';

type Test = (item: Item, plain: boolean) => boolean;

/** Classes, some with a meaning as in `verbs:meet`, and words, of which an item has one or not. */
export interface Feature {
  readonly classes: readonly string[];
  readonly words: readonly string[];
}

type Node =
  | {
      readonly kind: 'test';
      readonly test: Test;
      readonly starts: Feature;
      readonly name: string | null;
      readonly min: number;
      readonly max: number;
    }
  | {
      readonly kind: 'group';
      readonly branches: readonly (readonly Node[])[];
      readonly name: string | null;
      readonly min: number;
      readonly max: number;
    }
  | { readonly kind: 'gap'; readonly max: number; readonly stop: string | null }
  | { readonly kind: 'tail' | 'name'; readonly name: string | null }
  | { readonly kind: 'open' | 'close' | 'first' | 'last' | 'quoted' };

export interface Match {
  /** Indices of items, `to` exclusive: what becomes the result. */
  readonly from: number;
  readonly to: number;
  /** Where the whole pattern ends. */
  readonly end: number;
  readonly captures: ReadonlyMap<string, readonly Item[]>;
}

export interface Pattern {
  /** What each of the first items must have; null where that may be anything. */
  readonly heads: readonly (Feature | null)[];
  /** What a sentence must have for it to match: one of each. */
  readonly needs: readonly Feature[];
  match(items: readonly Item[], at: number, plain: boolean, meter?: Meter): Match | null;
}

/** Counts what matching costs: the parts of patterns that are tried. */
export interface Meter {
  steps: number;
}

const most = 8;
/** A match that takes more is given up; none in the documents of the tests takes a hundred. */
export const mostSteps = 4_000;
const gapLength = 14;

/** Errors: `SyntaxError` that names the pattern and the place. */
export function compilePattern(source: string, syllabic = true): Pattern {
  const nodes = new Parser(source).parse();
  const matcher = new Compiler(syllabic).sequence(nodes, finish);
  return {
    heads: headsOf(nodes),
    needs: needsOf(nodes),
    match: (items, at, plain, meter) => matchAt(matcher, items, at, plain, meter),
  };
}

/** A test of a single item, for `unless`. */
export function compileTest(source: string): (item: Item | undefined, plain: boolean) => boolean {
  const { test } = parseElement(source, source);
  return (item, plain) => item !== undefined && test(item, plain);
}

class Parser {
  readonly #source: string;
  readonly #words: string[];
  #at = 0;

  constructor(source: string) {
    this.#source = source;
    this.#words = source.trim().split(/\s+/);
  }

  parse(): readonly Node[] {
    const nodes = this.#sequence(null);
    if (this.#at < this.#words.length) this.#fail();
    return nodes;
  }

  #fail(): never {
    throw new SyntaxError(
      `The pattern “${this.#source}” is not understood at “${this.#words[this.#at] ?? 'its end'}”.`,
    );
  }

  #sequence(name: string | null): Node[] {
    const nodes: Node[] = [];
    for (; this.#at < this.#words.length; this.#at++) {
      const word = this.#words[this.#at] ?? '';
      if (word === '|' || /^\)[?*+]?$/.test(word)) {
        if (name === null) this.#fail();
        return nodes;
      }
      if (word === '[' || word === ']') nodes.push({ kind: word === '[' ? 'open' : 'close' });
      else if (word === 'QUOTED') nodes.push({ kind: 'quoted' });
      else if (word === '^' || word === '$') nodes.push({ kind: word === '^' ? 'first' : 'last' });
      else if (word === '..' || word === '...')
        nodes.push({ kind: 'gap', max: gapLength, stop: word === '..' ? 'actors' : null });
      else if (word.startsWith('..:')) nodes.push({ kind: 'gap', max: gapLength, stop: word.slice(3) });
      else if (/^(?:\w+=)?(?:TAIL|NAME)$/.test(word)) nodes.push(parseRun(word));
      else if (/^(?:\w+=)?(?:TAIL|NAME)\?$/.test(word))
        nodes.push({ kind: 'group', branches: [[parseRun(word.slice(0, -1))]], name: null, ...countsOf('?') });
      else if (/^(?:\w+=)?\($/.test(word)) nodes.push(this.#group(word.slice(0, -1)));
      else nodes.push({ kind: 'test', ...parseElement(word, this.#source) });
    }
    if (name !== null) this.#fail();
    return nodes;
  }

  #group(prefix: string): Node {
    const branches: Node[][] = [];
    do {
      this.#at++;
      branches.push(this.#sequence('group'));
    } while (this.#words[this.#at] === '|');
    const sign = (this.#words[this.#at] ?? '').slice(1);
    return { kind: 'group', branches, name: prefix ? prefix.slice(0, -1) : null, ...countsOf(sign) };
  }
}

function parseRun(word: string): Node {
  const [run = '', name = null] = word.split('=').reverse();
  return { kind: run === 'TAIL' ? 'tail' : 'name', name };
}

function countsOf(sign: string): { min: number; max: number } {
  return { min: sign === '?' || sign === '*' ? 0 : 1, max: sign === '*' || sign === '+' ? most : 1 };
}

function parseElement(word: string, source: string) {
  const [, name = null] = /^(\w{1,40})=/.exec(word) ?? [];
  const signed = word.slice(name === null ? 0 : name.length + 1);
  const sign = signed.length > 1 ? (/[?*+]$/.exec(signed)?.[0] ?? '') : '';
  const body = signed.slice(0, signed.length - sign.length);
  const known = elements.get(body);
  if (known) return { ...known, name: name ?? known.name, ...countsOf(sign) };
  const parts = body.match(/<[^<>]+>|[^<>|]+/g) ?? [];
  if (!/^(?:<[^<>]+>|[^<>=])+$/u.test(body) || parts.length === 0)
    throw new SyntaxError(`The pattern “${source}” is not understood at “${word}”.`);
  const classes = parts.filter((part) => part.startsWith('<')).flatMap((part) => part.slice(1, -1).split('|'));
  const words = parts.filter((part) => !part.startsWith('<'));
  const byClass = classes.length > 0 ? testOfClasses(classes) : null;
  const byWord = words.length > 0 ? testOfWords(words) : null;
  const test = either(byClass?.test, byWord?.test);
  const starts: Feature = { classes, words: byWord?.starts ?? [] };
  const element: Element = { name: classes[0]?.split(':')[0] ?? null, test, starts };
  elements.set(body, element);
  return { ...element, name: name ?? element.name, ...countsOf(sign) };
}

/** What an item is asked for, with the name that it is taken under where the pattern gives none. */
interface Element {
  readonly name: string | null;
  readonly test: Test;
  readonly starts: Feature;
}

/** By their text: rules ask for few things, and those often. What lies together is found soonest. */
const elements = new Map<string, Element>();

const either = (one: Test | undefined, other: Test | undefined): Test =>
  one && other ? (item, plain) => one(item, plain) || other(item, plain) : (one ?? other ?? (() => false));

function testOfClasses(names: readonly string[]): { test: Test } {
  const plain: number[] = [];
  const meanings = new Map<number, Set<string>>();
  let signs = 0;
  for (const name of names) {
    const [cls = '', meaning] = name.split(':', 2);
    const feature = featureOfClass(cls);
    signs |= signOf(cls);
    if (meaning === undefined) plain.push(feature);
    else meanings.set(feature, (meanings.get(feature) ?? new Set()).add(meaning));
  }
  const [only] = plain;
  if (plain.length === 1 && meanings.size === 0)
    return {
      test: (item) => {
        if ((item.signs & signs) === 0) return false;
        for (const { feature } of item.readings) if (feature === only) return true;
        return false;
      },
    };
  const any = new Features(plain);
  const some = new Features([...meanings.keys()]);
  return {
    test: (item) => {
      if ((item.signs & signs) === 0) return false;
      for (const { feature, meaning } of item.readings)
        if (any.has(feature) || (some.has(feature) && meanings.get(feature)?.has(meaning))) return true;
      return false;
    },
  };
}

function testOfWords(words: readonly string[]): { test: Test; starts: string[] } {
  const isCapital = words.every((word) => /^\p{Lu}/u.test(word));
  const exact = [...new Set(words.map((word) => spellWord(word.normalize('NFC'))))];
  const folded = [...new Set(words.map(plainWord))];
  const [own, bare] = [new Features(exact.map(featureOfWord)), new Features(folded.map(featureOfWord))];
  const test: Test = ({ word, token }, plain) =>
    word !== noFeature &&
    (own.has(word) || (plain && bare.has(word))) &&
    (!isCapital || plain || (token?.capital ?? false));
  return { test, starts: [...new Set([...exact, ...folded])] };
}

/** So many items are looked at before a pattern is tried: most that could begin somewhere do not go on. */
const looked = 3;
const inName: Feature = { classes: ['Cap', 'countries', 'cities', 'place'], words: [] };

/** What the first items of a text that it matches have, or more than that. */
function headsOf(nodes: readonly Node[]): (Feature | null)[] {
  const heads: (Feature[] | null)[] = Array.from({ length: looked }, () => []);
  const ends = walk(nodes, new Set([0]), heads);
  // Behind the end may be anything.
  for (const end of ends) heads.fill(null, end);
  return heads.map((found) => found && anyOf(found));
}

/** How many items can lie before what follows some nodes, by how many can lie before them; notes what the items have. */
function walk(nodes: readonly Node[], before: ReadonlySet<number>, heads: (Feature[] | null)[]): ReadonlySet<number> {
  let at = before;
  for (const node of nodes) at = step(node, at, heads);
  return at;
}

function step(node: Node, before: ReadonlySet<number>, heads: (Feature[] | null)[]): ReadonlySet<number> {
  const after = new Set<number>();
  const anythingFrom = (from: number, least: number) => {
    heads.fill(null, from);
    for (let place = from + least; place <= looked; place++) after.add(place);
  };
  switch (node.kind) {
    case 'open':
    case 'close':
    case 'first':
    case 'last':
      return before;
    case 'test':
      for (const from of before)
        for (let taken = 0; taken <= node.max && from + taken <= looked; taken++) {
          if (taken >= node.min) after.add(from + taken);
          if (taken < node.max) heads[from + taken]?.push(node.starts);
        }
      return after;
    case 'group': {
      if (node.min === 0) for (const from of before) after.add(from);
      let round = before;
      for (let count = 0; count < Math.min(node.max, looked + 1); count++) {
        round = new Set(node.branches.flatMap((branch) => [...walk(branch, round, heads)]));
        for (const from of round) after.add(from);
      }
      return after;
    }
    case 'gap':
      for (const from of before) anythingFrom(from, 0);
      return after.add(looked);
    case 'tail':
      for (const from of before) anythingFrom(from, 1);
      return after.add(looked);
    case 'name':
    case 'quoted':
      for (const from of before) {
        heads[from]?.push(node.kind === 'name' ? inName : quotation);
        anythingFrom(from + 1, 0);
      }
      return after.add(looked);
  }
}

function needsOf(nodes: readonly Node[]): readonly Feature[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'quoted') return [quotation];
    if (node.kind === 'test') return node.min > 0 ? [node.starts] : [];
    if (node.kind !== 'group' || node.min === 0) return [];
    const branches = node.branches.map(needsOf);
    if (branches.length === 1) return branches[0] ?? [];
    const rarest = branches.map((needs) => [...needs].sort((a, b) => commonness(a) - commonness(b))[0]);
    return rarest.every((need) => need !== undefined) ? [anyOf(rarest)] : [];
  });
}

const anyOf = (features: readonly Feature[]): Feature => ({
  classes: [...new Set(features.flatMap(({ classes }) => classes))],
  words: [...new Set(features.flatMap(({ words }) => words))],
});

const everywhere = new Set(['Cap', 'Low', 'Word', 'Mark', 'Number', 'Syllable', 'Native', 'prepositions', 'stops']);

/** How little a feature narrows: a word or a meaning is in few sentences, a class in more, some in nearly all. */
export const commonness = ({ classes, words }: Feature): number =>
  words.length + classes.reduce((sum, name) => sum + (everywhere.has(name) ? 1000 : name.includes(':') ? 2 : 20), 0);

/** A match on its way. */
interface Run {
  items: readonly Item[];
  plain: boolean;
  /** How much was taken so far; behind that the lists hold what was given back. */
  taken: number;
  /** What was taken: names, and from where to where. */
  readonly names: string[];
  readonly from: number[];
  readonly to: number[];
  open: number;
  close: number;
  end: number;
  /** Where the groups that are being matched began, each in its own place. */
  readonly begun: number[];
  steps: number;
}

const none: readonly Item[] = [];

/** The one that is on its way: matching is tried far more often than it succeeds, and calls nothing that matches. */
const run: Run = {
  items: none,
  plain: false,
  taken: 0,
  names: [],
  from: [],
  to: [],
  open: -1,
  close: -1,
  end: -1,
  begun: [],
  steps: 0,
};

/** Matches from a place on, and all that comes after; leaves what it took where it does. */
type Matcher = (run: Run, at: number) => boolean;

function matchAt(
  matcher: Matcher,
  items: readonly Item[],
  at: number,
  plain: boolean,
  meter: Meter | undefined,
): Match | null {
  run.items = items;
  run.plain = plain;
  run.taken = 0;
  run.open = -1;
  run.close = -1;
  run.end = -1;
  run.steps = 0;
  const isMatched = matcher(run, at) && run.end > at;
  // Nothing of a text is kept beyond it.
  run.items = none;
  if (meter) meter.steps = run.steps;
  if (!isMatched) return null;
  const captures = new Map<string, readonly Item[]>();
  for (let i = 0; i < run.taken; i++) {
    const name = run.names[i] ?? '';
    const taken = items.slice(run.from[i], run.to[i]);
    const before = captures.get(name);
    captures.set(name, before ? [...before, ...taken] : taken);
  }
  return {
    from: run.open < 0 ? at : run.open,
    to: run.close < 0 ? run.end : run.close,
    end: run.end,
    captures,
  };
}

const finish: Matcher = (run, at) => {
  run.end = at;
  return true;
};

/** Goes on with what is taken under a name; gives it back where the rest does not match. */
function take(run: Run, name: string | null, from: number, to: number, next: Matcher): boolean {
  if (name === null || to <= from) return next(run, to);
  const before = run.taken++;
  run.names[before] = name;
  run.from[before] = from;
  run.to[before] = to;
  if (next(run, to)) return true;
  run.taken = before;
  return false;
}

/** Patterns as functions that call what comes next: what is the same for every text is settled once. */
class Compiler {
  readonly #syllabic: boolean;
  #groups = 0;

  constructor(syllabic: boolean) {
    this.#syllabic = syllabic;
  }

  sequence(nodes: readonly Node[], last: Matcher): Matcher {
    return nodes.reduceRight((next, node) => {
      // What is tried most counts by itself: one call less for each.
      if (node.kind === 'test') return node.min === 1 && node.max === 1 ? testOne(node, next) : testSeveral(node, next);
      const matcher = this.#node(node, next);
      return (run, at) => ++run.steps <= mostSteps && matcher(run, at);
    }, last);
  }

  #node(node: Exclude<Node, { kind: 'test' }>, next: Matcher): Matcher {
    switch (node.kind) {
      case 'first':
        return (run, at) => at === 0 && next(run, at);
      case 'last':
        return (run, at) => at === run.items.length && next(run, at);
      case 'open':
      case 'close':
        return bound(node.kind, next);
      case 'quoted':
        return (run, at) => {
          const stop = endOfQuotation(run.items, at);
          return stop > at && next(run, stop);
        };
      case 'gap':
        return gap(node, next);
      case 'tail':
        return tail(node, next);
      case 'name':
        return name(node, next, this.#syllabic);
      case 'group':
        return this.#group(node, next);
    }
  }

  #group({ branches, name, min, max }: Extract<Node, { kind: 'group' }>, next: Matcher): Matcher {
    const whole = this.#groups++;
    const latest = this.#groups++;
    const leave: Matcher = (run, at) => take(run, name, run.begun[whole] ?? at, at, next);
    const rounds: Matcher[] = [];
    // Made when it is first needed: few groups are repeated more than once.
    const round = (count: number): Matcher => {
      rounds[count] ??= count < max ? this.#round(branches, count, { min, latest, leave, round }) : leave;
      return rounds[count];
    };
    return (run, at) => {
      const before = run.begun[whole];
      run.begun[whole] = at;
      if (round(0)(run, at)) return true;
      run.begun[whole] = before ?? -1;
      return false;
    };
  }

  /** One more time, or on to what comes after. */
  #round(
    branches: readonly (readonly Node[])[],
    count: number,
    group: { min: number; latest: number; leave: Matcher; round: (count: number) => Matcher },
  ): Matcher {
    const { min, latest, leave, round } = group;
    const again: Matcher = (run, at) => at > (run.begun[latest] ?? at) && round(count + 1)(run, at);
    const bodies = branches.map((branch) => this.sequence(branch, again));
    return (run, at) => {
      const before = run.begun[latest];
      run.begun[latest] = at;
      const { taken } = run;
      for (const body of bodies) {
        if (body(run, at)) return true;
        run.taken = taken;
      }
      run.begun[latest] = before ?? -1;
      return count >= min && leave(run, at);
    };
  }
}

function bound(side: 'open' | 'close', next: Matcher): Matcher {
  return (run, at) => {
    const before = run[side];
    run[side] = at;
    if (next(run, at)) return true;
    run[side] = before;
    return false;
  };
}

function gap({ max, stop }: Extract<Node, { kind: 'gap' }>, next: Matcher): Matcher {
  return (run, at) => {
    for (let length = 0; length <= max; length++) {
      if (next(run, at + length)) return true;
      const item = run.items[at + length];
      if (!item || isStop(item) || (stop !== null && isOf(item, stop))) return false;
    }
    return false;
  };
}

function testOne({ test, name }: Extract<Node, { kind: 'test' }>, next: Matcher): Matcher {
  return (run, at) => {
    if (++run.steps > mostSteps) return false;
    const item = run.items[at];
    return item !== undefined && test(item, run.plain) && take(run, name, at, at + 1, next);
  };
}

/** As many as there are, then fewer. */
function testSeveral({ test, name, min, max }: Extract<Node, { kind: 'test' }>, next: Matcher): Matcher {
  return (run, at) => {
    if (++run.steps > mostSteps) return false;
    const { items, plain } = run;
    const most = Math.min(items.length, at + max);
    let stop = at;
    while (stop < most && test(items[stop] as Item, plain)) stop++;
    for (; stop - at >= min; stop--) if (take(run, name, at, stop, next)) return true;
    return false;
  };
}

function tail({ name }: Extract<Node, { kind: 'tail' | 'name' }>, next: Matcher): Matcher {
  return (run, at) => {
    for (let stop = endOfTail(run, at); stop > at; stop--) if (take(run, name, at, stop, next)) return true;
    return false;
  };
}

function name({ name: taken }: Extract<Node, { kind: 'tail' | 'name' }>, next: Matcher, syllabic: boolean): Matcher {
  return (run, at) => {
    const { items } = run;
    if (!isOf(items[at], 'Cap') && !isNameEnd(items[at])) return false;
    const longest = endOfName(run, at, syllabic);
    for (let stop = longest; stop > at; stop--) {
      if (stop < longest && !isNameEnd(items[stop - 1])) continue;
      if (take(run, taken, at, stop, next)) return true;
    }
    return false;
  };
}

const quotationLength = 40;
const closers: Readonly<Record<string, string>> = { '"': '"', '“': '”', '«': '»', '‘': '’' };
const quotation: Feature = { classes: [], words: Object.keys(closers) };

/** The place after the sign that closes the quotation beginning here, or `at`. */
function endOfQuotation(items: readonly Item[], at: number): number {
  const close = closers[items[at]?.key ?? ''];
  if (!close) return at;
  for (let i = at + 2; i < items.length && i - at < quotationLength; i++) if (items[i]?.key === close) return i + 1;
  return at;
}

const tailLength = 24;
const bridge = 4;
const isMark = (item: Item) => isOf(item, 'Mark');
const isNameEnd = isAnyOf('Cap', 'countries', 'cities', 'place');

/** All that follows up to a word of the table `stops`, a verb, a date, a person or a sign. */
function endOfTail({ items }: Run, at: number): number {
  if (isOf(items[at], 'and')) return at;
  let stop = at;
  let honours = isOf(items[at - 1], 'honours');
  while (stop < items.length && stop - at < tailLength) {
    const item = items[stop] as Item;
    const next = isOf(items[stop + 1], 'and') ? items[stop + 2] : items[stop + 1];
    const listed = item.key === ',' && isAim(items[stop - 1]) && isAim(next);
    const joined = listed || joinsPlaces(items, stop) || joinsYears(items, stop) || joinsNumber(items, stop);
    honours ||= isOf(item, 'honours');
    // `rapat pertama dan memilih …`: what was done there; `hội nghị tổng kết năm 2024 và triển khai …` is for both.
    if (isAim(item) && isOf(items[stop - 1], 'and') && !items.slice(at, stop).some(isAim)) break;
    // `sidang memilih kawan X menjadi sekretaris`
    if (stop === at && isElecting(item, items[stop + 1], items[stop + 2])) break;
    if (isIssuer(items, stop) || (!honours && beginsOffice(items, stop))) break;
    if (
      !joined &&
      !isAim(item) &&
      (isMark(item) || (mayEndTail(item) && endsTail.some((name) => endsWith(item, name, honours))))
    )
      break;
    stop++;
  }
  const leadsOn = (item: Item | undefined) =>
    leadsAnywhere(item) ||
    (isOf(item, 'honorifics') && isOf(items[stop], 'person')) ||
    (isOf(item, 'prepositions') && !isOf(item, 'Cap'));
  while (stop > at && leadsOn(items[stop - 1])) stop--;
  return beforeOffice(items, at, stop);
}

/** `a reception for Lao Foreign Minister X`: what somebody is who is named behind it is no part of what a gathering is about. */
function beforeOffice(items: readonly Item[], at: number, stop: number): number {
  if (!isOf(items[stop], 'person')) return stop;
  let from = stop;
  while (from > at && isTitleOfOffice(items[from - 1])) from--;
  while (from > at && from < stop && isOfCountry(items[from - 1])) from--;
  return from;
}
/** `Lao Foreign Minister Bounthan`: an office in front of words in capitals that are in no table. */
function beginsOffice(items: readonly Item[], at: number): boolean {
  const office = isOfCountry(items[at]) ? at + 1 : at;
  return isTitleOfOffice(items[office]) && isOf(items[office + 1], 'Strange');
}
const isTitleOfOffice = isAnyOf('foreign-ministers', 'deputy-foreign-ministers', 'offices');
const isOfCountry = isAnyOf('demonyms', 'countries');
const leadsAnywhere = isAnyOf('and', 'plurals', 'Mark');

/** `Conclusion No. 14-KL/TW of the Politburo`: who has passed what a gathering is about is no part of its name. */
const isIssuer = (items: readonly Item[], at: number): boolean =>
  isOf(items[at], 'of') &&
  isOf(items[at - 1], 'norm') &&
  isOf(items[isOf(items[at + 1], 'articles') ? at + 2 : at + 1], 'body');

/** `90 năm Ngày thành lập`: what is written with a capital belongs to the name, as does whom it honours. */
function endsWith(item: Item, name: string, honours: boolean): boolean {
  if (name === 'stops') return isOf(item, name) && !isOf(item, 'Cap') && !item.token?.capital;
  if (name === 'person') return isOf(item, name) && !honours;
  return isOf(item, name);
}
/** A gathering may be named for what it is to carry out. */
const isAim = (item: Item | undefined) =>
  (!isOf(item, 'ends') && item?.readings.some(({ class: name, meaning }) => name === 'verbs' && aims.has(meaning))) ??
  false;
/** Whom it elected is told by a sentence, not by a name. */
const isElecting = (item: Item, next: Item | undefined, second: Item | undefined): boolean =>
  isVerb(item, 'elect') && (isOf(next, 'person') || (isOf(next, 'honorifics') && isOf(second, 'person')));
const aims = new Set(['implement', 'elect', 'hold_office', 'issue', 'meet']);
const endsTail = [
  'ends',
  'stops',
  'verbs',
  'date',
  'days-ago',
  'weekdays',
  'people',
  'person',
  'office',
  'actors',
  'letters',
  'also-as',
  'sequels',
];

const mayEndTail = isAnyOf(...endsTail);

const endsName = isAnyOf(
  'date',
  'people',
  'office',
  'actors',
  'organs',
  'body',
  'mission',
  'mission-heads',
  'norm-heads',
  'norm',
  'gathering',
  'congress-heads',
  'plurals',
  'also-as',
);

/** Words in small letters, of which none says that several bodies follow: `các cơ quan Đảng Trung ương`. */
const isBareGap = (items: readonly Item[], from: number, to: number) =>
  from < to && !items.slice(from, to).some((item) => isOf(item, 'plurals'));

const isParliament = (item: Item | undefined) =>
  item?.readings.some(({ class: name, meaning }) => name === 'organization-heads' && meaning === 'parliament') ?? false;

/** `Việt Nam - Triều Tiên` in the name of a society. */
const joinsPlaces = (items: readonly Item[], at: number) =>
  (items[at]?.key === '-' || items[at]?.key === '–') && isOf(items[at - 1], 'place') && isOf(items[at + 1], 'place');
/** `giai đoạn 2025-2030` in the name of a gathering. */
const joinsYears = (items: readonly Item[], at: number) =>
  (items[at]?.key === '-' || items[at]?.key === '–') && isYear(items[at - 1]) && isYear(items[at + 1]);
/** `30-year badge` */
const joinsNumber = (items: readonly Item[], at: number) =>
  items[at]?.key === '-' &&
  items[at - 1]?.token?.kind === 'number' &&
  items[at - 1]?.end === items[at]?.start &&
  isOf(items[at + 1], 'Low') &&
  items[at]?.end === items[at + 1]?.start;
const isYear = (item: Item | undefined) => item?.token?.kind === 'number' && /^(?:19|20)\d{2}$/.test(item.key);
const isPlainPlural = (item: Item) =>
  item.readings.some(({ class: name, meaning }) => name === 'plurals' && meaning === 'plural');

const isNumbered = (items: readonly Item[], at: number): boolean =>
  items[at]?.readings.some(({ class: name, meaning }) => name === 'abbreviations' && meaning === 'number') === true &&
  items[at + 1]?.key === '.' &&
  isOf(items[at + 2], 'Number');

const isOrdinary = isAnyOf('verbs', 'and', 'function-words', 'prepositions', 'stops');

function isSecondSyllable(items: readonly Item[], at: number): boolean {
  const [before, item] = [items[at - 1], items[at]];
  if (!before?.token?.capital || before.thing || !item || isOf(before, 'Foreign')) return false;
  return isOf(item, 'Syllable') && !isOrdinary(item);
}

/** What ends a name though it is no head of another: in small letters, and in headings, where verbs bear capitals too. */
const isInLowEnd = isAnyOf('stops', 'verbs', 'gathering-verbs');
const isInTitleEnd = isAnyOf('verbs', 'person', 'degrees');

/**
 * Words in capitals, with up to four others between two of them. In a language of syllables a word in capitals may have its
 * second syllable in small letters (`Thương vụ`), and a word that is no syllable begins somebody's name.
 */
function endOfName({ items, plain }: Run, at: number, syllabic: boolean): number {
  if (plain) return at;
  // `Chủ tịch Hạ viện Pornchai Wattana`: a parliament is called after its country, and who presides over it comes next.
  if (syllabic && isParliament(items[at - 1]) && isOf(items[at], 'Foreign') && !isOf(items[at], 'place')) return at;
  let stop = at;
  let last = at;
  while (stop < items.length && stop - last <= bridge && stop - at < tailLength) {
    const item = items[stop] as Item;
    if (joinsPlaces(items, stop)) {
      stop++;
      continue;
    }
    if (isMark(item) || (endsName(item) && !isPlainPlural(item))) break;
    // `the Centre of the University together with the Embassy`
    if (isWith(item)) break;
    // `Lapangan No. 6`: a number is no word of a name.
    if (isNumbered(items, stop)) break;
    if (isOf(item, 'Low') && isInLowEnd(item)) break;
    // `Ketua Asosiasi X Peter HrubesLomba`: the next headline.
    if (stop > at && isGlued(items[stop - 1] as Item, item)) break;
    // `Trường Chính trị tỉnh Điện Biên tuyển sinh lớp tiếng Lào`: behind a place and what it is no name goes on.
    if (syllabic && stop > at && isOf(item, 'Low') && isHeadedPlace(items, stop - 1)) break;
    // In a heading verbs bear capitals, too.
    if (!syllabic && stop > at && isInTitleEnd(item)) break;
    if (
      stop > at &&
      isOf(item, 'Foreign') &&
      !isOf(item, 'place') &&
      beginsForeigner(items, stop) &&
      !isNamedAfterForeigner(items, at)
    )
      break;
    // `Bí thư Chi bộ Cơ quan Thương vụ Nguyễn Văn A`: who has the office.
    if (syllabic && stop > at && isOf(item, 'person') && isHeldBefore(items, at)) break;
    if (!syllabic && stop > at && beginsPerson(items, stop)) break;
    if (isOf(item, 'offices') && isOf(item, 'Cap') && isOf(items[stop - 1], 'and')) break;
    // `Đảng ủy Bộ Ngoại giao và Học viện Ngoại giao`: two bodies.
    if (isOf(item, 'and') && isOf(items[stop - 1], 'org') && isOf(items[stop + 1], 'org')) break;
    // `Sở Ngoại vụ và Trường Đại học …`: behind it a body begins, and its head is no single word.
    if (isOf(item, 'and') && (isLongHead(items[stop + 1]) || beginsOrgan(items, stop + 1))) break;
    // `Dinas X dan Dinas Y`
    if (isOf(item, 'and') && isHeadAgain(items[at - 1], items[stop + 1])) break;
    stop++;
    // `Đảng ủy Bộ Ngoại giao kiểm tra công tác Đảng`: behind words in small letters the Party is no end of a name.
    if (isNameEnd(item) && !(isOf(item, 'party-words') && isBareGap(items, last, stop - 1))) last = stop;
    else if (last === stop - 1 && isSecondSyllable(items, stop - 1)) last = stop;
  }
  return syllabic ? last : beforeHolder(items, at, last);
}

const isGlued = (before: Item, item: Item): boolean =>
  before.end === item.start && isOf(before, 'Cap') && isOf(item, 'Cap');

/**
 * `Rektor Universitas Hasanuddin Jamaluddin Jompa menyatakan`: whoever has the office in front stands right behind the name of
 * the body, where nothing else says who he is.
 */
function beforeHolder(items: readonly Item[], at: number, end: number): number {
  const isPlain = (item: Item | undefined) =>
    item?.token?.kind === 'word' && item.token.capital && item.thing === null && !isOf(item, 'function-words');
  const isNameWord = (item: Item | undefined) => isPlain(item) && !isOf(item, 'organization-heads');
  // `Bima Aryasena`: a given name may be a town's.
  const isGiven = isNameWord(items[end - 2]) || (isOf(items[end - 2], 'cities') && isOf(items[end - 1], 'Strange'));
  if (!isNameWord(items[end - 1]) || !isGiven || !isHeldBefore(items, at)) return end;
  const next = items[end] && isGlued(items[end - 1] as Item, items[end]) ? undefined : items[end];
  if (isPlain(next) || (next?.key === ',' && !isOf(items[end + 1], 'Low')) || next?.key === '(') return end;
  let from = end - 2;
  while (from > at && isPlain(items[from - 1])) from--;
  const isKnown = from > at;
  // `Ketua DPRD Jawa Tengah Kusriyadi`: one word behind the place that ends the name.
  if (end - at === 2 && isOf(items[at], 'place') && isOf(items[end - 1], 'Strange')) return end - 1;
  const isName = [end - 2, end - 1].some((i) => isOf(items[i], 'family-names') || isOf(items[i], 'middle-names'));
  if (isKnown) return end - from <= longestHolder ? from : end;
  return end - at > 3 || (end - at === 3 && isName) ? end - 2 : end;
}
const longestHolder = 3;

/** Whether an office or the like stands before the head of the name that begins here. */
function isHeldBefore(items: readonly Item[], at: number): boolean {
  for (let i = at - 1; i >= at - 4; i--) {
    if (isOf(items[i], 'offices') || isOf(items[i], 'office') || isOf(items[i], 'honorifics')) return true;
    if (!isOf(items[i], 'Cap')) return false;
  }
  return false;
}

/** `tỉnh Attapeu Soulivong Keo`: two words that are no syllables, or a family name right behind a place. */
const beginsForeigner = (items: readonly Item[], at: number) =>
  isOf(items[at + 1], 'Foreign') ||
  (isOf(items[at + 1], 'particles') && isOf(items[at + 2], 'Foreign')) ||
  (isOf(items[at - 1], 'place') && isOf(items[at], 'family-names'));

/** `do Trường Lãnh đạo Amílcar Cabral tổ chức`: behind a school that nobody is said to head stands whom it is named after. */
const isNamedAfterForeigner = (items: readonly Item[], at: number): boolean =>
  means(items[at - 1], 'organization-heads', 'school') && !isHeldBefore(items, at);

const isHeadedPlace = (items: readonly Item[], at: number): boolean => {
  const isPlace = isOf(items[at], 'place') || isOf(items[at], 'cities');
  return isPlace && (isOf(items[at - 1], 'place-heads') || isOf(items[at]?.parts[0], 'place-heads'));
};

const isHeadAgain = (head: Item | undefined, next: Item | undefined) =>
  next !== undefined && next.key !== '' && next.key === head?.key && isOf(next, 'organization-heads');

const isLongHead = (item: Item | undefined) =>
  item !== undefined && item.parts.length > 1 && isOf(item, 'organization-heads');

/** `Sở Ngoại vụ và Ban Tuyên giáo Tỉnh ủy Sơn La`: an organ of the Party behind it, or a head in front of its own name. */
const beginsOrgan = (items: readonly Item[], at: number) =>
  isPartyOrgan(items[at]) ||
  (isOf(items[at], 'organization-heads') && isOf(items[at], 'Cap') && isOf(items[at + 1], 'Cap'));
const isPartyOrgan = isAnyOf('organs', 'commissions');

/** `Institut Bahasa Timur Budi Santoso`: a name after the name, by its table or because a whole body stands before it. */
function beginsPerson(items: readonly Item[], at: number): boolean {
  const isPlain = (item: Item | undefined) =>
    item?.token?.kind === 'word' && item.token.capital && item.thing === null && !isOf(item, 'function-words');
  const isName = (item: Item | undefined) => isOf(item, 'family-names') || isOf(item, 'middle-names');
  if (!isPlain(items[at]) || !isPlain(items[at + 1]) || !isOf(items[at], 'family-names')) return false;
  return isName(items[at + 1]) || isOf(items[at - 1], 'org') || isOf(items[at - 1], 'countries');
}

const isStop = (item: Item) =>
  item.key === ';' || item.key === '.' || item.key === '!' || item.key === '?' || isOf(item, 'Break');
