import { useCallback, useEffect, useRef, useState } from 'react';
import { useT } from '../hooks.ts';
import { announce } from './announcer.ts';

const NOTE_MS = 6_000;

/** `ready`: the page has just become usable offline, said once; `update`: a newer version waits for leave. */
export type OfflineNews = 'none' | 'ready' | 'update';

/** Registers the service worker and reports what it has to say. Nothing happens in development. */
export function useOffline() {
  const t = useT();
  const [news, setNews] = useState<OfflineNews>('none');
  const reload = useRef<() => void>(() => {});

  useEffect(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
    void import('virtual:pwa-register').then(({ registerSW }) => {
      const activate = registerSW({
        onOfflineReady: () => setNews('ready'),
        onNeedRefresh: () => setNews('update'),
      });
      reload.current = () => void activate(true);
    });
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, not again in the other language
  useEffect(() => {
    if (news !== 'ready') return;
    announce(t('shell.offline.ready'));
    const timer = setTimeout(() => setNews('none'), NOTE_MS);
    return () => clearTimeout(timer);
  }, [news]);

  const update = useCallback(() => reload.current(), []);
  const dismiss = useCallback(() => setNews('none'), []);
  return { news, update, dismiss };
}
