// How things look on the stage: colours from the tokens of the style sheet, sizes from the number of relationships.

import { type Label, labels, ontology } from '#model/ontology';
import { packColor } from './colors.ts';
import type { Mark } from './stage.ts';

export interface Palette {
  readonly background: string;
  /** The same as the GPU takes it: four parts from 0 to 1. */
  readonly ground: readonly [number, number, number, number];
  readonly edge: string;
  readonly edgeStrong: string;
  readonly faded: string;
  readonly text: string;
  readonly muted: string;
  readonly paper: string;
  readonly accent: string;
  readonly veil: string;
  readonly labels: Readonly<Record<Label, string>>;
  /** Of the largest communities; all others have one colour. */
  readonly communities: readonly string[];
  readonly others: string;
  readonly marks: Readonly<Record<Mark, string>>;
}

const communities = 10;

/** The colours that hold for this element, as `styles/tokens.css` sets them. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    background: token('stage'),
    ground: toParts(token('stage')),
    edge: token('edge'),
    edgeStrong: token('edge-strong'),
    faded: token('node-faded'),
    text: token('ink'),
    muted: token('ink-2'),
    paper: token('paper'),
    accent: token('accent'),
    veil: token('veil'),
    communities: Array.from({ length: communities }, (_, at) => token(`community-${at + 1}`)),
    others: token('ink-3'),
    labels: Object.fromEntries(labels.map((label) => [label, token(`label-${ontology.labels[label].slug}`)])) as Record<
      Label,
      string
    >,
    marks: { added: token('added'), changed: token('changed'), removed: token('removed') },
  };
}

function toParts(color: string): Palette['ground'] {
  const value = packColor(color);
  return [(value & 255) / 255, ((value >> 8) & 255) / 255, ((value >> 16) & 255) / 255, 1];
}

const smallest = 4;
const biggest = 19;

/** Radius in pixels: the area goes with the degree, up to a size that still leaves room for others. */
export function sizeOf(degree: number): number {
  return Math.min(biggest, smallest + 2.3 * Math.sqrt(degree));
}

/** The same for a measure from 0 to 1. */
export function sizeByShare(share: number): number {
  return smallest + (biggest - smallest) * Math.sqrt(share);
}

/** Width of an edge in pixels: a little more for what several documents say. */
export function widthOf(documents: number): number {
  return Math.min(3, 0.9 + 0.4 * Math.log2(Math.max(1, documents)));
}
