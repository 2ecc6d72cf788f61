/**
 * Results of a test runner in one form. A skipped test proves nothing and counts as failed.
 * @typedef {{ passed: number, failed: number }} Counts
 */

/**
 * @param {any} report JSON report of Vitest
 * @returns {Counts}
 */
export function vitestCounts(report) {
  const brokenFiles = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  );
  const skipped = report.numPendingTests + report.numTodoTests;
  return { passed: report.numPassedTests, failed: report.numFailedTests + skipped + brokenFiles.length };
}

/**
 * A test that passed when it was tried again has passed; it is listed by name.
 * @param {any} report JSON report of Playwright
 * @returns {Counts}
 */
export function playwrightCounts(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  const broken = unexpected === 0 ? report.errors.length : 0;
  return { passed: expected + flaky, failed: unexpected + skipped + broken };
}

/**
 * A runner that fails without a failed test, or that ran none, has failed once.
 * @param {number} status exit status of the runner
 * @param {Counts | undefined} counts absent if it wrote no report
 * @returns {Counts}
 */
export function settle(status, counts) {
  if (counts === undefined) return { passed: 0, failed: 1 };
  const isBroken = counts.failed === 0 && (status !== 0 || counts.passed === 0);
  return isBroken ? { passed: counts.passed, failed: 1 } : counts;
}
