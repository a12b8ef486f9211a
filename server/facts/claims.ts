// Relationships on their way into an Extraction: one per type, ends and role, with all the places that say so.
import type { Evidence } from '#model/fact';
import type { RuleId } from '#model/ids';
import type { RelationshipType, Role } from '#model/ontology';
import { canRelate } from '#model/ontology';
import type { Line } from './item.ts';
import type { Draft } from './registry.ts';

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
  readonly #ids = new Map<Draft, number>();

  get all(): readonly Claim[] {
    return [...this.#byKey.values()];
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
    const key = this.#key(type, from, to, role, former);
    const known = this.#byKey.get(key);
    if (known) {
      known.since ??= more.since ?? null;
      known.until ??= more.until ?? null;
      if (!known.evidence.some(({ span }) => span.start === evidence.span.start && span.end === evidence.span.end))
        known.evidence.push(evidence);
    } else {
      this.#byKey.set(key, {
        type,
        from,
        to,
        role,
        former,
        since: more.since ?? null,
        until: more.until ?? null,
        evidence: [evidence],
      });
    }
    return true;
  }

  has(type: Exclude<RelationshipType, 'HOLDS_ROLE'>, from: Draft, to: Draft): boolean {
    return this.#byKey.has(this.#key(type, from, to, null, false));
  }

  drop(unwanted: (claim: Claim) => boolean): void {
    for (const [key, claim] of this.#byKey) if (unwanted(claim)) this.#byKey.delete(key);
  }

  #key(type: string, from: Draft, to: Draft, role: string | null, former: boolean): string {
    return [type, this.#idOf(from), this.#idOf(to), role, former].join('|');
  }

  #idOf(draft: Draft): number {
    const id = this.#ids.get(draft) ?? this.#ids.size;
    this.#ids.set(draft, id);
    return id;
  }
}
