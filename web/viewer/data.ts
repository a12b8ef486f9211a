// What an HTML file of a view carries: things, relationships with every sentence, and the words of its small interface.
import type { Label } from '#model/ontology';

export interface ViewerData {
  readonly title: string;
  readonly note: string;
  readonly language: string;
  readonly theme: 'light' | 'dark';
  readonly words: ViewerWords;
  readonly legend: readonly { readonly label: Label; readonly text: string }[];
  readonly nodes: readonly ViewerNode[];
  readonly edges: readonly ViewerEdge[];
  readonly documents: readonly ViewerDocument[];
}

export interface ViewerNode {
  readonly name: string;
  /** Every other name, each with its language. */
  readonly others: readonly string[];
  readonly label: Label;
  readonly date: string;
  readonly degree: number;
  readonly x: number;
  readonly y: number;
}

export interface ViewerEdge {
  /** Positions in `nodes`. */
  readonly from: number;
  readonly to: number;
  readonly what: string;
  readonly when: string;
  readonly documents: number;
  readonly sentences: readonly ViewerSentence[];
}

export interface ViewerSentence {
  readonly before: string;
  readonly words: string;
  readonly after: string;
  /** Position in `documents`. */
  readonly document: number;
}

export interface ViewerDocument {
  readonly title: string;
  readonly about: string;
  readonly language: string;
  /** An address on the web, or null. */
  readonly url: string | null;
}

export const viewerWords = ['search', 'none', 'close', 'theme', 'nearer', 'farther', 'all', 'stage', 'lead'] as const;
export type ViewerWords = Readonly<Record<(typeof viewerWords)[number], string>>;
