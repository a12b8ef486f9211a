// The addresses of the page: what is open is in the path, so that back, forward and sharing work by themselves.
import type { Span } from '#model/document';
import type { DocumentId, EntityId } from '#model/ids';
import { isLabel, isRelationshipType, type Label, labels, ontology, type RelationshipType } from '#model/ontology';

export const reviewParts = ['doubtful', 'conflicts', 'made'] as const;
export type ReviewPart = (typeof reviewParts)[number];

/** What a way between two may not pass, and what must be said of each of its steps. */
export interface PathConditions {
  readonly hub: number | null;
  readonly sources: number;
  readonly until: string | null;
  readonly without: readonly EntityId[];
  readonly withoutLabels: readonly Label[];
  /** Empty for all. */
  readonly types: readonly RelationshipType[];
}

export const anyWay: PathConditions = {
  hub: null,
  sources: 1,
  until: null,
  without: [],
  withoutLabels: [],
  types: [],
};

export type Place =
  | { readonly kind: 'stage' }
  | { readonly kind: 'entity'; readonly id: EntityId }
  | { readonly kind: 'document'; readonly id: DocumentId; readonly at: Span | null }
  | { readonly kind: 'documents' }
  | { readonly kind: 'bring' }
  | { readonly kind: 'review'; readonly part: ReviewPart }
  | { readonly kind: 'query'; readonly text: string | null }
  | { readonly kind: 'table' }
  | { readonly kind: 'share' }
  | { readonly kind: 'view'; readonly id: string }
  | {
      readonly kind: 'paths';
      readonly from: EntityId | null;
      readonly to: EntityId | null;
      readonly but: PathConditions;
    };

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
    case 'table':
    case 'share':
      return `/${place.kind}`;
    case 'query':
      return place.text ? `/query?${new URLSearchParams({ ask: place.text })}` : '/query';
    case 'view':
      return `/views/${encodeURIComponent(place.id)}`;
    case 'review':
      return place.part === 'doubtful' ? '/review' : `/review/${place.part}`;
    case 'paths': {
      const search = new URLSearchParams();
      const { hub, sources, until, without, withoutLabels, types } = place.but;
      const set = (name: string, value: string | number | null) => value && search.set(name, String(value));
      set('from', place.from);
      set('to', place.to);
      set('hub', hub);
      set('least', sources > 1 ? sources : null);
      set('by', until);
      set('avoid', without.join(','));
      set('not', withoutLabels.join(','));
      set('via', types.join(','));
      return search.size > 0 ? `/paths?${search}` : '/paths';
    }
  }
}

/** The place at a path and query string, or null where there is none. */
export function readPlace(path: string, search: string): Place | null {
  const parts = path.split('/').filter(Boolean).map(decode);
  const [first, ...rest] = parts;
  if (first === undefined) return { kind: 'stage' };
  if ((first === 'bring' || first === 'table' || first === 'share') && rest.length === 0) return { kind: first };
  if (first === 'query' && rest.length === 0) return { kind: 'query', text: new URLSearchParams(search).get('ask') };
  if (first === 'views' && rest.length === 1) return { kind: 'view', id: rest[0] ?? '' };
  if (first === 'review' && rest.length < 2) {
    const part = reviewParts.find((one) => one === (rest[0] ?? 'doubtful'));
    return part ? { kind: 'review', part } : null;
  }
  if (first === 'paths' && rest.length === 0) return readPaths(new URLSearchParams(search));
  if (first === 'documents' && rest.length === 0) return { kind: 'documents' };
  if (first === 'documents') {
    const at = readSpan(new URLSearchParams(search).get('at') ?? '');
    return { kind: 'document', id: rest.join('/') as DocumentId, at };
  }
  if (slugs.has(first) && rest.length > 0) return { kind: 'entity', id: `${first}/${rest.join('/')}` as EntityId };
  return null;
}

function readPaths(search: URLSearchParams): Place {
  const list = (name: string) => (search.get(name) ?? '').split(',').filter(Boolean);
  const number = (name: string) => Number(/^\d{1,4}$/.exec(search.get(name) ?? '')?.[0] ?? 0);
  return {
    kind: 'paths',
    from: search.get('from') as EntityId | null,
    to: search.get('to') as EntityId | null,
    but: {
      hub: number('hub') || null,
      sources: Math.max(1, number('least')),
      until: /^\d{4}(-\d{2}){0,2}$/.exec(search.get('by') ?? '')?.[0] ?? null,
      without: list('avoid') as EntityId[],
      withoutLabels: list('not').filter(isLabel),
      types: list('via').filter(isRelationshipType),
    },
  };
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
