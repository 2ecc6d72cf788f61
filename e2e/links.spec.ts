import { expect, openApp, test } from './support/fixtures.ts';
import { digestInNode, digestOf } from './support/inNode.ts';
import { SMALL, SMALL_LINK } from './support/small.ts';

test('the address holds the whole experiment and opens it again exactly; back and forward visit earlier ones', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openApp(page, SMALL_LINK);
  await test.step('copy link puts the address on the clipboard, and copy command the command', async () => {
    await page.getByRole('button', { name: /copy link/i }).click();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    expect(await copied()).toContain('generator.width=16');
    await page.getByRole('button', { name: /copy command/i }).click();
    await expect.poll(copied).toMatch(/^npm run experiment -- collapse .*--set generator\.width=16/);
  });
  await test.step('back and forward', async () => {
    const modes = () => page.evaluate(() => window.modescope?.config().data.modes);
    await page.evaluate(() => window.modescope?.set({ 'data.modes': 5 }));
    await page.evaluate(() => window.modescope?.set({ 'data.modes': 3 }));
    expect(await modes()).toBe(3);
    await page.goBack();
    await expect.poll(modes).toBe(5);
    await page.goBack();
    await expect.poll(modes).toBe(8);
    await page.goForward();
    await expect.poll(modes).toBe(5);
  });
  await test.step('the address opens it again', async () => {
    await page.evaluate(() =>
      window.modescope?.set({
        'smoothing.on': true,
        'smoothing.bandwidth': 0.123456789,
        'penalty.kind': 'one-sided',
        'data.modes': 5,
      }),
    );
    await expect.poll(() => page.url()).toContain('smoothing.bandwidth=0.123456789');
    const config = await page.evaluate(() => window.modescope?.config());
    const other = await context.newPage();
    await other.goto(page.url());
    await other.waitForFunction(() => 'modescope' in window);
    expect(await other.evaluate(() => window.modescope?.config())).toEqual(config);
  });
});

test('a link asks for strict arithmetic: the bits of the command line, said by the badge, kept by copies', async ({
  page,
  context,
}) => {
  const digest = digestInNode({ preset: 'collapse', settings: SMALL, steps: 200 });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openApp(page, `${SMALL_LINK}&engine=compiled-wasm-strict`);
  const badge = page.getByTestId('engine-badge');
  await expect(badge).toContainText('strict SIMD');
  const points = await page.evaluate(async () => {
    await window.modescope?.run(200);
    return [...((await window.modescope?.samples()) ?? [])];
  });
  expect(digestOf(points)).toBe(await digest);
  await page.getByTestId('copy-link').click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  expect(await copied()).toContain('&engine=compiled-wasm-strict&lang=en');
  await page.getByRole('button', { name: /copy command/i }).click();
  await expect.poll(copied).toContain('--engine compiled-wasm-strict');
  // Choosing for this device takes the wish out of the address.
  await badge.click();
  await page.getByRole('radio', { name: /Choose for me/ }).check();
  await expect(badge).toContainText('relaxed SIMD');
  expect(page.url()).not.toContain('engine=');
});

test('a damaged link is read, and its address kept until the person acts', async ({ page }) => {
  const seed = () => page.evaluate(() => window.modescope?.config().seed);
  const came = `#${encodeURIComponent(SMALL_LINK.slice(1).replace('seed=7', 'seed=3'))})`;
  await openApp(page, came);
  expect(await seed()).toBe(3);
  await expect(page.getByTestId('notices')).toContainText(/damaged.*seed=3/);
  expect(page.url()).toContain(came);
  await page.evaluate(() => window.modescope?.set({ seed: 4 }));
  await expect.poll(() => page.url()).toContain('&seed=4');
  await page.goBack();
  await expect.poll(seed).toBe(3);
  expect(page.url()).toContain(came);
  // An edit of the address: its language counts, and what it brings is shown as it is, not obeyed.
  await page.evaluate(() => {
    location.hash = '#v=1&amp;seed=5&lang=ja&x=%E2%80%AEgpj&y=';
  });
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  const notices = page.getByTestId('notices');
  await expect(notices).toContainText('⟨U+202E⟩gpj');
  await expect(notices).toContainText('（空）');
  await expect(notices.locator('bdi').first()).toBeVisible();
  expect(await notices.textContent()).not.toContain('\u202E');
  expect(await seed()).toBe(5);
});

const UNUSABLE = [
  ['unknown keys', '#v=1&nonsense=3&penalty.wieght=2', /penalty\.wieght/],
  ['absurd numbers', '#v=1&penalty.kind=two-sided&penalty.weight=1e300&generator.width=-5', /penalty\.weight/],
  ['wrong types', '#v=1&smoothing.on=perhaps&training.batch=many', /training\.batch/],
  ['a prototype', '#v=1&__proto__=x&__proto__.polluted=1&constructor.prototype.polluted=1', /__proto__/],
  ['broken escapes', '#v=1&seed=%E0%A4%A&data.id=%zz', /data\.id/],
] as const;

test('a megabyte of junk opens the app without freezing it, and links say what was not used of them', async ({
  page,
}) => {
  await openApp(page, `#v=1&${'junk=%00&'.repeat(110_000)}`);
  const notices = page.getByTestId('notices');
  await expect(notices).toBeVisible();
  expect((await page.evaluate(() => window.modescope?.run(2)))?.step).toBe(2);
  for (const [what, hash, says] of UNUSABLE) {
    await test.step(what, async () => {
      await page.evaluate((link) => location.assign(link), hash);
      await expect(notices).toContainText(says);
      expect(await page.evaluate(() => (({}) as Record<string, unknown>).polluted)).toBeUndefined();
      const trained = await page.evaluate(async () => {
        const app = window.modescope;
        // Whatever the link has begun anew is there once its metrics are.
        await app?.metrics();
        const before = app?.status().step ?? Number.NaN;
        return ((await app?.run(3))?.step ?? Number.NaN) - before;
      });
      expect(trained).toBe(3);
    });
  }
});

test('a link hides and locks settings: absent from the page, or shown with the reason, and kept by copies and reloads', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openApp(page, `${SMALL_LINK}&hide=penalty~networks&lock=method~seed~wings`);
  await expect(page.getByTestId('notices')).toContainText('lock: wings, ignored');
  await expect(page.getByTestId('group-method')).toContainText('Locked by the link.');
  await expect(page.getByTestId('group-data')).toBeVisible();
  await expect(page.getByTestId('group-penalty')).toHaveCount(0);
  await expect(page.getByTestId('group-networks')).toHaveCount(0);
  await test.step('what a key would change is refused in words; a script may', async () => {
    const seed = () => page.evaluate(() => window.modescope?.config().seed);
    const before = await seed();
    await page.locator('body').press('s');
    await expect(page.getByTestId('held')).toContainText('Seed');
    expect(await seed()).toBe(before);
    await page.evaluate(() => window.modescope?.set({ seed: 12 }));
    expect(await seed()).toBe(12);
  });
  await test.step('copies and a reload keep it', async () => {
    await page.getByRole('button', { name: /copy link/i }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      'hide=penalty~networks&lock=method~seed',
    );
    await page.reload();
    await expect(page.getByTestId('group-method')).toContainText('Locked by the link.');
    await expect(page.getByTestId('group-penalty')).toHaveCount(0);
  });
});
