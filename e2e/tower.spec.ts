import { expect, loadRun, openApp, test } from './support/fixtures.ts';

test('a tower shows its chapters, ends one and goes back to it, and has the settings of its top', async ({ page }) => {
  await openApp(page, '#v=1&data.id=shifter&method.id=aeri&tower.bottomSteps=400&tower.codes=5');
  const rail = page.getByTestId('chapter-rail');
  await expect(rail.getByRole('listitem').filter({ hasText: /steps|later/i })).not.toHaveCount(0);
  await expect(page.getByTestId('value-tower.topUnits')).toBeEnabled();
  await test.step('a chapter ends where one says, and the next begins', async () => {
    await page.evaluate(() => window.modescope?.run(60));
    await page.getByTestId('train-next').click();
    await expect.poll(() => page.evaluate(() => window.modescope?.status().step)).toBeGreaterThan(60);
    await page.evaluate(() => window.modescope?.pause());
    const { tower } = (await page.evaluate(() => window.modescope?.config())) as { tower: { bottomSteps: number } };
    expect(tower.bottomSteps).toBe(60);
  });
  const now = (await page.evaluate(() => window.modescope?.status().step)) ?? 0;
  await test.step('and one goes back to where it began', async () => {
    await page.getByTestId('back-to-top').click();
    await expect.poll(() => page.evaluate(() => window.modescope?.status().step)).toBe(60);
  });
  await test.step('another top goes on from there, and undo brings back what was left', async () => {
    await page.evaluate(() => window.modescope?.run(100));
    await page.evaluate(() => window.modescope?.set({ 'tower.topUnits': 3 }));
    await expect.poll(() => page.evaluate(() => window.modescope?.status().step)).toBe(60);
    await page.getByTestId('undo').click();
    await expect.poll(() => page.evaluate(() => window.modescope?.status().step)).toBe(Math.max(160, now));
  });
  await test.step('one machine has no chapters, and no settings of a top; a run of another kind has no rail', async () => {
    await loadRun(page, { data: { id: 'shifter' }, method: { id: 'single-rbm' } });
    await expect(rail).toHaveCount(0);
    await expect(page.getByTestId('value-tower.topUnits')).toHaveCount(0);
    await loadRun(page, { data: { id: 'shifter' }, method: { id: 'aeri' } });
    await expect(rail).toBeVisible();
    await loadRun(page, 'collapse');
    await expect(rail).toHaveCount(0);
    await expect(page.getByTestId('stage')).toBeVisible();
  });
});
