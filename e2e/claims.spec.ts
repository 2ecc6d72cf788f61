import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { axeFaults } from './support/axe.ts';
import { expect, openApp, settled, test, testFirstVisit } from './support/fixtures.ts';
import { SMALL_LINK } from './support/small.ts';

const rows = (page: Page) => page.locator('[data-testid^="claim-"]');
const config = (page: Page) => page.evaluate(() => window.modescope?.config());

/** What the generated document says, which a unit test compares with the declarations and the results. */
const document = readFileSync(join(import.meta.dirname, '../docs/claims.md'), 'utf8');
const CLAIMS = [...document.matchAll(/^\| (.+) `([\w-]+)` \| (?:core|full) \| .+ \| ([\w ]+) \|$/gm)].map(
  ([, title = '', id = '', verdict = '']) => ({ id, title, verdict }),
);

const CELL = 'kernel-ring8-0.5-to-0.1';
const LINK = new RegExp(`^\\| \`${CELL}\` .*\`(#[^\`]+)\` \\|$`, 'm').exec(document)?.[1] ?? '';

test('the address shows every claim with its bounds and settings, the language changes in place, and filters narrow them', async ({
  page,
}) => {
  await openApp(page, '#claims');
  await test.step('every claim', async () => {
    await expect(page.getByRole('heading', { level: 2, name: 'Claims' })).toBeFocused();
    await expect(rows(page)).toHaveCount(CLAIMS.length);
    await expect(page.getByTestId('claims-summary')).toContainText(`of ${CLAIMS.length} reproduced`);
    expect(CLAIMS.length).toBeGreaterThan(40);
    // All rows at once: one question each would be hundreds.
    await expect
      .poll(() => rows(page).evaluateAll(readRows))
      .toEqual(CLAIMS.map(({ id, title, verdict }) => ({ id, title, verdict, isBounded: true, isNamed: true })));
    expect(page.url()).toMatch(/#claims$/);
    await expect(page.getByTestId('notices')).toHaveCount(0);
  });
  await test.step('axe, and nothing wider than the page', async () => {
    // Colours do not depend on the size here.
    for (const [theme, width, height] of [
      ['light', 1440, 900],
      ['dark', 390, 844],
    ] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height });
      await settled(page);
      await expect(rows(page)).toHaveCount(CLAIMS.length);
      const overflow = await page.getByTestId('claims').evaluate((list) => list.scrollWidth - list.clientWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      // All of them once, then one of each verdict: dozens of alike rows take axe a while.
      if (theme === 'dark') await rows(page).evaluateAll(markRepeated);
      expect(await axeFaults(page, { exclude: '[data-repeated]' })).toEqual([]);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });
  await test.step('language', async () => {
    await page.getByRole('button', { name: '日本語' }).click();
    await expect(page.getByRole('heading', { level: 2 })).toHaveText('主張の検証');
    await expect(rows(page)).toHaveCount(CLAIMS.length);
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    expect(page.url()).toMatch(/#claims$/);
    await page.getByRole('button', { name: 'EN', exact: true }).click();
    await expect(page.getByRole('heading', { level: 2 })).toHaveText('Claims');
  });
  await test.step('filters', async () => {
    await page.getByTestId('filter-dirac').click();
    await expect(page.getByRole('heading', { level: 3 })).toHaveText(['Dirac-GAN']);
    const dirac = CLAIMS.filter(({ id }) => id.startsWith('dirac-'));
    await expect(rows(page)).toHaveCount(dirac.length);
    const count = async (id: string) =>
      Number((await page.getByTestId(`filter-${id}`).locator('small').textContent()) ?? '');
    await page.getByTestId('filter-all').click();
    const ids = ['reproduced', 'not-reproduced', 'unclear', 'not-comparable', 'none'];
    let total = 0;
    for (const id of ids) {
      await page.getByTestId(`filter-${id}`).click();
      await expect(rows(page)).toHaveCount(await count(id));
      total += await count(id);
    }
    expect(total).toBe(CLAIMS.length);
  });
});

test('back returns to the experiment as it was; a cell opens its exact settings and plays them', async ({ page }) => {
  await openApp(page, SMALL_LINK);
  await test.step('back, and a run waits meanwhile', async () => {
    await page.evaluate(() => window.modescope?.run(40));
    const [before, address] = [await config(page), page.url()];
    await page.getByRole('link', { name: 'Claims', exact: true }).click();
    await expect(rows(page)).toHaveCount(CLAIMS.length);
    await page.keyboard.press('r');
    await page.keyboard.press('Space');
    await page.goBack();
    await expect(page.getByTestId('claims')).toHaveCount(0);
    expect(page.url()).toBe(address);
    expect(await config(page)).toEqual(before);
    expect(await page.evaluate(() => window.modescope?.status())).toMatchObject({ step: 40, state: 'paused' });

    await page.getByTestId('play').click();
    await expect.poll(() => page.evaluate(() => window.modescope?.status().state)).toBe('running');
    await page.getByRole('link', { name: 'Claims', exact: true }).click();
    await expect.poll(() => page.evaluate(() => window.modescope?.status().state)).toBe('paused');
    await page.getByRole('link', { name: 'Playground' }).click();
    await expect.poll(() => page.evaluate(() => window.modescope?.status().state)).toBe('running');
    expect(await config(page)).toEqual(before);
    await page.evaluate(() => window.modescope?.pause());
  });
  await test.step('a cell, with the fitting instrument', async () => {
    const before = await config(page);
    await page.getByRole('link', { name: 'Claims', exact: true }).click();
    await page.getByTestId(`cell-${CELL}`).first().click();
    await expect(page.getByTestId('claims')).toHaveCount(0);
    await expect(page.getByTestId('watching')).toContainText('Annealing the bandwidth from 0.5 to 0.1');
    await expect.poll(() => page.evaluate(() => window.modescope?.status().state)).toBe('running');
    const opened = await config(page);
    await expect(page.getByTestId('instrument-lens')).toHaveAttribute('aria-selected', 'true');
    await page.evaluate(() => window.modescope?.pause());

    await page.goBack();
    await expect(rows(page)).toHaveCount(CLAIMS.length);
    await page.goBack();
    await expect.poll(() => config(page)).toEqual(before);
    await expect(page.getByTestId('watching')).toHaveCount(0);

    await page.evaluate((link) => location.assign(link), LINK);
    await expect.poll(() => config(page)).toEqual(opened);
  });
});

test('results that cannot be read or fetched are explained, and asked for again', async ({ context, watch }) => {
  // A page of its own, for what its scripts begin with cannot be taken back.
  const page = await context.newPage();
  watch.allow(/Failed to load resource|ERR_FAILED/);
  // What is fetched depends on a mark, for other panels may ask for the results too.
  await page.addInitScript(() => {
    const real = window.fetch;
    window.fetch = (input, init) => {
      const { answer = 'none' } = window.document.documentElement.dataset;
      if (!/assets\/claims-[^/]*\.json/.test(String(input)) || answer === 'whole') return real(input, init);
      if (answer === 'cut') return Promise.resolve(new Response('{"claims":'));
      return Promise.reject(new TypeError('Failed to fetch'));
    };
  });
  const answerWith = (answer: string) =>
    page.evaluate((given) => {
      window.document.documentElement.dataset.answer = given;
    }, answer);
  await openApp(page, '#claims');
  const retry = page.getByRole('button', { name: 'Try again' });
  await expect(page.getByTestId('claims-unreachable')).toContainText('could not be fetched');
  await expect(rows(page)).toHaveCount(CLAIMS.length);
  await answerWith('cut');
  await retry.click();
  await expect(page.getByTestId('claims-corrupt')).toContainText('could not be read');
  await expect(rows(page)).toHaveCount(CLAIMS.length);
  await answerWith('whole');
  await retry.click();
  await expect(page.getByTestId('claims-summary')).toBeVisible();
});

testFirstVisit('the claims and their results are there without a network', async ({ page, context, watch }) => {
  await openApp(page);
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller || active?.state !== 'activated') {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
  watch.allow(/Failed to load resource|ERR_INTERNET_DISCONNECTED/);
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Claims', exact: true }).click();
  await expect(page.getByTestId('claims-summary')).toBeVisible();
  await expect(rows(page)).toHaveCount(CLAIMS.length);
  await context.setOffline(false);
});

/** What rows of claims say: their claim, its verdict, and whether a bound is shown in the evidence and the id in code. */
function readRows(list: readonly Element[]) {
  return list.map((row) => {
    const id = row.getAttribute('data-testid')?.replace('claim-', '') ?? '';
    const evidence = [...row.querySelectorAll('[aria-label="Evidence"] *')];
    return {
      id,
      title: row.querySelector('h4')?.textContent,
      verdict: row.querySelector('.claims-verdict')?.textContent,
      isBounded: evidence.some((part) => part.textContent?.trim() === 'bound' && part.checkVisibility()),
      isNamed: [...row.querySelectorAll('code')].some((code) => code.textContent?.includes(id)),
    };
  });
}

/** Marks the rows whose verdict an earlier one has, too. */
function markRepeated(list: readonly Element[]): void {
  const seen = new Set<string>();
  for (const row of list) {
    const verdict = row.querySelector('.claims-verdict')?.textContent ?? '';
    row.toggleAttribute('data-repeated', seen.has(verdict));
    seen.add(verdict);
  }
}
