// Every refusal and failure as application/problem+json (RFC 9457), from one table: code → status.
import { STATUS_CODES } from 'node:http';
import { type ErrorCode, exitCodes, MachError } from '#model/errors';
import type { ProblemView } from '#model/view';

/** Codes that only a request can have; the others are those of `#model/errors`. */
type RequestCode =
  | 'body-too-big'
  | 'host-refused'
  | 'method-not-allowed'
  | 'origin-refused'
  | 'overloaded'
  | 'read-only'
  | 'unsupported-media-type';

export type ProblemCode = ErrorCode | RequestCode;

const statuses: Readonly<Record<ProblemCode, number>> = {
  'bad-argument': 400,
  'bad-input': 422,
  'not-found': 404,
  'unknown-language': 422,
  'query-refused': 403,
  'query-failed': 422,
  'query-too-big': 422,
  // The client closed the request; nobody reads this.
  'query-stopped': 499,
  'store-unreachable': 503,
  'store-locked': 503,
  'store-damaged': 503,
  'store-full': 507,
  'bad-configuration': 500,
  internal: 500,
  'body-too-big': 413,
  'host-refused': 403,
  'method-not-allowed': 405,
  'origin-refused': 403,
  overloaded: 503,
  'read-only': 403,
  'unsupported-media-type': 415,
};

/** What is said of a failure whose own words are for the log alone. */
const quiet: Partial<Record<ProblemCode, string>> = {
  'store-unreachable': 'The database does not answer. Try again in a moment.',
  'store-locked': 'The database is in use by another process. Try again when that one has ended.',
  'store-damaged': 'The database can not be read. Whoever runs this server finds the reason in its log.',
  'store-full':
    'There is no room left for the database: nothing of this was written, and all that was there before is there. ' +
    'Whoever runs this server finds more in its log.',
  'bad-configuration': 'This server is not set up for that. Whoever runs it finds the reason in its log.',
  internal: 'Something went wrong inside. Whoever runs this server finds it in the log by the request id.',
};

/** A request that is refused: the code decides the status, the message tells the reader what to change. */
export class RefusedRequest extends Error {
  readonly code: ProblemCode;
  readonly fields: Readonly<Record<string, string>> | null;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ProblemCode,
    message: string,
    also: { fields?: Readonly<Record<string, string>>; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.name = 'RefusedRequest';
    this.code = code;
    this.fields = also.fields ?? null;
    this.headers = also.headers ?? {};
  }
}

/** What was asked for goes by other parameters now: the answer is a redirect to the same route with these. */
export class Moved extends Error {
  readonly params: Readonly<Record<string, string>>;

  constructor(params: Readonly<Record<string, string>>) {
    super(`Moved to ${Object.values(params).join('/')}.`);
    this.name = 'Moved';
    this.params = params;
  }
}

/** An error of a query that this server wrote itself: the reader can not mend it, so it is one of ours. */
export function asInternal(error: unknown, doing: string): unknown {
  if (!(error instanceof MachError) || !error.code.startsWith('query-')) return error;
  return new MachError('internal', `${doing}: ${error.message}`, { cause: error });
}

export interface Problem {
  readonly view: ProblemView;
  readonly headers: Readonly<Record<string, string>>;
}

/** The error as the reader gets it. Unknown errors say nothing of themselves. */
export function presentProblem(error: unknown, requestId: string): Problem {
  const { code, detail, fields, headers } = readError(error);
  const status = statuses[code];
  const view: ProblemView = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: quiet[code] ?? detail,
    code,
    requestId,
    ...(fields ? { fields } : {}),
  };
  return { view, headers: status === 503 ? { 'retry-after': '5', ...headers } : headers };
}

interface Reading {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly fields: Readonly<Record<string, string>> | null;
  readonly headers: Readonly<Record<string, string>>;
}

function readError(error: unknown): Reading {
  if (error instanceof RefusedRequest) {
    return { code: error.code, detail: error.message, fields: error.fields, headers: error.headers };
  }
  const plain = { fields: null, headers: {} };
  if (error instanceof MachError && Object.hasOwn(exitCodes, error.code)) {
    return { ...plain, code: error.code, detail: error.message };
  }
  const refused = refusedByExpress(error);
  return refused ? { ...plain, ...refused } : { ...plain, code: 'internal', detail: '' };
}

/** Express and its body parser throw errors that carry a status; theirs are the only 4xx that are not ours. */
function refusedByExpress(error: unknown): { code: ProblemCode; detail: string } | null {
  const status = error instanceof Error && 'status' in error ? error.status : null;
  if (status === 413) return { code: 'body-too-big', detail: 'The body is bigger than this server takes.' };
  if (status === 415) {
    return { code: 'unsupported-media-type', detail: 'Send the body as UTF-8 with content-type application/json.' };
  }
  if (typeof status !== 'number' || status < 400 || status > 499) return null;
  const isBody = error instanceof Error && 'type' in error && error.type === 'entity.parse.failed';
  return {
    code: 'bad-argument',
    detail: isBody ? 'The body is not valid JSON.' : 'The address or the body of the request can not be read.',
  };
}
