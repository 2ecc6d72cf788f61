import type { Page } from '@playwright/test';
import { axeFaults } from './support/axe.ts';
import { expect, openApp, settled, test } from './support/fixtures.ts';

const search = (page: Page) => page.getByTestId('find-search');

/** What a newcomer reads on the way from the start page to the cure, and how it is called in their language. */
const WORDS = {
  en: {
    watch: /What mode collapse costs/,
    isLost: /^[4-7]\s*segments are gone: /,
    next: /Next demo: What smoothing buys/,
    isBack: 'What was lost came back',
    smoothed: /segments, smoothed.*this run [78]/,
  },
  ja: {
    watch: /モード崩壊の代償/,
    isLost: /^[4-7]\s*つのセグメントが消えました：/,
    next: /次のデモ：平滑化で取り戻せるもの/,
    isBack: '失われたものが戻った',
    smoothed: /平滑化：残ったセグメント.*今回\s*[78]/,
  },
} as const;

/** What a sentence takes to be read, as the page waits for it: characters a second, and the least, ms. */
const PER_SECOND = { en: 15, ja: 5 } as const;
const LEAST_MS = 3_000;
/** Of two minutes, ms; what is left is for training, which takes some twenty seconds at the speeds of the two demos. */
const MOST_READING = 100_000;

/**
 * Goes through a demo to its last card, answering what is asked and passing over sentences as soon as they are there. What they said,
 * and what there was to click.
 */
async function follow(page: Page): Promise<{ said: readonly string[]; clicks: number }> {
  const said: string[] = [];
  let clicks = 0;
  const caption = page.getByTestId('demo-caption');
  const isOver = async (): Promise<boolean> => (await page.getByTestId('demo-card').count()) > 0;
  for (let scene = 0; ; scene++) {
    const now = page.locator(`[data-testid=demo-caption][data-scene="${scene}"][data-state=reading]`);
    await expect(now.or(page.getByTestId('demo-card'))).toBeVisible();
    if (await isOver()) return { said, clicks };
    said.push((await caption.getByRole('status').textContent()) ?? '');
    const choice = caption.getByRole('group').getByRole('button');
    if ((await choice.count()) > 0) {
      await choice.first().click();
      clicks++;
    } else await page.keyboard.press('ArrowRight');
  }
}

for (const language of ['en', 'ja'] as const) {
  test(`a newcomer reads of a collapse and its cure in two minutes and three clicks (${language})`, async ({
    page,
  }) => {
    const words = WORDS[language];
    await openApp(page, `#start&lang=${language}`);
    await page.getByRole('link', { name: words.watch }).click();
    const collapse = await follow(page);
    expect(collapse.said.filter((sentence) => words.isLost.test(sentence))).toHaveLength(1);
    await page.getByRole('link', { name: words.next }).click();
    await expect(page.getByTestId('demo-card')).toHaveCount(0);
    const cure = await follow(page);
    await expect(page.getByTestId('demo-card')).toContainText(words.isBack);
    await expect(page.getByTestId('demo-card')).toContainText(words.smoothed);
    expect(1 + collapse.clicks + 1 + cure.clicks).toBeLessThanOrEqual(3);
    const reading = [...collapse.said, ...cure.said].map((sentence) =>
      Math.max(LEAST_MS, (1_000 * sentence.length) / PER_SECOND[language]),
    );
    expect(reading.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(MOST_READING);
  });
}

test('everything is one click from the start page, and that one click from everywhere', async ({ page }) => {
  await openApp(page, '#claims');
  await page.getByRole('heading', { name: 'Modescope' }).getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Where to begin' })).toBeFocused();
  await expect(page.getByTestId('start')).toContainText(/\d+ of \d+ reproduced/);
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await settled(page);
    expect(await axeFaults(page, { include: '.shell-app' })).toEqual([]);
    expect(await page.locator('.shell-page').evaluate((body) => body.scrollWidth > body.clientWidth)).toBe(false);
  }
  await page.setViewportSize({ width: 1440, height: 900 });

  await test.step('a laboratory opens with the first of its presets', async () => {
    await page.getByTestId('laboratory-towers').getByRole('link').first().click();
    await expect(page).toHaveURL(/#v=1&p=reachable-bound/);
    await page.goBack();
    await expect(page.getByTestId('start')).toBeVisible();
  });

  await test.step('a claim that was not reproduced is among those shown, and opens', async () => {
    const failed = page.getByTestId('start').getByRole('listitem').filter({ hasText: 'not reproduced' }).first();
    const name = (await failed.getByRole('link').textContent()) ?? '';
    await failed.getByRole('link').click();
    await expect(page.locator('article:focus')).toContainText(name);
  });
});

test('one key finds everything, in either language, by keyboard alone', async ({ page }) => {
  await openApp(page);
  await page.keyboard.press('/');
  await expect(search(page)).toBeFocused();
  expect(await axeFaults(page, { include: '.find' })).toEqual([]);
  await page.keyboard.type('ﾓｰﾄﾞ崩壊の代償');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#demos\/collapse-costs/);
  await page.keyboard.press('/');
  await page.keyboard.type('no such thing');
  await expect(page.getByTestId('find-none')).toBeVisible();
  await page.keyboard.press('Escape');
  if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('/');
  await page.getByRole('button', { name: 'Claims', exact: true }).click();
  await search(page).fill('BANDWIDTH');
  await page.getByRole('dialog').getByRole('menuitem').first().click();
  await expect(page).toHaveURL(/#claims\/[\w-]+/);
  await expect(page.locator('article:focus')).toContainText(/bandwidth/i);
});
