import { checksum, load, open, randomFrom, status } from './lab.mjs';
import { PLUGS, reopen } from './plugs.mjs';

/** @typedef {import('@playwright/test').Page} Page */

/** Presets and how many steps, at least and at most, they train between two plugs. */
/** @type {Readonly<Record<string, readonly [number, number]>>} */
const RUNS = { collapse: [1_000, 9_000], gp: [500, 4_000], 'mnist-mlp': [15, 90] };

/** What a run may lose, ms of training. */
const MOST_LOST_MS = 2_000;

/** A plug has to be noticed within this time, ms. */
const NOTICED_MS = 3_000;

/** How often the page notes when it reached which step, ms. */
const NOTE_MS = 50;

/** @typedef {{ plug: string, at: number, from: number, lostMs: number, noticedMs: number, checked: number, sum: string }} Pull */

/**
 * @template T
 * @param {readonly T[]} list
 * @param {() => number} random
 * @returns {T[]}
 */
function shuffled(list, random) {
  const left = [...list];
  return list.map(() => /** @type {T} */ (left.splice(Math.floor(random() * left.length), 1)[0]));
}

/** Presses Play or Pause and waits until the run does. @param {Page} page @param {boolean} wanted */
async function press(page, wanted) {
  await page.getByTestId('play').click();
  await page.waitForFunction((isRunning) => (window.modescope?.status().state === 'running') === isRunning, wanted);
}

/**
 * Notes here, where no crash takes it away, when the pages of a profile reached which step.
 * @param {import('@playwright/test').BrowserContext} context
 * @returns {Promise<[number, number][]>}
 */
async function chronicle(context) {
  /** @type {[number, number][]} */
  const log = [];
  await context.exposeFunction('noteStep', (/** @type {number} */ at, /** @type {number} */ step) => {
    log.push([at, step]);
  });
  await context.addInitScript((every) => {
    const note = /** @type {any} */ (window).noteStep;
    setInterval(() => note(Date.now(), window.modescope?.status().step ?? 0), every);
  }, NOTE_MS);
  return log;
}

/**
 * How long before `pulledAt` a run stood at a step, ms; 0 if it had not said by then that it was so far.
 * @param {readonly [number, number][]} log
 * @param {number} step
 * @param {number} pulledAt
 */
function lostBetween(log, step, pulledAt) {
  const until = log.filter(([at]) => at <= pulledAt);
  if (until.length === 0) return Number.NaN;
  return pulledAt - (until.find(([, noted]) => noted >= step)?.[0] ?? pulledAt);
}

/**
 * Does a job on a page. A tab that crashes meanwhile, for a dying worker may take it along at once or later, is opened again
 * and goes on with `again`.
 * @template T
 * @param {Page} page
 * @param {() => Promise<T>} job
 * @param {(reopened: import('./plugs.mjs').Continuation) => Promise<T>} again
 */
async function survived(page, job, again) {
  let isGone = false;
  const gone = () => {
    isGone = true;
  };
  page.once('crash', gone);
  try {
    return await job();
  } catch (error) {
    if (!isGone) throw error;
    return again(await reopen(page));
  } finally {
    page.off('crash', gone);
  }
}

/**
 * Trains to a step that is drawn from where the run stands, and returns the page on which it did.
 * @param {Page} page
 * @param {readonly [number, number]} between
 * @param {{ random: () => number, log: unknown[] }} tools
 * @returns {Promise<Page>}
 */
async function trained(page, [least, most], { random, log }) {
  await press(page, true);
  log.length = 0;
  const start = (await status(page)).step;
  const target = start + Math.round(least + random() * (most - least));
  await page.waitForFunction((step) => (window.modescope?.status().step ?? 0) >= step, target, { polling: 10 });
  return page;
}

/**
 * Pulls a plug and goes on until the run has trained and stands.
 * @param {Page} page
 * @param {string} plug
 * @returns {Promise<import('./plugs.mjs').Continuation>}
 */
async function continued(page, plug) {
  const pull = /** @type {import('./plugs.mjs').Plug} */ (PLUGS[plug]);
  /** @param {import('./plugs.mjs').Continuation} continuation */
  const rest = async (continuation) => {
    // A run whose worker died plays again by itself; one of an earlier visit waits.
    if (!continuation.plays) await press(continuation.page, true);
    await continuation.page.waitForFunction((step) => (window.modescope?.status().step ?? 0) > step, continuation.from);
    await press(continuation.page, false);
    return continuation;
  };
  if (plug === 'tab crash') return rest(await pull(page));
  return survived(page, async () => rest(await pull(page)), rest);
}

/**
 * Pulls plugs under a run, one after the other.
 * @param {import('./lab.mjs').Lab} lab
 * @param {string} preset
 * @param {{ count: number, random: () => number }} order
 */
async function pullAll(lab, preset, { count, random }) {
  const browser = await lab.browser();
  const context = await lab.profile(browser);
  const names = Object.keys(PLUGS);
  const plugs = shuffled(
    Array.from({ length: count }, (_, i) => names[i % names.length] ?? ''),
    random,
  );
  const [least, most] = RUNS[preset] ?? [50, 500];
  const log = await chronicle(context);
  let page = await context.newPage();
  await open(page, `#v=1&p=${preset}&stop.steps=0&lang=en`);
  const { engine } = await status(page);
  /** @type {Pull[]} */
  const pulls = [];
  for (const plug of plugs) {
    const playing = page;
    const train = (/** @type {Page} */ on) => trained(on, [least, most], { random, log });
    page = await survived(
      playing,
      () => train(playing),
      (reopened) => {
        console.log(`${preset}: the tab had died after the plug before; opened again at step ${reopened.from}`);
        return train(reopened.page);
      },
    );
    const before = await status(page);
    const pulledAt = Date.now();
    const pulled = await continued(page, plug);
    const { from } = pulled;
    page = pulled.page;
    const pull = {
      plug,
      at: before.step,
      from,
      lostMs: lostBetween(log, from, pulledAt),
      noticedMs: pulled.noticedMs ?? 0,
      checked: (await status(page)).step,
      sum: await checksum(page),
    };
    pulls.push(pull);
    console.log(
      `${preset}: ${plug} at step ${pull.at}, noticed after ${pull.noticedMs} ms, on from step ${from}, ` +
        `${pull.lostMs} ms before (${load()})`,
    );
  }
  await browser.close();
  return { engine: engine?.id ?? '', pulls };
}

/**
 * Checksums at the same steps of a run that nothing happens to.
 * @param {import('./lab.mjs').Lab} lab
 * @param {string} preset
 * @param {readonly number[]} steps
 */
async function uninterrupted(lab, preset, steps) {
  const browser = await lab.browser();
  const page = await (await lab.profile(browser)).newPage();
  await open(page, `#v=1&p=${preset}&stop.steps=0&lang=en`);
  /** @type {Map<number, string>} */
  const sums = new Map();
  for (const step of steps.toSorted((a, b) => a - b)) {
    await page.evaluate(async (target) => {
      const lab = /** @type {NonNullable<typeof window.modescope>} */ (window.modescope);
      await lab.run(target - lab.status().step);
    }, step);
    sums.set(step, await checksum(page));
  }
  const { engine } = await status(page);
  await browser.close();
  return { engine: engine?.id ?? '', sums };
}

/**
 * Pulls `count` plugs under every preset and compares each continuation with a run that nothing happened to.
 * @param {import('./lab.mjs').Lab} lab
 * @param {import('./lab.mjs').Order} order
 */
export async function run(lab, { seed, count = 20, presets = Object.keys(RUNS) }) {
  const random = randomFrom(seed);
  console.log(`seed ${seed}`);
  let good = 0;
  for (const preset of presets) {
    const { engine, pulls } = await pullAll(lab, preset, { count, random });
    const reference = await uninterrupted(
      lab,
      preset,
      pulls.map(({ checked }) => checked),
    );
    /** @param {(pull: Pull) => number} of */
    const worst = (of) => Math.max(...pulls.map(of));
    const failed = pulls.flatMap((pull) => {
      const reasons = [
        reference.sums.get(pull.checked) !== pull.sum && `differs at step ${pull.checked}`,
        reference.engine !== engine && `another engine: ${engine}, ${reference.engine}`,
        !(pull.lostMs <= MOST_LOST_MS) && `lost ${pull.lostMs} ms`,
        !(pull.noticedMs <= NOTICED_MS) && `noticed after ${pull.noticedMs} ms`,
      ].filter((reason) => reason !== false);
      return reasons.length > 0 ? [`${preset}: ${pull.plug} at step ${pull.at}: ${reasons.join(', ')}`] : [];
    });
    good += pulls.length - failed.length;
    for (const failure of failed) console.log(failure);
    console.log(
      `${preset} on ${engine}: ${pulls.length - failed.length} of ${pulls.length}; ` +
        `at most ${worst(({ lostMs }) => lostMs)} ms lost, noticed after at most ${worst(({ noticedMs }) => noticedMs)} ms`,
    );
  }
  console.log(`${good} of ${count * presets.length} went on bit for bit`);
  return good === count * presets.length;
}
