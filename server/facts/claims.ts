// Relationships on their way into an Extraction: one per type, ends and role, with all the places that say so.
import type { Evidence } from '#model/fact';
import type { RuleId } from '#model/ids';
import type { RelationshipType, Role } from '#model/ontology';
import { canRelate } from '#model/ontology';
import type { Draft } from './draft.ts';
import type { Line } from './item.ts';

export interface Claim {
  readonly type: RelationshipType;
  readonly from: Draft;
  readonly to: Draft;
  readonly role: Role | null;
  former: boolean;
  since: string | null;
  until: string | null;
  readonly evidence: Evidence[];
}

/** A place in a line, with what read it. */
export const evidenceIn = (
  { sentence }: Line,
  { start, end }: { readonly start: number; readonly end: number },
  rule: string,
  lexicon: readonly string[],
): Evidence => ({
  span: { start, end },
  sentence: { start: sentence.start, end: sentence.end },
  rule: rule as RuleId,
  lexicon,
});

export class Claims {
  readonly #byKey = new Map<string, Claim>();
  readonly #byEnd: Record<'from' | 'to', Map<Draft, Set<Claim>>> = { from: new Map(), to: new Map() };
  readonly #spans = new Map<Claim, Set<string>>();

  /** The two of whom it was last said that they met. */
  #pair: readonly Draft[] = [];

  get pair(): readonly Draft[] {
    return this.#pair;
  }

  get all(): readonly Claim[] {
    return [...this.#byKey.values()];
  }

  /** Those of one thing, in the order in which they were made. */
  from(draft: Draft): readonly Claim[] {
    return [...(this.#byEnd.from.get(draft) ?? [])];
  }

  /** Those about one thing, in the order in which they were made. */
  to(draft: Draft): readonly Claim[] {
    return [...(this.#byEnd.to.get(draft) ?? [])];
  }

  /** Adds a claim, or a further place to one that is there; false where the ontology knows no such relationship. */
  add(
    type: RelationshipType,
    from: Draft,
    to: Draft,
    evidence: Evidence,
    more: { role?: Role | null; former?: boolean; since?: string | null; until?: string | null } = {},
  ): boolean {
    if (from === to || !canRelate(type, from.type, to.type)) return false;
    const role = more.role ?? null;
    const former = more.former ?? false;
    if (type === 'MET' && this.#byKey.has(this.#key(type, to, from, role, former))) [from, to] = [to, from];
    if (type === 'MET') this.#pair = [from, to];
    const key = this.#key(type, from, to, role, former);
    const known = this.#byKey.get(key);
    const claim = known ?? this.#make(key, { type, from, to, role, former, since: null, until: null, evidence: [] });
    claim.since ??= more.since ?? null;
    claim.until ??= more.until ?? null;
    const spans = this.#spans.get(claim) ?? new Set();
    const span = `${evidence.span.start}-${evidence.span.end}`;
    if (!spans.has(span)) claim.evidence.push(evidence);
    this.#spans.set(claim, spans.add(span));
    return true;
  }

  #make(key: string, claim: Claim): Claim {
    this.#byKey.set(key, claim);
    for (const end of ['from', 'to'] as const) {
      const own = this.#byEnd[end].get(claim[end]) ?? new Set();
      this.#byEnd[end].set(claim[end], own.add(claim));
    }
    return claim;
  }

  has(type: Exclude<RelationshipType, 'HOLDS_ROLE'>, from: Draft, to: Draft): boolean {
    return this.#byKey.has(this.#key(type, from, to, null, false));
  }

  drop(unwanted: (claim: Claim) => boolean): void {
    for (const [key, claim] of this.#byKey) {
      if (!unwanted(claim)) continue;
      this.#byKey.delete(key);
      for (const end of ['from', 'to'] as const) this.#byEnd[end].get(claim[end])?.delete(claim);
    }
  }

  #key(type: string, from: Draft, to: Draft, role: string | null, former: boolean): string {
    return `${type}|${from.order}|${to.order}|${role}|${former}`;
  }
}
