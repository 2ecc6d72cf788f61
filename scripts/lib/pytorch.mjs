import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, RELAXED_SIMD } from './bundle.mjs';
import { ROOT } from './process.mjs';

/** Difference from the run, relative to the length of a network's weights, that a script may have in any case. */
export const MOST_DIFFERENCE = 1e-4;

/** As many times what rounding does to the script itself may it have besides. */
export const MOST_ROUNDINGS = 10;

/**
 * What came of a script: differences from its run, and of itself in float32 from itself in float64, by step; or the error that ended it.
 * @typedef {{ id: string, differences?: Record<string, number>, rounding?: Record<string, number>, most?: string, error?: string, seconds: number }} Result
 */

/** A Python that has PyTorch: that of the path, or that of the distribution; undefined where there is none. */
export function findPytorch() {
  return ['python3', '/usr/bin/python3'].find(
    (python) => spawnSync(python, ['-c', 'import numpy, torch'], { stdio: 'ignore' }).status === 0,
  );
}

/** What is said where there is none. */
export const PYTORCH_NOT_RUN =
  'Scripts of PyTorch: not run, since it is not installed (sudo apt-get install python3-torch python3-numpy)';

/**
 * Writes the scripts of the covering set and runs them.
 * @param {string} python
 * @param {readonly string[]} which `--few`, or names of cases; all of them if empty
 * @returns {Promise<Result[]>}
 */
export async function runScripts(python, which) {
  const folder = mkdtempSync(join(tmpdir(), 'modescope-pytorch-'));
  try {
    const written = spawnSync(
      process.execPath,
      [...RELAXED_SIMD, await bundle('src/cli/verifyPytorch.ts'), folder, ...which],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    if (written.status !== 0) throw new Error('the scripts could not be written');
    const { stdout } = spawnSync(python, [join(ROOT, 'scripts/lib/runScripts.py'), folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 2 ** 26,
    });
    return stdout
      .trim()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Whether a script follows its run: within the bound after the first step, and later within the bound or what rounding explains.
 * @param {Result} result
 */
export function follows({ differences = {}, rounding = {}, error }) {
  const steps = Object.keys(differences);
  const isNear = (/** @type {string} */ step) => {
    const bound = step === '1' ? MOST_DIFFERENCE : Math.max(MOST_DIFFERENCE, MOST_ROUNDINGS * (rounding[step] ?? 0));
    return (differences[step] ?? Number.NaN) <= bound;
  };
  return error === undefined && steps.includes('100') && steps.every(isNear);
}

/** Whether it is within the bound all the way, so that rounding need not explain anything. @param {Result} result */
export const isClose = ({ differences = {} }) => Object.values(differences).every((each) => each <= MOST_DIFFERENCE);
