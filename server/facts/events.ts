// What happened: event rules over the lines, in the order of the text, with the gathering that the text is about at each
// place. A rule that names no gathering means that one.
import type { Evidence } from '#model/fact';
import type { RuleId } from '#model/ids';
import type { EventRule } from '#model/language';
import type { Claims } from './claims.ts';
import { type CompiledRule, type Grammar, rulesAt } from './grammar.ts';
import { entriesOf, type Item, isOf, type Line } from './item.ts';
import type { Match } from './pattern.ts';
import type { Draft, Registry } from './registry.ts';

export interface EventContext {
  readonly registry: Registry;
  readonly claims: Claims;
  readonly grammars: ReadonlyMap<string, Grammar>;
  readonly members: ReadonlyMap<Item, readonly Item[]>;
  /** Where a member is no named item but stands for one: a pronoun, an office. */
  readonly standsFor: ReadonlyMap<Item, Draft>;
}

export interface EventLine {
  readonly line: Line;
  readonly teaser: boolean;
}

export function readEvents(lines: readonly EventLine[], context: EventContext): void {
  let focus: Draft | null = null;
  const happening = new Set<Draft>();
  for (const { line, teaser } of lines) {
    const here = gatheringsOf(line, context);
    if (teaser) focus = null;
    const current = here.find((draft) => !isMerelyNamed(draft, happening)) ?? (teaser ? (here[0] ?? null) : null);
    runLine(line, current ?? focus, context, happening);
    const last = here.filter((draft) => happening.has(draft)).at(-1);
    if (last) focus = last;
  }
}

/** A Party congress that is only spoken of, in the name of a resolution or a plan. */
const isMerelyNamed = (draft: Draft, happening: ReadonlySet<Draft>) =>
  draft.kind === 'congress' && !happening.has(draft);

function gatheringsOf(line: Line, { registry }: EventContext): Draft[] {
  return line.items.flatMap((item) => (isOf(item, 'gathering') ? (registry.draftOf(item) ?? []) : []));
}

function runLine(line: Line, focus: Draft | null, context: EventContext, happening: Set<Draft>): void {
  const grammar = context.grammars.get(line.sentence.language);
  if (!grammar) return;
  const { items } = line;
  for (let at = 0; at < items.length; at++) {
    for (const compiled of rulesAt(grammar.events, items[at] as Item)) {
      const match = compiled.pattern.match(items, at, line.sentence.plain);
      if (!match) continue;
      if (compiled.before?.(items[match.from - 1], line.sentence.plain)) continue;
      if (compiled.after?.(items[match.end], line.sentence.plain)) continue;
      state(compiled, match, line, focus, context, happening);
    }
  }
}

function state(
  { rule }: CompiledRule<EventRule>,
  match: Match,
  line: Line,
  focus: Draft | null,
  context: EventContext,
  happening: Set<Draft>,
): void {
  const items = line.items.slice(match.from, match.end);
  const evidence: Evidence = {
    span: { start: items[0]?.start ?? 0, end: items.at(-1)?.end ?? 0 },
    sentence: { start: line.sentence.start, end: line.sentence.end },
    rule: rule.id as RuleId,
    lexicon: [...new Set(items.filter((item) => isOf(item, 'verbs')).flatMap(entriesOf))],
  };
  for (const { type, from, to } of rule.states) {
    for (const start of draftsOf(from, match, focus, context)) {
      for (const end of draftsOf(to, match, focus, context)) {
        if (!context.claims.add(type, start, end, evidence)) continue;
        for (const draft of [start, end]) if (draft.type === 'Conference' && type !== 'ISSUED') happening.add(draft);
      }
    }
  }
}

function draftsOf(name: string, match: Match, focus: Draft | null, context: EventContext): readonly Draft[] {
  const items = match.captures.get(name);
  if (!items) return name === 'gathering' && focus ? [focus] : [];
  const drafts = items.flatMap((item) =>
    (context.members.get(item) ?? [item]).flatMap(
      (member) => context.standsFor.get(member) ?? context.registry.draftOf(member) ?? [],
    ),
  );
  return [...new Set(drafts)];
}
