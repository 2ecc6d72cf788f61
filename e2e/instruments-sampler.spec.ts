import { axeFaults } from './support/axe.ts';
import { expect, openApp, test } from './support/fixtures.ts';
import { linkOf } from './support/small.ts';

const SAMPLER = {
  'data.id': 'ring',
  'data.std': 0.35,
  'method.id': 'dft',
  'sampler.batch': 32,
  'sampler.lead': 20,
  'generator.width': 16,
  'score.width': 16,
} as const;

test('a sampler races against chains, shows its score level by level, and chains tell which modes they know', async ({
  page,
}) => {
  await openApp(page, linkOf(SAMPLER));
  await page.evaluate(() => window.modescope?.run(20));
  await test.step('the race has numbers for the one step at once, and for the first chains soon', async () => {
    await page.getByTestId('instrument-race').click();
    await expect(page.getByTestId('race-one-step')).toContainText(/0\.\d+.*0 evaluations/);
    // 20 steps of 32 samples, each with one product.
    await expect(page.getByTestId('race-cost')).toContainText('640 ∇log q and 640 Hessian products');
    await expect(page.getByTestId('race-curve-ula')).toHaveAttribute('d', /^M[\d.]+ [\d.]+L/, { timeout: 30_000 });
    await expect(page.getByTestId('race-ula')).toContainText(/\d/);
    expect(await axeFaults(page, { include: '.dock', strict: true })).toEqual([]);
  });
  await test.step('a key moves to the next level of noise', async () => {
    await page.getByTestId('instrument-score').click();
    await expect(page.getByTestId('score-level')).toHaveText('σ = 0.1');
    await expect(page.getByTestId('score-share')).toHaveText(/^\d+$/);
    await page.getByTestId('score-sigma').focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByTestId('score-level')).toContainText('σ = 0.13');
    expect(await axeFaults(page, { include: '.dock', strict: true })).toEqual([]);
  });
  await test.step('data that it cannot use are refused with a way out, and the run goes on', async () => {
    await page.evaluate(() => window.modescope?.set({ 'data.id': 'spirals' }));
    const refusal = page.getByTestId('refusal');
    await expect(refusal).toContainText('a density that is known as a formula');
    expect(await page.evaluate(() => window.modescope?.status().step)).toBe(20);
    await refusal.getByTestId('take-other-data').click();
    await expect(refusal).toHaveCount(0);
    expect(await page.evaluate(() => window.modescope?.config().data.id)).toBe('ring');
  });
  await test.step('chains that stay in their modes are told by R-hat and by the modes that they visit', async () => {
    await openApp(page, linkOf({ 'data.id': 'ring', 'data.radius': 6, 'data.std': 0.2, 'method.id': 'mala' }));
    await page.evaluate(() => window.modescope?.run(50));
    await page.getByTestId('instrument-chains').click();
    await expect(page.getByTestId('chains-lane')).toHaveCount(8);
    await expect(page.getByTestId('chains-visited')).toContainText('1 / 8');
    await expect(page.getByTestId('chains-rHat')).toContainText(/\d\.\d\d/);
    expect(await axeFaults(page, { include: '.dock', strict: true })).toEqual([]);
  });
});
