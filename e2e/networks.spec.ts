import { expect, loadRun, openApp, test } from './support/fixtures.ts';
import { SMALL_LINK } from './support/small.ts';

test('batch normalisation stays in the list under a penalty, says why it is out, and trains digits with convolutions', async ({
  page,
}) => {
  await openApp(
    page,
    `${SMALL_LINK}&critic.normalisation=batch&generator.normalisation=batch&penalty.kind=zero-centred`,
  );
  const group = page.getByTestId('group-networks');
  await group.getByRole('button', { name: /Networks/ }).click();
  await expect(group.getByText('no sample has a slope of its own')).toBeVisible();
  await expect(group.getByText('Convolutions look at the neighbourhood of a pixel').first()).toBeVisible();
  await page.getByTestId('param-critic.normalisation').click();
  await expect(page.getByTestId('option-batch')).toHaveAttribute('aria-disabled', 'true');
  await page.getByTestId('option-layer').click();
  await expect(group.getByText('no sample has a slope of its own')).toBeHidden();
  await page.evaluate(() => window.modescope?.run(20));
  expect(await page.evaluate(() => window.modescope?.status().step)).toBe(20);
  // Convolutions with batch normalisation train on digits, and a latent keeps its image.
  await loadRun(page, {
    'data.id': 'mnist',
    'generator.architecture': 'dcgan',
    'generator.channels': 4,
    'generator.normalisation': 'batch',
    'critic.architecture': 'dcgan',
    'critic.channels': 4,
    'training.batch': 16,
  });
  const images = await page.evaluate(async () => {
    const app = window.modescope;
    if (!app) throw new Error('no automation');
    await app.run(30);
    const [first, again] = [await app.samples(), await app.samples()];
    return { count: first.length / 784, same: first.every((value, i) => value === again[i]), step: app.status().step };
  });
  expect(images).toEqual({ count: 1_000, same: true, step: 30 });
});
