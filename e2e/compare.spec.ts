import { axeFaults } from './support/axe.ts';
import { expect, openApp, settled, test } from './support/fixtures.ts';

const steps = () => {
  const { modescope } = window;
  return (['a', 'b'] as const).map((arm) => modescope?.run(arm).status().step ?? -1);
};
const standsAt = (step: number) => [step, step];

test('a twin begins as the same run, parts at one setting, and both stand at one step', async ({ page }) => {
  await openApp(page, '#p=collapse');
  await page.evaluate(() => window.modescope?.run(300));
  await page.getByTestId('compare-toggle').click();
  await expect(page.getByTestId('arm-b')).toBeVisible();
  await expect.poll(() => page.evaluate(steps)).toEqual(standsAt(300));
  await expect(page.getByTestId('compare-bar')).toHaveAttribute('data-differs', '0');
  const samples = () =>
    page.evaluate(async () => {
      const [a, b] = await Promise.all((['a', 'b'] as const).map((arm) => window.modescope?.run(arm).samples()));
      return a && b ? [...a].every((value, i) => value === b[i]) : null;
    });
  expect(await samples()).toBe(true);

  await page.getByTestId('group-smoothing').getByTestId('param-smoothing.on').click();
  await expect(page.getByTestId('compare-bar')).toContainText('Smoothing off → on');
  await expect(page.getByTestId('differs-smoothing.on')).toContainText("Take over A's value");
  await page.getByTestId('play').click();
  await expect.poll(async () => Math.min(...(await page.evaluate(steps)))).toBeGreaterThan(600);
  await page.getByTestId('play').click();
  await expect(page.getByTestId('play')).toHaveAttribute('data-running', 'false');
  await page.evaluate(() => window.modescope?.pause());
  const [a, b] = await page.evaluate(steps);
  expect(a).toBe(b);
  expect(await samples()).toBe(false);
  await expect(page.getByTestId('difference')).toHaveAttribute('data-voice', 'speaks');
  await expect(page.getByTestId('difference')).toContainText(`At step ${a?.toLocaleString('en-GB')} `);
  expect(await page.evaluate(() => location.hash)).toBe('#v=1&p=collapse&vs=1&b.smoothing.on=1&lang=en');

  // One window and one pointer for both stages.
  await page
    .getByTestId('arm-a')
    .getByTestId('stage')
    .hover({ position: { x: 150, y: 150 } });
  await expect(page.getByTestId('arm-b').getByTestId('stage-readout')).toBeVisible();
  const places = await page.getByTestId('stage-readout').locator('[data-value="x"]').allTextContents();
  expect(places[0]).toBe(places[1]);
  expect(await axeFaults(page)).toEqual([]);
});

test('a link opens both, keys choose and swap, and one of them stays', async ({ page }) => {
  await openApp(page, '#p=clip&vs=1&b.penalty.clip=0.5&lang=ja');
  await expect(page.getByTestId('compare-bar')).toContainText('重みクリップ');
  await page.evaluate(() => window.modescope?.run(40));
  expect(await page.evaluate(steps)).toEqual(standsAt(40));
  const clips = () =>
    page.evaluate(() => (['a', 'b'] as const).map((arm) => window.modescope?.run(arm).config().penalty.clip));
  expect(await clips()).toEqual([0.01, 0.5]);
  await expect(page.getByTestId('edit-b')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('1');
  await expect(page.getByTestId('edit-a')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('x');
  await expect.poll(clips).toEqual([0.5, 0.01]);
  // A setting that needs a restart takes both back to the start.
  await page.evaluate(() => window.modescope?.set({ 'training.batch': 32 }));
  await expect.poll(() => page.evaluate(steps)).toEqual(standsAt(0));
  await page.getByTestId('compare-close').click();
  await expect(page.getByTestId('arm-a')).toHaveCount(0);
  expect(await page.evaluate(() => window.modescope?.config().penalty.clip)).toBe(0.5);
  expect(await page.evaluate(() => location.hash)).not.toContain('vs=');
  await page.goBack();
  await expect(page.getByTestId('arm-b')).toBeVisible();
});

test('the keyboard goes on where a difference or the comparison was, and a closed clipboard shows the command', async ({
  page,
}) => {
  await openApp(page, '#p=collapse&vs=1&b.smoothing.on=1');
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('closed')) } });
  });
  await page.getByTestId('compare-command').click();
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue(/--vs smoothing\.on=1 --seeds 20$/);
  await page.keyboard.press('Escape');
  await page.getByTestId('differs-smoothing.on').getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('edit-b')).toBeFocused();
  await page.getByTestId('compare-close').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('compare-toggle')).toBeFocused();
});

test('on a phone one stage stands above the other, and nothing is cut', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openApp(page, '#p=collapse&vs=1&b.smoothing.on=1');
  await page.evaluate(() => window.modescope?.run(200));
  await settled(page);
  const [a, b] = await Promise.all(['arm-a', 'arm-b'].map((arm) => page.getByTestId(arm).boundingBox()));
  expect(b?.y).toBeGreaterThanOrEqual((a?.y ?? 0) + (a?.height ?? 0) - 1);
  expect(Math.abs((a?.height ?? 0) - (b?.height ?? 0))).toBeLessThan(2);
  await page.getByRole('tab', { name: 'Smoothing' }).click();
  await expect(page.getByTestId('differs-smoothing.on')).toBeVisible();
  await page.getByTestId('edit-a').click();
  await expect(page.getByTestId('differs-smoothing.on')).toContainText("Take over B's value");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await axeFaults(page)).toEqual([]);
});
