import { formatFixed } from '../../i18n/format.ts';
import { session } from '../../store/session.ts';
import { useLanguage, useRun, useT } from '../hooks.ts';

/** Says that single updates of this run take long, and offers to stop one at once; said before the first of them begins. */
export function BusyLine() {
  const t = useT();
  const language = useLanguage();
  const busyMs = useRun((run) => run.status.busyMs);
  if (busyMs === undefined) return null;
  const seconds = formatFixed(busyMs / 1_000, language, busyMs < 10_000 ? 1 : 0);
  return (
    <div className="shell-line" role="status" data-testid="busy">
      <p>{t('shell.states.busy', { seconds })}</p>
      <button type="button" className="shell-button" data-testid="stop-now" onClick={() => void session().goOn(false)}>
        {t('shell.states.stopNow')}
      </button>
    </div>
  );
}
