import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { axeFaults } from './support/axe.ts';
import { expect, openApp, test } from './support/fixtures.ts';

const STEPS = 60;

/** A sweep of two cells with one seed each, run to its end. */
async function small(page: Page): Promise<void> {
  await page.getByTestId('sweep-across').selectOption('generatorOptimiser.rate');
  await page.getByTestId('sweep-across-values').fill('0.001, 0.01');
  await page.getByTestId('sweep-seeds').fill('1');
  await page.getByTestId('sweep-steps').fill(String(STEPS));
  await expect(page.getByTestId('sweep-cost')).toContainText('2 runs');
  await page.getByTestId('sweep-start').click();
  await expect(page.getByTestId('sweep-done')).toHaveText('2 of 2 runs', { timeout: 30_000 });
}

test('a sweep fills its map, and the run of a cell ends with the numbers of the cell', async ({ page }) => {
  await openApp(page, '#sweep');
  await small(page);
  const cell = page.locator('[data-point="1"]');
  await cell.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-point="0"]')).toHaveAttribute('aria-pressed', 'true');
  expect(await axeFaults(page)).toEqual([]);

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('sweep-json').click()]);
  const saved = JSON.parse(await readFile(await download.path(), 'utf8'));
  const [point] = saved.points;
  expect(saved.missing).toEqual([]);

  await page.keyboard.press('Escape');
  await page.locator('[data-point="0"]').focus();
  await page.keyboard.press('Shift+Enter');
  await page.waitForFunction((steps) => window.modescope?.status().step === steps, STEPS);
  const opened = await page.evaluate(async () => ({
    metrics: (await window.modescope?.metrics())?.metrics,
    engine: window.modescope?.status().engine?.id,
  }));
  expect(opened.engine).toBe(saved.plan.engine);
  expect(opened.metrics).toMatchObject(
    Object.fromEntries(Object.entries(point.results[0].metrics).filter(([, value]) => value !== null)),
  );

  // Tomorrow it is still there, and so it is on another device that gets the file.
  await page.goBack();
  await page.reload();
  await expect(page.getByTestId('sweep-done')).toHaveText('2 of 2 runs');
  await page.getByTestId('sweep-file').setInputFiles({
    name: 'other.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ ...saved, numericVersion: 99 })),
  });
  await expect(page.getByRole('alert')).toContainText('another version');
  await expect(page.getByTestId('sweep-done')).toHaveText('2 of 2 runs');
});

test('what cannot be swept is said before anything runs, in both languages', async ({ page }) => {
  await openApp(page, '#sweep');
  const values = page.getByTestId('sweep-across-values');
  const wrong = page.getByTestId('sweep-wrong');
  for (const [typed, reason] of [
    ['5..1', /ends before it begins/],
    ['1..x', /expected a list/],
    ['', /expected a list/],
    ['-3', /allowed is number/],
  ] as const) {
    await values.fill(typed);
    await expect(wrong).toContainText(reason, { timeout: 5_000 });
    await expect(page.getByTestId('sweep-start')).toBeDisabled();
  }
  await values.fill('5..1');
  await page.getByText('日本語').click();
  await expect(wrong).toContainText('範囲の向きが逆です');
  expect(await axeFaults(page)).toEqual([]);
});
