// The addresses of the page: what is open is in the path, so that back, forward and sharing work by themselves.
import type { Span } from '#model/document';
import type { DocumentId, EntityId } from '#model/ids';
import { labels, ontology } from '#model/ontology';

export const reviewParts = ['doubtful', 'conflicts', 'made'] as const;
export type ReviewPart = (typeof reviewParts)[number];

export type Place =
  | { readonly kind: 'stage' }
  | { readonly kind: 'entity'; readonly id: EntityId }
  | { readonly kind: 'document'; readonly id: DocumentId; readonly at: Span | null }
  | { readonly kind: 'documents' }
  | { readonly kind: 'bring' }
  | { readonly kind: 'review'; readonly part: ReviewPart }
  | { readonly kind: 'query' }
  | { readonly kind: 'table' }
  | { readonly kind: 'paths'; readonly from: EntityId | null; readonly to: EntityId | null };

const slugs = new Set<string>(labels.map((label) => ontology.labels[label].slug));

export function pathOf(place: Place): string {
  switch (place.kind) {
    case 'stage':
      return '/';
    case 'entity':
      return `/${place.id.split('/').map(encodeURIComponent).join('/')}`;
    case 'document':
      return `/documents/${encodeURIComponent(place.id)}${place.at ? `?at=${place.at.start}-${place.at.end}` : ''}`;
    case 'documents':
      return '/documents';
    case 'bring':
    case 'query':
    case 'table':
      return `/${place.kind}`;
    case 'review':
      return place.part === 'doubtful' ? '/review' : `/review/${place.part}`;
    case 'paths': {
      const ends = new URLSearchParams();
      if (place.from) ends.set('from', place.from);
      if (place.to) ends.set('to', place.to);
      return ends.size > 0 ? `/paths?${ends}` : '/paths';
    }
  }
}

/** The place at a path and query string, or null where there is none. */
export function readPlace(path: string, search: string): Place | null {
  const parts = path.split('/').filter(Boolean).map(decode);
  const [first, ...rest] = parts;
  if (first === undefined) return { kind: 'stage' };
  if ((first === 'bring' || first === 'query' || first === 'table') && rest.length === 0) return { kind: first };
  if (first === 'review' && rest.length < 2) {
    const part = reviewParts.find((one) => one === (rest[0] ?? 'doubtful'));
    return part ? { kind: 'review', part } : null;
  }
  if (first === 'paths' && rest.length === 0) {
    const ends = new URLSearchParams(search);
    return { kind: 'paths', from: ends.get('from') as EntityId | null, to: ends.get('to') as EntityId | null };
  }
  if (first === 'documents' && rest.length === 0) return { kind: 'documents' };
  if (first === 'documents') {
    const at = readSpan(new URLSearchParams(search).get('at') ?? '');
    return { kind: 'document', id: rest.join('/') as DocumentId, at };
  }
  if (slugs.has(first) && rest.length > 0) return { kind: 'entity', id: `${first}/${rest.join('/')}` as EntityId };
  return null;
}

/** `12-80` as a span, or null for anything else. */
function readSpan(text: string): Span | null {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(text) ?? [];
  return start && end && Number(start) < Number(end) ? { start: Number(start), end: Number(end) } : null;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
