// One pass of composing rules over a line: left to right, at each place the rule that reads most, of equals the first.
import type { ComposeRule, ThingTemplate } from '#model/language';
import { isKind, type Kind } from '#model/ontology';
import { remember } from '#model/remember';
import { canonicalConcept } from './concepts.ts';
import { type CompiledRule, findStarts, type RuleSet } from './grammar.ts';
import { changeThing, type Item, itemOfParts, type Line, means, type Thing } from './item.ts';
import { romanToNumber } from './numbers.ts';
import type { Observer } from './observer.ts';
import type { Match } from './pattern.ts';
import { readAs } from './reading.ts';

interface Found {
  readonly compiled: CompiledRule<ComposeRule>;
  readonly match: Match;
}

export function runPass(line: Line, set: RuleSet<ComposeRule>, text: string, observer: Observer): void {
  const { items } = line;
  const { plain } = line.sentence;
  const starts = findStarts(set, line);
  if (!starts) return;
  let made: Item[] | null = null;
  for (let at = 0; at < items.length; ) {
    const rules = starts[at];
    const found = rules ? bestAt(items, at, rules, plain) : null;
    if (!found) {
      made?.push(items[at] as Item);
      at++;
      continue;
    }
    made ??= items.slice(0, at);
    const { match, compiled } = found;
    const composed = composeEach(items.slice(match.from, match.to), match, compiled.rule, text);
    for (const item of composed) if (item.rule === compiled.rule.id) observer.made(item.rule, item);
    made.push(...items.slice(at, match.from), ...composed);
    at = match.to;
  }
  if (made) line.items = made;
}

function bestAt(
  items: readonly Item[],
  at: number,
  rules: readonly CompiledRule<ComposeRule>[],
  plain: boolean,
): Found | null {
  let best: Found | null = null;
  for (const compiled of rules) {
    const match = compiled.pattern.match(items, at, plain);
    if (!match || match.to <= match.from) continue;
    if (compiled.rule.thing?.bare === true && isNamedAlready(items, match)) continue;
    if (compiled.before?.(items[match.from - 1], plain) || compiled.after?.(items[match.to], plain)) continue;
    if (!best || match.to > best.match.to) best = { compiled, match };
  }
  return best;
}

/** `(BHLN)` was introduced for something: where it stands alone it is no short form for anything else. */
const isNamedAlready = (items: readonly Item[], { from, to }: Match): boolean =>
  to - from === 1 && items[from]?.rule === 'shared/alias';

/** One item, or one for each of what the rule takes several of, with what joins them left between. */
function composeEach(parts: readonly Item[], match: Match, rule: ComposeRule, text: string): Item[] {
  const each = rule.thing?.each;
  const several = each ? (match.captures.get(each) ?? []) : [];
  if (!each || several.length < 2) return [compose(parts, match, rule, text)];
  let from = 0;
  return several.flatMap((one, i) => {
    const at = parts.indexOf(one);
    const own: Match = { ...match, captures: new Map([...match.captures, [each, [one]]]) };
    const begin = i === 0 ? 0 : beginOf(parts, at);
    const between = i === 0 ? [] : parts.slice(from, begin);
    const made = compose(parts.slice(begin, at + 1), own, rule, text);
    from = at + 1;
    return [...between, made];
  });
}

/** `No. 59-NQ/TW`: a sign for a number is of the number. */
function beginOf(parts: readonly Item[], at: number): number {
  let begin = at;
  while (parts[begin - 1]?.key === '.' || isNumberSign(parts[begin - 1])) begin--;
  return begin;
}
const isNumberSign = (item: Item | undefined): boolean => means(item, 'abbreviations', 'number');

function compose(parts: readonly Item[], match: Match, rule: ComposeRule, text: string): Item {
  const [first, last] = [parts[0] as Item, parts.at(-1) as Item];
  const meaning = rule.meaning ? fill(rule.meaning, match) : '';
  const readings = classesOf(rule.makes).map((name) => readAs(name, meaning ?? ''));
  // `từng là Đại sứ`: an office that says of itself that it was held before.
  if (match.captures.has('former')) readings.push(readAs('past-office'));
  const thing = rule.thing
    ? toThing(rule.thing, rule.id, match, parts, text)
    : inherited(rule, match, text.slice(first.start, last.end));
  return itemOfParts(parts, readings, rule.id, thing, match.captures);
}

/** What a rule of any length is written as, cut once. */
const longestTemplate = 400;

/** The classes that a rule makes. */
const classesOf = remember((makes): readonly string[] => makes.split(' '), longestTemplate);

/** `makes: 'person'` around a person is that person still; `thủ đô Hà Nội` is one more name of the town. */
function inherited(rule: ComposeRule, { captures }: Match, form: string): Thing | null {
  const thing = captures.get(rule.makes)?.[0]?.thing ?? captures.get('same')?.[0]?.thing ?? null;
  const owner = rule.under ? (captures.get(rule.under)?.[0] ?? null) : null;
  if (thing && owner) return changeThing(thing, { owner, keeps: [...thing.keeps, owner] });
  return thing && hasHeads.has(thing.type) ? changeThing(thing, { also: [...thing.also, form] }) : thing;
}
const hasHeads: ReadonlySet<string> = new Set(['Place', 'Organization']);

function toThing(
  template: ThingTemplate,
  rule: string,
  match: Match,
  parts: readonly Item[],
  text: string,
): Thing | null {
  const form = text.slice(parts[0]?.start, parts.at(-1)?.end);
  const part = (name: string | undefined): Item | null => (name ? (match.captures.get(name)?.[0] ?? null) : null);
  const words = (name: string): string | null => {
    const taken = match.captures.get(name);
    return taken?.length ? text.slice((taken[0] as Item).start, (taken.at(-1) as Item).end) : null;
  };
  const name = (template.name ? words(template.name) : null) ?? form;
  const [full = null, ...further] = template.full
    ? template.full.split(' | ').map((one) =>
        one
          .replace(/\{(\w+)\}/g, (_, key: string) => words(key) ?? '')
          .replace(/\s+/g, ' ')
          .trim(),
      )
    : [];
  const also = template.also ? words(template.also) : null;
  // `Badan Kerja Sama Antar-Parlemen (BKSAP) DPR RI`: what its first part is called is what it is called.
  const called = part(template.also)?.thing;
  const owner = part(template.owner);
  const seat = part(template.seat);
  const filled = template.concept ? fill(template.concept, match) : null;
  const concept = filled === null ? null : canonicalConcept(filled);
  const isImpossible = filled !== null && concept === null;
  if (isImpossible && template.implied) return null;
  return {
    type: template.type,
    name: stripBrackets(isImpossible ? form : (full ?? name)),
    also: isImpossible
      ? name === form
        ? []
        : [name]
      : [
          ...(also ? [also] : []),
          ...(called ? [called.name, ...called.also] : []),
          ...further,
          ...(name.includes('(') ? [name, ...shortened(name)] : []),
        ],
    concept,
    head: template.head ? (fill(template.head, match) ?? '') : '',
    // A committee of `the Embassy` or `the Ministry` is known when it is known which.
    bare:
      template.bare ??
      // What the words by themselves would make impossible is another one that the text has named: `the Embassy in Hanoi`.
      (isImpossible ||
        (template.type !== 'Conference' && owner?.thing?.bare === true) ||
        part(template.issuer)?.thing?.bare === true),
    implied: template.implied ?? false,
    kind: kindOf(template.kind, match),
    day: template.day ? (part(template.day)?.readings[0]?.meaning ?? null) : null,
    // `Chi bộ Trung tâm Thương mại …`: a body sits in a country or a town; a house is only what it is called after.
    seat: (isHouse(seat) ? null : seat) ?? owner?.thing?.seat ?? null,
    owner,
    issuer: part(template.issuer),
    host: part(template.host),
    guest: part(template.guest),
    keeps: [
      ...(template.keeps ?? []).flatMap((key) => match.captures.get(key) ?? []),
      // What a gathering is about is named in its own right.
      ...(template.type === 'Conference' ? parts.filter((one) => one.thing && keptInNames.has(one.thing.type)) : []),
    ],
    rule,
  };
}

const isHouse = (seat: Item | null) => seat?.thing?.head === 'venue';

const keptInNames: ReadonlySet<string> = new Set(['Resolution', 'Person']);

function kindOf(template: string | undefined, match: Match): Kind | null {
  const word = template ? (fill(template, match) ?? '') : '';
  return isKind(word) ? word : null;
}

/** A part of a template: as it stands, or the meaning of what was taken out under a name. */
type TemplatePart = string | { readonly key: string; readonly part: string | undefined };

/** `{organ}(in={place})` in parts. */
const partsOf = remember(
  (template): readonly TemplatePart[] =>
    template.split(/(\{[\w.]+\})/).map((part): TemplatePart => {
      if (!part.startsWith('{')) return part;
      const [key = '', wanted] = part.slice(1, -1).split('.');
      return { key, part: wanted };
    }),
  longestTemplate,
);

/** A template with meanings; null where a part has none. */
function fill(template: string, { captures }: Match): string | null {
  let filled = '';
  for (const one of partsOf(template)) {
    if (typeof one === 'string') {
      filled += one;
      continue;
    }
    const item = captures.get(one.key)?.[0];
    const inner = one.part === 'seat' ? item?.thing?.seat : item;
    const known = inner ? meaningOf(inner, one.key) : null;
    if (known === null) return null;
    // `VN` of `VN/hanoi`
    filled += one.part === 'country' ? known.slice(0, 2) : known;
  }
  return filled;
}

/** `Đảng Cánh tả Đức (Die Linke)`: an abbreviation in brackets is no part of the name. */
const stripBrackets = (name: string) =>
  (name.includes('(') ? name.replace(/\s{0,4}\([^()]*\)/g, '') : name).trim() || name;

/** `Dewan Pimpinan Daerah (DPD) PKN Banten` is called `DPD PKN Banten`, too. */
const shortened = (name: string): readonly string[] => {
  const [, short, rest] = /^[^()]*\((\p{Lu}{2,8})\) ([^()]+)$/u.exec(name) ?? [];
  return short === undefined ? [] : [`${short} ${rest}`];
};

/** What an item contributes to the meaning of a larger one. */
function meaningOf(item: Item, name: string): string | null {
  if (item.thing) {
    // A committee of a mission is known by where the mission is.
    const { concept } = item.thing;
    return concept === null ? null : concept.replace(/^place\((.*)\)$/, '$1');
  }
  const number = numberOf(item);
  if (number !== null) return String(number);
  if (item.token?.kind === 'code') return codeOf(item.token.text);
  const reading =
    item.readings.find((one) => one.class === name) ??
    // A word of several tables: what a part called `role` contributes is its office.
    (name === 'role' ? item.readings.find((one) => one.class === 'offices') : undefined) ??
    item.readings.find((one) => one.meaning !== '');
  return reading && reading.meaning !== '' ? reading.meaning : null;
}

/** `XIV`, `14`, `14th` and `ke-14` are one number. */
function numberOf(item: Item): number | null {
  const text = item.token?.text ?? '';
  if (/^[IVXL]{1,7}$/.test(text)) return romanToNumber(text);
  const digits = /^(?:ke-)?(\d{1,3})(?:st|nd|rd|th)?$/.exec(item.token?.key ?? '');
  return digits ? Number(digits[1]) : null;
}

/** `141-QĐ/TW` and `141-QD/TW` are one document. */
const codeOf = (text: string) => text.replace(/Đ/g, 'D').toUpperCase();
