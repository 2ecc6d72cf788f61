import { createServer } from 'node:http';
import { axeFaults } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';
import { freePort } from './support/freePort.ts';
import { SMALL_LINK } from './support/small.ts';

test('a figure in a page of another origin: a poster, then a run, driven by messages of the origin that spoke first', async ({
  page,
  baseURL,
  watch,
}) => {
  const port = await freePort();
  const home = `http://127.0.0.1:${port}`;
  watch.allow(new RegExp(`off-origin: ${home}/`));
  const host = createServer((_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<!doctype html><title>Host</title><link rel="icon" href="data:,">
      <iframe src="${baseURL}?embed=1${SMALL_LINK}" title="Figure" width="700" height="400"></iframe>
      <script>
        const heard = (window.heard = []);
        addEventListener('message', ({ data, origin }) => heard.push({ ...data, origin }));
        window.ask = (message) => frames[0].postMessage(message, '${new URL(baseURL ?? '').origin}');
      </script>`),
  );
  await new Promise<void>((resolve) => host.listen(Number(port), '127.0.0.1', resolve));
  try {
    const workers: string[] = [];
    page.on('worker', (worker) => workers.push(worker.url()));
    await page.goto(home);
    const figure = page.frameLocator('iframe');
    type Heard = { id?: unknown; event?: string; result?: unknown; error?: string; data?: unknown };
    const heard = () => page.evaluate(() => (window as unknown as { heard: Heard[] }).heard);
    const ask = (message: unknown) =>
      page.evaluate((given) => (window as unknown as { ask(message: unknown): void }).ask(given), message);
    await expect(figure.getByTestId('embed-open')).toBeVisible();
    await test.step('until it is opened nothing trains, and nobody is told anything', async () => {
      await ask({ modescope: 2, id: 1, verb: 'hello' });
      await ask('hello');
      expect(workers).toEqual([]);
      expect(await heard()).toEqual([]);
    });
    await test.step('hello is answered, and brings the height; bad verbs and settings are refused in words', async () => {
      await ask({ modescope: 1, id: 1, verb: 'hello' });
      await expect.poll(async () => (await heard()).length).toBeGreaterThan(1);
      expect(await heard()).toMatchObject([
        { id: 1, result: { version: 1, isOpen: false } },
        { event: 'height', data: expect.any(Number) },
      ]);
      await ask({ modescope: 1, id: 2, verb: 'eval', args: ['1'] });
      await expect.poll(async () => (await heard()).find(({ id }) => id === 2)?.error).toContain('no such verb');
    });
    await test.step('a verb opens the poster and runs; a setting that hands may not touch', async () => {
      await ask({ modescope: 1, id: 3, verb: 'set', args: [{ 'generatorOptimiser.rate': 0.0012 }] });
      await ask({ modescope: 1, id: 4, verb: 'run', args: [30] });
      await expect.poll(async () => (await heard()).find(({ id }) => id === 4)?.result).toMatchObject({ step: 30 });
      await ask({ modescope: 1, id: 5, verb: 'config' });
      await expect
        .poll(async () => (await heard()).find(({ id }) => id === 5)?.result)
        .toMatchObject({ generatorOptimiser: { rate: 0.0012 } });
      expect((await heard()).some(({ event }) => event === 'evaluation')).toBe(true);
      await expect(figure.getByTestId('embed-step')).toHaveText('30');
      await expect(figure.getByRole('link', { name: 'Open in Modescope' })).toHaveAttribute('href', /rate=0\.0012/);
    });
    expect((await heard()).every((message) => 'origin' in message)).toBe(true);
    await page.goto('about:blank');
  } finally {
    host.close();
  }
});

test('the example has two figures, their code in both languages, and drives the second', async ({ page }) => {
  await page.goto('./embed-example.html?lang=en');
  const second = page.frameLocator('iframe >> nth=1');
  await expect(second.getByTestId('embed-open')).toBeVisible();
  await expect(page.locator('#code')).toContainText('?embed=1#v=1&p=collapse');
  expect(await axeFaults(page, { exclude: 'iframe' })).toEqual([]);
  await page.getByRole('button', { name: /train/i }).click();
  await expect(page.locator('output')).toHaveText(/step [\d]+: \d of 8 modes/, { timeout: 30_000 });
  await page.goto('./embed-example.html?lang=ja');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('動く図を 2 つ');
});
