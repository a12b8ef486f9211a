// From left to right by time, a lane for each label: a thing stands at its own date, else where documents first state
// something of it. What nobody dates stands before the beginning.
import { roomOfNode } from '#layout/map';
import { labels } from '#model/ontology';
import type { Field } from '../field.ts';
import { type Arranged, noGuides } from './arrangement.ts';

/** So many rows a lane has for each root of its nodes, within bounds. */
const rowsOf = (nodes: number) => Math.min(14, Math.max(2, Math.ceil(Math.sqrt(nodes / 3))));
const betweenLanes = 1;
const narrowest = 1.6;
/** Spans without anything are drawn no longer than this. */
const longestGap = 4;

export function arrangeByTime(field: Field): Arranged {
  const { count, label, degree } = field;
  const day = daysOf(field);
  const times = Array.from(day).filter((when) => !Number.isNaN(when));
  const span = spanFor(Math.min(...times), Math.max(...times));
  // Time runs evenly within a span, but a span in which much happened is as wide as what happened needs.
  const spans = new Map<string, number[][]>();
  const undated: number[][] = labels.map(() => []);
  for (let node = 0; node < count; node++) {
    const when = day[node] as number;
    const lane = label[node] as number;
    if (Number.isNaN(when)) undated[lane]?.push(node);
    else {
      const key = startOf(when, span);
      const lanes = spans.get(key) ?? labels.map((): number[] => []);
      spans.set(key, lanes);
      lanes[lane]?.push(node);
    }
  }
  const inLane = labels.map((_, lane) => label.reduce((sum, own) => sum + (own === lane ? 1 : 0), 0));
  const rows = inLane.map((nodes) => (nodes === 0 ? 0 : rowsOf(nodes)));
  const tops = rows.map((_, lane) => {
    const before = rows.slice(0, lane).filter((own) => own > 0);
    return before.reduce((sum, own) => sum + own + betweenLanes, 0) * roomOfNode;
  });
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  /** Fills the lanes from there on, the best connected in the middle; gives how wide that is. */
  const fill = (lanes: readonly number[][], left: number): number => {
    const columns = Math.max(...lanes.map((list, lane) => Math.ceil(list.length / (rows[lane] || 1))));
    lanes.forEach((list, lane) => {
      const high = rows[lane] as number;
      const own = Math.ceil(list.length / high);
      list.sort((a, b) => (degree[b] as number) - (degree[a] as number) || a - b);
      list.forEach((node, at) => {
        const row = Math.floor(at / own);
        const aside = (row % 2 === 0 ? 1 : -1) * Math.ceil(row / 2);
        x[node] = left + ((at % own) + 0.5 + (columns - own) / 2) * roomOfNode;
        y[node] = (tops[lane] as number) + (Math.floor((high - 1) / 2) + aside + 0.5) * roomOfNode;
      });
    });
    return Math.max(narrowest, columns) * roomOfNode;
  };
  const days: { x: number; date: string }[] = [];
  let left = 0;
  const ordered = [...spans.keys()].sort();
  ordered.forEach((key, at) => {
    const before = ordered[at - 1];
    const empty = before ? Math.min(longestGap, stepsBetween(before, key, span) - 1) : 0;
    left += empty * roomOfNode * narrowest * 0.6;
    days.push({ x: left, date: key });
    left += fill(spans.get(key) as number[][], left + roomOfNode * 0.3) + roomOfNode * 0.6;
  });
  if (undated.some((list) => list.length > 0)) {
    const wide = Math.max(...undated.map((list, lane) => Math.ceil(list.length / (rows[lane] || 1)))) * roomOfNode;
    fill(undated, -wide - 2 * roomOfNode);
    days.unshift({ x: -wide - 2.3 * roomOfNode, date: '' });
  }
  const bottom = Math.max(0, ...tops.map((top, lane) => top + (rows[lane] as number) * roomOfNode));
  return { x, y, guides: { ...noGuides, days, top: -roomOfNode / 2, bottom: bottom + roomOfNode / 2 }, focus: null };
}

type Span = 'year' | 'month' | 'day';

function spanFor(first: number, last: number): Span {
  const days = last - first;
  return days > 365 * 6 ? 'year' : days > 62 ? 'month' : 'day';
}

const lengths: Readonly<Record<Span, number>> = { year: 4, month: 7, day: 10 };
const lastingDays: Readonly<Record<Span, number>> = { year: 365.25, month: 30.44, day: 1 };

const startOf = (when: number, span: Span) => new Date(when * 86_400_000).toISOString().slice(0, lengths[span]);
const stepsBetween = (a: string, b: string, span: Span) => Math.round((dayOf(b) - dayOf(a)) / lastingDays[span]);

const dayOf = (date: string) => Date.parse(date) / 86_400_000;

function daysOf({ count, dates, from, to, stated }: Field): Float64Array {
  const day = Float64Array.from({ length: count }, (_, node) => {
    const own = dates[node];
    return own ? dayOf(own) : Number.NaN;
  });
  const told = new Float64Array(count).fill(Number.NaN);
  for (let edge = 0; edge < from.length; edge++) {
    const date = stated[edge];
    if (!date) continue;
    const when = dayOf(date);
    for (const end of [from[edge] as number, to[edge] as number]) {
      if (!((told[end] as number) <= when)) told[end] = when;
    }
  }
  return day.map((own, node) => (Number.isNaN(own) ? (told[node] as number) : own));
}
