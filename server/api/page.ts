// The built page: its files with the right cache headers, and its one HTML file for every address that is a view.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Router } from 'express';
import { RefusedRequest } from './errors.ts';

const notBuilt =
  'The page is not built yet. Run `npm run build` in the folder of Mạch, then load this address again.\n';

export function servePage(folder: string): Router {
  const router = express.Router();
  const index = join(folder, 'index.html');
  router.use(
    express.static(folder, {
      index: false,
      redirect: false,
      setHeaders(response, path) {
        // Vite puts a hash of the content into the names under assets/.
        const forever = path.startsWith(join(folder, 'assets'));
        response.setHeader('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
  router.get('/{*view}', (request, response, next) => {
    // A view may end like a file (`/document/a.txt`); a browser that goes there asks for HTML by name.
    const isFile = /\.[^/.]*$/.test(request.path) && !request.headers.accept?.includes('text/html');
    if (isFile || request.path.startsWith('/assets/')) return next();
    if (!existsSync(index)) {
      response.status(503).type('text/plain').set('cache-control', 'no-store').send(notBuilt);
      return;
    }
    response.set('cache-control', 'no-cache').sendFile(index, { cacheControl: false });
  });
  router.use((request) => {
    throw new RefusedRequest('not-found', `There is nothing at ${request.path}.`);
  });
  return router;
}
