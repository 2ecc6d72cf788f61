import type { Page } from '@playwright/test';
import { axeFaults } from './support/axe.ts';
import { expect, loadRun, openApp, test } from './support/fixtures.ts';
import { SMALL } from './support/small.ts';

const SMOOTHED = { ...SMALL, 'smoothing.on': true, 'smoothing.bandwidth': 0.4, 'smoothing.schedule': 'constant' };

/** Trains a run a little behind another panel, so that the first reading is of that step, and opens a panel. */
async function look(page: Page, instrument: string, run: Readonly<Record<string, unknown>>): Promise<void> {
  await page.getByTestId('instrument-why').click();
  await loadRun(page, run);
  await page.evaluate(() => window.modescope?.run(20));
  await page.getByTestId(`instrument-${instrument}`).click();
}

const smoothing = (page: Page) => page.evaluate(() => window.modescope?.config().smoothing);

/** A number as the page writes it. */
async function numberIn(page: Page, testId: string): Promise<number> {
  const shown = await page.getByTestId(testId).innerText();
  return Number(shown.replace('−', '-').replaceAll(',', ''));
}

async function expectAccessible(page: Page): Promise<void> {
  expect(await axeFaults(page, { include: '.dock', strict: true })).toEqual([]);
}

test('the lens reads its curves at the pointer, and sets the bandwidth by rules, by a line, and by itself', async ({
  page,
}) => {
  await openApp(page);
  await test.step('the witness is drawn at the bandwidth under the pointer, and lies on the stage if wanted', async () => {
    await look(page, 'lens', SMOOTHED);
    const witness = page.getByTestId('witness');
    await expect(witness).toHaveAttribute('data-bandwidth', '0.4');
    const picture = () => witness.locator('canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
    await expect(page.getByTestId('witness-means')).toContainText(
      /Mean \+[\d.]+ at data, .* MMD² [\d.]+ with self terms/,
    );
    const wide = await picture();
    await page.getByTestId('lens-chart').hover({ position: { x: 240, y: 120 } });
    await expect.poll(async () => Number(await witness.getAttribute('data-bandwidth'))).toBeLessThan(0.1);
    await expect.poll(picture).not.toBe(wide);
    await page.mouse.move(700, 300);
    await expect(witness).toHaveAttribute('data-bandwidth', '0.4');

    const ground = page.locator('.stage-surface canvas').first();
    const pixels = () => ground.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
    await expect(page.locator('.stage-scale')).toContainText('Critic');
    const critic = await pixels();
    await page.getByRole('switch', { name: 'Witness on the stage' }).click();
    await expect(page.locator('.stage-scale')).toContainText('Witness');
    await expect.poll(pixels).not.toBe(critic);
    await expectAccessible(page);
    await page.getByTestId('instrument-flow').click();
    await expect(page.locator('.stage-scale')).toContainText('Critic');
  });
  await test.step('curves at the pointer, and rules', async () => {
    await look(page, 'lens', SMOOTHED);
    await expect(page.getByTestId('lens-curve-jsd')).toHaveAttribute('d', /^M0/);
    for (const lane of ['jsd', 'mmd2', 'gradientNorm']) {
      const value = page.getByTestId(`lens-${lane}`).locator('b');
      await expect(value).toHaveText(/^−?[\d.]+(e[−\d]+)?$/);
    }
    await expect(page.getByTestId('lens-jsd')).toContainText('null');
    await expect(page.getByTestId('lens-death')).toBeVisible();

    const atRun = await page.getByTestId('lens-at').innerText();
    await page.getByTestId('lens-chart').hover({ position: { x: 240, y: 120 } });
    await expect(page.getByTestId('lens-at')).not.toHaveText(atRun);

    const rule = page.getByTestId('lens-rule-likelihood');
    const wanted = Number(await rule.getAttribute('data-value'));
    await rule.click();
    expect((await smoothing(page))?.bandwidth).toBe(wanted);
    await expect.poll(() => page.url()).toContain(`smoothing.bandwidth=${wanted}`);
    await expectAccessible(page);
  });
  await test.step('the line moves by keys and by dragging, and the stage follows while paused', async () => {
    await look(page, 'lens', { ...SMOOTHED, 'method.id': 'kernel-gan' });
    const handle = page.getByRole('slider', { name: 'Bandwidth', exact: true });
    await handle.focus();
    const before = (await smoothing(page))?.bandwidth ?? 0;
    await page.keyboard.press('ArrowRight');
    const after = (await smoothing(page))?.bandwidth ?? 0;
    expect(after).toBeGreaterThan(before);
    await expect(handle).toHaveAttribute('aria-valuenow', String(after));

    const stage = page.locator('.stage-surface canvas').first();
    const pixels = () => stage.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
    await page.keyboard.press('Escape');
    const drawn = await pixels();
    const box = await handle.boundingBox();
    if (!box) throw new Error('no handle');
    await page.mouse.move(box.x + 8, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x - 80, box.y + 8, { steps: 5 });
    // The button is still down: the critic field is that of the dragged bandwidth, though nothing trains.
    expect((await smoothing(page))?.bandwidth).toBeLessThan(before);
    await expect.poll(pixels).not.toBe(drawn);
    await page.mouse.up();
  });
  await test.step('the automatic bandwidth sets an annealing, says why, and is one step of the history', async () => {
    await look(page, 'lens', SMALL);
    await expect(page.getByTestId('smoothing-off')).toBeVisible();
    await expect(page.getByTestId('lens-rule-scott')).toBeDisabled();
    const before = await smoothing(page);
    await page.getByTestId('lens-auto').click();
    await expect(page.getByTestId('lens-auto-set')).toContainText('→');
    const set = await smoothing(page);
    expect(set).toMatchObject({ on: true, schedule: 'exponential' });
    expect(set?.bandwidth).toBeGreaterThan(set?.end ?? Number.POSITIVE_INFINITY);
    await expect(page.locator('.lens-auto li')).toHaveCount(4);
    await expect.poll(() => page.url()).toContain('smoothing.on=');
    await expectAccessible(page);
    await page.getByTestId('lens-auto-set').getByRole('button').click();
    expect(await smoothing(page)).toEqual(before);
  });
});

test('forces and closed forms are drawn over the stage and beside it, at any bandwidth, while nothing trains', async ({
  page,
}) => {
  await openApp(page);
  await test.step('forces lie over the stage as arrows, part by part', async () => {
    await look(page, 'forces', SMOOTHED);
    for (const part of ['pull', 'meanShift', 'repulsion', 'total']) {
      await expect(page.getByTestId(`force-${part}-length`)).toHaveText(/\d/);
      expect(await numberIn(page, `force-${part}-length`)).toBeGreaterThan(0);
    }
    const marks = page.locator('.stage-surface canvas').nth(1);
    const pixels = () => marks.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
    const three = await pixels();
    await page.getByTestId('instrument-forces').focus();
    await page.keyboard.press('Tab');
    await expect(page.getByTestId('force-pull')).toBeFocused();
    await page.keyboard.press('Space');
    await expect(page.getByTestId('force-pull')).toHaveAttribute('aria-pressed', 'false');
    await expect.poll(pixels).not.toBe(three);

    const length = await numberIn(page, 'force-pull-length');
    await page.getByTestId('forces-look').focus();
    await page.keyboard.press('PageDown');
    await expect.poll(() => numberIn(page, 'force-pull-length')).not.toBe(length);
    expect((await smoothing(page))?.bandwidth).toBe(0.4);
    await expectAccessible(page);

    const overlaid = await pixels();
    await page.getByTestId('instrument-flow').click();
    await expect.poll(pixels).not.toBe(overlaid);
  });
  await test.step('learned and closed form stand side by side; a score critic says why it cannot', async () => {
    await look(page, 'closed-form', SMOOTHED);
    await expect(page.getByTestId('closed-mean')).toHaveText(/^0\.\d{3}$/);
    const mean = await numberIn(page, 'closed-mean');
    expect(mean).toBeGreaterThan(0);
    expect(mean).toBeLessThan(1);
    await expect(page.locator('.closed canvas')).toHaveCount(3);
    await expectAccessible(page);

    await page.evaluate((config) => window.modescope?.load(config), { ...SMALL, 'method.id': 'wgan-gp' });
    await expect(page.getByTestId('closed-learned')).toContainText('score');
    await expect(page.locator('.closed canvas')).toHaveCount(1);
    await expect(page.getByTestId('closed-mean')).toHaveText('–');
  });
  await test.step('dragging the annealing curve moves field and smoothed densities', async () => {
    await loadRun(page, { ...SMOOTHED, 'method.id': 'kernel-gan', 'smoothing.schedule': 'exponential' });
    await page.getByTestId('layer-density').click();
    // Field and contours off, the ground shows the densities alone.
    await page.getByTestId('layer-field').click();
    await page.getByTestId('layer-contours').click();
    const ground = page.locator('.stage-surface canvas').first();
    const pixels = () => ground.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
    const handle = page.getByTestId('schedule-handle-start');
    await handle.scrollIntoViewIfNeeded();
    const box = await handle.boundingBox();
    if (!box) throw new Error('no handle');
    await page.waitForTimeout(500);
    const narrow = await pixels();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + 40, { steps: 4 });
    await expect.poll(pixels).not.toBe(narrow);
    await page.getByTestId('layer-density').evaluate((button) => (button as HTMLElement).click());
    await page.getByTestId('layer-field').evaluate((button) => (button as HTMLElement).click());
    await page.waitForTimeout(500);
    const field = await pixels();
    await page.mouse.move(box.x + box.width / 2, box.y - 30, { steps: 4 });
    await expect.poll(pixels).not.toBe(field);
    await page.mouse.up();
  });
});
