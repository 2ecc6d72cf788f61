import { useCallback, useEffect, useRef, useState } from 'react';
import { untilRun } from '../../store/runStore.ts';
import { session } from '../../store/session.ts';
import { useT } from '../hooks.ts';
import { announce } from '../kit/announcer.ts';
import { followUpdates, type OfflineNews } from './updates.ts';

const NOTE_MS = 6_000;

/**
 * Registers the service worker and reports what it has to say. Nothing happens in development, and where the browser forbids
 * service workers the page works without.
 */
export function useOffline() {
  const t = useT();
  const [news, setNews] = useState<OfflineNews>('none');
  const ask = useRef<() => void>(() => {});

  useEffect(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
    // What it stores is several times what training needs, which goes first.
    const register = untilRun(session().stores.run).then(() => import('virtual:pwa-register'));
    void register.then(({ registerSW }) => {
      const { serviceWorker: container } = navigator;
      const reload = (): void => location.reload();
      ask.current = followUpdates({ register: registerSW, container, reload, onNews: setNews });
    });
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, not again in the other language
  useEffect(() => {
    if (news !== 'ready') return;
    announce(t('shell.offline.ready'));
    const timer = setTimeout(() => setNews('none'), NOTE_MS);
    return () => clearTimeout(timer);
  }, [news]);

  const update = useCallback(() => {
    void session().pause();
    ask.current();
  }, []);
  const dismiss = useCallback(() => setNews('none'), []);
  return { news, update, dismiss };
}
