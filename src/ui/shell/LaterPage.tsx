import { type ComponentType, useEffect, useState } from 'react';
import { useT } from '../hooks.ts';

interface LaterPageProps {
  /** Fetches what the page shows. */
  readonly load: () => Promise<ComponentType>;
}

/** A page over the whole window, fetched when it is first opened, or why it cannot be shown. */
export function LaterPage({ load }: LaterPageProps) {
  const t = useT();
  const [loaded, setLoaded] = useState<{ readonly Content: ComponentType } | 'unreachable' | null>(null);
  useEffect(() => {
    let isShown = true;
    const show = (next: typeof loaded): void => {
      if (isShown) setLoaded(next);
    };
    load().then(
      (Content) => show({ Content }),
      () => show('unreachable'),
    );
    return () => {
      isShown = false;
    };
  }, [load]);
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
        <loaded.Content />
      )}
    </main>
  );
}
