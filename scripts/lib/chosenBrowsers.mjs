import { notRun, OTHER_BROWSERS, OTHER_NAMES, programsOf } from './otherBrowsers.mjs';

/** @typedef {import('./otherBrowsers.mjs').OtherName} OtherName */
/** @typedef {'chromium' | OtherName} BrowserName */

/**
 * Projects of e2e/playwright.config.ts by browser.
 * @type {Readonly<Record<BrowserName, readonly string[]>>}
 */
export const PROJECTS_OF = { chromium: ['long', 'chromium'], firefox: ['firefox'], webkit: ['webkit'] };

/** @param {BrowserName} name */
const titleOf = (name) => (name === 'chromium' ? 'Chromium with WebGPU' : OTHER_BROWSERS[name].title);

/**
 * The browsers that a command runs the page in: the one that is named, which must be there, or all that are. `missing`
 * are those that are not, which the summary names. There is a `refusal` where the wish cannot be met.
 * @param {string | undefined} wish
 * @param {(name: OtherName) => boolean} [isInstalled]
 * @returns {{ browsers: readonly BrowserName[], missing: readonly OtherName[], title: string, refusal?: string }}
 */
export function chosenBrowsers(wish, isInstalled = (name) => programsOf(name) !== undefined) {
  const all = /** @type {readonly BrowserName[]} */ (['chromium', ...OTHER_NAMES]);
  const missing = OTHER_NAMES.filter((name) => !isInstalled(name));
  const here = all.filter((name) => name === 'chromium' || !missing.includes(name));
  const browsers = wish === undefined ? here : all.filter((name) => name === wish);
  const [named] = browsers;
  const none = { browsers: [], missing: [], title: '' };
  if (named === undefined)
    return { ...none, refusal: `--browser ${wish}: no such browser; allowed: ${all.join(', ')}` };
  if (!here.includes(named)) return { ...none, refusal: notRun(/** @type {OtherName} */ (named)) };
  const names = browsers.map(titleOf);
  return {
    browsers,
    missing: wish === undefined ? missing : [],
    title: names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : `${names[0]}`,
  };
}
