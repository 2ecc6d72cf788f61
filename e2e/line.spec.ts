import type { Page } from '@playwright/test';
import { axeFaults } from './support/axe.ts';
import { expect, loadRun, openApp, settled, test } from './support/fixtures.ts';

const number = async (page: Page, id: string) =>
  Number((await page.getByTestId(id).textContent())?.replace('−', '-').replaceAll(',', ''));

async function type(page: Page, id: string, value: number): Promise<void> {
  const field = page.getByTestId(`line-value-${id}`);
  await field.fill(String(value));
  await field.press('Enter');
  await field.blur();
}

test('points, kernel and sample move bias, variance, divergence and estimate as they should', async ({ page }) => {
  await openApp(page);
  await test.step('the panel fits and axe finds nothing serious, wide and narrow', async () => {
    const panel = page.getByTestId('line');
    for (const [width, height] of [
      [1280, 720],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      // On a phone the instruments begin as a closed sheet of their own.
      await page.getByRole('tab', { name: 'On a line' }).click();
      await expect(panel).toBeVisible();
      await settled(page);
      const [wide, high] = await panel.evaluate(({ scrollWidth, clientWidth, parentElement }) => [
        scrollWidth - clientWidth,
        (parentElement?.scrollHeight ?? 0) - (parentElement?.clientHeight ?? 0),
      ]);
      expect(wide).toBeLessThanOrEqual(0);
      if (width > 900) expect(high).toBeLessThanOrEqual(1);
      expect(await axeFaults(page, { include: '[data-testid=line]' })).toEqual([]);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });
  await test.step('bias, variance, divergence and estimate', async () => {
    const numbers = async () => ({
      bias: await number(page, 'line-squaredBias'),
      variance: await number(page, 'line-variance'),
    });
    await type(page, 'bandwidth', 0.3);
    await type(page, 'count', 50);
    const few = await numbers();
    await type(page, 'count', 500);
    await expect.poll(async () => (await numbers()).variance).toBeLessThan(few.variance / 8);
    expect((await numbers()).bias).toBeCloseTo(few.bias, 3);
    const narrow = await numbers();
    await type(page, 'bandwidth', 1);
    await expect.poll(async () => (await numbers()).bias).toBeGreaterThan(2 * narrow.bias);
    expect((await numbers()).variance).toBeLessThan(narrow.variance / 2);

    // A narrow kernel drives the plug-in divergence up, a wide one the true one down.
    await type(page, 'count', 100);
    await type(page, 'bandwidth', 0.3);
    const divergence = await number(page, 'line-jsd-trueSmoothed');
    await type(page, 'bandwidth', 0.03);
    await expect
      .poll(() => number(page, 'line-jsd-plugIn'))
      .toBeGreaterThan(await number(page, 'line-jsd-trueSmoothed'));
    await type(page, 'bandwidth', 2);
    await expect.poll(() => number(page, 'line-jsd-trueSmoothed')).toBeLessThan(divergence / 2);
    expect(await number(page, 'line-jsd-plugIn')).toBeLessThan(Math.LN2);

    // Resampling moves the estimate and nothing that is exact.
    const estimate = () => page.getByTestId('line-real').getAttribute('d');
    const exact = await number(page, 'line-variance');
    const before = await estimate();
    await page.getByTestId('line-resample').click();
    await expect.poll(estimate).not.toBe(before);
    expect(await number(page, 'line-variance')).toBe(exact);
  });
  await test.step('the bandwidth follows the run until it is moved, and again on request', async () => {
    await page.getByTestId('line-follow').click();
    const followed = { 'smoothing.on': true, 'smoothing.bandwidth': 0.5, 'smoothing.schedule': 'constant' };
    await loadRun(page, followed);
    const bandwidth = page.getByTestId('line-bandwidth');
    await expect(bandwidth).toHaveAttribute('aria-valuenow', '0.5');
    await bandwidth.focus();
    await page.keyboard.press('ArrowLeft');
    await expect(bandwidth).not.toHaveAttribute('aria-valuenow', '0.5');
    expect(await page.evaluate(() => window.modescope?.config().smoothing.bandwidth)).toBe(0.5);
    await page.evaluate(() => window.modescope?.set({ 'smoothing.bandwidth': 0.8 }));
    await page.getByTestId('line-follow').click();
    await expect(bandwidth).toHaveAttribute('aria-valuenow', '0.8');
  });
});
