import { lazy, Suspense, useEffect, useState } from 'react';
import { type Experiment, groupsOf } from '../../experiment/experiment.ts';
import { holdOf } from '../../experiment/locks.ts';
import { formatCount, formatFixed, formatPercent, formatValue } from '../../i18n/format.ts';
import { type Session, session } from '../../store/session.ts';
import type { StopReason } from '../../worker/protocol.ts';
import { useExperiment, useLanguage, useRun, useSession, useT } from '../hooks.ts';
import { Plate } from './Plate.tsx';
import { BACK_STEPS } from './shortcuts.ts';

const PastNote = lazy(() => import('../past/PastNote.tsx').then((module) => ({ default: module.PastNote })));
const RefusedPlate = lazy(() => import('./RefusedPlate.tsx').then((module) => ({ default: module.RefusedPlate })));

const LOADING_PATIENCE_MS = 200;

type Diverged = Extract<StopReason, { kind: 'diverged' }>;
type EngineLost = Extract<StopReason, { kind: 'engine-lost' }>;

/** A tenth of a learning rate or step size at one significant digit. */
const tenth = (rate: number): number => Number((rate / 10).toPrecision(1));

/** How far a step goes, by dotted key: learning rates of the networks of a run, or the step size of its particles. */
function ratesOf(experiment: Experiment): Readonly<Record<string, number>> {
  const has = groupsOf(experiment);
  if (has.includes('particles')) return { 'particles.stepSize': experiment.particles.stepSize };
  const optimisers = (
    ['generatorOptimiser', 'criticOptimiser', 'scoreOptimiser', 'bottomOptimiser', 'topOptimiser'] as const
  ).filter((group) => has.includes(group));
  return Object.fromEntries(optimisers.map((group) => [`${group}.rate`, experiment[group].rate]));
}

function lowerRates(diverged: Session): void {
  const rates = ratesOf(diverged.stores.experiment.getState().experiment);
  diverged.change(Object.fromEntries(Object.entries(rates).map(([key, rate]) => [key, tenth(rate)])));
  session().play();
}

function DivergedPlate({ stop }: { readonly stop: Diverged }) {
  const t = useT();
  const language = useLanguage();
  const diverged = useSession();
  const rates = useExperiment(({ experiment }) => Math.max(...Object.values(ratesOf(experiment))));
  const isFree = useExperiment(({ experiment, locks }) =>
    Object.keys(ratesOf(experiment)).every((key) => holdOf(locks, key) === null),
  );
  const network = ['critic', 'score', 'generator'].find((each) => stop.where.startsWith(each)) ?? 'training';
  return (
    <Plate
      testId="plate-diverged"
      title={t(`shell.states.diverged.${network}`, { step: formatCount(stop.step, language) })}
      actions={
        <>
          <button type="button" onClick={() => session().back(BACK_STEPS)}>
            {t('shell.transport.back', { steps: BACK_STEPS })}
          </button>
          {isFree && (
            <button type="button" onClick={() => lowerRates(diverged)}>
              {t('shell.states.diverged.lowerRate', { rate: formatValue(tenth(rates), language) })}
            </button>
          )}
        </>
      }
    >
      <p>{t('shell.states.diverged.body', { healthy: formatCount(stop.healthyStep, language) })}</p>
    </Plate>
  );
}

function EngineLostPlate({ stop }: { readonly stop: EngineLost }) {
  const t = useT();
  const language = useLanguage();
  return (
    <Plate
      testId="plate-engine-lost"
      title={t('shell.states.engineLost.title', { step: formatCount(stop.step, language) })}
      actions={
        <button type="button" onClick={() => session().play()}>
          {t('shell.states.engineLost.resume')}
        </button>
      }
    >
      <p>{t('shell.states.engineLost.body', { healthy: formatCount(stop.healthyStep, language) })}</p>
      <p className="shell-plate-detail">{stop.message}</p>
    </Plate>
  );
}

/** The worker died, or does not answer: the way on from its last checkpoint, and the way back to the start. */
function GonePlate({ message }: { readonly message: string | null }) {
  const t = useT();
  const language = useLanguage();
  const gone = useSession();
  const step = formatCount(gone.stores.kept.current()?.checkpoint.snapshot.step ?? 0, language);
  const kind = message === null ? 'silent' : 'crashed';
  return (
    <Plate
      testId={`plate-${kind}`}
      title={t(`shell.states.${kind}.title`)}
      actions={
        <>
          <button type="button" data-testid="go-on" onClick={() => void gone.goOn()}>
            {t('shell.states.goOn', { step })}
          </button>
          <button type="button" data-testid="start-again" onClick={() => void gone.startAgain()}>
            {t('shell.states.startAgain')}
          </button>
        </>
      }
    >
      <p>{t(`shell.states.${kind}.body`, { step })}</p>
      {message && <p className="shell-plate-detail">{message}</p>}
    </Plate>
  );
}

function LoadingPlate() {
  const t = useT();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LOADING_PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <Plate testId="plate-loading" role="status" title={t('shell.states.loading.title')}>
      <p>{t('shell.states.loading.body')}</p>
      <div className="shell-progress" aria-hidden="true" />
    </Plate>
  );
}

/** The way of images to this device; the run before goes on behind it. */
function FetchingPlate({ share, bytes }: { readonly share: number; readonly bytes?: number }) {
  const t = useT();
  const language = useLanguage();
  const megabytes = (count: number): string => formatFixed(count / 1e6, language, 1);
  return (
    <Plate testId="plate-fetching" role="status" title={t('shell.states.fetching.title')}>
      <p>
        {bytes === undefined
          ? t('shell.states.fetching.percent', { percent: formatPercent(share, language, 0) })
          : t('shell.states.fetching.bytes', { done: megabytes(share * bytes), total: megabytes(bytes) })}
      </p>
      <div className="shell-progress" data-share="" aria-hidden="true">
        <i style={{ width: `${100 * share}%` }} />
      </div>
    </Plate>
  );
}

/** Whatever keeps the stage from going on: at most one plate, the gravest first. */
export function StagePlates() {
  const crashed = useRun((run) => run.crashed);
  const state = useRun((run) => run.status.state);
  const stop = useRun((run) => run.status.stop);
  const images = useRun((run) => run.progress.images);
  const refusal = useRun((run) => (run.law === null ? run.refusal : null));
  const isSilent = useRun((run) => run.isSilent);
  const isPast = useRun((run) => run.status.past !== undefined);
  if (crashed !== null || isSilent) return <GonePlate message={crashed} />;
  if (images?.state === 'working') return <FetchingPlate {...images} />;
  if (state === 'loading') return <LoadingPlate />;
  if (refusal)
    return (
      <Suspense>
        <RefusedPlate reason={refusal} />
      </Suspense>
    );
  if (stop?.kind === 'diverged') return <DivergedPlate stop={stop} />;
  if (stop?.kind === 'engine-lost') return <EngineLostPlate stop={stop} />;
  if (isPast)
    return (
      <Suspense>
        <PastNote />
      </Suspense>
    );
  return null;
}
