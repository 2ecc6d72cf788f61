import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { readSafetensors } from '../src/data/safetensors.ts';
import { wholePercent } from '../src/schema/numbers.ts';
import { axeFaults } from './support/axe.ts';
import { expect, loadRun, openApp, settled, test } from './support/fixtures.ts';
import { SMALL_LINK } from './support/small.ts';
import { withTouch } from './support/touch.ts';

/** Elements of the transport bar that leave it, or lie on each other. */
const crowded = (page: Page) =>
  page.evaluate(() => {
    const bar = document.querySelector('.transport-bar');
    if (!bar) throw new Error('no transport bar');
    const limit = bar.getBoundingClientRect();
    const boxes = [...bar.children]
      .map((child) => ({ name: child.className, box: child.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1)
      .sort((a, b) => a.box.left - b.box.left);
    return boxes.flatMap(({ name, box }, index) => {
      const next = boxes[index + 1];
      const faults: string[] = [];
      if (box.right > limit.right + 0.5) faults.push(`${name} leaves the bar by ${box.right - limit.right}`);
      if (next && box.right > next.box.left + 0.5) faults.push(`${name} lies on ${next.name}`);
      return faults;
    });
  });

test('type grows with a large screen, in drawings as in words, and the transport bar holds its words at every width', async ({
  page,
}) => {
  await openApp(page, `${SMALL_LINK}&engine=compiled-wasm-strict`);
  await test.step('type grows, and the page still needs no scrolling', async () => {
    await page.evaluate(() => window.modescope?.run(200));
    for (const [width, height, root] of [
      [1440, 900, 16],
      [1440, 1200, 16],
      [1920, 800, 16],
      [1680, 1050, 18],
      [1920, 1080, 20],
      [2560, 1440, 20],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expect.poll(() => crowded(page), { message: `at ${width}×${height}` }).toEqual([]);
      const sizes = await page.evaluate(() => {
        const size = (part: string) =>
          Number.parseFloat(getComputedStyle(document.querySelector(part) as Element).fontSize);
        const { scrollWidth, scrollHeight } = document.documentElement;
        const stage = document.querySelector('.stage')?.getBoundingClientRect();
        const icon = document.querySelector('.transport-play svg')?.getBoundingClientRect().width;
        return {
          ...{ root: size('html'), body: size('body'), tick: size('.charts-tick'), icon: icon ?? 0 },
          scrolls: scrollWidth > innerWidth || scrollHeight > innerHeight || (stage?.bottom ?? 0) > innerHeight,
          stage: stage?.height ?? 0,
        };
      });
      expect(sizes.root, `at ${width}×${height}`).toBeCloseTo(root, 1);
      for (const [part, designed] of [
        ['body', 13],
        ['tick', 11],
        ['icon', 18],
      ] as const) {
        expect(sizes[part], `${part} at ${width}×${height}`).toBeCloseTo((designed * sizes.root) / 16, 1);
      }
      expect(sizes.scrolls).toBe(false);
      expect(sizes.stage).toBeGreaterThan(0.5 * height);
    }

    // Letters of 20 in the browser's settings make of this window one of 1,152 × 720.
    await page.setViewportSize({ width: 1440, height: 900 });
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setFontSizes', { fontSizes: { standard: 20 } });
    await expect.poll(() => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('20px');
    await expect.poll(() => crowded(page), { message: 'with letters of 20' }).toEqual([]);
    const head = await page.locator('.shell-header').evaluate((element) => element.getBoundingClientRect().height);
    expect(head).toBeCloseTo((44 * 20) / 16, 0);
    await session.send('Page.setFontSizes', { fontSizes: { standard: 16 } });
    await session.detach();
  });
  await test.step('the transport bar, in both languages', async () => {
    await page.evaluate(() => window.modescope?.run(12_345));
    for (const language of ['EN', '日本語']) {
      await page.getByRole('button', { name: language, exact: true }).click();
      // Buttons are wider where fingers press them.
      await withTouch(page, async () => {
        for (const width of [320, 345, 360, 375, 390]) {
          await page.setViewportSize({ width, height: 800 });
          await expect.poll(() => crowded(page), { message: `touched at ${width} px, ${language}` }).toEqual([]);
        }
      });
      for (const width of [320, 360, 390, 720, 905, 1024, 1101, 1180, 1280, 1361, 1440, 1680, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        await expect.poll(() => crowded(page), { message: `at ${width} px, ${language}` }).toEqual([]);
      }
    }
  });
});

test('Play, the stage and the read-out stay on a page of any size', async ({ page }) => {
  await openApp(page);
  await test.step('before the first step the caption says what there is to see and no strip has an axis, until something happens', async () => {
    const caption = page.getByTestId('caption');
    await expect(caption).toHaveAttribute('data-caption', /^opening-/);
    await expect(page.getByText('Press Play to record')).toBeVisible();
    await expect(page.locator('.charts-plot .charts-tick')).toHaveCount(0);
    await page.getByTestId('play').click();
    await expect(caption).toHaveAttribute('data-caption', /^(?!opening-)/, { timeout: 30_000 });
    await expect(page.locator('.charts-plot .charts-tick').first()).toBeVisible();
    await expect(page.getByText('Press Play to record')).toBeHidden();
    await page.keyboard.press('r');
    await expect(page.getByText('Press Play to record')).toBeVisible();
  });
  for (const [width, height] of [
    [720, 450],
    [844, 390],
    [360, 640],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const part of ['[data-testid="play"]', '[data-testid="engine-badge"]', '.stage', '.readout']) {
      const element = page.locator(part);
      await expect(element, `${part} at ${width}×${height}`).toBeInViewport({ ratio: 1 });
      const onTop = await element.evaluate((shown) => {
        const { left, top, width: wide, height: high } = shown.getBoundingClientRect();
        return shown.contains(document.elementFromPoint(left + wide / 2, top + high / 2));
      });
      expect(onTop, `${part} is covered at ${width}×${height}`).toBe(true);
    }
  }
});

/** The share of the numeral that is not solid, as it is said, and where the line of its level lies in the ink. */
async function levelOfNumeral(page: Page): Promise<{ said: number; drawn: number | null }> {
  const numeral = page.getByTestId('modes-captured');
  const said = Number(await numeral.getAttribute('data-level'));
  // The level line lies at that share of the height of the ink itself, which touches both ends of its box.
  const drawn = await numeral.evaluate((box) => {
    const { top, bottom } = box.getBoundingClientRect();
    const line = box.querySelector('.numeral-level')?.getBoundingClientRect();
    return line ? (bottom - (line.top + line.bottom) / 2) / (bottom - top) : null;
  });
  return { said, drawn };
}

test('at rest the caption, the strips and the read-out say the same, and the numeral is solid up to the share', async ({
  page,
}) => {
  await openApp(page, '#v=1&p=rescue');
  for (const steps of [500, 1_500, 3_000]) {
    await page.evaluate((count) => window.modescope?.run(count), steps);
    const metrics = await page.evaluate(async () => (await window.modescope?.metrics())?.metrics);
    const { modes = 0, modeCount = 0, strictModes = 0 } = metrics ?? {};
    await expect(page.getByTestId('modes-captured')).toHaveText(String(modes));
    await expect(page.getByTestId('strip-modes')).toContainText(`${modes} / ${modeCount}`);
    await expect(page.getByText(`${strictModes} strict`)).toBeVisible();
    await expect(page.getByTestId('strip-modes')).toContainText(`${wholePercent(metrics?.highQuality, 'en')}\u00a0%`);
    const share = wholePercent(metrics?.highQuality, 'en');
    await expect(page.getByTestId('share-on-modes')).toHaveText(`${share}\u00a0% on them`);
    const said = (await page.getByTestId('caption').textContent())?.match(/(\S+)\u00a0% of the points/);
    if (said) expect(said[1]).toBe(share);
    await expect(page.getByTestId('caption')).toContainText(modes === modeCount ? `All ${modes}` : `${modes} of`);
    expect(await levelOfNumeral(page)).toEqual({
      said: expect.closeTo(1 - (metrics?.highQuality ?? 0), 3),
      drawn: expect.closeTo(metrics?.highQuality ?? 0, 1),
    });
  }
  await test.step('the caption bar has one height, so the stage never jumps', async () => {
    for (const [width, height, bar] of [
      [1440, 900, 56],
      [1280, 720, 48],
      [390, 844, 72],
    ] as const) {
      await page.setViewportSize({ width, height });
      await loadRun(page, 'rescue');
      await settled(page);
      await page.evaluate(() => {
        const heights = new Set<string>();
        Object.assign(window, { heights });
        const look = () => {
          const of = (part: string) => Math.round(document.querySelector(part)?.getBoundingClientRect().height ?? 0);
          heights.add(`${of('.caption')} ${of('.shell-stage')}`);
          requestAnimationFrame(look);
        };
        look();
      });
      await page.getByTestId('play').click();
      await page.waitForFunction(() => (window.modescope?.status().step ?? 0) > 1_000);
      await page.evaluate(() => window.modescope?.pause());
      const seen = await page.evaluate(() => [...(window as unknown as { heights: Set<string> }).heights]);
      expect(seen, `at ${width}×${height}`).toEqual([expect.stringMatching(new RegExp(`^${bar} `))]);
      // Nothing of the sentence is cut off.
      const text = page.locator('.caption p');
      const fits = await text.evaluate((p) => p.getBoundingClientRect().height <= (p.parentElement?.clientHeight ?? 0));
      expect(fits).toBe(true);
    }
  });
});

test('axe finds nothing serious in the dialogs and menus, in either theme and language', async ({ page }) => {
  await openApp(page, '#v=1&p=draw&lang=en');
  for (const [language, theme] of [
    ['EN', 'light'],
    ['日本語', 'dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.getByRole('button', { name: language, exact: true }).click();
    await settled(page);
    const openers = [
      () => page.getByTestId('preset').click(),
      () => page.getByTestId('engine-badge').click(),
      () => page.getByTestId('step-menu').click(),
      () => page.keyboard.press('?'),
      () => page.getByRole('button', { name: /Edit drawing|描画を編集/ }).click(),
    ];
    for (const open of openers) {
      await open();
      await expect(page.locator('[role=menu], [role=dialog]').first()).toBeVisible();
      expect(await axeFaults(page), `${language}, ${theme}`).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.locator('[role=menu], [role=dialog]')).toHaveCount(0);
    }
  }
});

test('a run is taken away as a picture, its charts, its points and its settings', async ({ page }) => {
  await openApp(page, '#v=1&p=collapse&seed=3');
  await page.evaluate(() => window.modescope?.run(100));
  const saved = async (id: string) => {
    await page.getByTestId('save').click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(`save-${id}`).click()]);
    expect(download.suggestedFilename()).toMatch(/^modescope-collapse-seed3-step100/);
    return readFile(await download.path());
  };
  // The first eight bytes of every PNG.
  expect([...(await saved('picture')).subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  expect(String(await saved('charts'))).toMatch(/^step,modes,.*\r\n0,/);
  const points = await page.evaluate(async () => Array.from((await window.modescope?.samples()) ?? []));
  const lines = String(await saved('samples'))
    .trimEnd()
    .split('\r\n');
  expect(lines.slice(1).flatMap((line) => line.split(',').map(Number))).toEqual(points);
  const settings = JSON.parse(String(await saved('settings')));
  await page.evaluate((given) => window.modescope?.load(given), settings);
  expect(await page.evaluate(() => window.modescope?.config())).toMatchObject({ seed: 3, data: { id: 'ring' } });

  await test.step('and as weights, with the settings to copy', async () => {
    await page.getByTestId('save').click();
    await page.getByTestId('save-export').click();
    await expect(page.getByRole('textbox', { name: 'Settings as JSON' })).toHaveValue(/"seed": 3/);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('take-weights').click()]);
    expect(download.suggestedFilename()).toMatch(/^modescope-.*\.safetensors$/);
    const { tensors, metadata } = readSafetensors(await readFile(await download.path()));
    expect(tensors['generator.layers.0.weight']?.shape[1]).toBe(2);
    expect(metadata.link).toContain('seed=3');
    const [script] = await Promise.all([page.waitForEvent('download'), page.getByTestId('take-pytorch').click()]);
    expect(script.suggestedFilename()).toBe('modescope-collapse-seed3-pytorch.zip');
    const files = unzipSync(await readFile(await script.path()));
    expect(Object.keys(files)).toEqual(['modescope-collapse-seed3.py', 'modescope-collapse-seed3.safetensors']);
    expect(strFromU8(files['modescope-collapse-seed3.py'] as Uint8Array)).toContain('SEED = 3\n');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });
});
