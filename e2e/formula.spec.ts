import { axeFaults } from './support/axe.ts';
import { expect, openApp, test } from './support/fixtures.ts';
import { linkOf } from './support/small.ts';

test('a typed density says what is wrong with it and where, and its letters move while the run goes on', async ({
  page,
}) => {
  await openApp(page, linkOf({ 'data.id': 'formula', 'method.id': 'ula', 'particles.count': 64 }));
  const field = page.getByTestId('param-data.formula');
  const type = async (formula: string): Promise<void> => {
    await field.fill(formula);
    await field.press('Enter');
  };
  const config = () => page.evaluate(() => window.modescope?.config().data);
  await test.step('an unknown name is marked under the formula, and mended by its suggestion', async () => {
    await type('-(hypto(x, y) - R)^2 / s');
    const fault = page.getByTestId('formula-fault');
    await expect(fault).toContainText('Column 3');
    await expect(fault.locator('mark')).toHaveText('hypto');
    expect(await axeFaults(page, { include: '.density', strict: true })).toEqual([]);
    await page.getByTestId('formula-mend').click();
    await expect(fault).toHaveCount(0);
    await expect(field).toHaveValue('-(hypot(x, y) - R)^2 / s');
  });
  await test.step('a letter moves without a new run, and one at which the formula breaks leaves the last', async () => {
    await page.evaluate(() => window.modescope?.run(20));
    const run = await page.evaluate(() => window.modescope?.status().run);
    const slider = page.getByTestId('param-data.letters.s');
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(config).toMatchObject({ letters: 'R:2.5,s:0.55' });
    await page.evaluate(() => window.modescope?.set({ 'data.letters': 'R:2.5,s:-1' }));
    await expect(page.getByTestId('formula-refusal')).toContainText('border of the window');
    await page.evaluate(() => window.modescope?.set({ 'data.letters': 'R:2,s:0.55' }));
    await expect(page.getByTestId('formula-refusal')).toHaveCount(0);
    expect(await page.evaluate(() => window.modescope?.status())).toMatchObject({ run, step: 20 });
  });
  await test.step('a link brings formula and letters back', async () => {
    await page.reload();
    await expect(field).toHaveValue('-(hypot(x, y) - R)^2 / s');
    expect(await config()).toMatchObject({ id: 'formula', letters: 'R:2,s:0.55' });
  });
  await test.step('what has no integral is said, and may be confined', async () => {
    await type('x + y');
    await expect(page.getByTestId('formula-refusal')).toContainText('border of the window');
    await page.getByTestId('formula-confine').click();
    await expect(page.getByTestId('formula-refusal')).toHaveCount(0);
    expect(await config()).toMatchObject({ formula: 'x + y', confined: true });
  });
});
