import { useEffect, useRef, useState } from 'react';
import { useT } from '../hooks.ts';

const NOTE_MS = 6_000;
type News = 'none' | 'ready' | 'update';

/** Registers the service worker; says once that the page works offline, and asks before it takes a new version. */
export function OfflineLine() {
  const t = useT();
  const [news, setNews] = useState<News>('none');
  const update = useRef<() => void>(() => {});

  useEffect(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
    void import('virtual:pwa-register').then(({ registerSW }) => {
      const reload = registerSW({
        onOfflineReady: () => setNews('ready'),
        onNeedRefresh: () => setNews('update'),
      });
      update.current = () => void reload(true);
    });
  }, []);

  useEffect(() => {
    if (news !== 'ready') return;
    const timer = setTimeout(() => setNews('none'), NOTE_MS);
    return () => clearTimeout(timer);
  }, [news]);

  if (news === 'none') return null;
  return (
    <div className="shell-line" role="status" data-testid={`offline-${news}`}>
      <p>{t(news === 'ready' ? 'shell.offline.ready' : 'shell.offline.update')}</p>
      {news === 'update' && (
        <button type="button" className="shell-button" onClick={() => update.current()}>
          {t('shell.offline.reload')}
        </button>
      )}
      <button type="button" className="shell-quiet" onClick={() => setNews('none')}>
        {t(news === 'update' ? 'shell.offline.later' : 'shell.notices.dismiss')}
      </button>
    </div>
  );
}
