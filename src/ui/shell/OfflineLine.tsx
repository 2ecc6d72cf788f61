import { useT } from '../hooks.ts';

/** Asks before a newer version replaces the page, because that ends the run. */
export function OfflineLine({ onUpdate, onLater }: { readonly onUpdate: () => void; readonly onLater: () => void }) {
  const t = useT();
  return (
    <div className="shell-line" role="status" data-testid="offline-update">
      <p>{t('shell.offline.update')}</p>
      <button type="button" className="shell-button" onClick={onUpdate}>
        {t('shell.offline.reload')}
      </button>
      <button type="button" className="shell-quiet" onClick={onLater}>
        {t('shell.offline.later')}
      </button>
    </div>
  );
}
