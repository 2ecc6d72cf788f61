import type { Page } from '@playwright/test';
import { expect, openApp, settled, test } from './support/fixtures.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
];
const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;

/** Elements whose words do not fit them, and ways in which the page itself scrolls. */
const clipped = (page: Page) =>
  page.evaluate(() => {
    const faults: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('button, label, h1, h2, h3, p, [role=tab], dt, dd')) {
      const { width, height } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      if (
        width === 0 ||
        height === 0 ||
        style.visibility === 'hidden' ||
        element.closest('[data-scrolls], .visually-hidden')
      )
        continue;
      const hidesX = style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis';
      if (hidesX && element.scrollWidth > element.clientWidth + 1) {
        faults.push(`${element.tagName}.${element.className}: ${element.textContent.slice(0, 40)}`);
      }
    }
    if (document.documentElement.scrollWidth > innerWidth) faults.push('the page scrolls sideways');
    if (document.documentElement.scrollHeight > innerHeight + 1) faults.push('the page scrolls down');
    return faults;
  });

async function expectUnclipped(page: Page): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await settled(page);
    expect(await clipped(page), `at ${size.width}×${size.height}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

test('the language switches everywhere, is remembered, and can be set by link; nothing is clipped at any size in either', async ({
  page,
}) => {
  await openApp(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect(await page.locator('#root').textContent()).not.toMatch(/[\u3040-\u30ff]/);
  await page.evaluate(() => window.modescope?.run(30));
  await test.step('English fits', () => expectUnclipped(page));
  await page.getByRole('button', { name: '日本語' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page.getByTestId('play')).toContainText(JAPANESE);
  await test.step('Japanese fits', () => expectUnclipped(page));
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await page.goto('about:blank');
  await openApp(page, '#v=1&lang=en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('a run that samples a density is told in words of its own, in both languages, and steps by its own phases', async ({
  page,
}) => {
  await openApp(page, '#v=1&data.id=ring&data.std=0.35&method.id=dft&lang=en');
  await page.evaluate(() => window.modescope?.run(300));
  await expect(page.getByTestId('modes-captured')).toHaveText('8');
  await expect(page.getByTestId('caption')).toContainText(/captured/);
  // What only GANs have is nowhere.
  await expect(page.getByTestId('group-smoothing')).toHaveCount(0);
  await expect(page.getByTestId('instrument-lens')).toHaveCount(0);
  await expect(page.getByTestId('group-noise')).toBeVisible();
  await expect(page.getByTestId('layer-field')).toContainText('Target density');
  const told = page.locator('.shell-mid, .shell-right');
  for (const text of await told.allTextContents()) expect(text).not.toMatch(/critic|generator/i);
  await page.getByTestId('step-menu').click();
  await page.getByRole('menuitem', { name: 'Score update' }).click();
  await expect(page.locator('.charts')).toContainText('score');
  await page.getByRole('button', { name: '日本語' }).click();
  await expect(page.getByTestId('layer-field')).toContainText('目標の密度');
  await expect(page.getByTestId('caption')).toContainText('モード');
  for (const text of await told.allTextContents()) expect(text).not.toMatch(/識別器|生成器/);
});
