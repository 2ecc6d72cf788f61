import { load, open, status } from './lab.mjs';
import { scales } from './weigh.mjs';

/** @typedef {import('./weigh.mjs').Weight} Weight */

const MINUTE_MS = 60_000;

/** Minutes until caches, histories and snapshots are full. */
const WARM_UP = 6;

/** What each measure may have gained from the first third of the minutes after the warm-up to the last: a share, and a little more. */
const MORE = 1.05;
/** @type {Readonly<Record<keyof Weight, number>>} */
const SLACK = { heap: 1e6, nodes: 50, listeners: 50, workerHeap: 1e6, workerBuffers: 4e6, kept: 40e6 };

/** @param {readonly number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * What has grown after the warm-up, in words; empty if nothing has.
 * @param {readonly Weight[]} weights one a minute
 * @returns {string[]}
 */
export function grown(weights) {
  const level = weights.slice(WARM_UP);
  if (level.length < 3) return ['too short to be judged'];
  const third = Math.max(1, Math.floor(level.length / 3));
  return /** @type {(keyof Weight)[]} */ (Object.keys(SLACK)).flatMap((measure) => {
    const values = level.map((weight) => weight[measure]);
    const before = median(values.slice(0, third));
    const after = median(values.slice(-third));
    return after <= before * MORE + SLACK[measure] ? [] : [`${measure} has grown from ${before} to ${after}`];
  });
}

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/**
 * Trains points and digits, each in a browser of its own, and weighs both every minute.
 * @param {import('./lab.mjs').Lab} lab
 * @param {import('./lab.mjs').Order} order
 */
export async function run(lab, { minutes = 60, presets = ['collapse', 'mnist-mlp'] }) {
  console.log(
    '| preset | minute | step | page heap, MB | nodes | listeners | worker heap, MB | its buffers, MB | on the device, MB | load |',
  );
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |');
  const failures = await Promise.all(presets.map((preset) => soak(lab, preset, minutes)));
  for (const failure of failures.flat()) console.log(failure);
  if (failures.flat().length === 0) console.log(`Level after minute ${WARM_UP}.`);
  return failures.flat().length === 0;
}

/**
 * @param {import('./lab.mjs').Lab} lab
 * @param {string} preset
 * @param {number} minutes
 */
async function soak(lab, preset, minutes) {
  const page = await (await lab.profile(await lab.browser())).newPage();
  /** @type {string[]} */
  const faults = [];
  page.on('pageerror', (error) => faults.push(`${preset}: ${error.message}`));
  await open(page, `#v=1&p=${preset}&stop.steps=0&lang=en`);
  await page.getByTestId('play').click();
  const weigh = await scales(page);
  /** @type {Weight[]} */
  const weights = [];
  const start = Date.now();
  for (let minute = 1; minute <= minutes; minute++) {
    await page.waitForTimeout(start + minute * MINUTE_MS - Date.now());
    const now = await weigh();
    weights.push(now);
    const { step, state } = await status(page);
    if (state !== 'running') faults.push(`${preset}: ${state} at minute ${minute}`);
    const cells = [
      preset,
      minute,
      step,
      megabytes(now.heap),
      now.nodes,
      now.listeners,
      megabytes(now.workerHeap),
      megabytes(now.workerBuffers),
      megabytes(now.kept),
      load(),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  return [...faults, ...grown(weights).map((what) => `${preset}: ${what}`)];
}
