import { expect, openApp, test } from './support/fixtures.ts';

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

test('presets are found by words, with the keyboard alone', async ({ page }) => {
  await openApp(page);
  await page.getByTestId('preset').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('preset-search')).toBeFocused();
  await expect(page.getByRole('group')).toContainText([
    'Story',
    'Smoothing',
    'Penalties',
    'Kernel',
    'Classes',
    'Digits',
    'Yours',
  ]);
  await page.keyboard.type('zebra');
  await expect(page.getByTestId('preset-none')).toBeVisible();
  for (let i = 0; i < 5; i++) await page.keyboard.press('Backspace');
  await page.keyboard.type('ＴＷＥＮＴＹ');
  await expect(page.getByRole('menuitemradio')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url()).toContain('p=grid25');
});
