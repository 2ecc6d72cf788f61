import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { ROOT } from './process.mjs';

/** The page is built apart from `dist`, so that measuring disturbs nobody who serves or tests that. */
const FOLDER = join(ROOT, 'node_modules/.cache/modescope/bench-page');

/**
 * Files that scripts load: by static imports only, or by `import()` as well. Workers are no part of it.
 * @param {readonly string[]} names
 * @param {(name: string) => string} read
 * @param {boolean} dynamic
 */
export function reachable(names, read, dynamic) {
  const found = new Set();
  const visit = (/** @type {string} */ name) => {
    if (found.has(name) || !name.endsWith('.js')) return;
    found.add(name);
    const source = read(name);
    for (const [, file] of source.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+)["'`]/g)) visit(file ?? '');
    if (!dynamic) return;
    for (const [, file] of source.matchAll(/\bimport\(\s*["'`]\.\/([^"'`]+)["'`]/g)) visit(file ?? '');
  };
  for (const name of names) visit(name);
  return found;
}

/** Builds the page and says where it is, which file is the training worker, and how large its parts are under gzip. */
export async function buildForBench() {
  mkdirSync(FOLDER, { recursive: true });
  await build({ root: ROOT, logLevel: 'warn', build: { outDir: FOLDER, emptyOutDir: true } });
  const assets = join(FOLDER, 'assets');
  const read = (/** @type {string} */ name) => readFileSync(join(assets, name), 'utf8');
  const gzipBytes = (/** @type {Iterable<string>} */ names) =>
    [...names].reduce((sum, name) => sum + gzipSync(read(name), { level: 9 }).length, 0);
  const html = readFileSync(join(FOLDER, 'index.html'), 'utf8');
  const entries = [...html.matchAll(/<script[^>]+src="\.\/assets\/([^"]+)"/g)].map(([, name]) => name ?? '');
  const worker = readdirSync(assets).find((name) => /^trainer\.worker-.*\.js$/.test(name));
  if (!worker || entries.length === 0) throw new Error('the build has no entry or no training worker');
  return {
    folder: FOLDER,
    worker: `assets/${worker}`,
    sizes: {
      pageGzipBytes: gzipBytes(reachable(entries, read, true)),
      firstGzipBytes: gzipBytes(reachable(entries, read, false)),
      engineGzipBytes: gzipBytes(reachable([worker], read, false)),
    },
  };
}
