import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureJapaneseFonts } from './lib/apt.mjs';
import { ensureBrowser } from './lib/browser.mjs';
import { playwrightCounts, settle, vitestCounts } from './lib/counts.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { refuseKeptOptions } from './lib/npmOptions.mjs';
import { ROOT, say, tool } from './lib/process.mjs';

refuseKeptOptions('test');

/** @typedef {import('./lib/counts.mjs').Counts} Counts */

const REPORTS = join(ROOT, 'node_modules/.cache/modescope/reports');

const { values, positionals: filters } = parseArgs({
  options: { only: { type: 'string' } },
  allowPositionals: true,
});

/**
 * A check that passes or fails as a whole; only its failure counts.
 * @param {Promise<number>} status
 * @returns {Promise<Counts>}
 */
const gate = async (status) => ({ passed: 0, failed: (await status) === 0 ? 0 : 1 });

/**
 * A test runner whose JSON report is counted.
 * @param {string} name
 * @param {(file: string) => Promise<number>} start
 * @param {(report: any) => Counts} count
 * @returns {Promise<Counts>}
 */
async function counted(name, start, count) {
  const file = join(REPORTS, `${name}.json`);
  mkdirSync(REPORTS, { recursive: true });
  rmSync(file, { force: true });
  const status = await start(file);
  let counts;
  try {
    counts = count(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    say(`${name}: no readable report`);
  }
  return settle(status, counts);
}

const runUnit = () =>
  counted(
    'unit',
    (file) =>
      tool('vitest', 'vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile=${file}`, ...filters]),
    vitestCounts,
  );

async function runBrowser() {
  const path = await ensureBrowser();
  if (path === undefined) return { passed: 0, failed: 1 };
  await ensureJapaneseFonts();
  const env = { CHROME_PATH: path };
  return counted(
    'e2e',
    (file) =>
      tool('@playwright/test', 'playwright', ['test', '-c', 'e2e', '--reporter=list,json', ...filters], {
        env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      }),
    playwrightCounts,
  );
}

const colours = process.stdout.isTTY ? 'force' : 'off';

/** @type {readonly { id: string, title: string, run: () => Promise<Counts> }[]} */
const STEPS = [
  {
    id: 'lint',
    title: 'Format and lint (Biome)',
    run: () => gate(tool('@biomejs/biome', 'biome', ['ci', `--colors=${colours}`])),
  },
  { id: 'types', title: 'Types (tsc)', run: () => gate(tool('typescript', 'tsc', ['--noEmit'])) },
  { id: 'unused', title: 'Unused code (knip)', run: () => gate(tool('knip', 'knip', [])) },
  { id: 'unit', title: 'Unit, property and gradient tests (Vitest)', run: runUnit },
  { id: 'build', title: 'Build (Vite)', run: () => gate(tool('vite', 'vite', ['build', '--logLevel', 'warn'])) },
  { id: 'e2e', title: 'The built page in Chromium with WebGPU (Playwright)', run: runBrowser },
];

const wanted = values.only?.split(',') ?? STEPS.map(({ id }) => id);
const unknown = wanted.filter((id) => !STEPS.some((step) => step.id === id));
if (unknown.length > 0) {
  say(`No such step: ${unknown.join(', ')}. Steps: ${STEPS.map(({ id }) => id).join(', ')}`);
  process.exit(1);
}

await ensureDependencies();
const total = { passed: 0, failed: 0 };
const summary = [];
for (const { title, run } of STEPS.filter(({ id }) => wanted.includes(id))) {
  say(`\n▸ ${title}`);
  const start = performance.now();
  const { passed, failed } = await run().catch((/** @type {unknown} */ error) => {
    say(String(error));
    return { passed: 0, failed: 1 };
  });
  total.passed += passed;
  total.failed += failed;
  const counts = passed > 0 ? `${passed} passed, ` : '';
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  summary.push(`${failed === 0 ? '✓' : '✗'} ${title}: ${counts}${failed} failed (${seconds} s)`);
}
console.log(`\n${summary.join('\n')}\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
