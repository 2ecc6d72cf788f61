import { readFileSync } from 'node:fs';
import { expect, openApp, test } from './support/fixtures.ts';

const PRESETS: readonly { readonly id: string }[] = JSON.parse(
  readFileSync(new URL('../docs/results/presets.json', import.meta.url), 'utf8'),
);

test('every preset opens by link, trains, and runs on a compiled engine', async ({ page }) => {
  expect(PRESETS.length).toBeGreaterThan(9);
  await openApp(page);
  for (const { id } of PRESETS) {
    await page.evaluate((preset) => window.modescope?.load(preset), id);
    expect((await page.evaluate(() => window.modescope?.run(20)))?.step).toBe(20);
    await expect(page.getByTestId('engine-badge')).toHaveAttribute('data-engine', /^compiled-/);
    await expect.poll(() => page.url()).toContain(`p=${id}`);
  }
});

test('a preset chosen from the menu replaces the experiment and can be undone', async ({ page }) => {
  await openApp(page);
  const before = await page.evaluate(() => window.modescope?.config());
  await page.getByTestId('preset').click();
  await page.getByTestId('preset-grid25').click();
  await expect.poll(() => page.evaluate(() => window.modescope?.config().data.id)).toBe('grid');
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.evaluate(() => window.modescope?.config())).toEqual(before);
});
