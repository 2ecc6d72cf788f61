import { isAbsolute, relative } from 'node:path';
import { ROOT } from './process.mjs';

/**
 * How long a test took and where it stands.
 * @typedef {{ seconds: number, file: string, title: string }} Timed
 */

/** @param {string} file absolute, or relative to the root already */
export const shortPath = (file) => (isAbsolute(file) ? relative(ROOT, file) : file).replaceAll('\\', '/');

/**
 * @param {any} report JSON report of Vitest
 * @returns {Timed[]}
 */
export function vitestTimes(report) {
  return report.testResults.flatMap(
    (/** @type {{ name: string, assertionResults: { fullName: string, duration?: number }[] }} */ file) =>
      file.assertionResults.map(({ fullName, duration = 0 }) => ({
        seconds: duration / 1000,
        file: shortPath(file.name),
        title: fullName,
      })),
  );
}

/**
 * @param {any} report JSON report of Playwright
 * @returns {Timed[]}
 */
export function playwrightTimes(report) {
  /** @typedef {{ title: string, tests: { results: { duration: number }[] }[] }} Spec */
  /** @typedef {{ file: string, specs?: Spec[], suites?: Suite[] }} Suite */
  /** @param {Suite} suite @returns {Timed[]} */
  const timesOf = ({ file, specs = [], suites = [] }) => [
    ...specs.map(({ title, tests }) => ({
      seconds: tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration / 1000, 0),
      file: `e2e/${file}`,
      title,
    })),
    ...suites.flatMap(timesOf),
  ];
  return report.suites.flatMap(timesOf);
}

/**
 * The slowest tests as lines to print, the slowest first.
 * @param {readonly Timed[]} times
 * @param {number} [most]
 */
export function slowest(times, most = 10) {
  return [...times]
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, most)
    .map(({ seconds, file, title }) => `${seconds.toFixed(1).padStart(6)} s  ${file} › ${title.slice(0, 100)}`);
}
