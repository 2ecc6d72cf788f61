import type { Page } from '@playwright/test';
import { axeFaults } from './support/axe.ts';
import { expect, loadRun, openApp, test } from './support/fixtures.ts';
import { linkOf, SMALL } from './support/small.ts';

const LABELLED = { ...SMALL, 'method.id': 'am-gan', 'method.labelling': 'dynamic' };

/** Trains the run that is open a little and opens the panel of class gradients. */
async function look(page: Page): Promise<void> {
  await page.evaluate(() => window.modescope?.run(20));
  await page.getByTestId('instrument-class-gradient').click();
}

/** Numbers of a column of the table, in its order. */
async function column(page: Page, index: number): Promise<number[]> {
  const cells = await page.locator(`[data-testid="class-gradient"] tbody tr td:nth-child(${index})`).allInnerTexts();
  return cells.map((text) => Number(text.replace('−', '-').replace('%', '').trim()));
}

test('class gradients add up, follow the pointer, and show whose arrows are meant; what has no classes says so', async ({
  page,
}) => {
  await openApp(page, linkOf(LABELLED));
  await test.step('gradients', async () => {
    await look(page);
    await expect(page.getByTestId('pull-generated')).toBeVisible();
    for (const index of [3, 4]) {
      const pulls = await column(page, index);
      expect(pulls).toHaveLength(9);
      expect(Math.abs(pulls.reduce((sum, value) => sum + value, 0))).toBeLessThan(0.06);
    }
    await expect(page.getByTestId('pulls-subject')).toHaveText('Sample 1');
    await page.getByRole('button', { name: 'Next sample' }).click();
    await expect(page.getByTestId('pulls-subject')).toHaveText('Sample 2');
    await page.getByTestId('stage').hover({ position: { x: 300, y: 150 } });
    await expect(page.getByTestId('pulls-subject')).toHaveText('Place under the pointer');
    await page.getByTestId('pulls-labelGan').click();
    await expect(page.getByTestId('pulls-labelGan')).toHaveAttribute('aria-pressed', 'true');
    expect(await axeFaults(page, { include: '.dock', strict: true })).toEqual([]);
  });
  await test.step('pickers offer what goes together, and tell why the rest does not', async () => {
    const annulus = page.getByTestId('param-data.id-annulus');
    await expect(annulus).toHaveAttribute('aria-disabled', 'true');
    await annulus.click({ force: true });
    await expect(page.locator('.ctl-tip')).toContainText('needs data with classes');
    await page.getByTestId('param-data.id-ring').hover();
    await expect(page.locator('.ctl-tip')).toContainText('Gaussian modes on a circle');
    expect(await page.evaluate(() => window.modescope?.config().data)).toMatchObject({ id: 'ring' });
    await page.evaluate(
      (settings) => window.modescope?.load({ ...settings, 'data.id': 'annulus', 'method.id': 'ns-gan' }),
      LABELLED,
    );
    await page.getByTestId('param-method.id').click();
    await expect(page.getByTestId('option-am-gan')).toHaveAttribute('aria-disabled', 'true');
    await expect(page.getByTestId('option-am-gan')).toContainText('needs data with classes');
    await page.keyboard.press('Escape');
  });
  await test.step('a method without class logits says what to choose', async () => {
    await loadRun(page, SMALL);
    await look(page);
    await expect(page.locator('.dock-unread')).toContainText('LabelGAN');
  });
});
