import { expect, loadRun, openApp, test } from './support/fixtures.ts';

test('the keyboard alone reaches and works the main job, sliders, and the search for a preset', async ({ page }) => {
  await openApp(page);
  await test.step('the main job', async () => {
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
  await test.step('presets are found by words', async () => {
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
  await test.step('a slider answers arrow keys', async () => {
    await loadRun(page, { 'smoothing.on': true, 'smoothing.bandwidth': 0.5 });
    const slider = page.getByTestId('param-smoothing.bandwidth');
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    // What settings tell is fetched after the first load: it has to be there for eyes and for screen readers.
    await expect(slider).toHaveAccessibleDescription(/Standard deviation of the noise/);
    await page.keyboard.press('F1');
    await expect(page.locator('.ctl-tip')).toContainText(/Standard deviation of the noise/);
    await page.keyboard.press('Escape');
    await slider.focus();
    const bandwidth = () => page.evaluate(() => window.modescope?.config().smoothing.bandwidth ?? 0);
    expect(await bandwidth()).toBeGreaterThan(0.5);
    await page.keyboard.press('End');
    expect(await bandwidth()).toBe(3);
  });
});
