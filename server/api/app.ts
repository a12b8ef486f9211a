// The server without a port: guards, then the routes of `routes/`, then the page, then one place for what went wrong.
import { createHash, randomUUID } from 'node:crypto';
import compression from 'compression';
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import type { LimitsView } from '#model/view';
import type { ApiContext } from './context.ts';
import { Moved, presentProblem, RefusedRequest } from './errors.ts';
import { requireHost, requireSameOrigin, securityHeaders, shedLoad } from './guard.ts';
import { defaultLimits } from './limits.ts';
import { servePage } from './page.ts';
import { Prepared } from './prepared.ts';
import { momentOf, type Route } from './route.ts';
import { createRoutes } from './routes/index.ts';
import { checkBody, parseRequest } from './validate.ts';

export function createApp(context: ApiContext): Express {
  const limits: LimitsView = { ...defaultLimits, ...context.limits };
  const app = express();
  app.disable('x-powered-by');
  app.enable('case sensitive routing');
  // Answers that may be kept have a tag of their own, see `isKnown`.
  app.disable('etag');
  app.use(giveRequestId, securityHeaders, requireHost(context.hosts), compression());
  app.use('/api', createApi(context, limits));
  if (context.page) app.use(servePage(context.page));
  else app.use(nothingHere);
  app.use(answerProblem(context));
  return app;
}

function createApi(context: ApiContext, limits: LimitsView): express.Router {
  const api = express.Router({ caseSensitive: true });
  const routes = createRoutes(limits);
  const busy = shedLoad(context.eventLoopDelay);
  const build = randomUUID();
  api.use(requireSameOrigin);
  for (const route of routes) {
    const path = route.path.slice('/api'.length);
    const body = route.body ? [readJson(limits.bodyBytes)] : [];
    api[route.method](path, ...(route.always ? [] : [busy]), ...body, answer(route, context, build));
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    const allowed = routes.filter((route) => route.path === path).map((route) => route.method.toUpperCase());
    api.all(path.slice('/api'.length), refuseMethod(allowed));
  }
  api.use(nothingHere);
  return api;
}

const giveRequestId: RequestHandler = (_request, response, next) => {
  const requestId = randomUUID();
  response.locals.requestId = requestId;
  response.setHeader('x-request-id', requestId);
  next();
};

function readJson(limit: number): RequestHandler {
  const parse = express.json({ limit, type: 'application/json' });
  return (request, response, next) => {
    if (!request.is('application/json')) {
      throw new RefusedRequest('unsupported-media-type', 'Send the body as UTF-8 with content-type application/json.');
    }
    parse(request, response, next);
  };
}

function answer(route: Route, context: ApiContext, build: string): RequestHandler {
  return async (request, response) => {
    const params = parseRequest(route.params, { ...request.params }, 'address');
    const query = parseRequest(route.query, { ...request.query }, 'query');
    if (route.body) checkBody(request.body);
    const body = route.body ? parseRequest(route.body, request.body, 'body') : undefined;
    response.setHeader('cache-control', route.cached ? 'no-cache' : 'no-store');
    if (route.cached && (await isKnown(request, response, context, build))) return;
    const asked = { params, query, body, signal: untilGone(response) } as Parameters<Route['handle']>[0];
    try {
      const view = await handle(route, asked, context);
      if (!response.destroyed) send(request, response, view);
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
      redirect(request, response, route, error);
    }
  };
}

/** About another moment a route asks another store, and writes nothing there. */
function handle(route: Route, asked: Parameters<Route['handle']>[0], context: ApiContext): Promise<unknown> {
  const moment = route.timed ? momentOf(asked.query) : null;
  if (moment === null) return route.handle(asked, context);
  if (!context.times) throw new RefusedRequest('bad-argument', 'This server answers about now alone.');
  return context.times.at(
    moment,
    ({ store, insight }) => route.handle(asked, { ...context, store, insight, writer: null }),
    asked.signal,
  );
}

function send(request: Request, response: Response, view: unknown): void {
  if (!(view instanceof Prepared)) {
    response.json(view);
    return;
  }
  response.type('application/json').vary('accept-encoding');
  const isZipped = request.acceptsEncodings('gzip') === 'gzip';
  if (isZipped) response.setHeader('content-encoding', 'gzip');
  response.send(isZipped ? view.zipped : view.json);
}

/** The ids of what was merged lead on for good, and yet a merge may be withdrawn: the client asks again each time. */
function redirect(request: Request, response: Response, { path }: Route, { params }: Moved): void {
  const place = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const [, query] = request.originalUrl.split('?');
  response.removeHeader('etag');
  response.setHeader('cache-control', 'no-store');
  response.redirect(308, query === undefined ? place : `${place}?${query}`);
}

/**
 * Whether the client has this very answer; if so, it has been told.
 *
 * The tag is that of the revision before the questions are asked: an update in between makes the tag too old, which
 * costs one more request, and never too new.
 */
async function isKnown(request: Request, response: Response, context: ApiContext, build: string): Promise<boolean> {
  const revision = await context.store.revision();
  const tag = createHash('sha256')
    .update(JSON.stringify([build, revision, request.originalUrl]))
    .digest('base64url');
  response.setHeader('etag', `W/"${tag.slice(0, 22)}"`);
  if (!request.fresh) return false;
  response.status(304).end();
  return true;
}

function untilGone(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

function refuseMethod(allowed: readonly string[]): RequestHandler {
  const allow = [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : [])].join(', ');
  return (request) => {
    const headers = { allow };
    throw new RefusedRequest('method-not-allowed', `${request.method} does not work here; ${allow} does.`, { headers });
  };
}

const nothingHere: RequestHandler = () => {
  throw new RefusedRequest('not-found', 'There is nothing at this address. GET /api/openapi.json lists what there is.');
};

function answerProblem(context: ApiContext): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const requestId = String(response.locals.requestId);
    const { view, headers } = presentProblem(error, requestId);
    if (response.destroyed) return;
    if (view.status >= 500) {
      context.log({ level: 'error', message: `${request.method} ${request.path}: ${view.code}`, requestId, error });
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.removeHeader('etag');
    response.status(view.status).set(headers).set('cache-control', 'no-store');
    response.type('application/problem+json').send(JSON.stringify(view));
  };
}
