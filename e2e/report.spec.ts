import { axeFaults } from './support/axe.ts';
import { expect, loadRun, openApp, test } from './support/fixtures.ts';

/** Pages of a PDF as the browser writes one. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page(?!s)/g)?.length ?? 0;

test('a run is reported on one page in the language of the reader, while it goes on', async ({ page }) => {
  await openApp(page);
  await page.evaluate(() => window.modescope?.run(300));
  await page.locator('.transport-play').click();
  await page.getByTestId('save').click();
  await page.getByTestId('save-report').click();
  const report = page.getByTestId('report');
  await expect(report.getByRole('heading', { name: 'The generator collapses' })).toBeVisible();
  await expect(report.locator('canvas')).toHaveCount(2);
  await expect(report).toContainText('Step 0');
  await expect(report.getByRole('row', { name: /Critic steps 1 5/ })).toBeVisible();
  await expect(report.getByRole('img', { name: 'QR code of the link to this run' })).toBeVisible();
  await expect(report.locator('code')).toContainText(/npm run experiment -- collapse --steps \d+/);
  await expect(report.locator('.report-claims li')).not.toHaveCount(0);
  expect(await axeFaults(page, { include: '.paper-dialog' })).toEqual([]);

  await test.step('nothing is cut off, and it is one sheet', async () => {
    expect(await report.evaluate((sheet) => sheet.scrollHeight - sheet.clientHeight)).toBeLessThanOrEqual(0);
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
  });

  await test.step('the run has gone on, the report has not', async () => {
    const told = Number(/--steps (\d+)/.exec((await report.locator('code').textContent()) ?? '')?.[1]);
    await expect.poll(() => page.evaluate(() => window.modescope?.status().step ?? 0)).toBeGreaterThan(told);
    await page.keyboard.press('Escape');
    await expect(report).toHaveCount(0);
    await page.locator('.transport-play').click();
  });

  await test.step('two runs stand beside each other, in Japanese', async () => {
    await loadRun(page, 'collapse');
    await page.getByRole('button', { name: '日本語' }).click();
    await page.evaluate(() => window.modescope?.compare({ 'smoothing.on': true }));
    await page.evaluate(() => window.modescope?.run(200));
    await page.getByTestId('save').click();
    await page.getByTestId('save-report').click();
    await expect(report.locator('.report-sentence')).toContainText('シードは 1 つ');
    await expect(report.getByRole('row', { name: /平滑化 オフ オン/ })).toBeVisible();
    expect(await report.evaluate((sheet) => sheet.scrollHeight - sheet.clientHeight)).toBeLessThanOrEqual(0);
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'EN', exact: true }).click();
  });
});
