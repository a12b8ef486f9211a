// Question and answer: who is asked says `I`, and is who the questions call `you`.
import type { Draft } from './draft.ts';
import { type Item, isOf, type Line } from './item.ts';
import type { Registry } from './registry.ts';

export interface Interview {
  readonly asked: Draft;
  /** The lines of questions, by their places among all. */
  readonly questions: ReadonlySet<number>;
  /** The place of the first question. */
  readonly from: number;
}

/** One question alone may be anybody's. */
const fewestQuestions = 2;

/** Errors: none. Null where a text is no interview, or does not tell who is asked. */
export function findInterview(
  lines: readonly Line[],
  members: ReadonlyMap<Item, readonly Item[]>,
  registry: Registry,
): Interview | null {
  const asking = paragraphsOf(lines).filter((places) => isQuestion(lines[places.at(-1) ?? 0]));
  const from = asking[0]?.[0];
  if (from === undefined || asking.length < fewestQuestions) return null;
  const questions = new Set(asking.flat());
  const peopleIn = (items: readonly Item[]) =>
    items
      .flatMap((item) => (isOf(item, 'people') ? (members.get(item) ?? []) : []))
      .flatMap((item) => registry.draftOf(item) ?? [])
      .filter(({ type }) => type === 'Person');
  // `Ambassador X: I came here …`
  const answering = lines
    .slice(from)
    .flatMap(({ items, sentence }, at) =>
      sentence.opens && !questions.has(from + at) ? [items.slice(0, labelOf(items))] : [],
    );
  const asked =
    mostNamed(answering.map(peopleIn)) ?? mostNamed(lines.slice(0, from).map(({ items }) => peopleIn(items)));
  return asked && { asked, questions, from };
}

/** The places of the lines of each paragraph. */
function paragraphsOf(lines: readonly Line[]): readonly (readonly number[])[] {
  const paragraphs: number[][] = [];
  for (const [at, { sentence }] of lines.entries()) {
    const last = paragraphs.at(-1);
    if (last && !sentence.opens) last.push(at);
    else paragraphs.push([at]);
  }
  return paragraphs;
}

const isQuestion = (line: Line | undefined): boolean => line?.items.at(-1)?.key === '?';

const longestLabel = 3;

/** How many items the label takes that a paragraph opens with, with its colon; none where it has no label. */
export function labelOf(items: readonly Item[]): number {
  return items.slice(0, longestLabel).findIndex(({ key }) => key === ':') + 1;
}

/** Who is named in most lines, of equals the one who was named last. */
function mostNamed(lines: readonly (readonly Draft[])[]): Draft | null {
  const times = new Map<Draft, number>();
  let best: Draft | null = null;
  for (const people of lines)
    for (const one of new Set(people)) {
      times.set(one, (times.get(one) ?? 0) + 1);
      if (!best || (times.get(one) ?? 0) >= (times.get(best) ?? 0)) best = one;
    }
  return best;
}
