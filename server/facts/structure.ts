// Facts that a name contains: where a body sits, what it is a part of, who passed a document.
import { type Claims, evidenceIn } from './claims.ts';
import { entriesOf, type Item, isOf, isVerb, type Line } from './item.ts';
import type { Draft, Registry } from './registry.ts';

export function claimNames(lines: readonly Line[], registry: Registry, claims: Claims): void {
  for (const line of lines) for (const item of line.items) visit(item, line, registry, claims);
}

const wholes = /^(?:national_assembly|parliament|government|ministry|people|front|supreme|court)/;

/** `Văn phòng Quốc hội` where the text also speaks of the `Quốc hội`: the longer name says whose it is. */
export function claimWithin(lines: readonly Line[], registry: Registry, claims: Claims): void {
  const organizations = registry.drafts.filter(
    ({ type, proper, mentions }) => type === 'Organization' && proper && mentions.some(({ inside }) => !inside),
  );
  for (const part of organizations) {
    if (/^(?:bao|media|embassy|party)/.test(part.concept ?? part.head)) continue;
    const whole = organizations
      .filter((one) => one !== part && wholes.test(one.concept ?? one.head) && endsWith(part, one))
      .sort((a, b) => lengthOf(b) - lengthOf(a))[0];
    const item = part.mentions.find(({ inside }) => !inside)?.item;
    const line = item && lines.find(({ sentence }) => sentence.start <= item.start && item.end <= sentence.end);
    if (!whole || !item || !line) continue;
    claims.add('PART_OF', part, whole, evidenceIn(line, item, item.rule, entriesOf(item)));
  }
}

const lengthOf = ({ forms }: Draft) => Math.max(...[...forms.keys()].map(({ length }) => length));
const endsWith = (part: Draft, whole: Draft) =>
  [...part.forms.keys()].some((form) => [...whole.forms.keys()].some((other) => form.endsWith(` ${other}`)));

function visit(item: Item, line: Line, registry: Registry, claims: Claims): void {
  if (isOf(item, 'named-after')) return;
  const { thing } = item;
  const draft = registry.draftOf(item);
  if (thing && draft) {
    const evidence = evidenceIn(line, item, item.rule, entriesOf(item));
    const whole = isOf(item, 'of-committee') ? registry.committeeBefore(item.start) : null;
    if (whole) claims.add('PART_OF', draft, whole, evidence);
    const seat = registry.draftOf(thing.seat);
    const owner = registry.draftOf(thing.owner);
    const issuer = registry.draftOf(thing.issuer);
    if (seat) claims.add('BASED_IN', draft, seat, evidence);
    if (owner && owner.type === draft.type) claims.add('PART_OF', draft, owner, evidence);
    const guest = registry.draftOf(thing.guest);
    if (issuer) claims.add('ISSUED', issuer, draft, evidence);
    const host = registry.draftOf(thing.host);
    if (host) claims.add('ORGANIZED', host, draft, evidence);
    if (guest) claims.add('ATTENDED', guest, draft, evidence);
    const aim = item.parts.some((part) => isVerb(part, 'implement'));
    for (const kept of thing.keeps) {
      const norm = registry.draftOf(kept);
      if (aim && norm && draft.type === 'Conference') claims.add('IMPLEMENTS', draft, norm, evidence);
    }
    for (const kept of thing.keeps) visit(kept, line, registry, claims);
    if (!isOf(item, 'office')) return;
  }
  for (const part of item.parts) visit(part, line, registry, claims);
}
