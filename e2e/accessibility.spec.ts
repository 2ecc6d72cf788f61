import AxeBuilder from '@axe-core/playwright';
import { expect, openApp, settled, test } from './support/fixtures.ts';

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in the ${theme} theme, wide and narrow`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await openApp(page);
    await page.evaluate(() => window.modescope?.run(60));
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await settled(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(
        serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
        `at ${width}×${height}`,
      ).toEqual([]);
    }
  });
}

test('the keyboard alone reaches and works the main job', async ({ page }) => {
  await openApp(page);
  await page.keyboard.press('Space');
  await expect.poll(() => page.evaluate(() => window.modescope?.status().state)).toBe('running');
  await page.keyboard.press('Space');
  await expect.poll(() => page.evaluate(() => window.modescope?.status().state)).toBe('paused');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  const reached = new Set<string>();
  for (let i = 0; i < 90; i++) {
    await page.keyboard.press('Tab');
    reached.add(
      await page.evaluate(() => {
        const focused = document.activeElement;
        return focused?.closest('[data-testid]')?.getAttribute('data-testid') ?? focused?.tagName ?? '';
      }),
    );
  }
  for (const id of ['play', 'engine-badge', 'param-method.id', 'param-smoothing.on']) expect(reached).toContain(id);
});

test('a slider answers arrow keys, and its value can be typed', async ({ page }) => {
  await openApp(page, '#v=1&smoothing.on=1&smoothing.bandwidth=0.5');
  const slider = page.getByTestId('param-smoothing.bandwidth');
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  const bandwidth = () => page.evaluate(() => window.modescope?.config().smoothing.bandwidth ?? 0);
  expect(await bandwidth()).toBeGreaterThan(0.5);
  await page.keyboard.press('End');
  expect(await bandwidth()).toBe(3);
});
