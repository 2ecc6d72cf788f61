import { digestInNode, digestOf } from '../support/inNode.ts';
import { SMALL, SMALL_LINK } from '../support/small.ts';
import { expect, loaded, openAt, press, test } from './fixtures.ts';

const STEPS = 200;

/** Three clusters as a table. */
const TABLE = Array.from({ length: 300 }, (_, i) => `${100 * (i % 3) + Math.sin(i)},${40 + Math.cos(3 * i)}`).join(
  '\n',
);

test('the page opens on its first preset, and its picture is drawn', async ({ remote, site }) => {
  await openAt(remote, site, '');
  const page = await remote.evaluate(() => ({
    title: document.title,
    isWide: document.documentElement.scrollWidth > innerWidth,
  }));
  expect(page).toEqual({ title: expect.stringContaining('Modescope'), isWide: false });
  const drawn = () => document.querySelector<HTMLCanvasElement>('main canvas')?.toDataURL().length ?? 0;
  await expect.poll(() => remote.evaluate(drawn), { timeout: 20_000 }).toBeGreaterThan(5_000);
});

test('it trains the bits of the command line, at a link that asks for them', async ({ remote, site }) => {
  const digest = digestInNode({ preset: 'collapse', settings: SMALL, steps: STEPS });
  await openAt(remote, site, `${SMALL_LINK}&engine=compiled-wasm-strict`);
  const { engine, points } = await remote.evaluate(async (steps: number) => {
    const page = window.modescope;
    await page?.run(steps);
    return { engine: page?.engine()?.id, points: [...((await page?.samples()) ?? [])] };
  }, STEPS);
  expect(engine).toBe('compiled-wasm-strict');
  expect(digestOf(points)).toBe(await digest);
});

test('it plays, pauses and goes on by its controls; points that are pasted are learned from, and kept', async ({
  remote,
  site,
}) => {
  await openAt(remote, site, SMALL_LINK);
  await press(remote, 'play');
  await expect.poll(() => remote.evaluate(() => window.modescope?.status().step)).toBeGreaterThan(50);
  await press(remote, 'play');
  await expect.poll(() => remote.evaluate(() => window.modescope?.status().state)).toBe('paused');
  const stood = await remote.evaluate(() => window.modescope?.status().step);
  const after = await remote.evaluate(async () => (await window.modescope?.run(10))?.step);
  expect(after).toBe((stood as number) + 10);
  await press(remote, 'param-data.id-imported');
  await remote.evaluate(async (table: string) => {
    const find = () => document.querySelector<HTMLTextAreaElement>('[data-testid="import-text"]');
    while (!find()) await new Promise((resolve) => setTimeout(resolve, 50));
    // React listens to what the element itself was told.
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(find(), table);
    find()?.dispatchEvent(new Event('input', { bubbles: true }));
  }, TABLE);
  await press(remote, 'import-use');
  await expect.poll(() => remote.evaluate(() => window.modescope?.config().data.id)).toBe('imported');
  expect((await remote.evaluate(() => window.modescope?.run(5)))?.step).toBe(5);
  await remote.goto(await remote.evaluate(() => location.href));
  await loaded(remote);
  expect((await remote.evaluate(() => window.modescope?.run(5)))?.step).toBe(5);
});

test('in Japanese it speaks Japanese and fits; after that visit it opens and trains with its host gone', async ({
  remote,
  site,
}) => {
  await openAt(remote, site, `${SMALL_LINK}&lang=ja`);
  const page = await remote.evaluate(() => ({
    language: document.documentElement.lang,
    play: document.querySelector('[data-testid="play"]')?.textContent,
    isWide: document.documentElement.scrollWidth > innerWidth,
  }));
  expect(page).toEqual({ language: 'ja', play: expect.stringMatching(/[\u3040-\u30ff\u4e00-\u9fff]/), isWide: false });
  await remote.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50));
  });
  await site.stop();
  await openAt(remote, site, `${SMALL_LINK}&lang=en`);
  expect((await remote.evaluate(() => window.modescope?.run(20)))?.step).toBe(20);
});
