// Scores of documents → figures by sort and language, against what was recorded before and the floor below which none may fall.
import { ontology } from '#model/ontology';
import type { Score, Tally } from './score.ts';

export interface Scored {
  readonly document: string;
  readonly language: string;
  readonly score: Score;
}

export interface Measure extends Tally {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const labels = Object.entries(ontology.labels);
const relationships = Object.keys(ontology.relationships);
/** The three sums that the product is judged by. */
const sums = {
  core: labels.flatMap(([label, { core }]) => (core ? [label] : [])),
  entities: labels.map(([label]) => label),
  relations: relationships,
} as const;
export const sumNames = ['core', 'entities', 'relations'] as const;
type SumName = (typeof sumNames)[number];

const none: Tally = { tp: 0, fp: 0, fn: 0 };
const add = (a: Tally, b: Tally): Tally => ({ tp: a.tp + b.tp, fp: a.fp + b.fp, fn: a.fn + b.fn });

function measure(tally: Tally): Measure {
  const { tp, fp, fn } = tally;
  const precision = tp / (tp + fp || 1);
  const recall = tp / (tp + fn || 1);
  return { ...tally, precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
}

/** The three sums, then each label and relationship that occurs, over some documents. */
export function measureAll(scored: readonly Scored[]): Readonly<Record<string, Measure>> {
  const total = (names: readonly string[]) =>
    scored.flatMap(({ score }) => names.map((name) => score.tallies[name] ?? none)).reduce(add, none);
  const rows = [...sums.entities, ...relationships].map((name) => [name, total([name])] as const);
  return Object.fromEntries([
    ...sumNames.map((name) => [name, measure(total(sums[name]))] as const),
    ...rows.flatMap(([name, tally]) => (tally.tp + tally.fp + tally.fn > 0 ? [[name, measure(tally)] as const] : [])),
  ]);
}

/** `all` and each language. */
export function byLanguage(scored: readonly Scored[]): readonly (readonly [string, readonly Scored[]])[] {
  const languages = [...new Set(scored.map(({ language }) => language))].sort();
  return [
    ...(languages.length > 1 ? [['all', scored] as const] : []),
    ...languages.map((language) => [language, scored.filter((one) => one.language === language)] as const),
  ];
}

/** A run that was recorded: the counts of each document, and the least F1 of each language. */
export interface Recorded {
  readonly floor: Readonly<Record<string, Readonly<Partial<Record<SumName, number>>>>>;
  readonly documents: Readonly<Record<string, Readonly<Record<string, readonly [tp: number, fp: number, fn: number]>>>>;
}

/** How far below a recorded figure a later one may fall: rules that help in general may cost a document something. */
const slack = 0.02;

/** Floors only rise: to lower one is a decision, made by hand in the file. */
export function record(scored: readonly Scored[], before: Recorded | null): Recorded {
  const floor = byLanguage(scored).map(([language, documents]) => {
    const figures = measureAll(documents);
    const known = before?.floor[language] ?? {};
    const least = (name: SumName) =>
      Math.max(known[name] ?? 0, Math.floor(Math.max(0, (figures[name]?.f1 ?? 0) - slack) * 100) / 100);
    return [language, Object.fromEntries(sumNames.map((name) => [name, least(name)]))] as const;
  });
  return {
    floor: Object.fromEntries(floor),
    documents: Object.fromEntries(
      [...scored]
        .sort((a, b) => (a.document < b.document ? -1 : 1))
        .map(({ document, score }) => [
          document,
          Object.fromEntries(Object.entries(score.tallies).map(([name, { tp, fp, fn }]) => [name, [tp, fp, fn]])),
        ]),
    ),
  };
}

/** One line for each figure of a document that is another than the recorded one: `vi-d01 SPOKE_AT: +1 right, -2 missed`. */
export function changesSince(scored: readonly Scored[], { documents }: Recorded): readonly string[] {
  return scored.flatMap(({ document, score }) => {
    const before = documents[document];
    if (!before) return [`${document}: not recorded yet`];
    const names = [...new Set([...Object.keys(before), ...Object.keys(score.tallies)])].sort();
    return names.flatMap((name) => {
      const [tp, fp, fn] = before[name] ?? [0, 0, 0];
      const now = score.tallies[name] ?? none;
      const parts = [
        [now.tp - tp, 'right'],
        [now.fp - fp, 'wrong'],
        [now.fn - fn, 'missed'],
      ] as const;
      const told = parts.flatMap(([by, what]) => (by === 0 ? [] : [`${by > 0 ? '+' : ''}${by} ${what}`]));
      return told.length > 0 ? [`${document} ${name}: ${told.join(', ')}`] : [];
    });
  });
}

/** What lies below the recorded floor: `vi relations: 0.61 < 0.65`. */
export function belowFloor(scored: readonly Scored[], { floor }: Recorded): readonly string[] {
  return byLanguage(scored).flatMap(([language, documents]) => {
    const figures = measureAll(documents);
    return sumNames.flatMap((name) => {
      const least = floor[language]?.[name] ?? 0;
      const f1 = figures[name]?.f1 ?? 0;
      return f1 < least ? [`${language} ${name}: F1 is ${f1.toFixed(3)}, the recorded floor ${least}`] : [];
    });
  });
}
