import type { Page } from '@playwright/test';
import { axeFaults } from './support/axe.ts';
import { expect, openApp, settled, test, testFirstVisit } from './support/fixtures.ts';
import { smallTargets } from './support/targets.ts';
import { withTouch } from './support/touch.ts';

/** What axe finds, of rows of claims in the first few: they are alike. */
const serious = (page: Page, include?: string): Promise<string[]> =>
  axeFaults(page, { exclude: '.claims-row:nth-of-type(n + 3)', ...(include && { include }) });

/** Sizes of a window of 1,440 × 900 at 100 % and 200 %, of one of 1,280 × 1,024 at 400 %, and of a phone. */
const SIZES = [
  [1440, 900],
  [720, 450],
  [320, 256],
  [390, 844],
] as const;

/** Visits the dialogs of one's own points and the page of claims, and comes back. */
async function inRooms(page: Page, look: (room: string, within?: string) => Promise<void>): Promise<void> {
  for (const [id, filled] of [
    ['imported', 'import-preview'],
    ['drawn', 'drawing'],
  ] as const) {
    await page.getByTestId(`param-data.id-${id}`).click();
    if (id === 'imported') await page.getByTestId('import-text').fill('x,y\n1,2\n2,1\n7,8\n8,7\n1,1\n8,8\n');
    await expect(page.getByTestId(filled)).toBeVisible();
    await settled(page);
    await look(id, '[role=dialog]');
    await page.keyboard.press('Escape');
    await expect(page.locator('[role=dialog]')).toHaveCount(0);
  }
  const back = await page.evaluate(() => location.hash);
  await page.evaluate(() => location.assign('#claims'));
  await expect(page.getByTestId('claims-summary')).toBeVisible();
  await look('claims');
  await page.evaluate((hash) => location.assign(hash), back || '#v=1');
  await expect(page.getByTestId('play')).toBeVisible();
}

test('axe finds nothing serious in either theme, at 100, 200 and 400 %', async ({ page }) => {
  await openApp(page);
  await page.evaluate(() => window.modescope?.run(60));
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, forcedColors: null });
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await settled(page);
      expect(await serious(page), `at ${width}×${height}`).toEqual([]);
      // The rooms in each size once, and once in each of the two other ways.
      if (width === (theme === 'light' ? 1440 : 320)) {
        await inRooms(page, async (room, within) => {
          expect(await serious(page, within), `${room} at ${width}×${height}`).toEqual([]);
        });
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia(theme === 'light' ? { forcedColors: 'active' } : { reducedMotion: 'reduce' });
    await settled(page);
    const how = theme === 'light' ? 'in forced colours' : 'with reduced motion';
    expect(await serious(page), how).toEqual([]);
    await inRooms(page, async (room, within) => {
      expect(await serious(page, within), `${room} ${how}`).toEqual([]);
    });
  }
});

/** Parts of a page in one column, from top to bottom, and whatever is wrong with their places. */
const misplaced = (page: Page) =>
  page.evaluate(() => {
    const faults: string[] = [];
    const { scrollWidth, clientWidth, clientHeight } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth} wide`);
    const find = (part: string): HTMLElement => {
      const element = document.querySelector<HTMLElement>(part);
      if (!element) throw new Error(`no ${part}`);
      return element;
    };
    const parts = ['.shell-header', '.stage', '.stage-legend', '.caption', '.readout', '.sheet'].map(find);
    const boxes = parts.map((part) => part.getBoundingClientRect());
    boxes.forEach((box, index) => {
      const next = boxes[index + 1];
      if (next && box.bottom > next.top + 0.5) faults.push(`${parts[index]?.className} lies on what follows`);
    });
    const bar = find('.transport-bar').getBoundingClientRect();
    if (bar.bottom > clientHeight + 0.5) faults.push('Play is below the window');
    for (const child of find('.transport-bar').children) {
      if (child.getBoundingClientRect().right > clientWidth) faults.push(`${child.className} leaves the bar`);
    }
    const stage = boxes[1] as DOMRect;
    if (stage.height < 160 || stage.width < 0.9 * clientWidth) faults.push(`stage ${stage.width}×${stage.height}`);
    if (Math.min(stage.bottom, bar.top) - stage.top < 120) faults.push('the stage is below the bar');
    for (const part of [...parts, find('[data-testid=play]')]) {
      if (part.matches('.sheet')) continue;
      part.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = part.getBoundingClientRect();
      const onTop = document.elementFromPoint(left + width / 2, top + height / 2);
      if (!part.contains(onTop)) faults.push(`${part.className} is covered by ${onTop?.className}`);
      if (part.scrollWidth > part.clientWidth + 1) faults.push(`${part.className} is cut off`);
    }
    scrollTo(0, 0);
    return faults;
  });

test('at 400 % there is one column with everything in reach, in either language', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await openApp(page);
  for (const language of ['en', 'ja']) {
    // The badge of this engine says the longest of the short words.
    await page.evaluate((hash) => location.assign(hash), `#v=1&lang=${language}&engine=compiled-wasm-strict`);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.getByTestId('engine-badge')).toHaveAttribute('data-engine', 'compiled-wasm-strict');
    await page.evaluate(() => window.modescope?.run(300));
    for (const [width, height] of [
      [320, 256],
      [360, 225],
      [480, 270],
      [640, 280],
    ] as const) {
      await page.setViewportSize({ width, height });
      await settled(page);
      expect(await misplaced(page), `at ${width}×${height}, ${language}`).toEqual([]);
    }
    await withTouch(page, async () => {
      await page.setViewportSize({ width: 320, height: 256 });
      await settled(page);
      expect(await misplaced(page), `touched at 320×256, ${language}`).toEqual([]);
    });
  }
});

test('every target is at least 24 pixels in each direction, and the first stop of the keyboard leads to Play', async ({
  page,
}) => {
  await openApp(page);
  await test.step('the first stop', async () => {
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await page.evaluate(() => document.querySelector<HTMLElement>(':focus')?.blur());
      await page.getByTestId('skip').focus();
      await expect(page.getByTestId('skip')).toBeInViewport({ ratio: 1 });
      await page.keyboard.press('Enter');
      await expect(page.getByTestId('play')).toBeFocused();
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });
  await page.evaluate(() => window.modescope?.run(60));
  // Every group open, every panel once, every menu.
  await page.evaluate(() => {
    for (const group of document.querySelectorAll<HTMLElement>('.ctl-group h2 [aria-expanded=false]')) group.click();
  });
  for (const tab of await page.locator('.dock [role=tab]').all()) {
    await tab.click();
    expect(await page.evaluate(smallTargets), (await tab.textContent()) ?? '').toEqual([]);
  }
  for (const id of ['preset', 'engine-badge', 'step-menu', 'help', 'runs']) {
    await page.getByTestId(id).click();
    await expect(page.locator('[role=menu], [role=dialog] button').first()).toBeVisible();
    expect(await page.evaluate(smallTargets), id).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.locator('[role=menu], [role=dialog]')).toHaveCount(0);
  }
  await inRooms(page, async (room) => expect(await page.evaluate(smallTargets), room).toEqual([]));
  // Docks of images.
  await page.getByTestId('param-data.id-mnist').click();
  await page.waitForFunction(() => window.modescope?.status().state === 'paused');
  await page.evaluate(() => window.modescope?.run(2));
  for (const id of ['latents', 'filmstrip', 'per-class', 'class-gradient']) {
    await page.getByTestId(`instrument-${id}`).click();
    await expect(page.locator(`[data-panel="${id}"] :is(button, p, canvas)`).first()).toBeVisible();
    expect(await page.evaluate(smallTargets), id).toEqual([]);
  }
});

testFirstVisit(
  'Play takes a press as soon as it is drawn, and nothing is fetched before its worker',
  async ({ page }) => {
    let deliver = (): void => {};
    const late = new Promise<void>((resolve) => {
      deliver = resolve;
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url().replace(/.*\//, '')));
    await page.route('**/trainer.worker-*.js', async (route) => {
      await late;
      await route.continue();
    });
    await page.goto('./');
    const play = page.getByTestId('play');
    await play.click();
    await expect(play).toHaveAttribute('data-awaited', 'true');
    await expect(play).toHaveText(/Pause/);
    await play.click();
    await expect(play).not.toHaveAttribute('data-awaited', 'true');
    await page.keyboard.press('Space');
    await expect(page.getByTestId('caption')).toContainText('as soon as the engine is ready');
    // Controls are there already; charts, results and the offline copy of the page wait.
    await expect(page.getByTestId('group-method')).toBeVisible();
    expect(asked.filter((name) => /^(sw\.js|Charts-|Behind-|workbox)/.test(name))).toEqual([]);
    deliver();
    await expect.poll(() => page.evaluate(() => window.modescope?.status().state)).toBe('running');
    await expect(play).not.toHaveAttribute('data-awaited', 'true');
  },
);
