import { axeFaults } from './support/axe.ts';
import { expect, openApp, test } from './support/fixtures.ts';

const CASES = [
  { language: 'en', kinds: 'For the teacher', answers: 'Answers' },
  { language: 'ja', kinds: '教師用', answers: '解答' },
] as const;

for (const { language, kinds, answers } of CASES)
  test(`a lesson has a worksheet to print, and a page for who teaches (${language})`, async ({ page }) => {
    await openApp(page, `#lessons/clipped&lang=${language}`);
    await page.getByTestId('worksheet-open').click();
    const sheet = page.getByTestId('worksheet');
    await expect(sheet).toBeVisible();
    // Three questions, each with room for the answer; no answer is given away.
    await expect(sheet.locator('.worksheet-question')).toHaveCount(3);
    await expect(sheet.locator('.worksheet-curve, .worksheet-options, .worksheet-line > small')).toHaveCount(3);
    expect(await axeFaults(page)).toEqual([]);

    await page.emulateMedia({ media: 'print' });
    await expect(sheet).toBeVisible();
    await expect(page.getByTestId('lesson')).toBeHidden();
    await expect(page.getByTestId('worksheet-print')).toBeHidden();
    await page.emulateMedia({ media: 'screen' });

    await page.getByRole('tab', { name: kinds }).click();
    const key = page.getByTestId('worksheet-key');
    await expect(key).toContainText(answers);
    await expect(key.locator('.worksheet-answers > li')).toHaveCount(3);
    await expect(key).toContainText('0.1');
    await expect(sheet).toBeHidden();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('worksheet-open')).toBeFocused();
  });
