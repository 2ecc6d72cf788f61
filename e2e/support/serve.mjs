import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';

/** Serves a folder under a base path the way the plainest file host does: `node serve.mjs <folder> <port> <base>`. */
const [folder = '', port = '', base = '/'] = process.argv.slice(2);
const root = resolve(import.meta.dirname, '..', folder);

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** File behind a URL, or undefined if there is none inside the folder. @param {string} url */
function fileFor(url) {
  const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  if (!path.startsWith(base)) return undefined;
  const file = join(root, path.slice(base.length), path.endsWith('/') ? 'index.html' : '');
  if (!file.startsWith(root + sep)) return undefined;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

createServer((request, response) => {
  // Chromium asks for it where a page is left before its own icon has been read; that says nothing of the page.
  if (request.url === '/favicon.ico') {
    response.writeHead(204).end();
    return;
  }
  const file = fileFor(request.url ?? '/');
  if (file === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
    return;
  }
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}).listen(Number(port), '127.0.0.1');
