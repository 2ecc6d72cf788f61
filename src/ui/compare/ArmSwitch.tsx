import { chooseArm } from '../../store/compare.ts';
import { ARMS } from '../../store/pairStore.ts';
import { useArm, useT } from '../hooks.ts';
import { Letter } from '../kit/Letter.tsx';

/** Whose settings the controls below change. */
export function ArmSwitch() {
  const t = useT();
  const chosen = useArm();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one row of buttons
    <div className="compare-switch" role="group" aria-label={t('compare.edit')}>
      {ARMS.map((arm, i) => (
        <button
          key={arm}
          type="button"
          aria-pressed={chosen === arm}
          data-testid={`edit-${arm}`}
          onClick={() => chooseArm(arm)}
        >
          <Letter arm={arm} />
          <span>{t('compare.editArm', { arm: arm.toUpperCase() })}</span>
          <kbd>{i + 1}</kbd>
        </button>
      ))}
    </div>
  );
}
