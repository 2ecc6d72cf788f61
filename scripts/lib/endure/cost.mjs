import { load, open, status } from './lab.mjs';

/** @typedef {import('@playwright/test').Page} Page */

/** Length of a window in which runs are kept, or are not, ms. */
const WINDOW_MS = 4_000;

/** Pairs of windows. */
const PAIRS = 20;

/** What keeping a run may cost it, and what a task of the page that keeps one may last, ms. */
const MOST_SHARE = 0.02;
const FRAME_MS = 17;

/** @param {readonly number[]} values @param {number} share */
const quantile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? Number.NaN;

/** @param {Page} page @param {boolean} isWanted */
const keep = (page, isWanted) => page.evaluate((wanted) => window.modescope?.keep(wanted), isWanted);

/** Seconds of processor time that the pages of a browser have used. @param {import('@playwright/test').CDPSession} session */
async function used(session) {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/**
 * Steps per second of processor time with runs kept, as a share of those without, in pairs of windows: what else the machine
 * does makes windows shorter, not steps dearer.
 * @param {Page} page
 * @param {import('@playwright/test').CDPSession} session
 */
async function shares(page, session) {
  /** @param {boolean} isKept */
  const rate = async (isKept) => {
    await keep(page, isKept);
    const before = { step: (await status(page)).step, used: await used(session) };
    await page.waitForTimeout(WINDOW_MS);
    const after = { step: (await status(page)).step, used: await used(session) };
    return (after.step - before.step) / (after.used - before.used);
  };
  /** @type {number[]} */
  const ratios = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    // Which comes first changes, so that a machine that becomes busier favours neither.
    const isFirst = pair % 2 === 0;
    const one = await rate(isFirst);
    const other = await rate(!isFirst);
    ratios.push(isFirst ? one / other : other / one);
  }
  await keep(page, true);
  return ratios;
}

/**
 * How long tasks of the page's main thread took that write a run: ms of wall time and of processor time.
 * @param {import('@playwright/test').Browser} browser
 * @param {Page} page
 */
async function tasks(browser, page) {
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
      performance.mark('keeps a run');
      return put.apply(this, given);
    };
  });
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  await page.waitForTimeout(30_000);
  /** @type {{ traceEvents: { name: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number }[] }} */
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const marks = traceEvents.filter(({ name }) => name === 'keeps a run');
  const runs = traceEvents.filter(({ name, dur }) => name.includes('RunTask') && dur !== undefined);
  const found = new Set(
    marks.flatMap(({ pid, tid, ts }) =>
      runs.filter((task) => task.pid === pid && task.tid === tid && task.ts <= ts && ts <= task.ts + (task.dur ?? 0)),
    ),
  );
  return [...found].map(({ dur = 0, tdur }) => ({ wall: dur / 1_000, own: (tdur ?? dur) / 1_000 }));
}

/**
 * Measures what keeping a run costs: the share of its rate, and the time of the page.
 * @param {import('./lab.mjs').Lab} lab
 * @param {import('./lab.mjs').Order} order
 */
export async function run(lab, { presets = ['collapse', 'gp', 'mnist-mlp'] }) {
  let isCheap = true;
  for (const preset of presets) {
    const browser = await lab.browser();
    const page = await (await lab.profile(browser)).newPage();
    await open(page, `#v=1&p=${preset}&stop.steps=0&lang=en`);
    await page.getByTestId('play').click();
    await page.waitForTimeout(5_000);
    const ratios = await shares(page, await browser.newBrowserCDPSession());
    const writes = await tasks(browser, page);
    const cost = 1 - quantile(ratios, 0.5);
    const longest = Math.max(...writes.map(({ own }) => own));
    const [low, high] = [1 - quantile(ratios, 0.75), 1 - quantile(ratios, 0.25)].map((share) =>
      (100 * share).toFixed(1),
    );
    console.log(
      `${preset}: costs ${(100 * cost).toFixed(1)} % of the steps per second of processor time (quartiles ${low} to ${high}, ` +
        `${PAIRS} pairs); ${writes.length} writes, longest task ${longest.toFixed(1)} ms of processor time, ` +
        `${Math.max(...writes.map(({ wall }) => wall)).toFixed(1)} ms of wall time (${load()})`,
    );
    isCheap &&= cost <= MOST_SHARE && writes.length > 0 && longest <= FRAME_MS;
    await browser.close();
  }
  return isCheap;
}
