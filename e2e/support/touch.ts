import type { Page } from '@playwright/test';

/** Does something on a page that is pressed with fingers, which style sheets see as a coarse pointer. */
export async function withTouch(page: Page, act: () => Promise<void>): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  await act();
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: false });
  await session.detach();
}
