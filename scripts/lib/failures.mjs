import { stripVTControlCharacters } from 'node:util';
import { shortPath } from './slowest.mjs';

/**
 * A test that failed, or that passed only when it was tried again, with what it said the first time.
 * @typedef {{ name: string, error: string, passedAgain: boolean }} Failure
 */

/**
 * @param {any} report JSON report of Vitest
 * @returns {Failure[]}
 */
export function vitestFailures(report) {
  /** @typedef {{ fullName: string, status: string, failureMessages?: string[] }} Result */
  return report.testResults.flatMap(
    (/** @type {{ name: string, status: string, message?: string, assertionResults: Result[] }} */ file) => {
      const path = shortPath(file.name);
      if (file.status === 'failed' && file.assertionResults.length === 0)
        return [{ name: path, error: file.message ?? '', passedAgain: false }];
      return file.assertionResults
        .filter(({ status }) => status !== 'passed')
        .map(({ fullName, status, failureMessages = [] }) => ({
          name: `${path} › ${fullName}`,
          error: failureMessages[0] ?? status,
          passedAgain: false,
        }));
    },
  );
}

/**
 * @param {any} report JSON report of Playwright
 * @returns {Failure[]}
 */
export function playwrightFailures(report) {
  /** @typedef {{ projectName: string, status: string, results: { errors?: { message?: string }[] }[] }} Test */
  /** @typedef {{ title: string, file: string, specs?: { title: string, tests: Test[] }[], suites?: Suite[] }} Suite */
  /** @param {Suite} suite @param {readonly string[]} titles of the suites around it @returns {Failure[]} */
  const failuresOf = ({ file, specs = [], suites = [] }, titles) => [
    ...specs.flatMap(({ title, tests }) =>
      tests
        .filter(({ status }) => status !== 'expected')
        .map(({ projectName, status, results }) => ({
          name: [`[${projectName}] e2e/${file}`, ...titles, title].join(' › '),
          error: results.flatMap(({ errors = [] }) => errors.map(({ message = '' }) => message))[0] ?? status,
          passedAgain: status === 'flaky',
        })),
    ),
    ...suites.flatMap((suite) => failuresOf(suite, [...titles, suite.title])),
  ];
  const broken = report.errors.map((/** @type {{ message?: string }} */ { message = '' }) => ({
    name: 'e2e',
    error: message,
    passedAgain: false,
  }));
  return [...report.suites.flatMap((/** @type {Suite} */ suite) => failuresOf(suite, [])), ...broken];
}

/**
 * What went wrong as lines to print, so that the end of a long log is enough to know it.
 * @param {readonly Failure[]} failures
 * @param {number} [most] lines of each error
 * @returns {string[]}
 */
export function failureLines(failures, most = 12) {
  const section = (/** @type {string} */ heading, /** @type {readonly Failure[]} */ listed) =>
    listed.length === 0
      ? []
      : ['', heading, ...listed.flatMap(({ name, error }) => [`  ${name}`, ...firstLines(error, most)])];
  return [
    ...section(
      'Passed at the second try:',
      failures.filter(({ passedAgain }) => passedAgain),
    ),
    ...section(
      'Failed tests:',
      failures.filter(({ passedAgain }) => !passedAgain),
    ),
  ];
}

/** @param {string} error @param {number} most */
const firstLines = (error, most) =>
  stripVTControlCharacters(error)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, most)
    .map((line) => `      ${line.trimEnd()}`);
