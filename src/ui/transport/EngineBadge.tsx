import { lazy, Suspense, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { EngineId } from '../../engine/contract.ts';
import { formatCount } from '../../i18n/format.ts';
import { useLanguage, usePrefs, useRun, useT } from '../hooks.ts';
import { useHiddenPause } from '../shell/pageVisibility.ts';

const PopoverDialog = lazy(() =>
  import('../kit/PopoverDialog.tsx').then((module) => ({ default: module.PopoverDialog })),
);
const fetchOptions = () => import('./EngineOptions.tsx').then((module) => ({ default: module.EngineOptions }));
const EngineOptions = lazy(fetchOptions);
const SpeedLab = lazy(() => import('../speedlab/SpeedLab.tsx').then((module) => ({ default: module.SpeedLab })));

/** Steps per second with two or three digits that mean something: 1,480, 96, 7. */
const steady = (rate: number): number => (rate >= 1_000 ? 10 * Math.round(rate / 10) : Math.round(rate));

const THREADED: EngineId = 'compiled-wasm-threads';

/** One word where there is room for no more; names that no language translates. */
const shortName = (id: EngineId | undefined): string =>
  id === 'compiled-wasm-strict' ? 'strict' : id?.endsWith('webgpu') ? 'GPU' : 'CPU';

/** Which engine trains and how fast: filled dot while running, hollow while paused. Opens the choice of engine. */
export function EngineBadge() {
  const t = useT();
  const language = useLanguage();
  const id = useRun((run) => run.status.engine?.id);
  const threads = useRun((run) => run.status.engine?.threads ?? 1);
  const running = useRun((run) => run.status.state === 'running');
  const slow = usePrefs((prefs) => prefs.speed === 'stages');
  const loading = useRun((run) => run.status.state === 'loading');
  const rate = useRun((run) => (steady(run.status.rate) > 0 ? formatCount(steady(run.status.rate), language) : null));
  const hidden = useHiddenPause();
  const [open, setOpen] = useState(false);
  const [lab, setLab] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const openLab = () => {
    setOpen(false);
    setLab(true);
  };
  const nameOf = (engine: EngineId): string =>
    engine === THREADED ? t('shell.engine.threads', { count: threads }) : t(`shell.engine.names.${engine}`);
  const state = loading ? t('shell.engine.loading') : hidden ? t('shell.engine.hidden') : t('shell.engine.paused');
  return (
    <>
      <Button
        ref={button}
        className="transport-engine"
        aria-haspopup="dialog"
        aria-expanded={open}
        onPress={() => setOpen(!open)}
        data-testid="engine-badge"
        data-running={running}
        data-engine={id ?? ''}
        data-threads={threads}
        onHoverStart={() => void fetchOptions().catch(() => undefined)}
      >
        <b className="transport-engine-long">{id ? nameOf(id) : t('shell.engine.title')}</b>
        <b className="transport-engine-short">{shortName(id)}</b>
        {running && rate !== null && !slow && (
          <>
            <span className="transport-engine-long">{t('shell.engine.rate', { rate })}</span>
            <span className="transport-engine-short">{t('shell.engine.rateShort', { rate })}</span>
          </>
        )}
        {running && slow && <span>{t('shell.transport.slowMotion')}</span>}
        {!running && <span>{state}</span>}
      </Button>
      {open && (
        <Suspense>
          <PopoverDialog
            label={t('shell.engine.title')}
            triggerRef={button}
            placement="bottom end"
            onClose={() => setOpen(false)}
          >
            <EngineOptions onCompare={openLab} />
          </PopoverDialog>
        </Suspense>
      )}
      {lab && (
        <Suspense>
          <SpeedLab onClose={() => setLab(false)} />
        </Suspense>
      )}
    </>
  );
}
