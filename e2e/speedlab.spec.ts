import type { Page } from '@playwright/test';
import { axeFaults } from './support/axe.ts';
import { expect, openApp, test } from './support/fixtures.ts';
import { SMALL_LINK } from './support/small.ts';

async function openLab(page: Page): Promise<void> {
  await page.getByTestId('engine-badge').click();
  await page.getByTestId('open-speedlab').click();
  await expect(page.getByTestId('speedlab')).toBeVisible();
}

test('the speed lab measures engines, shows bars and copies a report, and training goes on', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openApp(page, SMALL_LINK);
  await page.getByTestId('play').click();
  await openLab(page);
  await page.getByTestId('speedlab-task').selectOption('nsgan-32x64');
  await page.getByTestId('speedlab-duration').selectOption('short');
  await page.getByTestId('speedlab-start').click();
  await expect.poll(() => page.evaluate(() => window.modescope?.status().state)).toBe('paused');

  const bars = page.getByTestId('speedlab-bars').getByRole('listitem');
  await expect(bars).toHaveCount(3, { timeout: 25_000 });
  await expect(bars.first()).toHaveAttribute('data-engine', /^compiled-wasm/);
  await expect(bars.first()).toContainText(/[\d,]+ steps\/s/);
  await expect.poll(() => page.evaluate(() => window.modescope?.status().state)).toBe('running');

  await page.getByTestId('speedlab-copy').click();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toContain('Modescope speed lab');
  expect(report).toMatch(/Compiled \(CPU.*\): [\d,]+ steps\/s/);
  expect(report).toMatch(/TensorFlow\.js \(WASM\): [\d,.]+ steps\/s/);
  expect(report).toMatch(/is [\d.]+ times as fast as TensorFlow\.js/);
  expect(await axeFaults(page, { include: '[role=dialog]', strict: true })).toEqual([]);
});

test('a measurement can be cancelled by keyboard, and closing the lab ends it', async ({ page }) => {
  await openApp(page, SMALL_LINK);
  await openLab(page);
  await page.getByTestId('speedlab-duration').selectOption('thorough');
  await page.getByTestId('speedlab-start').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('speedlab-cancel').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('speedlab')).toContainText('cancelled');
  await page.getByTestId('speedlab-start').click();
  await expect(page.getByTestId('speedlab-cancel')).toBeVisible();
  await expect.poll(() => page.workers().length).toBeGreaterThan(1);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('speedlab')).toBeHidden();
  await expect.poll(() => page.workers().length).toBe(1);
  await expect(page.getByTestId('engine-badge')).toBeFocused();
});
