import { useCallback, useEffect, useRef, useState } from 'react';
import { session } from '../../store/session.ts';
import { useT } from '../hooks.ts';
import { announce } from './announcer.ts';

const NOTE_MS = 6_000;

/** `ready`: the page has just become usable offline, said once; `update`: a newer version waits for leave. */
export type OfflineNews = 'none' | 'ready' | 'update';

/** How long a newer version may take to take over before the page is reloaded all the same, ms. */
const TAKE_OVER_MS = 2_500;

/** A version that waits beside one that is at work. During a first install there is none, whatever the browser reports. */
async function isUpdateWaiting(): Promise<boolean> {
  const registration = await navigator.serviceWorker.getRegistration();
  return Boolean(registration?.waiting && registration.active);
}

/**
 * Registers the service worker and reports what it has to say. Nothing happens in development, and where the browser forbids
 * service workers the page works without. Only the tab in which the newer version was asked for is reloaded.
 */
export function useOffline() {
  const t = useT();
  const [news, setNews] = useState<OfflineNews>('none');
  const reload = useRef<() => void>(() => {});

  useEffect(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
    let isAsked = false;
    const reloadOnce = (): void => {
      if (!isAsked) return;
      isAsked = false;
      location.reload();
    };
    void import('virtual:pwa-register').then(({ registerSW }) => {
      const activate = registerSW({
        onOfflineReady: () => setNews('ready'),
        onNeedRefresh: () => void isUpdateWaiting().then((waits) => waits && setNews('update')),
        // Another tab asked: this one keeps its run and the version it has.
        onNeedReload: reloadOnce,
      });
      reload.current = () => {
        isAsked = true;
        session().pause();
        navigator.serviceWorker.addEventListener('controllerchange', reloadOnce, { once: true });
        setTimeout(reloadOnce, TAKE_OVER_MS);
        void activate(true);
      };
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
