import { defineConfig } from '@playwright/test';
import { BROWSER_FLAGS, findBrowser } from '../scripts/lib/browser.mjs';
import { OTHER_NAMES, programsOf } from '../scripts/lib/otherBrowsers.mjs';
import type { OtherOptions } from './others/fixtures.ts';
import { freePort } from './support/freePort.ts';

// Playwright reads this file again in every worker; the environment hands them the same answers.
process.env.MODESCOPE_E2E_PORT ??= await freePort();
process.env.CHROME_PATH ??= await findBrowser();

const port = process.env.MODESCOPE_E2E_PORT;
const executablePath = process.env.CHROME_PATH;
if (!executablePath)
  throw new Error('No Chrome or Chromium found. Type: npm test (it installs one), or set CHROME_PATH.');

// A sub-path proves that the built page works wherever its files are put.
const baseURL = `http://127.0.0.1:${port}/some/base/`;

const LONG = /(compiledWebgpu|presets|images)\.spec\.ts$/;

/** Tests of browsers that Playwright does not drive. */
const OTHERS = /others[\\/].*\.spec\.ts$/;

export default defineConfig<object, OtherOptions>({
  testDir: '.',
  outputDir: '../test-results',
  // Only what hangs takes as long, on a slow machine, too.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  // Files run side by side; what one tests never depends on how fast the other lets it be.
  workers: 2,
  // The browser of a busy machine may stumble. One more try, in a browser of its own; it is listed by name, never hidden.
  retries: 1,
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL,
    locale: 'en-US',
    viewport: { width: 1440, height: 900 },
    trace: 'off',
    launchOptions: { executablePath, args: BROWSER_FLAGS },
  },
  // The longest files first, so that no worker is left alone with one at the end.
  projects: [
    { name: 'long', testMatch: LONG },
    ...OTHER_NAMES.filter((name) => programsOf(name)).map((name) => ({
      name,
      testMatch: OTHERS,
      timeout: 120_000,
      use: { other: name },
    })),
    { name: 'chromium', testIgnore: [LONG, OTHERS] },
  ],
  webServer: {
    command: `"${process.execPath}" support/serve.mjs ../dist ${port} /some/base/`,
    url: baseURL,
    reuseExistingServer: false,
  },
});
