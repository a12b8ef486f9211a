// Whom or what a rule means by a name: what it took out of the sentence, or what the text has named before.
import type { Draft } from './draft.ts';
import type { EventContext } from './event-lines.ts';
import { type Item, isOf, readingOf } from './item.ts';
import type { Match } from './pattern.ts';
import { committees, type Registry } from './registry.ts';
import { targetOf } from './roles.ts';

const startOf = ({ captures }: Match) => Math.min(...[...captures.values()].flat().map(({ start }) => start));

/** More are not meant by one word for all. */
const mostCells = 100;

/** The cells that the text names and that begin where they are wanted. */
const cellsOf = ({ registry }: EventContext, isWanted: (first: number) => boolean): readonly Draft[] =>
  registry
    .ofSort('PartyCommittee party_cell')
    .filter(({ proper, head, first }) => proper && head === 'party_cell' && isWanted(first));

/** The cells that the text has named so far. */
function cellsBefore(match: Match, context: EventContext): readonly Draft[] {
  const at = startOf(match);
  return cellsOf(context, (first) => first < at).slice(-mostCells);
}

/** `Two cells under the Committee spoke. The Cell of A …, the Cell of B …`: so many that are named behind it for the first time. */
function cellsBehind(match: Match, context: EventContext): readonly Draft[] {
  const end = Math.max(...[...match.captures.values()].flat().map((item) => item.end));
  // `The cells under it gave papers. The Secretary of the Cell of A …`
  if (!match.captures.has('count')) return cellsOf(context, (first) => first >= end && first < end + nextBy);
  const number = Number(readingOf(match.captures.get('count')?.[0], 'small-numbers')?.meaning);
  const found = cellsOf(context, (first) => first >= end && first < end + nearBy).slice(0, number);
  return found.length === number ? found : [];
}

/** Characters within which a text tells of whom it has announced. */
const nearBy = 900;

/** The same where it has not told how many. */
const nextBy = 400;

/** `A and B have …; the two held …`: the only two of the list of bodies that the text named last. */
function bodiesBefore(match: Match, { members, registry }: EventContext): readonly Draft[] {
  const at = startOf(match);
  let last: Item | null = null;
  for (const [list, own] of members)
    if (list.start < at && list.start > (last?.start ?? -1) && own.length > 1) last = list;
  const drafts = (last ? (members.get(last) ?? []) : []).map((item) => registry.draftOf(item));
  const bodies = drafts.flatMap((draft) => (draft && draft.type !== 'Person' ? [draft] : []));
  return drafts.length === 2 && bodies.length === 2 ? bodies : [];
}

/** `The two Parties agreed to hold …`: the only two that the text has named so far. */
function partiesBefore(match: Match, { registry }: EventContext): readonly Draft[] {
  const at = startOf(match);
  const named = registry.ofSort('Organization party').filter(({ proper, first }) => proper && first < at);
  return named.length === 2 ? named : [];
}

/** The documents that the text has named so far, and that nobody is said to have passed; of one kind, as in `normsOf`. */
function documentsBefore(match: Match, { registry, claims }: EventContext): readonly Draft[] {
  const at = startOf(match);
  const kind = kindIn(match);
  return registry
    .ofSort('Resolution norm')
    .filter((norm) => norm.proper && norm.first < at && !claims.to(norm).some(({ type }) => type === 'ISSUED'))
    .filter((norm) => kind === undefined || norm.kind === kind)
    .slice(-mostCells);
}

/** `carrying that directive out`: the one of its kind that the text named last. */
function normBefore(match: Match, { registry }: EventContext): readonly Draft[] {
  const at = startOf(match);
  const kind = kindIn(match);
  const isMeant = (norm: Draft) => norm.proper && norm.first < at && norm.kind === kind;
  return oneOf(registry.lastOf('Resolution', at, isMeant));
}

const kindIn = ({ captures }: Match): string | undefined =>
  readingOf(captures.get('norm-heads')?.[0], 'norm-heads')?.meaning;

/** The documents that a gathering is about; of one kind, where the match names it. */
function normsOf(focus: Draft | null, match: Match, { claims }: EventContext): readonly Draft[] {
  const kind = kindIn(match);
  const all = focus ? claims.from(focus).flatMap(({ type, to }) => (type === 'IMPLEMENTS' ? [to] : [])) : [];
  return kind === undefined ? all : all.filter((norm) => norm.kind === kind);
}

const ceremonyOf = (wanted: string, { registry }: EventContext): readonly Draft[] =>
  registry.ofSort(`Conference ${wanted}`).slice(0, 1);

const oneOf = (draft: Draft | null): readonly Draft[] => (draft ? [draft] : []);

/**
 * What an item says besides itself: `norm`, the documents that a gathering's name ends with, `unsigned` of them those whose
 * names do not say who passed them; `owner`, whose a congress is;
 * `seat`, where a body sits; `city`, the same where that is less than a country; `site`,
 * where its name says that it sits; `last`, the last of a list; `body`, that of the last office of a list,
 * of the Party rather than of another, or the body itself.
 */
function partOf(item: Item, part: string, context: EventContext): readonly Draft[] {
  const { registry, members } = context;
  if (part === 'norm' || part === 'unsigned') {
    const keeps = item.thing?.keeps ?? [];
    return keeps.at(-1)?.end === item.end && keeps.every(({ thing }) => thing?.type === 'Resolution')
      ? keeps.flatMap((one) => (part === 'unsigned' && one.thing?.issuer ? [] : (registry.draftOf(one) ?? [])))
      : [];
  }
  const own = members.get(item) ?? [item];
  if (part === 'last') return own.slice(-1).flatMap((member) => registry.draftOf(member) ?? []);
  // A body, or its building: `gedung Kedutaan Besar Vietnam di Laos`.
  if (part === 'site')
    return (
      own
        .flatMap((member) => (member.thing ? [member] : member.parts))
        .flatMap(({ thing }) => registry.draftOf(thing?.seat) ?? [])
        // A whole country is no place to meet in.
        .filter(({ concept }) => !/^place\([A-Z]{2}\)$/.test(concept ?? ''))
    );
  if (part === 'owner') return ownersOf(item, registry);
  // `keputusan Kongres V di Bali`: who passed it.
  if (part === 'issuer') return oneOf(registry.draftOf(item.thing?.issuer));
  // A mission's seat may be a whole country, which is no place to meet in.
  if (part === 'city') return partOf(item, 'seat', context).filter(({ concept }) => concept?.includes('/'));
  if (part === 'seat')
    return own.flatMap((member) => registry.draftOf(member) ?? []).flatMap(({ seats }) => registry.draftsOf(seats));
  const offices = isOf(item, 'office') ? [item] : item.parts.filter((one) => isOf(one, 'office'));
  if (offices.length === 0) return own.flatMap((member) => registry.draftOf(member) ?? []);
  const bodies = offices.flatMap((one) => registry.draftOf(targetOf(one)) ?? []);
  return oneOf(bodies.findLast(({ type }) => type === 'PartyCommittee') ?? bodies.at(-1) ?? null);
}

/** Whose a congress is: its name says so here, or where the text first named it. */
function ownersOf(item: Item, registry: Registry): readonly Draft[] {
  const owner = registry.draftOf(item.thing?.owner);
  return owner ? [owner] : registry.draftsOf(registry.draftOf(item)?.owners ?? []).slice(0, 1);
}

/** Cells are under the committee of the place where they are, rather than under one that inspects it. */
const committeeOfCells = (offset: number, { registry }: EventContext): Draft | null =>
  registry.lastOf(committees, offset, ({ proper, concept }) => proper && /^party_committee\(in=/.test(concept ?? '')) ??
  registry.committeeBefore(offset);

const leaderBefore = (start: number, { leaders }: EventContext): Draft | null =>
  leaders.findLast(({ from }) => from <= start)?.leader ?? null;

export function draftsOf(name: string, match: Match, focus: Draft | null, context: EventContext): readonly Draft[] {
  const [key = '', part] = name.split('.');
  const items = match.captures.get(key);
  if (items && part) return [...new Set(items.flatMap((item) => partOf(item, part, context)))];
  if (!items && name === 'committee') return oneOf(context.registry.committeeBefore(startOf(match)));
  if (!items && name === 'own-committee') return oneOf(committeeOfCells(startOf(match), context));
  if (!items && name === 'body-before')
    return oneOf(context.registry.lastOf('PartyCommittee', startOf(match), ({ proper }) => proper));
  if (!items && name === 'cells') return cellsBefore(match, context);
  if (!items && name === 'cells-behind') return cellsBehind(match, context);
  if (!items && name === 'norms') return normsOf(focus, match, context);
  if (!items && name === 'norm-before') return normBefore(match, context);
  if (!items && name === 'documents') return documentsBefore(match, context);
  if (!items && name === 'document') return documentsBefore(match, context).slice(-1);
  if (!items && name === 'leader') return oneOf(leaderBefore(startOf(match), context));
  if (!items && name === 'pair') return context.claims.pair;
  if (!items && name === 'both-bodies') return bodiesBefore(match, context);
  if (!items && name === 'both-parties') return partiesBefore(match, context);
  if (!items && name === 'here') return oneOf(context.here());
  if (!items && name === 'ceremony') return ceremonyOf('credentials_ceremony', context);
  if (!items) return name === 'gathering' || name === 'planned' || name === 'talks' ? oneOf(focus) : [];
  const drafts = new Set<Draft>();
  for (const item of items) {
    for (const member of context.members.get(item) ?? [item]) {
      const draft =
        context.standsFor.get(member) ??
        context.registry.draftOf(member) ??
        // `the secretary of the Youth Union was present`: the body was.
        (isOf(member, 'office') ? context.registry.draftOf(targetOf(member)) : null);
      if (draft) drafts.add(draft);
    }
  }
  return [...drafts];
}
