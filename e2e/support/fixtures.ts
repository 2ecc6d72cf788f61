import { test as base, type ConsoleMessage, expect, type Page, type Request, type WebError } from '@playwright/test';
import { firstVisit, leave, type Visit } from './visit.ts';

interface Watch {
  /** Everything that must not happen; a test may read it midway. */
  readonly faults: readonly string[];
  /** Admits a message that this test provokes on purpose. */
  allow(pattern: RegExp): void;
}

interface Options {
  /**
   * Whether the test begins in a profile of its own, which has never seen the app: it tests what is kept, or what there is
   * without a network. All others share the profile of their worker and find it empty but for the service worker.
   */
  readonly isFirstVisit: boolean;
}

/**
 * Playwright's `test`, which besides fails when the page logs an error or a warning of its own, throws, breaks its
 * content security policy, or asks another origin for anything. Workers and the service worker are watched too.
 */
export const test = base.extend<{ watch: Watch; visit: Visit } & Options, { shared: Visit }>({
  isFirstVisit: [false, { option: true }],

  shared: [
    async ({ browser }, use, { project }) => {
      const visit = await firstVisit(browser, project);
      await use(visit);
      await visit.context.close();
    },
    { scope: 'worker' },
  ],

  visit: async ({ browser, shared, isFirstVisit }, use, { project }) => {
    const visit = isFirstVisit ? await firstVisit(browser, project) : shared;
    await use(visit);
    if (isFirstVisit) await visit.context.close();
    else await leave(visit, project);
  },

  context: ({ visit }, use) => use(visit.context),
  page: ({ visit }, use) => use(visit.page),

  watch: [
    async ({ context, baseURL }, use) => {
      const { origin } = new URL(baseURL ?? '');
      const faults: string[] = [];
      const allowed: RegExp[] = [];
      const hear = (message: ConsoleMessage): void => {
        if (isFault(message, origin))
          faults.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
      };
      const complain = (error: WebError): void => {
        faults.push(`uncaught: ${error.error().stack ?? error.error().message}`);
      };
      const track = (request: Request): void => {
        const url = new URL(request.url());
        const isLocal = url.origin === origin || ['data:', 'blob:', 'about:'].includes(url.protocol);
        if (!isLocal) faults.push(`request off-origin: ${request.url()}`);
      };

      context.on('console', hear).on('weberror', complain).on('request', track);
      await use({ faults, allow: (pattern) => allowed.push(pattern) });
      context.off('console', hear).off('weberror', complain).off('request', track);
      expect(faults.filter((fault) => !allowed.some((pattern) => pattern.test(fault)))).toEqual([]);
    },
    { auto: true },
  ],
});

/** The same in a profile of its own. */
export const testFirstVisit = test.extend<Options>({ isFirstVisit: true });

/** Errors count whoever logs them; warnings only from our own files, not the browser's remarks about its GPU. */
function isFault(message: ConsoleMessage, origin: string): boolean {
  if (message.type() === 'error') return true;
  return message.type() === 'warning' && message.location().url.startsWith(origin);
}

/** Opens the built page, at a link if one is given, and waits until its first run is loaded. */
export async function openApp(page: Page, hash = ''): Promise<void> {
  await page.goto(`./${hash}`);
  await waitForModescope(page);
  await page.waitForFunction(() => window.modescope?.status().state !== 'loading');
}

/**
 * Puts another run into the page that is open, at step 0 and paused: a preset by its id, or settings. A test of several runs
 * opens the page once and says with steps what it is about; opening it anew costs seconds.
 */
export async function loadRun(page: Page, run: string | Readonly<Record<string, unknown>>): Promise<void> {
  await page.evaluate((given) => window.modescope?.load(given), run);
}

/** Waits until nothing on the page moves any more, after a change of size or theme. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const isEndless = (animation: Animation) =>
      animation.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY;
    return document.getAnimations().every((animation) => animation.playState !== 'running' || isEndless(animation));
  });
}

/** Waits until `window.modescope` exists. A link that cannot be run gets no further than this. */
export async function waitForModescope(page: Page): Promise<void> {
  await page.waitForFunction(() => window.modescope !== undefined);
}

export { expect };
