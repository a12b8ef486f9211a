// Who may ask at all: the right host, the same origin for what is not a plain read, and a server with time to answer.
import type { Server } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { RefusedRequest } from './errors.ts';

/** The page loads everything from its own origin and runs nothing that stands inline. */
export const securityHeaders: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      'font-src': ["'self'"],
      'connect-src': ["'self'"],
      'worker-src': ["'self'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
    },
  },
  // Plain HTTP on the own machine or network; whoever puts TLS in front adds HSTS there.
  strictTransportSecurity: false,
  xFrameOptions: { action: 'deny' },
});

/** Refuses a Host that is not ours: a page elsewhere can point its own name at 127.0.0.1 (DNS rebinding). */
export function requireHost(hosts: readonly string[] | null): RequestHandler {
  return (request, _response, next) => {
    const host = request.hostname?.toLowerCase() ?? '';
    if (hosts && !hosts.includes(host)) {
      throw new RefusedRequest('host-refused', `This server answers to ${hosts.join(', ')} only.`);
    }
    next();
  };
}

/** Refuses what another site's page sends: a browser always tells the origin of such a request. */
export const requireSameOrigin: RequestHandler = (request, _response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const isForeign = (origin !== undefined && hostOf(origin) !== host) || site === 'cross-site' || site === 'same-site';
  if (isForeign) throw new RefusedRequest('origin-refused', 'Only the page of this server may send this.');
  next();
};

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

export interface EventLoop {
  /** Mean delay of late, in milliseconds. */
  delay(): number;
  stop(): void;
}

/** A watch on how late the event loop runs, over windows of half a second. */
export function watchEventLoop(): EventLoop {
  const histogram = monitorEventLoopDelay({ resolution: 10 });
  histogram.enable();
  let last = 0;
  const timer = setInterval(() => {
    last = Number.isNaN(histogram.mean) ? 0 : histogram.mean / 1e6;
    histogram.reset();
  }, 500).unref();
  return {
    delay: () => last,
    stop() {
      clearInterval(timer);
      histogram.disable();
    },
  };
}

/** Above this mean delay a new request would only make the others wait longer. */
const tooLate = 250;

/** Sends newcomers away for a moment while the event loop runs late. */
export function shedLoad(delay: (() => number) | undefined): RequestHandler {
  return (_request, _response, next) => {
    if (delay && delay() > tooLate) {
      const headers = { 'retry-after': '2' };
      throw new RefusedRequest('overloaded', 'Too much is asked at this moment. Try again in two seconds.', {
        headers,
      });
    }
    next();
  };
}

/** Ends connections that send too slowly or not at all; Node's own bounds are minutes. */
export function setTimeouts(server: Server): void {
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.keepAliveTimeout = 10_000;
  server.setTimeout(120_000);
}
