import { type ComponentType, useEffect, useState } from 'react';
import { useT } from '../hooks.ts';

/** The claims over the whole page, fetched when they are first opened, or why they cannot be shown. */
export function ClaimsPage() {
  const t = useT();
  const [loaded, setLoaded] = useState<{ readonly Claims: ComponentType } | 'unreachable' | null>(null);
  useEffect(() => {
    import('./Claims.tsx').then(setLoaded, () => setLoaded('unreachable'));
  }, []);
  return (
    <main className="shell-page" tabIndex={-1}>
      {loaded === null || loaded === 'unreachable' ? (
        <div className="shell-page-state" role="status">
          <p>{t(loaded ? 'shell.pages.unreachable' : 'shell.pages.loading')}</p>
          {/* A module that could not be fetched stays so until the page is loaded again. */}
          {loaded && (
            <button type="button" className="shell-button" onClick={() => location.reload()}>
              {t('shell.pages.retry')}
            </button>
          )}
        </div>
      ) : (
        <loaded.Claims />
      )}
    </main>
  );
}
