import { ready, status } from './lab.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').Worker} Worker */

/** @param {Page} page @returns {Worker} */
function trainer(page) {
  const found = page.workers().findLast((worker) => worker.url().includes('trainer.worker'));
  if (!found) throw new Error('There is no training worker.');
  return found;
}

/** The step that a button offers to go on from. @param {Page} page @param {string} testId */
async function offered(page, testId) {
  const label = await page.getByTestId(testId).innerText();
  return Number(label.replace(/\D/g, ''));
}

/**
 * Presses a button that offers to go on, and waits until the run is there.
 * @param {Page} page
 * @param {string} testId
 * @returns {Promise<Continuation>}
 */
async function goOn(page, testId) {
  const from = await offered(page, testId);
  const { run } = await status(page);
  await page.getByTestId(testId).click();
  await page.waitForFunction(
    ([before, step]) => {
      const now = window.modescope?.status();
      return now !== undefined && now.run > before && now.step >= step;
    },
    /** @type {const} */ ([run, from]),
  );
  return { page, from, plays: testId === 'go-on' };
}

/**
 * Opens the address of a page whose tab has crashed again, and goes on with what is offered there.
 * @param {Page} page
 */
export async function reopen(page) {
  const next = await page.context().newPage();
  const url = page.url();
  await page.close();
  await next.goto(url);
  await ready(next);
  return goOn(next, 'resume-go-on');
}

/** @param {(worker: Worker) => Promise<unknown>} kill @returns {Plug} */
const ofWorker = (kill) => async (page) => {
  const pulledAt = Date.now();
  void kill(trainer(page)).catch(() => undefined);
  await page.getByTestId('go-on').waitFor();
  const noticedMs = Date.now() - pulledAt;
  return { ...(await goOn(page, 'go-on')), noticedMs };
};

/**
 * The page on which a run goes on, the step from which, whether it plays, and how long it took until the page said that
 * something was wrong.
 * @typedef {{ page: Page, from: number, plays: boolean, noticedMs?: number }} Continuation
 */

/**
 * Pulls a plug under a run that trains and does what a person would.
 * @typedef {(page: Page) => Promise<Continuation>} Plug
 */

/** @type {Readonly<Record<string, Plug>>} */
export const PLUGS = {
  throw: ofWorker((worker) =>
    worker.evaluate(() => {
      setTimeout(() => {
        throw new Error('pulled');
      });
    }),
  ),
  terminate: ofWorker((worker) => worker.evaluate(() => self.close())),
  hang: ofWorker((worker) =>
    worker.evaluate(() => {
      for (;;);
    }),
  ),
  'out of memory': ofWorker((worker) =>
    worker.evaluate(() => {
      /** @type {unknown[]} */
      const kept = [];
      for (;;) kept.push(Array.from({ length: 100_000 }, (_, i) => ({ i })));
    }),
  ),
  reload: async (page) => {
    await page.reload();
    await ready(page);
    return goOn(page, 'resume-go-on');
  },
  'tab crash': async (page) => {
    const session = await page.context().newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    void session.send('Page.crash').catch(() => undefined);
    await crashed;
    return reopen(page);
  },
};
