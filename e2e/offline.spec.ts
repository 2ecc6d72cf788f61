import { expect, openApp, testFirstVisit } from './support/fixtures.ts';

testFirstVisit('after one visit the app opens and trains without a network', async ({ page, context, watch }) => {
  await openApp(page);
  await page
    .evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (!navigator.serviceWorker.controller) {
        await new Promise((resolve) =>
          navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
        );
      }
    })
    .catch(() => undefined);
  await page.waitForFunction(async () => (await caches.keys()).length > 0);
  await page.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration?.active?.state === 'activated';
  });
  watch.allow(/Failed to load resource|ERR_INTERNET_DISCONNECTED/);
  await context.setOffline(true);
  await page.reload();
  await page.waitForFunction(() => 'modescope' in window);
  expect((await page.evaluate(() => window.modescope?.run(20)))?.step).toBe(20);
  await context.setOffline(false);
});
