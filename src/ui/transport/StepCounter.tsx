import { lazy, Suspense } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { formatCount } from '../../i18n/format.ts';
import { useLanguage, useRun, useT } from '../hooks.ts';

/** From here on the number needs the room of its label. */
const LONG_STEP = 100_000;

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
          <Suspense>
            <RunToForm onDone={() => onOpenChange(false)} />
          </Suspense>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
