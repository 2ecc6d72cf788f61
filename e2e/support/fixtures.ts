import { test as base, type ConsoleMessage, expect, type Page } from '@playwright/test';

interface Watch {
  /** Everything that must not happen; a test may read it midway. */
  readonly faults: readonly string[];
  /** Admits a message that this test provokes on purpose. */
  allow(pattern: RegExp): void;
}

/**
 * Playwright's `test`, which besides fails when the page logs an error or a warning of its own, throws, breaks its
 * content security policy, or asks another origin for anything. Workers and the service worker are watched too.
 */
export const test = base.extend<{ watch: Watch }>({
  watch: [
    async ({ context, baseURL }, use) => {
      const { origin } = new URL(baseURL ?? '');
      const faults: string[] = [];
      const allowed: RegExp[] = [];

      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          console.error(
            `content security policy: ${event.violatedDirective} forbids ${event.blockedURI} ${event.sample}`,
          );
        });
      });
      context.on('console', (message) => {
        if (isFault(message, origin)) faults.push(`console ${message.type()}: ${message.text()}`);
      });
      context.on('weberror', (error) => {
        faults.push(`uncaught: ${error.error().stack ?? error.error().message}`);
      });
      context.on('request', (request) => {
        const url = new URL(request.url());
        const isLocal = url.origin === origin || url.protocol === 'data:' || url.protocol === 'blob:';
        if (!isLocal) faults.push(`request off-origin: ${request.url()}`);
      });

      await use({ faults, allow: (pattern) => allowed.push(pattern) });
      expect(faults.filter((fault) => !allowed.some((pattern) => pattern.test(fault)))).toEqual([]);
    },
    { auto: true },
  ],
});

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

/** Waits until `window.modescope` exists. A link that cannot be run gets no further than this. */
export async function waitForModescope(page: Page): Promise<void> {
  await page.waitForFunction(() => window.modescope !== undefined);
}

export { expect };
