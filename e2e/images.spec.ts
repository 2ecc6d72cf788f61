import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { axeFaults } from './support/axe.ts';
import { expect, loadRun, openApp, settled, test, testFirstVisit } from './support/fixtures.ts';
import { linkOf, SMALL, SMALL_LINK } from './support/small.ts';

/** Networks small enough to train in software, of data and a seed whose noise floor comes with the page. */
const DIGITS = {
  'data.id': 'mnist',
  'generator.width': 64,
  'critic.width': 64,
  'latent.dimension': 16,
  'training.batch': 32,
  seed: 7,
} as const;

const run = (page: Page, steps: number) => page.evaluate((count) => window.modescope?.run(count), steps);
const metrics = async (page: Page) => (await page.evaluate(() => window.modescope?.metrics()))?.metrics ?? {};

async function expectAccessible(page: Page): Promise<void> {
  expect(await axeFaults(page)).toEqual([]);
}

/** Bytes of an IDX file of unsigned bytes. */
function idx(sizes: readonly number[], values: Uint8Array): Buffer {
  const bytes = Buffer.alloc(4 + 4 * sizes.length + values.length);
  bytes[2] = 8;
  bytes[3] = sizes.length;
  sizes.forEach((size, i) => {
    bytes.writeUInt32BE(size, 4 + 4 * i);
  });
  bytes.set(values, 4 + 4 * sizes.length);
  return bytes;
}

const COUNT = 240;
/** Upright, lying and slanting bars, a kind in turn. */
const bars = idx(
  [COUNT, 28, 28],
  Uint8Array.from({ length: COUNT * 784 }, (_, at) => {
    const [image, y, x] = [Math.floor(at / 784), Math.floor(at / 28) % 28, at % 28];
    const distance = [x - 14, y - 14, x - y][image % 3] ?? 0;
    return Math.abs(distance) < 3 ? 220 + (image % 30) : (image * 7 + x) % 20;
  }),
);
const kinds = idx(
  [COUNT],
  Uint8Array.from({ length: COUNT }, (_, i) => 4 + (i % 3)),
);
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });

testFirstVisit(
  'digits are fetched, trained on, and improve by the numbers of the judge',
  async ({ page, context, watch }) => {
    test.setTimeout(240_000);
    await openApp(page, linkOf(DIGITS));
    await expect(page.getByTestId('tiles-generated')).toBeVisible();
    await run(page, 1);
    // The judge comes with the page: nothing is taught here.
    const accuracy = await page.getByTestId('judge-accuracy').textContent();
    expect(Number(/[\d.]+/.exec(accuracy ?? '')?.[0])).toBeGreaterThanOrEqual(98);
    const before = await metrics(page);
    await run(page, 150);
    const after = await metrics(page);
    expect(after.frechet).toBeLessThan(0.8 * (before.frechet ?? 0));
    expect(after.classesCaptured).toBeGreaterThanOrEqual(before.classesCaptured ?? 0);
    await expect(page.getByTestId('class-histogram')).toBeVisible();
    await expect(page.getByTestId('classes-captured')).toHaveText(String(after.classesCaptured));
    await expect(page.getByTestId('gauge-am-score')).toBeVisible();
    await expectAccessible(page);

    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    watch.allow(/Failed to load resource|ERR_INTERNET_DISCONNECTED/);
    await context.setOffline(true);
    await page.reload();
    await page.waitForFunction(() => window.modescope?.status().state === 'ready');
    expect((await run(page, 3))?.step).toBe(3);
    await expect(page.getByTestId('judge-accuracy')).toBeVisible();
    await context.setOffline(false);
  },
);

test('a tile is chosen by pointer and by keys, and its latent can be steered', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openApp(page, linkOf(DIGITS));
  await test.step('axe finds nothing serious on a phone in either theme', async () => {
    await run(page, 2);
    const board = page.getByTestId('tiles-generated').getByRole('application');
    await board.click({ position: { x: 60, y: 60 } });
    await expect(page.getByTestId('tile-inspector')).toBeVisible();
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await settled(page);
      await expectAccessible(page);
    }
  });
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize({ width: 1440, height: 900 });
  await loadRun(page, { ...DIGITS, 'method.id': 'cgan-projection' });
  await run(page, 2);
  const board = page.getByTestId('tiles-generated').getByRole('application');
  await board.click({ position: { x: 150, y: 60 } });
  const inspector = page.getByTestId('tile-inspector');
  await expect(inspector).toContainText(/Generated image \d+/);
  await expect(inspector).toContainText('Asked for');
  await board.focus();
  await page.keyboard.press('ArrowRight');
  const first = await inspector.getByRole('heading').first().textContent();
  await page.keyboard.press('ArrowDown');
  await expect(inspector.getByRole('heading').first()).not.toHaveText(first ?? '');
  await page.keyboard.press('Enter');
  await inspector.getByTestId('tile-steer').click();
  await expect(page.getByTestId('latents')).toBeVisible();
  await expect(page.getByTestId('latent-answer').locator('canvas')).toBeVisible();
  await page.getByTestId('latent-1').focus();
  await page.keyboard.press('ArrowRight');
  await page.getByTestId('latent-step-8').click();
  await expect(page.getByTestId('latent-step-8')).toHaveAttribute('aria-pressed', 'true');
  await expectAccessible(page);
  await page.getByTestId('instrument-per-class').click();
  await expect(page.getByTestId('per-class').locator('figure')).toHaveCount(10);
  await page.getByTestId('instrument-filmstrip').click();
  await expect(page.getByTestId('filmstrip').locator('canvas')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByTestId('filmstrip-png').click();
  expect((await download).suggestedFilename()).toBe('modescope-strip.png');
  await expectAccessible(page);
});

const REFUSED = [
  ['a truncated file', [file('cut', bars.subarray(0, 4_000))], /途中で切れています/],
  ['other dimensions', [file('small', idx([2, 8, 8], new Uint8Array(128)))], /8 × 8/],
  ['labels that are too many', [file('i', bars), file('l', idx([3], new Uint8Array(3)))], /数が合いません/],
  ['a web page', [file('i-idx3-ubyte.gz', Buffer.from('<!DOCTYPE html>'))], /ウェブページ/],
] as const;

test('images are read from what is dropped or brought, whatever its name, or refused in the language of the page', async ({
  page,
}) => {
  await openApp(page, SMALL_LINK);
  await test.step('what is dropped opens the dialog that reads it', async () => {
    // Drops are caught by the controls, which come after the stage.
    await expect(page.getByRole('heading', { level: 2, name: /^Data/ })).toBeVisible();
    const drop = (files: readonly (readonly [string, Buffer])[], text = '') =>
      page.evaluate(
        ([given, rows]) => {
          const transfer = new DataTransfer();
          for (const [name, bytes] of given) transfer.items.add(new File([Uint8Array.from(bytes)], name));
          if (rows) transfer.setData('text/plain', rows);
          window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
        },
        [files.map(([name, buffer]) => [name, [...buffer]] as const), text] as const,
      );
    const dialog = page.getByRole('dialog');
    const rows = Buffer.from(Array.from({ length: 9 }, (_, i) => `${i},${i * i}\n`).join(''));
    await drop([
      [
        'one.bin',
        idx(
          [9, 28, 28, 1],
          Uint8Array.from({ length: 9 * 784 }, (_, i) => i % 251),
        ),
      ],
      ['notes.txt', rows],
      ['two.bin', idx([9], Uint8Array.of(1, 2, 3, 1, 2, 3, 1, 2, 3))],
    ]);
    await expect(dialog).toContainText('9 images of 28 × 28 pixels');
    await expect(dialog).toContainText('3 classes');
    await dialog.getByRole('button', { name: 'Use notes.txt instead' }).click();
    await expect(dialog).toContainText('9 of 9 rows used');
    await drop([['points.csv.gz', gzipSync(Buffer.concat([rows, rows]))]]);
    await expect(dialog).toContainText('18 of 18 rows used');
    await drop([['table.csv', Buffer.from('PK\u0003\u0004')]]);
    await expect(page.getByTestId('import-error')).toContainText('ZIP archive');
    await page.keyboard.press('Escape');
    await drop([], 'https://example.org/mnist.gz');
    await expect(page.getByTestId('data-aside')).toContainText('A link was dropped');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });
  await test.step('images and labels from IDX files, one of them packed, are previewed, kept, and trained on', async () => {
    await page.getByTestId('param-data.id-imported-images').click();
    await page.getByTestId('images-file').setInputFiles([file('bars-idx3-ubyte.gz', gzipSync(bars))]);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('240 images of 28 × 28 pixels');
    await expect(dialog).toContainText('No labels');
    await page.getByTestId('images-file').setInputFiles([file('bars-idx1-ubyte', kinds)]);
    await expect(dialog).toContainText('3 classes');
    await expectAccessible(page);
    await page.getByTestId('turn-left').click();
    await page.getByTestId('class-5').click();
    await page.getByTestId('images-use').click();
    await expect.poll(() => page.evaluate(() => window.modescope?.config().data.id)).toBe('imported-images');
    expect(await page.evaluate(() => window.modescope?.config().data.weights)).toEqual([1, 0, 1]);
    expect((await run(page, 3))?.step).toBe(3);
    await page.reload();
    await page.waitForFunction(() => window.modescope?.status().state === 'ready');
    expect((await run(page, 3))?.step).toBe(3);
    await page.getByTestId('change-images').click();
    await expect(dialog).toContainText('bars-idx3-ubyte.gz · 240 images, turned');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });
  await test.step('what is no image file is refused and changes nothing', async () => {
    await loadRun(page, SMALL);
    await page.getByRole('button', { name: '日本語' }).click();
    for (const [index, [what, given, says]] of REFUSED.entries()) {
      await page.getByTestId('param-data.id-imported-images').click();
      await page.getByTestId('images-file').setInputFiles([...given]);
      await expect(page.getByTestId('images-error'), what).toContainText(says);
      await expect(page.getByTestId('images-use')).toBeDisabled();
      await page.keyboard.press('Escape');
      expect((await run(page, 5))?.step).toBe(5 * (index + 1));
      expect(await page.evaluate(() => window.modescope?.config().data.id)).toBe('ring');
    }
  });
});

testFirstVisit(
  'without a network the first digits are refused with a way to try again',
  async ({ page, context, watch }) => {
    await openApp(page, SMALL_LINK);
    watch.allow(/Failed to load resource|ERR_INTERNET_DISCONNECTED/);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await context.setOffline(true);
    await page.getByTestId('param-data.id-mnist').click();
    const refusal = page.getByTestId('refusal');
    await expect(refusal).toContainText('no connection');
    await context.setOffline(false);
    await refusal.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByTestId('tiles-generated')).toBeVisible();
    await expect(refusal).toBeHidden();
  },
);
