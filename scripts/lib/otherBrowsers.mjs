import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @typedef {'firefox' | 'webkit'} OtherName */

/**
 * A browser of the distribution that the page is tested in besides Chromium. Playwright brings its own builds of Firefox
 * and WebKit, from its own servers; these are the ones that people have.
 * @typedef {object} OtherBrowser
 * @property {string} title
 * @property {readonly string[]} packages of Debian
 * @property {readonly (readonly string[])[]} programs each of which is needed, under any of its names
 */

/** @type {Readonly<Record<OtherName, OtherBrowser>>} */
export const OTHER_BROWSERS = {
  firefox: { title: 'Firefox', packages: ['firefox-esr'], programs: [['firefox', 'firefox-esr']] },
  // MiniBrowser comes with the driver and shows its window on a screen in memory.
  webkit: {
    title: 'WebKitGTK',
    packages: ['webkit2gtk-driver', 'xvfb'],
    programs: [['WebKitWebDriver'], ['Xvfb']],
  },
};

export const OTHER_NAMES = /** @type {readonly OtherName[]} */ (Object.keys(OTHER_BROWSERS));

/** @param {readonly string[]} names @returns {string | undefined} path of the first that is installed */
function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/**
 * Paths of the programs of a browser, in the order of its declaration; undefined unless all are installed.
 * @param {OtherName} name
 */
export function programsOf(name) {
  const paths = OTHER_BROWSERS[name].programs.map(onPath);
  return paths.every((path) => path !== undefined) ? /** @type {string[]} */ (paths) : undefined;
}

/** What is said of a browser that is not installed. @param {OtherName} name */
export function notRun(name) {
  const { title, packages } = OTHER_BROWSERS[name];
  return `${title}: not run, since it is not installed (sudo apt-get install ${packages.join(' ')})`;
}
