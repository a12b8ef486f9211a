// Facts that a name contains: where a body sits, what it is a part of, who passed a document.
import type { Span } from '#model/document';
import { countBefore } from '#model/order';
import { type Claim, type Claims, evidenceIn } from './claims.ts';
import type { Draft } from './draft.ts';
import { entriesOf, type Item, isMinistry, isOf, isVerb, type Line, readingOf } from './item.ts';
import type { Registry } from './registry.ts';

export function claimNames(lines: readonly Line[], registry: Registry, claims: Claims): void {
  for (const line of lines) for (const item of line.items) visit(item, line, registry, claims);
}

const wholes =
  /^(?:national_assembly|parliament|government|ministry|people|front|supreme|court|asean$|united_nations$)/;

/** `Văn phòng Quốc hội` where the text also speaks of the `Quốc hội`: the longer name says whose it is. */
export function claimWithin(lines: readonly Line[], registry: Registry, claims: Claims): void {
  const organizations = registry.drafts.filter(
    ({ type, proper, outside }) => type === 'Organization' && proper && outside,
  );
  const byForm = new Map<string, Draft[]>();
  for (const one of organizations.filter(({ concept, head }) => wholes.test(concept ?? head)))
    for (const form of one.forms.keys()) byForm.set(form, [...(byForm.get(form) ?? []), one]);
  for (const part of organizations) {
    // A union at a ministry is no part of it.
    if (
      /^(?:bao|media|embassy|party|trade_union|youth_union|womens_union|veterans_association)/.test(
        part.concept ?? part.head,
      )
    )
      continue;
    const whole = [...part.forms.keys()]
      .flatMap(endsOf)
      .flatMap((end) => byForm.get(end) ?? [])
      // `Cuban Ministry of Foreign Affairs` is no part of the Ministry of Foreign Affairs that the text is about.
      .filter((one) => one !== part && !isAbout(part, one) && !(isMinistry(one.head) && isMinistry(part.head)))
      .sort((a, b) => lengthOf(b) - lengthOf(a) || a.order - b.order)[0];
    const item = part.mentions.find(({ inside }) => !inside)?.item;
    const line = whole && item && lineOf(item, lines);
    if (line) claims.add('PART_OF', part, whole, evidenceIn(line, item, item.rule, entriesOf(item)));
  }
}

/** `Trung tâm Nghiên cứu ASEAN`: a centre or a society is called after what it studies or is fond of. */
const isAbout = ({ head }: Draft, { concept }: Draft): boolean =>
  /^(?:asean|united_nations)$/.test(concept ?? '') &&
  /^(?:centre|institute|university|school|.*association)/.test(head);

const lengthOf = ({ forms }: Draft) => Math.max(...[...forms.keys()].map(({ length }) => length));

/** `b c` and `c` of `a b c`. */
const endsOf = (form: string): string[] => [...form.matchAll(/ /g)].map(({ index }) => form.slice(index + 1));

/** Lines stand in the order of the text. */
function lineOf({ start, end }: Item, lines: readonly Line[]): Line | null {
  const line = lines[countBefore(lines.length, (at) => (lines[at] as Line).sentence.start <= start) - 1];
  return line && end <= line.sentence.end ? line : null;
}

/**
 * `The Committee in Sweden, under that of the Ministry, … Its Standing Committee`, `Both cells belong to the Committee`:
 * of the lower one of two, where one is said to be under the other and the short form could be either.
 */
export function claimLower(registry: Registry, claims: Claims): void {
  const known = new Set(registry.drafts);
  const below = new Map<Draft, readonly Draft[]>();
  const committeesBelow = (whole: Draft) => {
    const found =
      below.get(whole) ??
      claims
        .to(whole)
        .flatMap(({ type, from }) => (type === 'PART_OF' && isCommittee(from) && known.has(from) ? [from] : []));
    below.set(whole, found);
    return found;
  };
  const moved = new Map<Claim, Draft>();
  for (const claim of claims.all) {
    const { type, from, to, evidence } = claim;
    const start = evidence[0]?.span;
    if (type !== 'PART_OF' || !isCommittee(to) || !start || !isMeantShort(from, to, start)) continue;
    const [only, ...others] = committeesBelow(to).filter((one) => one !== from && one.first < start.start);
    if (only && others.length === 0) moved.set(claim, only);
  }
  moveParts(moved, claims);
}

/**
 * `The congress of the cell elected its Executive Committee`: of whoever held the congress, though the text may have named
 * another committee last.
 */
export function claimElected(registry: Registry, claims: Claims): void {
  const hosts = new Set(
    registry
      .ofSort('Conference congress')
      .flatMap((congress) => claims.to(congress))
      .flatMap(({ type, from }) =>
        type === 'ORGANIZED' && (from.type === 'PartyCommittee' || from.concept?.startsWith('party(')) ? [from] : [],
      ),
  );
  const [host, ...others] = hosts;
  if (!host || others.length > 0) return;
  const moved = claims.all.filter(
    ({ type, from, to, evidence }) =>
      type === 'PART_OF' &&
      from.head === 'executive_committee' &&
      to !== host &&
      from !== host &&
      evidence[0] !== undefined &&
      isMeantShort(from, to, evidence[0].span),
  );
  // What the congress of a whole Party elects is no part of a committee.
  if (host.type === 'PartyCommittee') moveParts(new Map(moved.map((claim) => [claim, host])), claims);
  else claims.drop((claim) => moved.includes(claim));
}

/** What was taken for a part of one body is a part of another, by the same evidence. */
function moveParts(moved: ReadonlyMap<Claim, Draft>, claims: Claims): void {
  if (moved.size === 0) return;
  claims.drop((claim) => moved.has(claim));
  for (const [{ from, evidence }, to] of moved) for (const place of evidence) claims.add('PART_OF', from, to, place);
}

/** `was elected to the Standing Committee`: a standing member of the committee that it belongs to. */
export function claimStanding(claims: Claims): void {
  const isSeat = ({ type, role, to }: Claim) =>
    type === 'HOLDS_ROLE' &&
    (role === 'member' || role === 'standing_member') &&
    to.type === 'PartyCommittee' &&
    to.head === 'standing_committee';
  const wholeOf = ({ to }: Claim) => claims.from(to).find((one) => one.type === 'PART_OF' && isCommittee(one.to))?.to;
  const seats = claims.all.filter(isSeat).flatMap((claim) => ({ claim, whole: wholeOf(claim) }));
  const moved = new Set(seats.flatMap(({ claim, whole }) => (whole ? [claim] : [])));
  if (moved.size === 0) return;
  claims.drop((claim) => moved.has(claim));
  for (const { claim, whole } of seats)
    for (const place of claim.evidence)
      if (whole) claims.add('HOLDS_ROLE', claim.from, whole, place, { ...claim, role: 'standing_member' });
}

const isCommittee = ({ type, head }: Draft) => type === 'PartyCommittee' && head.split('|').includes('party_committee');

/** Whether the words of a claim name the whole by no more than its sort, or not at all. */
function isMeantShort(from: Draft, to: Draft, { start, end }: Span): boolean {
  const inside = (draft: Draft) => draft.mentions.filter(({ item }) => item.start >= start && item.end <= end);
  const told = inside(to);
  return told.length > 0
    ? told.every(({ item }) => item.thing?.bare === true)
    : inside(from).some(({ item }) => isOf(item, 'of-committee'));
}

/** `a conference to study the Resolution`, `a conference on the Resolution`, `konferensi evaluasi … Resolusi` */
const isAim = (part: Item, next: Item | undefined, keeps: readonly Item[]): boolean =>
  isVerb(part, 'implement') ||
  readingOf(part, 'gathering-heads')?.note === 'aim' ||
  (isOf(part, 'topics') && next !== undefined && keeps.includes(next));

function visit(item: Item, line: Line, registry: Registry, claims: Claims, named = false): void {
  if (isOf(item, 'named-after')) return;
  const { thing } = item;
  const draft = thing && registry.draftOf(item);
  if (thing && draft) {
    const evidence = evidenceIn(line, item, item.rule, entriesOf(item));
    const isOpen = isOf(item, 'of-committee') && draft.owners.length === 0;
    const whole = isOpen ? registry.committeeBefore(item.start) : null;
    if (whole) claims.add('PART_OF', draft, whole, evidence);
    const seat = registry.draftOf(thing.seat);
    const owner = registry.draftOf(thing.owner);
    const issuer = registry.draftOf(thing.issuer);
    if (seat) claims.add('BASED_IN', draft, seat, evidence);
    // `Đại hội Tours năm 1920`
    if (seat && draft.type === 'Conference' && item.captures.has('seat')) claims.add('HELD_IN', draft, seat, evidence);
    if (owner && owner.type === draft.type) claims.add('PART_OF', draft, owner, evidence);
    const site = registry.draftOf(thing.owner?.thing?.seat);
    if (owner && site) claims.add('BASED_IN', owner, site, evidence);
    const guest = registry.draftOf(thing.guest);
    if (issuer) claims.add('ISSUED', issuer, draft, evidence);
    const host = registry.draftOf(thing.host);
    // A congress that only a resolution is named for is not told of.
    if (host && !named && !isOfOthers(draft, registry)) claims.add('ORGANIZED', host, draft, evidence);
    if (guest) claims.add('ATTENDED', guest, draft, evidence);
    // `the workshop between the Party of A and the Party of B`
    const parties = item.captures.get('party') ?? [];
    if (draft.type === 'Conference' && parties.length > 1)
      for (const party of registry.draftsOf(parties)) claims.add('ATTENDED', party, draft, evidence);
    const aim = item.parts.some((part, at) => isAim(part, item.parts[at + 1], thing.keeps));
    for (const kept of thing.keeps) {
      const norm = registry.draftOf(kept);
      if (aim && norm && draft.type === 'Conference') claims.add('IMPLEMENTS', draft, norm, evidence);
    }
    for (const kept of thing.keeps) visit(kept, line, registry, claims, draft.type === 'Resolution');
    if (!isOf(item, 'office')) return;
  }
  for (const part of item.parts) visit(part, line, registry, claims);
}

/** Of the congress of another body that a text about one congress comes to speak of it does not say that it was held. */
const isOfOthers = ({ kind, mentions }: Draft, registry: Registry): boolean =>
  kind === 'congress' &&
  registry
    .ofSort('Conference congress')
    .some((other) => other.ofCommittee && other.mentions.length > 2 && other.mentions.length > mentions.length * 2);
