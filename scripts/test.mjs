import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureJapaneseFonts } from './lib/apt.mjs';
import { ensureBrowser } from './lib/browser.mjs';
import { chosenBrowsers, PROJECTS_OF } from './lib/chosenBrowsers.mjs';
import { playwrightCounts, settle, vitestCounts } from './lib/counts.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { failureLines, playwrightFailures, vitestFailures } from './lib/failures.mjs';
import { refuseKeptOptions } from './lib/npmOptions.mjs';
import { notRun } from './lib/otherBrowsers.mjs';
import { ROOT, run, say, tool } from './lib/process.mjs';
import { findPytorch, follows, PYTORCH_NOT_RUN, runScripts } from './lib/pytorch.mjs';
import { playwrightTimes, slowest, vitestTimes } from './lib/slowest.mjs';
import { CLUSTER_NOT_RUN, fetchCluster } from './lib/slurm.mjs';

refuseKeptOptions('test');

/** @typedef {import('./lib/counts.mjs').Counts} Counts */
/** @typedef {import('./lib/failures.mjs').Failure} Failure */
/** @typedef {import('./lib/process.mjs').Manner} Manner */
/** @typedef {import('./lib/slowest.mjs').Timed} Timed */

const REPORTS = join(ROOT, 'node_modules/.cache/modescope/reports');

const { values, positionals: filters } = parseArgs({
  options: { only: { type: 'string' }, browser: { type: 'string' } },
  allowPositionals: true,
});

/**
 * A check that passes or fails as a whole; only its failure counts.
 * @param {Promise<number>} status
 * @returns {Promise<Counts>}
 */
const gate = async (status) => ({ passed: 0, failed: (await status) === 0 ? 0 : 1 });

const chosen = chosenBrowsers(values.browser);
if (chosen.refusal !== undefined) {
  say(chosen.refusal);
  process.exit(1);
}

/** @type {Timed[]} */
const times = [];
/** @type {Failure[]} */
const failures = [];

/**
 * A test runner whose JSON report is counted.
 * @param {string} name
 * @param {(file: string) => Promise<number>} start
 * @param {{ count: (report: any) => Counts, time: (report: any) => Timed[], fail: (report: any) => Failure[] }} reading
 * @returns {Promise<Counts>}
 */
async function counted(name, start, { count, time, fail }) {
  const file = join(REPORTS, `${name}.json`);
  mkdirSync(REPORTS, { recursive: true });
  rmSync(file, { force: true });
  const status = await start(file);
  let counts;
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    counts = count(report);
    times.push(...time(report));
    failures.push(...fail(report));
  } catch {
    say(`${name}: no readable report`);
  }
  return settle(status, counts);
}

/** @param {Manner} manner */
const runUnit = (manner) =>
  counted(
    'unit',
    (file) =>
      tool(
        'vitest',
        'vitest',
        ['run', '--reporter=default', '--reporter=json', `--outputFile=${file}`, ...filters],
        manner,
      ),
    { count: vitestCounts, time: vitestTimes, fail: vitestFailures },
  );

async function runBrowser() {
  const path = await ensureBrowser();
  if (path === undefined) return { passed: 0, failed: 1 };
  await ensureJapaneseFonts();
  const env = { CHROME_PATH: path };
  const projects = chosen.browsers.flatMap((name) => PROJECTS_OF[name]).map((project) => `--project=${project}`);
  return counted(
    'e2e',
    (file) =>
      tool('@playwright/test', 'playwright', ['test', '-c', 'e2e', '--reporter=list,json', ...filters, ...projects], {
        env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      }),
    { count: playwrightCounts, time: playwrightTimes, fail: playwrightFailures },
  );
}

const python = findPytorch();

/** Scripts of PyTorch of a few settings against the runs that they tell. */
async function runPytorch() {
  const results = await runScripts(/** @type {string} */ (python), ['--few']);
  for (const result of results) if (!follows(result)) say(`${result.id}: ${JSON.stringify(result)}`);
  const passed = results.filter(follows).length;
  return { passed, failed: results.length === 0 ? 1 : results.length - passed };
}

const colours = process.stdout.isTTY ? 'force' : 'off';

/** @typedef {{ id: string, title: string, run: (manner: Manner) => Promise<Counts> }} Step */

/**
 * Steps of a stage run beside each other and have no need of one another; a stage begins when the one before has ended.
 * @type {readonly (readonly Step[])[]}
 */
const STAGES = [
  [
    {
      id: 'lint',
      title: 'Format and lint (Biome)',
      run: (manner) => gate(tool('@biomejs/biome', 'biome', ['ci', `--colors=${colours}`], manner)),
    },
    { id: 'types', title: 'Types (tsc)', run: (manner) => gate(tool('typescript', 'tsc', ['--noEmit'], manner)) },
    { id: 'unused', title: 'Unused code (knip)', run: (manner) => gate(tool('knip', 'knip', [], manner)) },
    {
      id: 'build',
      title: 'Build (Vite)',
      run: (manner) => gate(tool('vite', 'vite', ['build', '--logLevel', 'warn'], manner)),
    },
  ],
  // Torch takes a processor and most of a gigabyte for some seconds.
  [{ id: 'pytorch', title: 'Runs as scripts of PyTorch', run: runPytorch }],
  // Whoever waits for a page, or for a browser to be installed, leaves a processor to the unit tests.
  [
    {
      id: 'cluster',
      title: 'Sweeps on Slurm and GNU parallel',
      run: (manner) => gate(run(process.execPath, ['scripts/cluster.mjs'], manner)),
    },
    { id: 'unit', title: 'Unit, property and gradient tests (Vitest)', run: runUnit },
    { id: 'e2e', title: `The built page in ${chosen.title} (Playwright)`, run: runBrowser },
  ],
];

const ids = STAGES.flat().map(({ id }) => id);
const wanted = values.only?.split(',') ?? ids;
const unknown = wanted.filter((id) => !ids.includes(id));
if (unknown.length > 0) {
  say(`No such step: ${unknown.join(', ')}. Steps: ${ids.join(', ')}`);
  process.exit(1);
}

const total = { passed: 0, failed: 0 };
/** @type {string[]} */
const summary = [];

/**
 * Runs a step and adds it up. The last step of a stage has the terminal; those beside it show what they have to say when
 * they end, and leave it the processors.
 * @param {Step} step
 * @param {boolean} isLast
 */
async function perform({ title, run }, isLast) {
  const heading = `\n▸ ${title}`;
  if (isLast) say(heading);
  const start = performance.now();
  const { passed, failed } = await run(isLast ? {} : { heading, yields: true }).catch(
    (/** @type {unknown} */ error) => {
      say(String(error));
      return { passed: 0, failed: 1 };
    },
  );
  total.passed += passed;
  total.failed += failed;
  const counts = passed > 0 ? `${passed} passed, ` : '';
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  summary.push(`${failed === 0 ? '✓' : '✗'} ${title}: ${counts}${failed} failed (${seconds} s)`);
}

await ensureDependencies();
const cluster = wanted.includes('cluster') ? fetchCluster() : undefined;
/** Whether this machine has what a step needs. @param {string} id */
const canRun = (id) => (id !== 'pytorch' || python) && (id !== 'cluster' || cluster);
for (const stage of STAGES) {
  const steps = stage.filter(({ id }) => wanted.includes(id) && canRun(id));
  await Promise.all(steps.map((step, i) => perform(step, i === steps.length - 1)));
}
if (times.length > 0) console.log(`\nSlowest tests:\n${slowest(times).join('\n')}`);
for (const line of failureLines(failures)) console.log(line);
if (wanted.includes('cluster') && !cluster) summary.push(`– ${CLUSTER_NOT_RUN}`);
if (wanted.includes('pytorch') && !python) summary.push(`– ${PYTORCH_NOT_RUN}`);
if (wanted.includes('e2e')) summary.push(...chosen.missing.map((name) => `– ${notRun(name)}`));
console.log(`\n${summary.join('\n')}\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
