import { type FormEvent, useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { formatCount } from '../../i18n/format.ts';
import { session } from '../../store/session.ts';
import { useLanguage, useRun, useT } from '../hooks.ts';

const MAX_STEP = 10_000_000;
/** From here on the number needs the room of its label. */
const LONG_STEP = 100_000;

/** The next round number of steps: 500 → 1,000, 3,240 → 4,000. */
export function suggestedStep(step: number): number {
  const unit = Math.max(1_000, 10 ** Math.floor(Math.log10(Math.max(1, step))));
  return Math.min(MAX_STEP, (Math.floor(step / unit) + 1) * unit);
}

function RunToForm({ onDone }: { readonly onDone: () => void }) {
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

interface StepCounterProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Completed steps; pressing the number asks for a step to run to. */
export function StepCounter({ open, onOpenChange }: StepCounterProps) {
  const t = useT();
  const language = useLanguage();
  const long = useRun((run) => run.status.step >= LONG_STEP);
  const shown = useRun((run) => formatCount(run.status.step, language));
  return (
    <DialogTrigger isOpen={open} onOpenChange={onOpenChange}>
      <Button
        className="transport-count"
        data-long={long}
        aria-label={`${t('shell.transport.stepCount')} ${shown}, ${t('shell.transport.runTo')}`}
      >
        <span>{t('shell.transport.stepCount')}</span>
        <b data-testid="step-count">{shown}</b>
      </Button>
      <Popover className="shell-popover" placement="bottom end">
        <Dialog className="transport-popover" aria-label={t('shell.transport.runToLabel')}>
          <RunToForm onDone={() => onOpenChange(false)} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
