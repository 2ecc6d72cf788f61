import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { reachable } from './chunks.mjs';
import { ROOT } from './process.mjs';

/** The page is built apart from `dist`, so that measuring disturbs nobody who serves or tests that. */
const FOLDER = join(ROOT, 'node_modules/.cache/modescope/bench-page');

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
