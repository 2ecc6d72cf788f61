import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { formatCount } from '../../i18n/format.ts';
import { useLanguage, useRun, useT } from '../hooks.ts';
import { useHiddenPause } from '../shell/pageVisibility.ts';
import { EngineOptions } from './EngineOptions.tsx';

/** Steps per second with two or three digits that mean something: 1,480, 96, 7. */
const steady = (rate: number): number => (rate >= 1_000 ? 10 * Math.round(rate / 10) : Math.round(rate));

/** Which engine trains and how fast: filled dot while running, hollow while paused. Opens the choice of engine. */
export function EngineBadge() {
  const t = useT();
  const language = useLanguage();
  const id = useRun((run) => run.status.engine?.id);
  const running = useRun((run) => run.status.state === 'running');
  const loading = useRun((run) => run.status.state === 'loading');
  const rate = useRun((run) => formatCount(steady(run.status.rate), language));
  const hidden = useHiddenPause();
  const state = loading ? t('shell.engine.loading') : hidden ? t('shell.engine.hidden') : t('shell.engine.paused');
  return (
    <DialogTrigger>
      <Button className="transport-engine" data-testid="engine-badge" data-running={running} data-engine={id ?? ''}>
        <b className="transport-engine-long">{id ? t(`shell.engine.names.${id}`) : t('shell.engine.title')}</b>
        <b className="transport-engine-short">{id?.endsWith('webgpu') ? 'GPU' : 'CPU'}</b>
        {running ? (
          <>
            <span className="transport-engine-long">{t('shell.engine.rate', { rate })}</span>
            <span className="transport-engine-short">{t('shell.engine.rateShort', { rate })}</span>
          </>
        ) : (
          <span>{state}</span>
        )}
      </Button>
      <Popover className="shell-popover" placement="bottom end">
        <Dialog className="transport-popover" aria-label={t('shell.engine.title')}>
          <EngineOptions />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
