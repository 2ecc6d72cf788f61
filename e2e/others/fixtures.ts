import { test as base, expect } from '@playwright/test';
import { type OtherName, programsOf } from '../../scripts/lib/otherBrowsers.mjs';
import { freePort } from '../support/freePort.ts';
import { openFirefox } from './firefox.ts';
import { type Remote, start } from './remote.ts';
import { openWebkit } from './webkit.ts';

const OPEN = { firefox: openFirefox, webkit: openWebkit } as const;

/** The built page on a host of its own, which a test may take off the network. */
interface Site {
  readonly url: string;
  stop(): Promise<void>;
}

export interface OtherOptions {
  readonly other: OtherName;
}

const BASE = '/some/base/';

/** Playwright's runner for a browser that it does not drive: one page and one host for all tests of a browser. */
export const test = base.extend<{ quiet: undefined }, OtherOptions & { site: Site; remote: Remote }>({
  other: ['firefox', { option: true, scope: 'worker' }],

  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that this one needs from its pattern.
    async ({}, use) => {
      const port = await freePort();
      const server = start(process.execPath, [`${import.meta.dirname}/../support/serve.mjs`, '../dist', port, BASE]);
      const url = `http://127.0.0.1:${port}${BASE}`;
      while (!(await fetch(url).catch(() => null))) await new Promise((resolve) => setTimeout(resolve, 50));
      await use({ url, stop: () => server.end() });
      await server.end();
    },
    { scope: 'worker' },
  ],

  remote: [
    async ({ other }, use) => {
      const programs = programsOf(other);
      if (!programs) throw new Error(`${other} is not installed`);
      const remote = await OPEN[other](programs);
      await use(remote);
      await remote.close();
    },
    { scope: 'worker' },
  ],

  quiet: [
    async ({ remote }, use) => {
      await remote.faults();
      await use(undefined);
      expect(await remote.faults()).toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens the built page at a link and waits until its run is loaded. */
export async function openAt(remote: Remote, site: Site, hash: string): Promise<void> {
  await remote.goto(`${site.url}${hash}`);
  await loaded(remote);
}

/** Waits until the page's run is loaded. */
export async function loaded(remote: Remote): Promise<void> {
  await remote.evaluate(async () => {
    while (!window.modescope || window.modescope.status().state === 'loading') {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
}

/** Presses what has this test id, as soon as it is there and can be pressed. */
export async function press(remote: Remote, testId: string): Promise<void> {
  await remote.evaluate(async (id: string) => {
    const find = () => document.querySelector<HTMLElement>(`[data-testid="${id}"]:not(:disabled)`);
    while (!find()) await new Promise((resolve) => setTimeout(resolve, 50));
    find()?.click();
  }, testId);
}

export { expect };
