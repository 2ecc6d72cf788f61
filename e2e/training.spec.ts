import { expect, loadRun, openApp, test } from './support/fixtures.ts';
import { SMALL, SMALL_LINK } from './support/small.ts';

test('pressing play trains: samples move, coverage rises, pause is immediate', async ({ page }) => {
  // Balanced players: the first preset collapses, on as little as one mode.
  await openApp(page, '#v=1&p=ring8-nsgan');
  const samples = () => page.evaluate(async () => [...((await window.modescope?.samples()) ?? [])]);
  const before = await samples();
  const distance = () =>
    page.evaluate(async () => (await window.modescope?.metrics())?.metrics.slicedWasserstein ?? 99);
  const farAtFirst = await distance();

  await page.getByTestId('play').click();
  await expect(async () => {
    const { modes = 0, slicedWasserstein = 99 } =
      (await page.evaluate(async () => (await window.modescope?.metrics())?.metrics)) ?? {};
    expect(modes).toBeGreaterThanOrEqual(3);
    expect(slicedWasserstein).toBeLessThan(farAtFirst);
  }).toPass({ timeout: 60_000 });

  await page.getByTestId('play').click();
  await expect.poll(() => page.evaluate(() => window.modescope?.status().state)).toBe('paused');
  const step = await page.evaluate(() => window.modescope?.status().step);
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => window.modescope?.status().step)).toBe(step);
  expect(await samples()).not.toEqual(before);
  await test.step('an exploding run stops at its last healthy snapshot, says so, and goes back on request', async () => {
    await loadRun(page, {
      'method.id': 'wgan-gp',
      'penalty.weight': 1_000,
      'criticOptimiser.kind': 'sgd',
      'criticOptimiser.rate': 1,
    });
    await page.getByTestId('play').click();
    await expect
      .poll(() => page.evaluate(() => window.modescope?.status().stop?.kind), { timeout: 30_000 })
      .toBe('diverged');
    await expect(page.getByTestId('plate-diverged')).toBeVisible();
    const samples = await page.evaluate(async () => [...((await window.modescope?.samples()) ?? [])]);
    expect(samples.every(Number.isFinite)).toBe(true);
    await page.getByRole('button', { name: /back 500/i }).click();
    await expect.poll(() => page.evaluate(() => window.modescope?.status().state)).toBe('paused');
  });
});

test('the badge names the engine; a software adapter is no GPU, but can be forced, says what it is, and trains', async ({
  page,
}) => {
  await openApp(page, SMALL_LINK);
  await expect(page.getByTestId('engine-badge')).toContainText(/CPU|WASM/i);
  expect(await page.evaluate(() => window.modescope?.engine()?.id)).toMatch(/^compiled-wasm/);
  expect(await page.evaluate(() => window.modescope?.status().noGpu)).toMatch(/missing|software/);
  await page.getByTestId('engine-badge').click();
  await page.locator('input[name=engine][value=compiled-webgpu]').check();
  await expect(page.getByTestId('engine-badge')).toHaveAttribute('data-engine', 'compiled-webgpu', { timeout: 40_000 });
  expect((await page.evaluate(() => window.modescope?.run(5)))?.step).toBe(5);
  expect(await page.evaluate(() => window.modescope?.engine()?.adapter)).toMatch(/./);
});

test('step, reset and new seed do what they say, and a stop condition stops at its step', async ({ page }) => {
  await openApp(page, SMALL_LINK);
  await test.step('React renders nothing per training frame', async () => {
    const mutations = await page.evaluate(async () => {
      let count = 0;
      const observer = new MutationObserver((records) => {
        count += records.length;
      });
      const stage = document.querySelector('canvas')?.parentElement;
      if (!stage) throw new Error('no stage');
      observer.observe(stage, { subtree: true, childList: true, attributes: true, characterData: true });
      await window.modescope?.run(400);
      observer.disconnect();
      return count;
    });
    // Mode marks may change a few times; frames come ten times as often.
    expect(mutations).toBeLessThan(40);
    await page.keyboard.press('r');
    await expect(page.getByTestId('step-count')).toHaveText('0');
  });
  await test.step('step, reset, seed', async () => {
    const samples = () => page.evaluate(async () => [...((await window.modescope?.samples()) ?? [])]);
    const start = await samples();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByTestId('step-count')).toHaveText('1');
    expect(await samples()).not.toEqual(start);
    await page.keyboard.press('r');
    await expect(page.getByTestId('step-count')).toHaveText('0');
    expect(await samples()).toEqual(start);
    await page.keyboard.press('s');
    await expect.poll(() => page.evaluate(() => window.modescope?.config().seed)).not.toBe(SMALL.seed);
    await expect.poll(samples).not.toEqual(start);
  });
  await test.step('a stop condition', async () => {
    await loadRun(page, { ...SMALL, 'stop.steps': 25 });
    await page.getByTestId('play').click();
    await expect(page.getByTestId('step-count')).toHaveText('25');
    await expect.poll(() => page.evaluate(() => window.modescope?.status().stop?.kind)).toBe('steps');
  });
});
