import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptInstall, canApt } from './apt.mjs';
import { say, tool } from './process.mjs';

/**
 * Flags under which headless Chromium offers WebGPU compute on the software adapter, with and without a GPU. A WebGPU
 * canvas is never shown, so page and screenshots stay on the ordinary software path.
 */
export const BROWSER_FLAGS = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];

/** @typedef {{ env: Record<string, string | undefined>, platform: string, exists: (path: string) => boolean }} Host */

/** @type {Host} */
const THIS_HOST = { env: process.env, platform: process.platform, exists: existsSync };

const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'];

/** @param {Host} host */
function usualPlaces({ env, platform }) {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Google Chrome Canary'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
      folder
        ? [`${folder}\\Google\\Chrome\\Application\\chrome.exe`, `${folder}\\Chromium\\Application\\chrome.exe`]
        : [],
    );
  }
  return (env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
}

/**
 * Paths of browsers that exist here, the preferred first: `CHROME_PATH` (then it alone), Chrome or Chromium of the
 * system, Playwright's own.
 * @param {string} playwrightPath where Playwright keeps its browser once it is installed
 * @param {Host} [host]
 * @returns {string[]}
 */
export function browserCandidates(playwrightPath, host = THIS_HOST) {
  const chosen = host.env.CHROME_PATH;
  const places = chosen ? [chosen] : [...usualPlaces(host), playwrightPath];
  return [...new Set(places)].filter((path) => path !== '' && host.exists(path));
}

async function playwrightChromium() {
  const { chromium } = await import('@playwright/test');
  return chromium;
}

/** The first browser found, not started yet; undefined if there is none. */
export async function findBrowser() {
  return browserCandidates((await playwrightChromium()).executablePath())[0];
}

/** First candidate that really starts: a path may be a stub that only advertises a package. */
async function workingBrowser() {
  const chromium = await playwrightChromium();
  for (const path of browserCandidates(chromium.executablePath())) {
    try {
      const browser = await chromium.launch({ executablePath: path, args: BROWSER_FLAGS });
      const version = browser.version();
      await browser.close();
      return { path, version };
    } catch (error) {
      say(`${path} does not start: ${String(error).split('\n')[0]}`);
    }
  }
  return undefined;
}

/**
 * Finds a browser or installs one, says what it did, and returns its path; undefined, with the remedy printed, if there
 * is none to be had.
 */
export async function ensureBrowser() {
  const playwright = (/** @type {string} */ command) => tool('@playwright/test', 'playwright', [command, 'chromium']);
  const installs = [
    ...(canApt() ? [{ what: 'apt-get install chromium', start: () => aptInstall('chromium') }] : []),
    { what: 'playwright install chromium', start: () => playwright('install') },
    ...(canApt() ? [{ what: 'playwright install-deps chromium', start: () => playwright('install-deps') }] : []),
  ];
  let found = await workingBrowser();
  if (process.env.CHROME_PATH && !found) {
    say(`CHROME_PATH is ${process.env.CHROME_PATH}, which is not a browser that starts. Correct it or unset it.`);
    return undefined;
  }
  for (const { what, start } of installs) {
    if (found) break;
    say(`No Chrome or Chromium that starts was found. Trying: ${what} …`);
    await start();
    found = await workingBrowser();
  }
  if (found) {
    say(`Browser: ${found.path} (${found.version})`);
    return found.path;
  }
  say('No Chrome or Chromium could be found or installed. Install one and name it, or let Playwright do it:');
  say('  npx playwright install --with-deps chromium');
  say('  CHROME_PATH=/path/to/chrome npm test');
  return undefined;
}
