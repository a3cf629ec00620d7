// Serves the book on this machine. With these two headers a page may share memory with its workers, and use all cores.
import { createReadStream, statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';

import { StepError } from '../command/errors.mjs';

const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cache-Control': 'no-cache',
};

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

/**
 * The file that an address asks for; undefined if there is none in the folder.
 *
 * @param {string} folder
 * @param {string} address such as `/notebooks/?from=1`
 */
export function fileOf(folder, address) {
  try {
    const name = decodeURIComponent(new URL(address, 'http://localhost').pathname);
    const file = path.join(folder, path.normalize(name));
    if (file !== folder && !file.startsWith(folder + path.sep)) return undefined;
    const found = statSync(file).isDirectory() ? path.join(file, 'index.html') : file;
    return statSync(found).isFile() ? found : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A server of a folder.
 *
 * @param {string} folder
 */
export function createServer(folder) {
  return http.createServer((request, response) => {
    const file = fileOf(folder, request.url ?? '/');
    if (file === undefined || !['GET', 'HEAD'].includes(request.method ?? '')) {
      response.writeHead(file === undefined ? 404 : 405, { ...HEADERS, 'Content-Type': 'text/plain' });
      response.end(file === undefined ? 'There is no such page.\n' : 'Only GET and HEAD.\n');
      return;
    }
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { ...HEADERS, 'Content-Type': type, 'Content-Length': statSync(file).size });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file).pipe(response);
  });
}

/**
 * Serves until the process is ended.
 *
 * @param {string} folder
 * @param {number} port
 * @returns {Promise<void>}
 */
export function serveFolder(folder, port) {
  const server = createServer(folder);
  return new Promise((resolve, reject) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      const taken = error.code === 'EADDRINUSE' ? ': it is taken, so choose another with --port' : `: ${error.message}`;
      reject(new StepError(`serving the book on port ${port}${taken}`));
    });
    server.once('close', resolve);
    server.listen(port, '127.0.0.1', () => console.log(`Served at http://localhost:${port}/ until Ctrl-C.`));
    process.once('SIGINT', () => {
      server.close();
      server.closeAllConnections();
    });
  });
}
