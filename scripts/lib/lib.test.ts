import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { browserCandidates } from './browser.mjs';
import { chosenBrowsers, PROJECTS_OF } from './chosenBrowsers.mjs';
import { playwrightCounts, settle, vitestCounts } from './counts.mjs';
import { isInstalled, satisfies } from './dependencies.mjs';
import { failureLines, playwrightFailures, vitestFailures } from './failures.mjs';
import { ROOT } from './process.mjs';
import { playwrightTimes, slowest, vitestTimes } from './slowest.mjs';

describe('isInstalled', () => {
  const wanted = {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.2.3' },
    'node_modules/b-darwin': { version: '2.0.0', optional: true },
  };

  it('accepts what the lockfile asks for, optional packages or not', () => {
    expect(isInstalled(wanted, { 'node_modules/a': { version: '1.2.3' } })).toBe(true);
    expect(isInstalled(wanted, { ...wanted })).toBe(true);
  });

  it('notices a missing package and another version', () => {
    expect(isInstalled(wanted, { 'node_modules/b-darwin': { version: '2.0.0' } })).toBe(false);
    expect(isInstalled(wanted, { 'node_modules/a': { version: '1.2.4' } })).toBe(false);
  });
});

it('locks the optional packages of every system, without which npm ci refuses', () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const locked = Object.keys(packages);
  const missing = Object.entries<{ optionalDependencies?: object }>(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !locked.some((other) => other.endsWith(`node_modules/${name}`)))
      .map((name) => `${path} -> ${name}`),
  );
  expect(locked.length).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});

it.each([
  ['20.19.0', true],
  ['20.18.9', false],
  ['18.20.0', false],
  ['22.1.0', true],
])('Node %s is new enough: %s', (version, expected) => {
  expect(satisfies(version, '>=20.19')).toBe(expected);
});

describe('browserCandidates', () => {
  const host = (env: Record<string, string>, ...present: string[]) => ({
    env,
    platform: 'linux',
    exists: (path: string) => present.includes(path),
  });

  it('obeys CHROME_PATH alone', () => {
    const env = { CHROME_PATH: '/opt/chrome', PATH: '/usr/bin' };
    expect(browserCandidates('/own', host(env, '/opt/chrome', '/usr/bin/chromium', '/own'))).toEqual(['/opt/chrome']);
    expect(browserCandidates('/own', host(env, '/usr/bin/chromium', '/own'))).toEqual([]);
  });

  it('prefers the browser of the system to that of Playwright', () => {
    const env = { PATH: '/usr/local/bin:/usr/bin' };
    expect(browserCandidates('/own', host(env, '/own', '/usr/bin/chromium'))).toEqual(['/usr/bin/chromium', '/own']);
    expect(browserCandidates('/own', host(env))).toEqual([]);
  });
});

describe('chosenBrowsers', () => {
  it('takes all that are installed, and names the others', () => {
    expect(chosenBrowsers(undefined, () => true)).toEqual({
      browsers: ['chromium', 'firefox', 'webkit'],
      missing: [],
      title: 'Chromium with WebGPU, Firefox and WebKitGTK',
    });
    expect(chosenBrowsers(undefined, () => false)).toEqual({
      browsers: ['chromium'],
      missing: ['firefox', 'webkit'],
      title: 'Chromium with WebGPU',
    });
  });

  it('takes one that is named, and says what is missing', () => {
    expect(chosenBrowsers('webkit', () => true)).toMatchObject({ browsers: ['webkit'], missing: [] });
    expect(chosenBrowsers('chromium', () => false)).toMatchObject({ browsers: ['chromium'], missing: [] });
    expect(chosenBrowsers('firefox', () => false)).toMatchObject({ refusal: expect.stringContaining('firefox-esr') });
    expect(chosenBrowsers('opera', () => true)).toMatchObject({
      refusal: expect.stringContaining('chromium, firefox, webkit'),
    });
  });

  it('knows every project of the end-to-end tests', () => {
    const config = readFileSync(join(ROOT, 'e2e/playwright.config.ts'), 'utf8');
    for (const project of PROJECTS_OF.chromium) expect(config).toContain(`name: '${project}'`);
  });
});

describe('counts', () => {
  const vitest = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };

  it('counts skipped tests and files that do not load as failed', () => {
    expect(vitestCounts({ ...vitest, numPendingTests: 2 })).toEqual({ passed: 5, failed: 2 });
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(vitestCounts({ ...vitest, testResults })).toEqual({ passed: 5, failed: 1 });
    const stats = { expected: 3, unexpected: 0, flaky: 1, skipped: 1 };
    expect(playwrightCounts({ stats, errors: [] })).toEqual({ passed: 4, failed: 1 });
  });

  it('never calls a run green that failed, reported nothing or ran nothing', () => {
    expect(settle(0, { passed: 4, failed: 0 })).toEqual({ passed: 4, failed: 0 });
    expect(settle(1, { passed: 4, failed: 0 })).toEqual({ passed: 4, failed: 1 });
    expect(settle(0, { passed: 0, failed: 0 })).toEqual({ passed: 0, failed: 1 });
    expect(settle(0, undefined)).toEqual({ passed: 0, failed: 1 });
    expect(settle(1, { passed: 4, failed: 2 })).toEqual({ passed: 4, failed: 2 });
  });
});

it('names the slowest tests of both runners, the slowest first', () => {
  const unit = {
    testResults: [
      {
        name: join(ROOT, 'src/a.test.ts'),
        assertionResults: [{ fullName: 'a is quick', duration: 20 }, { fullName: 'a was never started' }],
      },
    ],
  };
  const result = (duration: number) => ({ results: [{ duration }] });
  const browser = {
    suites: [
      {
        file: 'b.spec.ts',
        specs: [{ title: 'b is slow', tests: [result(2_000), result(500)] }],
        suites: [{ file: 'b.spec.ts', specs: [{ title: 'c is slower', tests: [result(12_340)] }] }],
      },
    ],
  };
  const times = [...vitestTimes(unit), ...playwrightTimes(browser)];
  expect(times).toHaveLength(4);
  expect(slowest(times, 3)).toEqual([
    '  12.3 s  e2e/b.spec.ts › c is slower',
    '   2.5 s  e2e/b.spec.ts › b is slow',
    '   0.0 s  src/a.test.ts › a is quick',
  ]);
});

it('names the tests of both runners that failed or passed at the second try, with the first error', () => {
  const long = Array.from({ length: 20 }, (_, i) => `line ${i}`).join('\n');
  const unit = {
    testResults: [
      {
        name: join(ROOT, 'src/a.test.ts'),
        status: 'failed',
        assertionResults: [
          { fullName: 'a is right', status: 'passed', failureMessages: [] },
          { fullName: 'a is wrong', status: 'failed', failureMessages: [`\u001b[31mexpected\u001b[39m 1\n\n${long}`] },
          { fullName: 'a is left out', status: 'skipped' },
        ],
      },
      { name: join(ROOT, 'src/b.test.ts'), status: 'failed', message: 'does not load', assertionResults: [] },
    ],
  };
  const tried = (status: string, ...messages: string[]) => ({
    projectName: 'chromium',
    status,
    results: messages.map((message) => ({ errors: message === '' ? [] : [{ message }] })),
  });
  const browser = {
    errors: [{ message: 'no server' }],
    suites: [
      {
        title: 'c.spec.ts',
        file: 'c.spec.ts',
        specs: [
          { title: 'c passes', tests: [tried('expected', '')] },
          { title: 'c stumbles', tests: [tried('flaky', 'timed out', '')] },
        ],
        suites: [
          {
            title: 'with a law',
            file: 'c.spec.ts',
            specs: [{ title: 'c breaks', tests: [tried('unexpected', 'first', 'second')] }],
          },
        ],
      },
    ],
  };
  expect(failureLines([...vitestFailures(unit), ...playwrightFailures(browser)], 3)).toEqual([
    '',
    'Passed at the second try:',
    '  [chromium] e2e/c.spec.ts › c stumbles',
    '      timed out',
    '',
    'Failed tests:',
    '  src/a.test.ts › a is wrong',
    '      expected 1',
    '      line 0',
    '      line 1',
    '  src/a.test.ts › a is left out',
    '      skipped',
    '  src/b.test.ts',
    '      does not load',
    '  [chromium] e2e/c.spec.ts › with a law › c breaks',
    '      first',
    '  e2e',
    '      no server',
  ]);
  expect(failureLines([])).toEqual([]);
});
