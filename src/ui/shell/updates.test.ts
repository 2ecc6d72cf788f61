import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followUpdates, type OfflineNews, type UpdateParts } from './updates.ts';

describe('a newer version', () => {
  let news: OfflineNews[];
  let reloads: number;
  let registration: { waiting: boolean; active: boolean };
  let heard: Parameters<UpdateParts['register']>[0];
  let takeOver: () => void;
  let ask: () => void;

  beforeEach(() => {
    vi.useFakeTimers();
    news = [];
    reloads = 0;
    registration = { waiting: true, active: true };
    takeOver = () => {};
    ask = followUpdates({
      register(options) {
        heard = options;
        return () => Promise.resolve();
      },
      container: {
        getRegistration: () => Promise.resolve(registration as unknown as ServiceWorkerRegistration),
        addEventListener: (_: string, listener: () => void) => {
          takeOver = listener;
        },
      } as UpdateParts['container'],
      reload: () => {
        reloads++;
      },
      onNews: (one) => news.push(one),
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is told once it waits beside one that is at work, not during a first install or a reload in it', async () => {
    registration.active = false;
    heard.onNeedRefresh();
    await vi.advanceTimersByTimeAsync(0);
    expect(news).toEqual([]);
    registration = { waiting: false, active: true };
    heard.onNeedRefresh();
    await vi.advanceTimersByTimeAsync(0);
    expect(news).toEqual([]);
    registration = { waiting: true, active: true };
    heard.onNeedRefresh();
    await vi.advanceTimersByTimeAsync(0);
    expect(news).toEqual(['update']);
  });

  it('that was asked for in another tab reloads nothing here', async () => {
    heard.onNeedReload();
    takeOver();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reloads).toBe(0);
  });

  it('reloads the page that asked, once, whoever tells it', async () => {
    ask();
    expect(reloads).toBe(0);
    takeOver();
    heard.onNeedReload();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reloads).toBe(1);
  });

  it('reloads the page that asked although nobody tells it', async () => {
    ask();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reloads).toBe(1);
  });
});
