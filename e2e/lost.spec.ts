import type { Page, Worker } from '@playwright/test';
import { expect, openApp, testFirstVisit } from './support/fixtures.ts';

const trainer = (page: Page): Worker => page.workers().findLast((worker) => worker.url().includes('trainer')) as Worker;
const status = (page: Page) => page.evaluate(() => window.modescope?.status() ?? { run: 0, step: 0, state: 'none' });
const step = async (page: Page): Promise<number> => (await status(page)).step;

/** Samples of a run that was never interrupted, at a step. */
async function samplesAt(page: Page, at: number): Promise<readonly number[]> {
  return page.evaluate(async (target) => {
    const page = window.modescope as NonNullable<typeof window.modescope>;
    await page.pause();
    await page.run(target - page.status().step);
    return [...(await page.samples())];
  }, at);
}

/** Ways for a worker to end. The last one answers never again and says nothing. */
const DEATHS: Readonly<Record<string, (worker: Worker) => Promise<unknown>>> = {
  throws: (worker) =>
    worker.evaluate(() => {
      setTimeout(() => {
        throw new Error('pulled');
      });
    }),
  closes: (worker) => worker.evaluate(() => self.close()),
  hangs: (worker) =>
    worker.evaluate(() => {
      for (;;);
    }),
};

/**
 * Steps per second: enough to see a run go on, and few enough that most of what these tests wait for is not training. They
 * wait for workers that are dead and for storage that is slow, and train again all that was trained meanwhile.
 */
const SPEED = 500;

/** As a visitor has it who chose that speed before. */
const chooseSpeed = (page: Page) =>
  page.addInitScript((speed) => {
    if (localStorage.length === 0)
      localStorage.setItem('modescope.prefs', JSON.stringify({ state: { speed }, version: 1 }));
  }, SPEED);

testFirstVisit(
  'a run goes on after its worker died, after a reload and after an undo, bit for bit',
  async ({ page, watch }) => {
    testFirstVisit.setTimeout(240_000);
    watch.allow(/pulled/);
    await chooseSpeed(page);
    await openApp(page, '#v=1&p=collapse');
    await page.getByTestId('play').click();
    let before = 0;
    for (const [death, kill] of Object.entries(DEATHS)) {
      await expect.poll(() => step(page)).toBeGreaterThan(before + 300);
      const { run } = await status(page);
      void kill(trainer(page)).catch(() => undefined);
      await expect(page.getByTestId('go-on'), death).toBeVisible();
      const stood = await step(page);
      await page.getByTestId('go-on').click();
      await expect.poll(async () => (await status(page)).run).toBeGreaterThan(run);
      // What was kept last is less than two seconds older, and the death took a while to be noticed.
      expect(await step(page)).toBeGreaterThan(stood - 4 * SPEED);
      await expect.poll(() => step(page)).toBeGreaterThan(stood);
      before = await step(page);
    }

    await page.getByTestId('play').click();
    await expect.poll(async () => (await status(page)).state).toBe('paused');
    const paused = await step(page);
    await page.reload();
    await page.getByTestId('resume-go-on').click();
    await expect.poll(() => step(page)).toBeGreaterThan(0);
    await expect(page.getByTestId('resume')).toBeHidden();
    const left = await step(page);
    // A reload may come before the last state is written; the one before it is less than two seconds older.
    expect(left).toBeGreaterThan(paused - 4 * SPEED);

    // Another run, and back by an undo: the run that was left stands where it stood.
    await page.evaluate(() => window.modescope?.set({ 'training.batch': 32 }));
    await expect.poll(() => step(page)).toBe(0);
    await page.getByTestId('undo').click();
    await expect.poll(() => step(page)).toBe(left);

    const resumed = await samplesAt(page, left + 50);
    await page.evaluate(() => window.modescope?.load('collapse'));
    await page.evaluate(() => window.modescope?.metrics());
    expect(await step(page)).toBe(0);
    expect(await samplesAt(page, left + 50)).toEqual(resumed);

    await page.getByTestId('runs').click();
    await expect(page.getByTestId('runs-list').getByRole('listitem')).not.toHaveCount(0);
    await page.getByRole('button', { name: 'Delete all' }).click();
    await expect(page.getByTestId('runs-list')).toHaveCount(0);
  },
);

for (const [name, deny] of Object.entries({
  'local storage is full': () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  },
  'IndexedDB never answers': () => {
    indexedDB.open = () => new EventTarget() as IDBOpenDBRequest;
  },
  'history refuses entries': () => {
    history.pushState = () => {
      throw new DOMException('too many', 'SecurityError');
    };
  },
})) {
  testFirstVisit(`the page works where ${name}`, async ({ page }) => {
    await chooseSpeed(page);
    await page.addInitScript(deny);
    await openApp(page, '#v=1&p=gp&lang=en');
    await page.evaluate(() => window.modescope?.load('collapse'));
    expect((await page.evaluate(() => window.modescope?.run(20)))?.step).toBe(20);
    await page.getByTestId('play').click();
    await expect.poll(() => step(page)).toBeGreaterThan(200);
    if (!name.startsWith('IndexedDB')) return;
    // What is not kept is said where the stage is, whichever groups are open. Nothing is painted while that is waited for.
    await page.getByTestId('play').click();
    await expect(page.getByTestId('run-unsaved')).toBeVisible();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['x,y\n1,2\n3,4\n5,7\n2,1'], 'points.csv'));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    await page.getByTestId('import-use').click();
    await expect(page.getByTestId('points-unsaved')).toBeVisible();
  });
}
