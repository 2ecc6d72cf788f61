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
  await page.keyboard.press('q');
  await expect(page.getByRole('img', { name: 'QR code of what is shown' })).toBeVisible();
  await page.keyboard.press('q');
  await page.keyboard.press('PageUp');
  await expect(page.getByTestId('wall-step')).toHaveText('Step 0');
  await page.reload();
  await expect(wall).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('play')).toBeVisible();
  await expect(page).not.toHaveURL(/\?present/);
});

test('a second window trains the same to the bit, drives the first, and says when it is alone', async ({ page }) => {
  await openApp(page, `?present${SMALL_LINK}`);
  await expect(page.getByTestId('wall')).toBeVisible();
  const [notes] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('n')]);
  const sync = notes.getByTestId('notes-sync');
  await expect(sync).toHaveAttribute('data-equal', 'true', { timeout: 30_000 });
  await expect(sync).toContainText('step 0 ');
  await test.step('Play there plays here, and both stay equal', async () => {
    await notes.getByTestId('notes-hold').click();
    await expect(sync).toContainText(/step [1-9][\d,]* /, { timeout: 30_000 });
    await expect(sync).toHaveAttribute('data-equal', 'true');
  });
  await test.step('a live setting that is moved there moves here, at the same step', async () => {
    const rate = () => page.evaluate(() => window.modescope?.config().smoothing.on);
    await notes.getByTestId('group-smoothing').getByTestId('param-smoothing.on').click();
    await expect.poll(rate).toBe(true);
    await expect(sync).toHaveAttribute('data-equal', 'true', { timeout: 30_000 });
  });
  await test.step('it blanks the wall, and notices when that is gone', async () => {
    await notes.keyboard.press('.');
    await expect(page.getByTestId('wall-blank')).toBeVisible();
    expect(await axeFaults(notes, { include: '.notes' })).toEqual([]);
    await page.goto('about:blank');
    await expect(notes.locator('.notes-head [data-tone="warn"]')).toContainText('No contact', { timeout: 15_000 });
  });
  await notes.close();
});
