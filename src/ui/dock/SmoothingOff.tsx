import { findMethod } from '../../methods/index.ts';
import { session } from '../../store/session.ts';
import { useExperiment, useSay, useT } from '../hooks.ts';

/** Why the bandwidth cannot be set, with the switch where there is one; nothing where it can. */
export function SmoothingOff() {
  const t = useT();
  const say = useSay();
  const { method, smoothing } = useExperiment(({ experiment }) => experiment);
  const { uses, fixes } = findMethod(method.id);
  if (smoothing.on || fixes['smoothing.on'] === true) return null;
  return (
    <p className="dock-line" data-testid="smoothing-off">
      {uses.smoothing === true ? (
        <>
          {t('instruments.smoothingOff')}
          <button type="button" className="ctl-link" onClick={() => session().change({ 'smoothing.on': true })}>
            {t('instruments.switchOn')}
          </button>
        </>
      ) : (
        say(uses.smoothing)
      )}
    </p>
  );
}
