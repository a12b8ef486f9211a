// One way to ask the server: JSON in, JSON out, and every failure as an `ApiProblem` that a reader can be shown.
import type { ProblemView } from '#model/view';
import { momentFor } from './moment.ts';

/** What went wrong with a request. `offline` where the server was not reached at all. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly requestId: string | null;
  readonly fields: Readonly<Record<string, string>>;
  /** Milliseconds after which the server wants to be asked again, or null where it does not say. */
  readonly retryAfter: number | null;

  constructor(
    problem: Pick<ProblemView, 'code' | 'status' | 'detail'> & Partial<ProblemView>,
    { retryAfter = null, ...options }: ErrorOptions & { readonly retryAfter?: number | null } = {},
  ) {
    super(problem.detail, options);
    this.retryAfter = retryAfter;
    this.name = 'ApiProblem';
    this.code = problem.code;
    this.status = problem.status;
    this.requestId = problem.requestId ?? null;
    this.fields = problem.fields ?? {};
  }
}

export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>;

export function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue;
    if (Array.isArray(value) && value.length === 0) continue;
    search.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

export async function readJson<View>(path: string, query: Query = {}, signal?: AbortSignal): Promise<View> {
  return send<View>(addressOf(path, { ...query, ...momentFor(path) }), { ...(signal ? { signal } : {}) });
}

export async function sendJson<View>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<View> {
  // What is written is written now; a question that is sent is about the moment of the page.
  return send<View>(
    method === 'POST' && (path === '/api/cypher' || path === '/api/graph/part')
      ? addressOf(path, momentFor(path))
      : path,
    {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json; charset=utf-8' } }),
      ...(signal ? { signal } : {}),
    },
  );
}

/** So often a server that has too much to do is asked again, each time after as long as it says. */
const mostTries = 3;
/** Milliseconds to wait where it does not say. */
const usualPause = 2_000;

/** A request that is sent away for now was not looked at: it can be sent again, whatever it asks for. */
async function send<View>(address: string, init: RequestInit): Promise<View> {
  for (let tries = 1; ; tries++) {
    try {
      return await sendOnce<View>(address, init);
    } catch (error) {
      if (!(error instanceof ApiProblem && error.code === 'overloaded') || tries === mostTries) throw error;
      await pause(error.retryAfter ?? usualPause, init.signal);
    }
  }
}

/** Errors: the reason of the signal, as soon as it is given. */
function pause(milliseconds: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}

async function sendOnce<View>(address: string, init: RequestInit): Promise<View> {
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem({ code: 'offline', status: 0, detail: 'The server was not reached.' }, { cause: error });
  }
  if (response.ok) return (await response.json()) as View;
  throw await readProblem(response);
}

async function readProblem(response: Response): Promise<ApiProblem> {
  try {
    const view = (await response.json()) as ProblemView;
    const seconds = Number(response.headers.get('retry-after') || Number.NaN);
    if (typeof view.code === 'string' && typeof view.detail === 'string')
      return new ApiProblem(view, { retryAfter: seconds >= 0 ? 1_000 * seconds : null });
  } catch {
    // Something between here and the server answered in its own words; the status is all there is.
  }
  return new ApiProblem({ code: 'internal', status: response.status, detail: response.statusText });
}
