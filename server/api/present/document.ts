// A document's text cut into pieces, and sentences cut at the words that count, so that no page handles offsets.
import type { GraphStore } from '#graph/store';
import type { Span } from '#model/document';
import type { SourceSentence } from '#model/entity';
import type { DocumentId, EntityId } from '#model/ids';
import type { Label } from '#model/ontology';
import type { DocumentSummary, SentenceView, TextPiece } from '#model/view';
import { ask } from '../ask.ts';

export function presentDocument({ id, title, date, language, url, path, publisher }: DocumentSummary): DocumentSummary {
  return { id, title, date, language, url, path, publisher };
}

/** Words of a text that name an entity. */
export interface MarkedSpan extends Span {
  readonly entity: EntityId;
  readonly type: Label;
}

/** `12-20` as a span, or null for anything else. */
export function parseSpan(text: string): Span | null {
  const [, start, end] = /^(\d+)-(\d+)$/.exec(text) ?? [];
  return start && end ? { start: Number(start), end: Number(end) } : null;
}

/**
 * The text paragraph by paragraph, as pieces that are either a mention or plain.
 *
 * Where mentions overlap the one that begins first is marked, of two that begin together the longer one.
 */
export function cutText(text: string, paragraphs: readonly Span[], marks: readonly MarkedSpan[]): TextPiece[][] {
  const sorted = [...marks].sort((a, b) => a.start - b.start || b.end - a.end);
  let next = 0;
  return paragraphs.map(({ start, end }) => {
    const pieces: TextPiece[] = [];
    let at = start;
    const take = (until: number, mark: MarkedSpan | null) => {
      if (until > at) {
        const { entity = null, type = null } = mark ?? {};
        pieces.push({ text: text.slice(at, until), entity, type, start: at });
      }
      at = Math.max(at, until);
    };
    for (let mark = sorted[next]; mark && mark.start < end; mark = sorted[++next]) {
      if (mark.start < at || mark.end > end) continue;
      take(mark.start, null);
      take(mark.end, mark);
    }
    take(end, null);
    return pieces;
  });
}

/** The sentence in three parts; words that reach beyond it are cut at its borders. */
export function presentSentence(source: SourceSentence, document: DocumentSummary): SentenceView {
  const { sentence, sentenceStart, start, end, rule } = source;
  const within = (offset: number) => Math.min(Math.max(offset - sentenceStart, 0), sentence.length);
  return {
    document,
    before: sentence.slice(0, within(start)),
    words: sentence.slice(within(start), within(end)),
    after: sentence.slice(within(end)),
    start,
    end,
    rule,
  };
}

/** Sentences with their documents; those of one that has gone in the meantime are left out. */
export async function presentSources(store: GraphStore, sources: readonly SourceSentence[]): Promise<SentenceView[]> {
  const documents = await readSummaries(
    store,
    sources.map(({ document }) => document),
  );
  return sources.flatMap((source) => {
    const document = documents.get(source.document);
    return document ? [presentSentence(source, document)] : [];
  });
}

export async function readSummaries(
  store: GraphStore,
  ids: readonly DocumentId[],
): Promise<ReadonlyMap<DocumentId, DocumentSummary>> {
  const rows = await ask(store, 'documents-by-id', { ids: [...new Set(ids)] });
  return new Map(rows.map((row) => [row.id, presentDocument(row)]));
}
