// One way to ask the server: JSON in, JSON out, and every failure as an `ApiProblem` that a reader can be shown.
import type { ProblemView } from '#model/view';
import { momentFor } from './moment.ts';

/** What went wrong with a request. `offline` where the server was not reached at all. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly requestId: string | null;
  readonly fields: Readonly<Record<string, string>>;

  constructor(problem: Pick<ProblemView, 'code' | 'status' | 'detail'> & Partial<ProblemView>, options?: ErrorOptions) {
    super(problem.detail, options);
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

async function send<View>(address: string, init: RequestInit): Promise<View> {
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
    if (typeof view.code === 'string' && typeof view.detail === 'string') return new ApiProblem(view);
  } catch {
    // Something between here and the server answered in its own words; the status is all there is.
  }
  return new ApiProblem({ code: 'internal', status: response.status, detail: response.statusText });
}
