// Derived from the working set and the filters: what is drawn and how, the counts of the legend, the bars of the timeline.
import { type Label, labels } from '#model/ontology';
import type { EdgeView, NodeView } from '#model/view';
import { type Filters, keep } from './filters.ts';
import type { WorkingSet } from './working-set.ts';

export interface DrawnPart {
  readonly nodes: readonly (NodeView & { readonly isFaded: boolean })[];
  readonly edges: readonly (EdgeView & { readonly isFaded: boolean })[];
}

/** Everything of the set; what the filters leave out is faded or, where the reader wants it so, not there. */
export function drawnPart(set: WorkingSet, filters: Filters): DrawnPart {
  const kept = keep(set, filters);
  const nodes = [...set.nodes.values()].map((node) => fade(node, kept !== null && !kept.nodes.has(node.id)));
  const edges = [...set.edges.values()].map((edge) => fade(edge, kept !== null && !kept.edges.has(edge.id)));
  if (!filters.isGone) return { nodes, edges };
  return { nodes: nodes.filter(({ isFaded }) => !isFaded), edges: edges.filter(({ isFaded }) => !isFaded) };
}

const inTheOpen = new WeakMap<object, object>();

/** What is in the open is the same each time, so that the stage knows at a glance what has not changed. */
function fade<T extends object>(thing: T, isFaded: boolean): T & { readonly isFaded: boolean } {
  if (isFaded) return { ...thing, isFaded };
  const known = inTheOpen.get(thing) ?? { ...thing, isFaded };
  inTheOpen.set(thing, known);
  return known as T & { readonly isFaded: boolean };
}

export function countByLabel({ nodes }: WorkingSet): Readonly<Record<Label, number>> {
  const counts = Object.fromEntries(labels.map((label) => [label, 0])) as Record<Label, number>;
  for (const { type } of nodes.values()) counts[type] += 1;
  return counts;
}

export interface Bar {
  /** The month or the year that the bar stands for. */
  readonly period: string;
  readonly relationships: number;
}

const mostMonths = 48;

/** Relationships by the time that documents first state them: by month, over longer times by year, gaps included. */
export function countByTime({ edges }: WorkingSet): readonly Bar[] {
  const dates = [...edges.values()].flatMap(({ firstStated }) => firstStated ?? []).sort();
  const [first] = dates;
  const last = dates.at(-1);
  if (!first || !last) return [];
  const isByMonth = monthsBetween(first, last) <= mostMonths && dates.every((date) => date.length >= 7);
  const unit = isByMonth ? 7 : 4;
  const counts = new Map<string, number>();
  for (const date of dates) counts.set(date.slice(0, unit), (counts.get(date.slice(0, unit)) ?? 0) + 1);
  return periodsFrom(first.slice(0, unit), last.slice(0, unit)).map((period) => ({
    period,
    relationships: counts.get(period) ?? 0,
  }));
}

const monthOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7) || 1) - 1;
const monthsBetween = (first: string, last: string) => monthOf(last) - monthOf(first) + 1;

function periodsFrom(first: string, last: string): string[] {
  if (first.length === 4) {
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => String(Number(first) + at));
  }
  return Array.from({ length: monthsBetween(first, last) }, (_, at) => {
    const month = monthOf(first) + at;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}
