import type { Page } from '@playwright/test';
import { axeFaults } from './support/axe.ts';
import { expect, openApp, settled, test } from './support/fixtures.ts';

const caption = (page: Page) => page.getByTestId('demo-caption');
const scene = (page: Page) => caption(page).getAttribute('data-scene');

/** Passes over scenes as they are told until the last card is there; what each of them said. */
async function watch(
  page: Page,
  isEnough: (said: readonly string[]) => boolean = () => false,
): Promise<readonly string[]> {
  const said: string[] = [];
  const isOver = async (): Promise<boolean> => (await page.getByTestId('demo-card').count()) > 0;
  while (!(await isOver()) && !isEnough(said)) {
    await expect(caption(page).or(page.getByTestId('demo-card'))).toHaveAttribute('data-state', 'reading');
    if (await isOver()) break;
    const at = await scene(page);
    said.push((await caption(page).getByRole('status').textContent()) ?? '');
    await page.getByTestId('demo-next').click();
    await expect(async () => expect((await isOver()) ? null : await scene(page)).not.toBe(at)).toPass();
  }
  return said;
}

test('a newcomer sees a collapse, and its cure, told in words, three clicks from the first page', async ({ page }) => {
  await openApp(page);
  await page.getByRole('link', { name: 'Demos' }).click();
  await expect(page.getByRole('heading', { name: 'Two-minute demos' })).toBeFocused();
  expect(await axeFaults(page, { include: '.shell-page' })).toEqual([]);
  await page.getByRole('link', { name: /What mode collapse costs/ }).click();

  await test.step('what is lost is told by its names, in numbers that agree', async () => {
    const said = await watch(page);
    expect(said).toHaveLength(7);
    const [, lost = '0', names = ''] = /^(\d) segments are gone: (.*)\.$/.exec(said[4] ?? '') ?? [];
    expect(Number(lost)).toBeGreaterThanOrEqual(4);
    expect(names.split(/,? and |, /)).toHaveLength(Number(lost));
    const outOfSight = Number(/Of a million customers, ([\d,]+) are/.exec(said[6] ?? '')?.[1]?.replaceAll(',', ''));
    expect(outOfSight).toBe(125_000 * Number(lost));
  });

  await test.step('the card says how it ends over other seeds, and leads on', async () => {
    const card = page.getByTestId('demo-card');
    await expect(card).toContainText('20 runs with other seeds');
    await expect(card.getByRole('link', { name: 'Go on yourself' })).toHaveAttribute('href', /^#v=1&p=collapse/);
    expect(await axeFaults(page, { include: '.demo' })).toEqual([]);
    await card.getByRole('link', { name: /Next demo: What smoothing buys/ }).click();
  });

  await test.step('two runs of the same dice: one is cured', async () => {
    await watch(page);
    const values = await page.locator('.demo-lines small').allTextContents();
    const [before, after] = values.map((text) => Number(/\d+/.exec(text)?.[0]));
    expect(before).toBeLessThanOrEqual(4);
    expect(after).toBeGreaterThanOrEqual(7);
  });
});

test('a demo is held, gone back in, left by its keys, and opens from its address in Japanese', async ({ page }) => {
  await openApp(page, '#demos/collapse-costs&lang=ja');
  await expect(caption(page)).toContainText('顧客は');
  await expect(caption(page)).toHaveAttribute('data-state', 'reading');
  await page.keyboard.press('Space');
  await expect(page.getByTestId('demo-hold')).toHaveText('続ける');
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await settled(page);
    expect(await axeFaults(page, { include: '.demo' })).toEqual([]);
    const isWider = await page.locator('.demo').evaluate((demo) => demo.scrollWidth > demo.clientWidth);
    expect(isWider).toBe(false);
  }
  await page.keyboard.press('ArrowRight');
  await expect(caption(page)).toHaveAttribute('data-scene', '1');
  await page.keyboard.press('1');
  await expect(caption(page)).toHaveAttribute('data-scene', '0');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: '2 分間のデモ' })).toBeVisible();
  await page.goBack();
  await expect(caption(page)).toContainText('顧客は');
  await page.evaluate(() => {
    location.hash = '#demos/no-such-demo';
  });
  await expect(page.getByRole('status').filter({ hasText: 'no-such-demo' })).toBeVisible();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'EN', exact: true }).click();
});
