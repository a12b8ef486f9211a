// What each library is asked to do, in its own way and with the settings that its documentation advises for many nodes.

export interface BenchNode {
  readonly id: string;
  readonly name: string;
  /** Position in `kinds`. */
  readonly kind: number;
  readonly degree: number;
  readonly x: number;
  readonly y: number;
}

export interface BenchEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

export interface BenchGraph {
  readonly nodes: readonly BenchNode[];
  readonly edges: readonly BenchEdge[];
}

export const kinds = ['#2c5fb3', '#c03a30', '#1f7d4d', '#ad600a', '#8a3d8f', '#0e7a8d', '#6b665c'] as const;
export const edgeColor = '#c4bdaf';
export const fadedColor = '#e9e5dd';

export const colorOf = ({ kind }: BenchNode): string => kinds[kind % kinds.length] ?? kinds[0];
/** Radius in pixels. */
export const sizeOf = ({ degree }: BenchNode): number => Math.min(12, 2 + Math.sqrt(degree));

/** The neighbourhood of a node: the node itself, the nodes and the edges. */
export interface Neighbourhood {
  readonly centre: string;
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

export interface Drawing {
  /** Where every node is now, in pixels of the window, in the order of the graph with what was added behind it. */
  places(): readonly (readonly [x: number, y: number])[];
  /** Dims everything but these; null undoes it. */
  dim(lit: Neighbourhood | null): void;
  /** Brings in more, each next to one that is there, and lets the layout find room for it. */
  expand(more: BenchGraph): void;
  /** How many of the names that are drawn lie over another, where the library can tell. */
  overlaps?(): number;
  /** Lets the library's own layout run from a random beginning. */
  layOut(): void;
}

export interface Contestant {
  /** Draws the graph where its nodes are. */
  draw(container: HTMLElement, graph: BenchGraph, onHover: (id: string | null) => void): Drawing;
}
