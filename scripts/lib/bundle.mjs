import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { NODE_INTRO } from './nodeIntro.mjs';
import { ROOT, run } from './process.mjs';

/** Node 20 hides relaxed SIMD behind a flag that later versions no longer know. */
export const RELAXED_SIMD = process.versions.node.startsWith('20.') ? ['--experimental-wasm-relaxed-simd'] : [];

/** Everything a bundle is made of. */
const SOURCES = ['src', 'scripts', 'package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json'];

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function contentHash() {
  const hash = createHash('sha256').update(process.version);
  for (const source of SOURCES) {
    const path = join(ROOT, source);
    for (const file of /\.\w+$/.test(source) ? [path] : filesUnder(path)) {
      hash
        .update(`${relative(ROOT, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * Bundles a TypeScript entry with all its dependencies for Node and returns the path of the bundle. It is kept under
 * node_modules until a source changes. tfjs registers its gradients under a path that only a bundler resolves.
 * @param {string} entry relative to the root, e.g. `src/cli/experiment.ts`
 */
export async function bundle(entry) {
  const name = basename(entry, '.ts');
  const cache = join(ROOT, 'node_modules/.cache/modescope');
  const folder = join(cache, `${name}-${contentHash()}`);
  const file = join(folder, 'main.mjs');
  if (existsSync(file)) return file;

  const { build } = await import('vite');
  const fresh = `${folder}.${process.pid}`;
  await build({
    root: ROOT,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: fresh,
      emptyOutDir: true,
      copyPublicDir: false,
      ssrEmitAssets: true,
      minify: false,
      sourcemap: true,
      target: 'node20',
      rolldownOptions: { external: ['webgpu'], output: { entryFileNames: 'main.mjs', intro: NODE_INTRO } },
    },
  });
  mkdirSync(cache, { recursive: true });
  for (const old of readdirSync(cache)) {
    const isOlder = old.startsWith(`${name}-`) && !old.includes('.') && join(cache, old) !== folder;
    if (isOlder) rmSync(join(cache, old), { recursive: true, force: true });
  }
  if (!existsSync(file)) {
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
  } else {
    rmSync(fresh, { recursive: true, force: true });
  }
  return file;
}

/**
 * Runs a TypeScript entry in Node and resolves with its exit status.
 * @param {string} entry
 * @param {readonly string[]} args
 */
export async function runBundle(entry, args) {
  // A terminal interrupts the whole group, and the bundle decides what comes of it; what schedulers send reaches this process alone.
  process.on('SIGINT', () => undefined);
  return run(process.execPath, ['--enable-source-maps', ...RELAXED_SIMD, await bundle(entry), ...args], {
    forwards: ['SIGTERM', 'SIGUSR1'],
  });
}
