// What the API is handed from outside: the store, the functions that write, the log, and how it is reached.
// `server/context.ts` and `server/main.ts` fill it in; tests fill in what they need.
import type { GraphStore } from '#graph/store';
import type { Edges } from '#layout/adjacency';
import type { GraphMap } from '#layout/map';
import type { DocumentResult, GraphDifference } from '#model/change';
import type { DocumentId, EntityId } from '#model/ids';
import type { Insight } from '#model/insight';
import type { Judgement, JudgementRequest } from '#model/judgement';
import type { LanguageCode } from '#model/language';
import type { Moment } from '#model/moment';
import type { LimitsView } from '#model/view';

/** A text that somebody pasted or dropped. Without an id it gets one that is made from its url or its content. */
export interface PastedDocument {
  /** Where the text is the content of a file: its name, by whose ending it is read and which is the document's id. */
  readonly file: string | null;
  readonly id: DocumentId | null;
  readonly title: string | null;
  readonly date: string | null;
  readonly language: LanguageCode | null;
  readonly url: string | null;
  readonly text: string;
}

export interface WriteOutcome {
  readonly documents: readonly DocumentResult[];
  readonly difference: GraphDifference;
}

export interface JudgeOutcome {
  readonly judgement: Judgement;
  readonly difference: GraphDifference;
}

/** The stages that write, handed in because the API knows none of them. `dryRun` leaves the store as it is. */
export interface Writer {
  ingest(documents: readonly PastedDocument[], options: WriteOptions): Promise<WriteOutcome>;
  /** A document that is not there is left out of `documents`. */
  remove(documents: readonly DocumentId[], options: WriteOptions): Promise<WriteOutcome>;
  judge(request: JudgementRequest, options: WriteOptions): Promise<JudgeOutcome>;
  /** Null where there is no judgement of that id. */
  withdraw(judgement: string, options: WriteOptions): Promise<JudgeOutcome | null>;
}

interface WriteOptions {
  readonly dryRun: boolean;
  /** Aborted when the client goes away; what is written by then stays whole. */
  readonly signal: AbortSignal;
}

export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly requestId?: string;
  /** The error itself, with its trace and causes. */
  readonly error?: unknown;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

export interface MapKeeper {
  /** Where things stand, as far as that is kept. */
  places(): Promise<ReadonlyMap<EntityId, Place>>;
  /** The map of these nodes: those whose place is kept stand there. Places are in whole numbers. */
  make(ids: readonly EntityId[], edges: Edges): Promise<{ readonly map: GraphMap; readonly isNew: boolean }>;
  /** Keeps these places beside those that are kept, or with `isAll` instead of them. */
  keep(places: ReadonlyMap<EntityId, Place>, isAll: boolean): Promise<void>;
}

/** The graph at other moments, made and kept elsewhere. */
export interface Times {
  at<T>(
    moment: Moment,
    use: (view: { readonly store: GraphStore; readonly insight: Insight }) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T>;
}

export interface ApiContext {
  readonly store: GraphStore;
  /** Null where this server only reads. */
  readonly writer: Writer | null;
  /** Answers questions about identity and agreement. */
  readonly insight: Insight;
  /** Null where this server answers about now alone. */
  readonly times?: Times | null;
  /** Makes the map and keeps it. */
  readonly map: MapKeeper;
  readonly log: (entry: LogEntry) => void;
  /** Folder of the built page (`dist/web`), or null to serve the API alone. */
  readonly page: string | null;
  /**
   * Names by which the server may be addressed, without port, against DNS rebinding; null accepts any.
   * A server on a loopback address takes `loopbackHosts`.
   */
  readonly hosts: readonly string[] | null;
  readonly limits?: Partial<LimitsView>;
  /** True while the sample documents are being loaded; the page answers already. */
  readonly isStarting?: () => boolean;
  /** How late the event loop runs, in milliseconds (`watchEventLoop` in `./guard.ts`); above 250 newcomers get a 503. */
  readonly eventLoopDelay?: () => number;
  /** Words before a name that search passes over, such as `đồng chí` or `Mr`, in any spelling. */
  readonly titles?: readonly string[];
}

export const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'] as const;
