import type { Browser, BrowserContext, FullProject, Page } from '@playwright/test';

/** A browser profile with one page, which the tests of a worker visit one after the other. */
export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** A profile that has never seen the app. Breaches of the content security policy become errors of the console. */
export async function firstVisit(browser: Browser, { use }: FullProject): Promise<Visit> {
  const { baseURL = '', locale = 'en-US', viewport = null } = use;
  const context = await browser.newContext({ baseURL, locale, viewport });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`content security policy: ${event.violatedDirective} forbids ${event.blockedURI} ${event.sample}`);
    });
  });
  return { context, page: await context.newPage() };
}

/** Everything that a site keeps but its service worker, whose files are the same for every test. */
const KEPT = 'local_storage,indexeddb,cookies,file_systems';
const PRECACHE = 'workbox-precache';

/**
 * Leaves the app and takes back what a test changed: other pages, emulation, permissions, and all that the app has stored.
 * What stays is that this is no first visit, which saves most of the time that it takes to open the app.
 */
export async function leave({ context, page }: Visit, { use }: FullProject): Promise<void> {
  const { baseURL = '', viewport } = use;
  for (const other of context.pages()) if (other !== page) await other.close();
  await context.setOffline(false);
  await context.clearPermissions();
  await context.unrouteAll();
  await page.unrouteAll();
  await page.emulateMedia({ colorScheme: null, reducedMotion: null, forcedColors: null, contrast: null, media: null });
  if (viewport) await page.setViewportSize(viewport);
  await page.mouse.move(0, 0);
  // A document of the app's origin without the app, where nothing holds on to what is cleared.
  await page.goto('./favicon.svg');
  await page.evaluate(async (precache) => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => !name.startsWith(precache)).map((name) => caches.delete(name)));
  }, PRECACHE);
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: new URL(baseURL).origin, storageTypes: KEPT });
  await session.detach();
}
