import { loadavg } from 'node:os';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { BROWSER_FLAGS, ensureBrowser } from '../browser.mjs';
import { ROOT, say, tool } from '../process.mjs';

/** @typedef {import('@playwright/test').Browser} Browser */
/** @typedef {import('@playwright/test').BrowserContext} BrowserContext */
/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ seed: number, count?: number | undefined, minutes?: number | undefined, presets?: string[] | undefined }} Order */
/** @typedef {Awaited<ReturnType<typeof openLab>>} Lab */

/** Machine load now, as the figures of a trial are read beside it. */
export const load = () => `load ${loadavg()[0]?.toFixed(1)}`;

/** Reproducible random numbers in [0, 1) (mulberry32). @param {number} seed */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Builds and serves the page and starts Chromium.
 * @param {{ isBuilt: boolean }} options
 */
export async function openLab({ isBuilt }) {
  const executablePath = await ensureBrowser();
  if (!executablePath) throw new Error('A browser is needed.');
  if (!isBuilt) {
    say('Building the page …');
    if (await tool('vite', 'vite', ['build', '--logLevel', 'error'])) throw new Error('The page could not be built.');
  }
  const server = await preview({ root: ROOT, logLevel: 'error', preview: { host: '127.0.0.1', port: 0, open: false } });
  const url = server.resolvedUrls?.local[0] ?? '';
  /** @type {Browser[]} */
  const browsers = [];

  return {
    url,
    /** A browser of its own, which shares nothing with others. */
    async browser() {
      const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS });
      browsers.push(browser);
      return browser;
    },
    /** A profile that trains at full speed, and whose page goes on while nobody looks. @param {Browser} browser */
    async profile(browser) {
      const context = await browser.newContext({
        baseURL: url,
        locale: 'en-US',
        viewport: { width: 1440, height: 900 },
      });
      // Only what hangs takes as long, on a machine with other things to do, too.
      context.setDefaultTimeout(240_000);
      await context.addInitScript(() => {
        const state = { speed: 'max', trainHidden: true };
        if (!localStorage.getItem('modescope.prefs')) {
          localStorage.setItem('modescope.prefs', JSON.stringify({ state, version: 1 }));
        }
      });
      return context;
    },
    async close() {
      for (const browser of browsers) await browser.close();
      await server.close();
    },
  };
}

/** Opens the page at a link and waits until its run is there. @param {Page} page @param {string} hash */
export async function open(page, hash) {
  await page.goto(`./${hash}`);
  await ready(page);
}

/** Waits until the page has a run. @param {Page} page */
export async function ready(page) {
  await page.waitForFunction(() => window.modescope && window.modescope.status().state !== 'loading');
}

/** Where the run stands. @param {Page} page */
export const status = (page) =>
  page.evaluate(() => /** @type {NonNullable<typeof window.modescope>} */ (window.modescope).status());

/** A checksum of what the generator makes of its fixed latents: one bit that differs shows. @param {Page} page */
export const checksum = (page) =>
  page.evaluate(async () => {
    const samples = await /** @type {NonNullable<typeof window.modescope>} */ (window.modescope).samples();
    const digest = await crypto.subtle.digest('SHA-256', new Float32Array(samples));
    return Array.from(new Uint8Array(digest).slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  });
