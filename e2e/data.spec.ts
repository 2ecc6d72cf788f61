import type { Page } from '@playwright/test';
import { expect, loadRun, openApp, test } from './support/fixtures.ts';
import { SMALL, SMALL_LINK } from './support/small.ts';

const law = (page: Page) => page.evaluate(() => window.modescope?.config().data.id);
const trains = async (page: Page) => (await page.evaluate(() => window.modescope?.run(5)))?.step;

/** Three clusters, German style: semicolons, decimal commas, a header, one bad line. */
const GERMAN = [
  'Länge;Breite',
  ...Array.from({ length: 300 }, (_, i) => {
    const value = (offset: number): string =>
      (100 * (i % 3) + offset + Math.sin(7 * i + offset)).toFixed(3).replace('.', ',');
    return `${value(0)};${value(40)}`;
  }),
  'kaputt;1,0',
].join('\r\n');

const REFUSED = [
  ['an empty file', '', /empty|no /i],
  ['one column', 'x\n1\n2\n3', /two|second|column/i],
  ['no numbers', 'a,b\nc,d\ne,f', /number|numeric/i],
  ['identical points', '1,1\n1,1\n1,1', /same|identical|spread/i],
  ['a binary file', '\u0000\u0001\u0002\u0000\u0003'.repeat(200), /text|binary/i],
] as const;

const dropFile = (page: Page, content: string) =>
  page
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles({ name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });

test('what is pasted or brought is read, refused beside the field or asked about; pasted points and drawings train', async ({
  page,
  context,
}) => {
  await openApp(page, SMALL_LINK);
  await test.step('what cannot be read is refused and changes nothing', async () => {
    for (const [index, [what, content, says]] of REFUSED.entries()) {
      await page.getByTestId('param-data.id-imported').click();
      const dialog = page.getByRole('dialog');
      await dialog
        .locator('input[type=file]')
        .setInputFiles({ name: 'points.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
      await expect(page.getByTestId('import-error'), what).toContainText(says);
      await expect(page.getByTestId('import-use')).toBeDisabled();
      await page.keyboard.press('Escape');
      expect(await law(page)).toBe('ring');
      expect(await trains(page)).toBe(5 * (index + 1));
    }
  });
  await test.step('a table with two meanings says so, and one chooses; a typed number says what it was taken for', async () => {
    await page.getByTestId('param-data.id-imported').click();
    await page.getByTestId('import-text').fill('1.000;2.000\n3.000;4.000\n5.000;1.000');
    const dialog = page.getByRole('dialog');
    await expect(page.getByTestId('import-ambiguous')).toContainText('row 1 is (1, 2)');
    await page.getByTestId('import-other-way').click();
    await expect(dialog).toContainText('Thousands are parted by “.”');
    await expect(page.getByTestId('import-ambiguous')).toHaveCount(0);
    await expect(page.getByTestId('import-decimal')).toContainText('comma');
    await page.getByTestId('import-decimal').click();
    await page.getByTestId('option-auto').click();
    await expect(page.getByTestId('import-ambiguous')).toBeVisible();
    await expect(page.getByTestId('import-decimal')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    const std = page.getByRole('spinbutton', { name: 'Std' });
    await std.fill('0,125');
    await std.press('Enter');
    await expect(std).toHaveValue('0.125');
    await expect(page.getByText('Read as 0.125.')).toBeVisible();
  });
  await test.step('pasted points are standardised, fitted with modes, survive a reload, and train', async () => {
    await page.getByTestId('param-data.id-imported').click();
    await page.getByTestId('import-text').fill(GERMAN);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('300 of 301 rows used');
    await expect(dialog).toContainText('line 302');
    await expect(dialog).toContainText('decimal comma');
    await page.getByTestId('import-use').click();
    await expect.poll(() => law(page)).toBe('imported');
    expect(await trains(page)).toBe(5);
    await page.reload();
    await page.waitForFunction(() => 'modescope' in window);
    expect(await law(page)).toBe('imported');
    expect(await trains(page)).toBe(5);
  });
  await test.step('a drawing is painted, undone, finished, and trains with fitted modes', async () => {
    await page.getByTestId('param-data.id-drawn').click();
    const dialog = page.getByRole('dialog');
    const done = dialog.getByRole('button', { name: 'Use this drawing' });
    await expect(done).toBeDisabled();
    const box = await dialog.locator('canvas').first().boundingBox();
    if (!box) throw new Error('no canvas');
    const at = (x: number, y: number) => page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 6 });
    for (const y of [0.3, 0.7]) {
      await at(0.25, y);
      await page.mouse.down();
      await at(0.75, y);
      await page.mouse.up();
    }
    await dialog.getByRole('button', { name: 'Undo' }).click();
    await done.click();
    await expect.poll(() => law(page)).toBe('drawn');
    expect(await trains(page)).toBe(5);
    const config = await page.evaluate(() => window.modescope?.config());
    const other = await context.newPage();
    await other.goto(page.url());
    await other.waitForFunction(() => 'modescope' in window);
    expect(await other.evaluate(() => window.modescope?.config())).toEqual(config);
  });
});

test('own points are counted in sight, named, spelled out in both units, and travel only if one says so', async ({
  page,
  context,
  browser,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openApp(page, '#v=1&data.id=imported&data.file=AAAAAAAAAAA');
  await test.step('a link to points that are not on this device says so and offers a way out', async () => {
    await expect(page.getByText(/not on this device/i).first()).toBeVisible();
    await loadRun(page, SMALL);
    expect(await trains(page)).toBe(5);
  });
  await page.getByTestId('param-data.id-imported').click();
  await dropFile(page, GERMAN);
  const count = page.getByTestId('modes-count');
  await expect(count).toHaveText('3');
  await page.getByTestId('modes-more').click();
  await expect(count).toHaveText('4');
  await page.keyboard.press('ArrowUp');
  await expect(count).toHaveText('5');
  await page.getByTestId('modes-automatic').click();
  await expect(count).toHaveText('3');
  await page.getByTestId('import-use').click();
  await expect(page.getByTestId('preset')).toContainText('customers.csv');
  await expect(page.getByTestId('standardised')).toContainText('Länge: mean');
  expect(await page.evaluate(() => window.modescope?.config().data.modes)).toBe(0);
  expect(await trains(page)).toBe(5);

  await page.getByTestId('copy-link').click();
  await page.getByTestId('share-copy').click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain('data.file=');
  expect(await copied()).not.toContain('points=');
  await page.getByTestId('copy-link').click();
  await page.getByTestId('share-data').check();
  await expect(page.getByTestId('share-data-note')).toContainText(/\d,\d{3} characters/);
  await page.getByTestId('share-copy').click();
  await expect.poll(copied).toContain('points=');
  expect(page.url()).not.toContain('points=');

  // Another device: nothing is kept there, and the run is the same to the last bit.
  const samples = (of: Page) => of.evaluate(async () => Array.from((await window.modescope?.samples()) ?? []));
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(await copied());
  await other.waitForFunction(() => 'modescope' in window);
  expect(await trains(other)).toBe(5);
  expect(await other.evaluate(() => window.modescope?.config())).toEqual(
    await page.evaluate(() => window.modescope?.config()),
  );
  expect(await samples(other)).toEqual(await samples(page));
  await elsewhere.close();
  await test.step('a link to points that are not here says so over an empty stage, and starts once the file is brought', async () => {
    const link = page.url();
    await page.evaluate(async () => {
      for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
    });
    await page.goto('about:blank');
    await page.goto(link);
    const plate = page.getByTestId('plate-refused');
    await expect(plate).toContainText('not here');
    await expect(page.getByTestId('refusal')).toHaveCount(0);
    await page.getByTestId('bring-data').click();
    await dropFile(page, 'a,b\n1,2\n3,4\n5,7');
    await expect(page.getByTestId('expected-other')).toBeVisible();
    await dropFile(page, GERMAN);
    await expect(page.getByTestId('expected-same')).toBeVisible();
    await page.getByTestId('import-use').click();
    await expect(plate).toHaveCount(0);
    expect(page.url()).toBe(link);
    expect(await trains(page)).toBe(5);
  });
});
