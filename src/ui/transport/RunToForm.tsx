import { type FormEvent, useState } from 'react';
import { session } from '../../store/session.ts';
import { useRun, useT } from '../hooks.ts';

const MAX_STEP = 10_000_000;
/** The next round number of steps: 500 → 1,000, 3,240 → 4,000. */
export function suggestedStep(step: number): number {
  const unit = Math.max(1_000, 10 ** Math.floor(Math.log10(Math.max(1, step))));
  return Math.min(MAX_STEP, (Math.floor(step / unit) + 1) * unit);
}

/** Asks for a step to run to. */
export function RunToForm({ onDone }: { readonly onDone: () => void }) {
  const t = useT();
  const step = useRun((run) => run.status.step);
  const [target, setTarget] = useState(() => suggestedStep(step));
  const past = !(target > step);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (past) return;
    void session().runTo(target);
    onDone();
  };
  return (
    <form className="transport-form" onSubmit={submit}>
      <label>
        {t('shell.transport.runToLabel')}
        <input
          type="number"
          data-testid="run-to-step"
          min={0}
          max={MAX_STEP}
          step={1}
          // biome-ignore lint/a11y/noAutofocus: the popover opens for this field alone
          autoFocus
          value={Number.isNaN(target) ? '' : target}
          onChange={(event) => setTarget(Math.floor(event.target.valueAsNumber))}
        />
      </label>
      <button type="submit" className="shell-button" disabled={past}>
        {t('shell.transport.go')}
      </button>
      {past && <p>{t('shell.transport.runToPast')}</p>}
    </form>
  );
}
