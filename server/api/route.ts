// A route as a record: what it takes, what it answers and how. The app, the OpenAPI document and the tests read the
// same records, so a new route is one file and one line in `routes/index.ts`.
import type { z } from 'zod';
import type { Moment } from '#model/moment';
import type { LimitsView } from '#model/view';
import type { ApiContext } from './context.ts';
import type { Prepared } from './prepared.ts';
import { isoDate } from './validate.ts';

interface Asked<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Aborted when the client goes away before it has its answer. */
  readonly signal: AbortSignal;
}

export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** As Express writes it: `/api/documents/:id`. */
  readonly path: string;
  readonly summary: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodType | null;
  readonly answer: z.ZodType;
  /** True where the answer depends on the graph and the address alone, so that its revision can stand for it. */
  readonly cached: boolean;
  /** True where it can be asked about another moment, with `asOf` and `knownOn`; its handler needs not know. */
  readonly timed: boolean;
  /** True where it must answer even when the server has too much to do. */
  readonly always: boolean;
  readonly handle: (asked: Asked<never, never, never>, context: ApiContext) => Promise<unknown>;
}

/** Routes are made for the limits of a server, since their schemas name them. */
export type MakeRoute = (limits: LimitsView) => Route;

interface RouteOf<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType, Answer>
  extends Omit<Route, 'params' | 'query' | 'body' | 'answer' | 'handle' | 'cached' | 'timed' | 'always'> {
  readonly params: Params;
  readonly query: Query;
  readonly body?: Body;
  readonly answer: z.ZodType<Answer>;
  readonly cached?: boolean;
  readonly timed?: boolean;
  readonly always?: boolean;
  readonly handle: (
    asked: Asked<z.output<Params>, z.output<Query>, z.output<Body>>,
    context: ApiContext,
  ) => Promise<Answer | Prepared<Answer>>;
}

/** The record, checked: what the handler gets and gives is what its schemas say. */
export function defineRoute<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Answer,
  Body extends z.ZodType = z.ZodNever,
>(route: RouteOf<Params, Query, Body, Answer>): Route {
  const query = route.timed ? route.query.extend(momentQuery) : route.query;
  return { cached: false, timed: false, always: false, ...route, query, body: route.body ?? null };
}

const momentQuery = {
  asOf: isoDate.optional().meta({ description: 'Only relationships that hold on that day, by what the texts say.' }),
  knownOn: isoDate.optional().meta({ description: 'Only what documents say that were published by that day.' }),
};

/** The moment that a request is about, or null for now. */
export function momentOf(query: unknown): Moment | null {
  const { asOf, knownOn } = query as { readonly asOf?: string; readonly knownOn?: string };
  return asOf === undefined && knownOn === undefined ? null : { asOf: asOf ?? null, knownOn: knownOn ?? null };
}
