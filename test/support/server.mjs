/** A plain web server for end-to-end tests: files of one folder, pages of the test, and whatever else a test wants. */
import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {extname, join} from 'node:path';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/**
 * @param {object} options
 * @param {string} options.root the folder to serve
 * @param {Record<string, string>} [options.pages] by path, what comes before the files
 * @param {Record<string, string>} [options.headers] sent with every answer
 * @param {(request, response) => unknown} [options.intercept] answers itself where it returns true
 */
export async function serve({root, pages = {}, headers = {}, intercept}) {
  const paths = [];
  const server = createServer(async (request, response) => {
    const {pathname} = new URL(request.url, 'http://localhost');
    if (pathname === '/favicon.ico') return response.writeHead(204).end(); // browsers ask for it on their own
    paths.push(request.url);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (intercept?.(request, response)) return;
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    try {
      const body = pages[pathname] ?? (await readFile(join(root, path)));
      response.writeHead(200, {'content-type': TYPES[extname(path)] ?? 'application/octet-stream'}).end(body);
    } catch {
      response.writeHead(404, {'content-type': 'text/plain'}).end('Not found');
    }
  });
  server.keepAliveTimeout = 60_000; // A connection that is closed just as a slow browser uses it again is a failed request.
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** What was asked for, with its query, in order. */
    paths,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
