import type { Page } from '@playwright/test';
import { axeFaults } from './support/axe.ts';
import { expect, loadRun, openApp, settled, test } from './support/fixtures.ts';

/** Puts a preset under the microscope after some training, behind another panel, so that the first reading is of that step. */
async function examine(page: Page, preset: string, steps = 200): Promise<void> {
  await page.getByTestId('instrument-why').click();
  await loadRun(page, preset);
  await page.evaluate((count) => window.modescope?.run(count), steps);
  await page.getByTestId('instrument-microscope').click();
  await expect(page.getByTestId('plan-w1')).not.toHaveText('–');
}

const numberIn = async (page: Page, testId: string): Promise<number> =>
  Number((await page.getByTestId(testId).innerText()).replace('−', '-').replace(',', ''));

/** Pixels of the stage's marks, as one string to compare. */
const marks = (page: Page): Promise<string> =>
  page.locator('.stage-surface canvas:nth-child(2)').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());

test('the microscope shows slopes and penalties, transport by either plan, clipped weights, and what a method has not', async ({
  page,
}) => {
  await openApp(page);
  await test.step('gradient penalty: slopes, target, violations, their price, and what lies on the stage', async () => {
    await examine(page, 'gp');
    await expect(page.getByTestId('slope-target')).toHaveText('target 1');
    await expect(page.getByTestId('slope-map').locator('canvas')).toBeVisible();
    for (const place of ['interpolates', 'real', 'generated']) {
      const cells = await page.getByTestId(`slopes-${place}`).locator('td').allInnerTexts();
      expect(cells).toHaveLength(3);
      for (const cell of cells) expect(Number.parseFloat(cell)).toBeGreaterThan(0);
    }
    await expect(page.getByTestId('violations')).toHaveText(/^\d+ of 200 violate$/);
    await expect(page.getByTestId('worst')).toHaveText(/\d/);
    await expect(page.getByTestId('loss-share')).toContainText(/\d %/);
    for (const id of ['plan-estimate', 'plan-penalty', 'plan-w1']) expect(await numberIn(page, id)).not.toBeNaN();
    expect(await numberIn(page, 'plan-penalty')).toBeGreaterThan(0);

    // Rings and arrows lie on the stage while the panel is open and wanted, by keyboard too.
    const rings = page.getByTestId('violations-drawn');
    await expect(rings).toBeVisible();
    const ringed = await marks(page);
    await page.keyboard.press('Tab');
    await expect(rings).toBeFocused();
    await page.keyboard.press('Space');
    await expect(rings).toHaveAttribute('aria-checked', 'false');
    await expect.poll(() => marks(page)).not.toBe(ringed);
    const plain = await marks(page);

    const arrows = page.getByTestId('transport-drawn');
    await page.keyboard.press('Tab');
    await expect(page.getByTestId('plan-points')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(arrows).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(arrows).toHaveAttribute('aria-checked', 'true');
    await expect.poll(() => marks(page)).not.toBe(plain);

    await page.getByTestId('instrument-microscope').focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByTestId('microscope')).toBeHidden();
    // The arrows are a layer of the stage: they stay, and the legend knows them.
    const layer = page.getByTestId('layer-transport');
    await expect(layer).toHaveAttribute('data-selected', 'true');
    await expect.poll(() => marks(page)).not.toBe(plain);
    await layer.click();
    await expect.poll(() => marks(page)).not.toBe(ringed);
    await page.getByTestId('instrument-microscope').click();
    await expect(arrows).toHaveAttribute('aria-checked', 'false');
  });
  await test.step('W₁ of the plan is the metric’s, up to what two samples of the data differ by', async () => {
    await examine(page, 'collapse', 100);
    const w1 = await page.evaluate(async () => (await window.modescope?.metrics())?.metrics.w1);
    await expect(page.getByTestId('transport-plan')).toContainText('equal laws would give');
    const floor = Number((await page.getByTestId('transport-plan').innerText()).match(/give (\d+\.\d+)/)?.[1]);
    expect(floor).toBeGreaterThan(0);
    expect(Math.abs((await numberIn(page, 'plan-w1')) - (w1 ?? Number.NaN))).toBeLessThan(floor);
    await expect(page.getByTestId('no-penalty')).toBeVisible();
    await expect(page.getByTestId('slope-histogram')).toHaveAttribute('data-aimed', 'false');
  });
  await test.step('clipping shows where its weights stand', async () => {
    await examine(page, 'clip');
    await expect(page.getByTestId('weights')).toContainText(/[1-9]\d? % at ±0\.01/);
    await expect(page.getByTestId('violations')).toBeHidden();
    await expect(page.getByTestId('plan-why')).toContainText('Clipping');
  });
  await test.step('a method without a critic says so, and its transport is still there', async () => {
    await examine(page, 'kernel-gan', 20);
    await expect(page.getByTestId('microscope')).toContainText('no critic network whose slope');
    await expect(page.getByTestId('plan-estimate')).toHaveText('–');
    expect(await numberIn(page, 'plan-w1')).toBeGreaterThan(0);
  });
  await test.step('more points than the exact plan takes are carried by Sinkhorn, which brackets W₁', async () => {
    await examine(page, 'gp', 60);
    await expect(page.getByTestId('transport-plan')).toContainText('500 points each');
    const exact = await numberIn(page, 'plan-w1');
    await page.getByTestId('plan-points').click();
    await page.getByRole('option', { name: '1,000' }).click();
    await expect(page.getByTestId('plan-entropic')).toContainText(/ε = 0\.\d+: at most \d+\.\d % above the best plan/);
    const [lower = Number.NaN, upper = Number.NaN] = (await page.getByTestId('plan-w1').innerText())
      .split('–')
      .map(Number);
    expect(lower).toBeLessThanOrEqual(upper);
    expect(upper / lower).toBeLessThan(1.1);
    // Twice as many points of the same laws are about as far apart.
    expect(Math.abs(upper - exact)).toBeLessThan(0.1 * exact);
    expect(await axeFaults(page, { include: '[data-testid=transport-plan]', strict: true })).toEqual([]);
  });
});

test('axe finds nothing serious in the microscope, wide and narrow', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openApp(page, '#v=1&p=lp&lang=ja');
  await page.evaluate(() => window.modescope?.run(60));
  for (const [width, height] of [
    [1280, 720],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    // On a phone the instruments begin as a closed sheet of their own.
    await page.getByRole('tab', { name: 'ペナルティ顕微鏡' }).click();
    await expect(page.getByTestId('plan-w1')).toBeVisible();
    await settled(page);
    expect(await axeFaults(page, { include: '[data-testid=microscope]', strict: true })).toEqual([]);
  }
});
