import { lazy, Suspense, useRef } from 'react';
import { Button } from 'react-aria-components';
import { formatCount } from '../../i18n/format.ts';
import { useLanguage, useRun, useT } from '../hooks.ts';

/** From here on the number needs the room of its label. */
const LONG_STEP = 100_000;

const PopoverDialog = lazy(() =>
  import('../kit/PopoverDialog.tsx').then((module) => ({ default: module.PopoverDialog })),
);
const RunToForm = lazy(() => import('./RunToForm.tsx').then((module) => ({ default: module.RunToForm })));

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
  const now = useRun(({ status }) => (status.past ? formatCount(status.past.now, language) : null));
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={button}
        className="transport-count"
        aria-haspopup="dialog"
        aria-expanded={open}
        onPress={() => onOpenChange(!open)}
        data-long={long}
        aria-label={`${t('shell.transport.stepCount')} ${shown}, ${t('shell.transport.runTo')}`}
      >
        <span>{t('shell.transport.stepCount')}</span>
        <b data-testid="step-count">{shown}</b>
        {now !== null && <small className="transport-now">/ {now}</small>}
      </Button>
      {open && (
        <Suspense>
          <PopoverDialog
            label={t('shell.transport.runToLabel')}
            triggerRef={button}
            placement="bottom end"
            onClose={() => onOpenChange(false)}
          >
            <RunToForm onDone={() => onOpenChange(false)} />
          </PopoverDialog>
        </Suspense>
      )}
    </>
  );
}
