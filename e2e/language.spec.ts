import { expect, openApp, test } from './support/fixtures.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
];
const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;

test('the language switches everywhere, is remembered, and can be set by link', async ({ page }) => {
  await openApp(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect(await page.locator('#root').textContent()).not.toMatch(/[\u3040-\u30ff]/);
  await page.getByRole('button', { name: '日本語' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page.getByTestId('play')).toContainText(JAPANESE);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await page.goto('about:blank');
  await openApp(page, '#v=1&lang=en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

for (const size of SIZES) {
  for (const language of ['en', 'ja']) {
    test(`nothing is clipped at ${size.width}×${size.height} in ${language}`, async ({ page }) => {
      await page.setViewportSize(size);
      await openApp(page, `#v=1&lang=${language}`);
      await page.evaluate(() => window.modescope?.run(30));
      await page.waitForTimeout(400);
      const clipped = await page.evaluate(() => {
        const faults: string[] = [];
        for (const element of document.querySelectorAll<HTMLElement>(
          'button, label, h1, h2, h3, p, [role=tab], dt, dd',
        )) {
          const { width, height } = element.getBoundingClientRect();
          const style = getComputedStyle(element);
          if (
            width === 0 ||
            height === 0 ||
            style.visibility === 'hidden' ||
            element.closest('[data-scrolls], .visually-hidden')
          )
            continue;
          const hidesX = style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis';
          if (hidesX && element.scrollWidth > element.clientWidth + 1) {
            faults.push(`${element.tagName}.${element.className}: ${element.textContent.slice(0, 40)}`);
          }
        }
        if (document.documentElement.scrollWidth > innerWidth) faults.push('the page scrolls sideways');
        if (document.documentElement.scrollHeight > innerHeight + 1) faults.push('the page scrolls down');
        return faults;
      });
      expect(clipped).toEqual([]);
    });
  }
}
