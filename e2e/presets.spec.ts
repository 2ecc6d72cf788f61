import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { findLaw } from '../src/data/index.ts';
import type { Experiment } from '../src/experiment/experiment.ts';
import { expect, openApp, test } from './support/fixtures.ts';

const PRESETS: readonly { readonly id: string; readonly config: Experiment }[] = JSON.parse(
  readFileSync(new URL('../docs/results/presets.json', import.meta.url), 'utf8'),
);

const isOfImages = ({ config }: (typeof PRESETS)[number]): boolean => findLaw(config.data.id).space?.kind === 'image';

async function chooseAndUndo(page: Page): Promise<void> {
  const before = await page.evaluate(() => window.modescope?.config());
  await page.getByTestId('preset').click();
  await page.getByTestId('preset-grid25').click();
  await expect.poll(() => page.evaluate(() => window.modescope?.config().data.id)).toBe('grid');
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.evaluate(() => window.modescope?.config())).toEqual(before);
}

// A step of images takes as long as a hundred of points.
for (const [kind, steps] of [
  ['points', 20],
  ['images', 2],
] as const) {
  test(`every preset of ${kind} opens by link, trains, and runs on a compiled engine`, async ({ page }) => {
    test.setTimeout(480_000);
    const presets = PRESETS.filter((preset) => isOfImages(preset) === (kind === 'images'));
    expect(presets.length).toBeGreaterThan(3);
    await openApp(page);
    if (kind === 'points')
      await test.step('one chosen from the menu replaces the experiment and can be undone', () => chooseAndUndo(page));
    for (const { id } of presets) {
      await page.evaluate((preset) => window.modescope?.load(preset), id);
      expect((await page.evaluate((count) => window.modescope?.run(count), steps))?.step).toBe(steps);
      await expect(page.getByTestId('engine-badge')).toHaveAttribute('data-engine', /^compiled-/);
      await expect.poll(() => page.url()).toContain(`p=${id}`);
    }
  });
}
