// The questions of the views to the server, with what they are kept under. The graph changes seldom; answers stay fresh
// for a while, and the server tells by its etag whether anything is new.
import { hashKey, keepPreviousData, QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { DocumentId, EntityId, RelationshipId } from '#model/ids';
import { momentOfPage } from '../api/moment.ts';
import { ApiProblem } from '../api/request.ts';
import {
  findPaths,
  type PathQuestion,
  readConflicts,
  readDay,
  readDocument,
  readDocuments,
  readDoubtful,
  readEntity,
  readEvidence,
  readExplanation,
  readHealth,
  readHistory,
  readJudgements,
  readLimits,
  readVersion,
  readVersions,
  searchNames,
} from '../api/routes.ts';
import { readGround } from '../state/ground.ts';

/** Nodes that can be told apart on the screen at once; of a graph that has more, the stage begins with a map. */
const overviewNodes = matchMedia('(max-width: 760px)').matches ? 160 : 500;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The server may well be on this machine: whether there is a network is no reason not to ask it.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        // Answers of one moment are none of another.
        queryKeyHashFn: (key) => hashKey([...key, momentOfPage()]),
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (count, error) =>
          count < 2 && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500),
      },
    },
  });
}

export const useGraphQuery = () =>
  useQuery({
    queryKey: ['graph'],
    queryFn: ({ signal }) => readGround(overviewNodes, signal),
    // That of another moment stays until the one that is asked for has come.
    placeholderData: keepPreviousData,
  });

/** Asked again and again for as long as the server is starting. */
export const useHealthQuery = () =>
  useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => readHealth(signal),
    refetchInterval: ({ state }) => (state.data?.status === 'starting' ? 1_000 : false),
  });

export const useLimitsQuery = () =>
  useQuery({ queryKey: ['limits'], queryFn: ({ signal }) => readLimits(signal), staleTime: Number.POSITIVE_INFINITY });

export const useExplanationQuery = (id: EntityId) =>
  useQuery({ queryKey: ['explanation', id], queryFn: ({ signal }) => readExplanation(id, signal) });

export const useHistoryQuery = (about: DocumentId | EntityId) =>
  useQuery({ queryKey: ['history', about], queryFn: ({ signal }) => readHistory(about, signal) });

export const useVersionsQuery = (id: DocumentId) =>
  useQuery({ queryKey: ['versions', id], queryFn: ({ signal }) => readVersions(id, signal) });

export const useVersionQuery = (id: DocumentId, number: number) =>
  useQuery({ queryKey: ['versions', id, number], queryFn: ({ signal }) => readVersion(id, number, signal) });

export const useDoubtfulQuery = () =>
  useQuery({ queryKey: ['doubtful'], queryFn: ({ signal }) => readDoubtful(signal) });

export const useConflictsQuery = () =>
  useQuery({ queryKey: ['conflicts'], queryFn: ({ signal }) => readConflicts(signal) });

export const useJudgementsQuery = () =>
  useQuery({ queryKey: ['judgements'], queryFn: ({ signal }) => readJudgements(signal) });

export const useEntityQuery = (id: EntityId) =>
  useQuery({ queryKey: ['entity', id], queryFn: ({ signal }) => readEntity(id, signal) });

export const useEvidenceQuery = (id: RelationshipId, isWanted: boolean) =>
  useInfiniteQuery({
    queryKey: ['evidence', id],
    queryFn: ({ pageParam, signal }) => readEvidence(id, signal, pageParam),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
    enabled: isWanted,
  });

export const useDayQuery = (id: EntityId) =>
  useInfiniteQuery({
    queryKey: ['day', id],
    queryFn: ({ pageParam, signal }) => readDay(id, signal, pageParam),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
  });

export const useDocumentQuery = (id: DocumentId) =>
  useQuery({ queryKey: ['document', id], queryFn: ({ signal }) => readDocument(id, signal) });

export const useDocumentsQuery = () =>
  useInfiniteQuery({
    queryKey: ['documents'],
    queryFn: ({ pageParam, signal }) => readDocuments(pageParam, signal),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
  });

export const useSearchQuery = (words: string) =>
  useQuery({
    queryKey: ['search', words],
    queryFn: ({ signal }) => searchNames(words, 8, signal),
    enabled: words.trim() !== '',
    placeholderData: keepPreviousData,
  });

export const usePathsQuery = (question: PathQuestion | null) =>
  useQuery({
    queryKey: ['paths', question],
    queryFn: ({ signal }) => (question ? findPaths(question, signal) : null),
    enabled: question !== null,
  });
