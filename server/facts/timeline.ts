// Who or what is mentioned where: what a text spoke of last before a place, or speaks of first after it.
import { countBefore } from '#model/order';
import type { Draft } from './draft.ts';

type Fits = (draft: Draft) => boolean;

const everyone: Fits = () => true;

/** Mentions in the order of the text. Asking costs the steps to the nearest one that fits. */
export class Timeline {
  readonly #starts: number[] = [];
  readonly #drafts: Draft[] = [];

  add(start: number, draft: Draft): void {
    const at = this.#firstAfter(start);
    if (at === this.#starts.length) {
      this.#starts.push(start);
      this.#drafts.push(draft);
      return;
    }
    this.#starts.splice(at, 0, start);
    this.#drafts.splice(at, 0, draft);
  }

  /** The one mentioned last before an offset, and where; nobody looks further back than `from`. */
  before(offset: number, fits: Fits = everyone, from = 0): { readonly draft: Draft; readonly start: number } | null {
    return this.#walk(this.#firstAfter(offset - 1) - 1, -1, fits, from, offset);
  }

  /** The one mentioned first at or after an offset, and where; nobody looks as far as `to`. */
  after(
    offset: number,
    fits: Fits = everyone,
    to = Number.POSITIVE_INFINITY,
  ): { readonly draft: Draft; readonly start: number } | null {
    return this.#walk(this.#firstAfter(offset - 1), 1, fits, offset, to);
  }

  /** Those mentioned from an offset on and before another, each as often as that. */
  between(from: number, to: number): Draft[] {
    return this.#drafts.slice(this.#firstAfter(from - 1), this.#firstAfter(to - 1));
  }

  /** From the index on, between two offsets; of several that are named at one place the one that the text named first. */
  #walk(
    index: number,
    step: 1 | -1,
    fits: Fits,
    from: number,
    to: number,
  ): { readonly draft: Draft; readonly start: number } | null {
    let best: Draft | null = null;
    let start = -1;
    for (let at = index; at >= 0 && at < this.#starts.length; at += step) {
      const here = this.#starts[at] as number;
      if (here < from || here >= to || (best && here !== start)) break;
      const draft = this.#drafts[at] as Draft;
      if ((best && best.order <= draft.order) || !fits(draft)) continue;
      best = draft;
      start = here;
    }
    return best && { draft: best, start };
  }

  /** The index of the first mention behind an offset. */
  #firstAfter(offset: number): number {
    return countBefore(this.#starts.length, (at) => (this.#starts[at] as number) <= offset);
  }
}

/** Of what several timelines give within a stretch of text, the nearest before an offset, else the first after it. */
export function nearestIn(
  timelines: readonly Timeline[],
  offset: number,
  fits?: Fits,
  from = 0,
  to = Number.POSITIVE_INFINITY,
): Draft | null {
  const earlier = timelines.flatMap((one) => one.before(offset, fits, from) ?? []);
  if (earlier.length > 0)
    return earlier.sort((a, b) => b.start - a.start || a.draft.order - b.draft.order)[0]?.draft ?? null;
  const later = timelines.flatMap((one) => one.after(offset, fits, to) ?? []);
  return later.sort((a, b) => a.start - b.start || a.draft.order - b.draft.order)[0]?.draft ?? null;
}
