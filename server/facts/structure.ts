// Facts that a name contains: where a body sits, what it is a part of, who passed a document.
import type { Evidence } from '#model/fact';
import type { RuleId } from '#model/ids';
import type { Claims } from './claims.ts';
import { entriesOf, type Item, isOf, type Line } from './item.ts';
import type { Registry } from './registry.ts';

export function claimNames(lines: readonly Line[], registry: Registry, claims: Claims): void {
  for (const line of lines) for (const item of line.items) visit(item, line, registry, claims);
}

function visit(item: Item, line: Line, registry: Registry, claims: Claims): void {
  if (isOf(item, 'named-after')) return;
  const { thing } = item;
  const draft = registry.draftOf(item);
  if (thing && draft) {
    const evidence: Evidence = {
      span: { start: item.start, end: item.end },
      sentence: { start: line.sentence.start, end: line.sentence.end },
      rule: item.rule as RuleId,
      lexicon: entriesOf(item),
    };
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
    const aim = item.parts.some((part) =>
      part.readings.some(({ class: name, meaning }) => name === 'verbs' && meaning === 'implement'),
    );
    for (const kept of thing.keeps) {
      const norm = registry.draftOf(kept);
      if (aim && norm && draft.type === 'Conference') claims.add('IMPLEMENTS', draft, norm, evidence);
    }
    for (const kept of thing.keeps) visit(kept, line, registry, claims);
    if (!item.readings.some(({ class: name }) => name === 'office')) return;
  }
  for (const part of item.parts) visit(part, line, registry, claims);
}
