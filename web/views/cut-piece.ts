// A document's text cut where somebody came for some words.
import type { Span } from '#model/document';
import type { TextPiece } from '#model/view';

export interface CutPiece extends TextPiece {
  readonly isGoal: boolean;
}

/** The piece in up to three parts, so that the words one came for can be marked whatever names stand in them. */
export function cutAt(piece: TextPiece, at: Span | null): readonly CutPiece[] {
  const end = piece.start + piece.text.length;
  if (!at || at.end <= piece.start || at.start >= end) return [{ ...piece, isGoal: false }];
  const from = Math.max(at.start, piece.start) - piece.start;
  const to = Math.min(at.end, end) - piece.start;
  return [
    { ...piece, text: piece.text.slice(0, from), isGoal: false },
    { ...piece, text: piece.text.slice(from, to), start: piece.start + from, isGoal: true },
    { ...piece, text: piece.text.slice(to), start: piece.start + to, isGoal: false },
  ].filter(({ text }) => text !== '');
}
