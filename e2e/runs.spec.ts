import { readFile } from 'node:fs/promises';
import { axeFaults } from './support/axe.ts';
import { expect, openApp, test } from './support/fixtures.ts';

test('a run is named, sent as a file and gone on with from there, bit for bit', async ({ page }) => {
  await openApp(page, '#v=1&p=collapse&seed=5&generator.width=8&critic.width=8');
  await page.evaluate(() => window.modescope?.run(60));
  const samplesAfter = (steps: number) =>
    page.evaluate(async (more) => {
      await window.modescope?.run(more);
      return Array.from((await window.modescope?.samples()) ?? []);
    }, steps);
  await page.getByTestId('runs').click();
  const list = page.getByTestId('runs-list');

  await test.step('it has a name, a folder and a note, which stay', async () => {
    await list.getByRole('button', { name: 'Name, note and folder of the run at step 60' }).click();
    await page.getByLabel('Name', { exact: true }).fill('  <b>Best</b>\tso far ');
    await page.getByLabel('Folder', { exact: true }).fill('Paper');
    await page.getByLabel('Note', { exact: true }).fill('Seed 5 holds');
    await page.keyboard.press('Tab');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(list.getByRole('listitem').filter({ hasText: '<b>Best</b> so far' })).toContainText('Seed 5 holds');
    await page.keyboard.press('Escape');
    await page.getByTestId('runs').click();
    await expect(list.getByText('Seed 5 holds')).toBeVisible();
  });

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    list.getByRole('button', { name: 'Save the run at step 60 as a file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('modescope-b-Best-b-so-far-seed5-step60.modescope-run');
  const file = await readFile(await download.path());
  await page.keyboard.press('Escape');
  const expected = await samplesAfter(30);

  await test.step('a damaged file is told, and changes nothing', async () => {
    await page.getByTestId('runs').click();
    const damaged = Buffer.from(file);
    damaged.writeUInt8(damaged.readUInt8(200) ^ 1, 200);
    const input = page.getByTestId('runs-file');
    await input.setInputFiles({ name: 'bad.modescope-run', mimeType: 'application/octet-stream', buffer: damaged });
    await expect(page.getByRole('alert')).toContainText('damaged');
    expect(await page.evaluate(() => window.modescope?.status().step)).toBe(90);
    await page.keyboard.press('Escape');
  });

  await test.step('dropped on another run, it goes on where it stood', async () => {
    await page.evaluate(() => window.modescope?.load('wgan-gp'));
    const dropped = await page.evaluateHandle(
      (bytes) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(bytes)], 'sent.modescope-run'));
        return transfer;
      },
      [...file],
    );
    await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
    await expect.poll(() => page.evaluate(() => window.modescope?.status().step)).toBe(60);
    expect(await page.evaluate(() => window.modescope?.config())).toMatchObject({ seed: 5, generator: { width: 8 } });
    expect(await samplesAfter(30)).toEqual(expected);
    await page.getByTestId('runs').click();
    await expect(list.getByRole('heading', { name: 'Paper' })).toBeVisible();
    await expect(list.getByText('Seed 5 holds')).toHaveCount(2);
  });
});
