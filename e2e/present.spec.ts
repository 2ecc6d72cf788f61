import type { Page } from '@playwright/test';
import { axeFaults } from './support/axe.ts';
import { expect, openApp, test } from './support/fixtures.ts';
import { SMALL_LINK } from './support/small.ts';

/** What is written smaller than people read from eight metres, with its size, CSS pixels. */
const smallTexts = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('.wall') as Node, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      const words = walker.currentNode.textContent?.trim();
      if (!words || !element?.checkVisibility() || element.closest('.visually-hidden, title')) continue;
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (size < 23.9) found.push(`${size}: ${words}`);
    }
    return found;
  });

test.use({ viewport: { width: 1280, height: 720 } });

test('P shows the run to a room: large, with keys of a clicker, kept by a reload, and back', async ({ page }) => {
  await openApp(page, SMALL_LINK);
  await page.locator('body').press('p');
  const wall = page.getByTestId('wall');
  await expect(wall).toBeVisible();
  await expect(page).toHaveURL(/\?present/);
  await page.evaluate(() => window.modescope?.run(40));
  await expect(page.getByTestId('wall-step')).toHaveText('Step 40');
  expect(await smallTexts(page)).toEqual([]);
  expect(await axeFaults(page, { include: '.wall' })).toEqual([]);
  await page.keyboard.press('.');
  await expect(page.getByTestId('wall-blank')).toBeVisible();
  await page.keyboard.press('.');
  await expect(page.getByTestId('wall-blank')).toHaveCount(0);
  await page.keyboard.press('PageUp');
  await expect(page.getByTestId('wall-step')).toHaveText('Step 0');
  await page.reload();
  await expect(wall).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('play')).toBeVisible();
  await expect(page).not.toHaveURL(/\?present/);
});
