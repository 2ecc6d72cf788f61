import { expect, openApp, testFirstVisit } from './support/fixtures.ts';

/** Large enough for threads: some 20 million multiply-adds a step. */
const WIDE_LINK = '#v=1&p=ring8-nsgan&generator.width=128&critic.width=128&training.batch=256&lang=en';

testFirstVisit('from the second visit on several threads may train, with the bits of one', async ({ page }) => {
  await openApp(page, WIDE_LINK);
  const digest = async (steps: number) => {
    const status = await page.evaluate((count) => window.modescope?.run(count), steps);
    const metrics = await page.evaluate(() => window.modescope?.metrics());
    return { step: status?.step, metrics: { ...metrics, run: 0 } };
  };
  const badge = page.getByTestId('engine-badge');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await expect(badge).toHaveAttribute('data-engine', /^compiled-wasm/);
  const alone = await digest(20);

  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.reload();
  await page.waitForFunction(() => 'modescope' in window);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await badge.click();
  await page.getByRole('radio', { name: /threads/ }).check({ force: true });
  await expect(badge).toHaveAttribute('data-engine', 'compiled-wasm-threads');
  expect(await digest(20)).toEqual(alone);
});
