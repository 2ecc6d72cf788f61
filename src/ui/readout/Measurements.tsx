import { lazy, Suspense } from 'react';
import { isEnumerable } from '../../experiment/towerSchema.ts';
import { untilRun } from '../../store/runStore.ts';
import { session } from '../../store/session.ts';
import { useExperiment, useLab, useT } from '../hooks.ts';
import { useShowsImages } from '../space.ts';
import { Gauges } from './Gauges.tsx';
import { MoreMeasurements } from './MoreMeasurements.tsx';
import { ReadOut } from './ReadOut.tsx';
import { useClasses } from './useClassBars.ts';
import { useModes, useNoiseFloor } from './useNoiseFloor.ts';

// There is nothing to chart before there is a run.
const Charts = lazy(() =>
  untilRun(session().stores.run)
    .then(() => import('../charts/Charts.tsx'))
    .then((module) => ({ default: module.Charts })),
);

const ImageGauges = lazy(() =>
  import('../classes/ImageReadOut.tsx').then((module) => ({ default: module.ImageGauges })),
);

const TowerGauges = lazy(() => import('../tower/TowerReadOut.tsx').then((module) => ({ default: module.TowerGauges })));

function LazyCharts() {
  const t = useT();
  return (
    <Suspense fallback={<p className="shell-wait">{t('charts.loading')}</p>}>
      <Charts />
    </Suspense>
  );
}

/** Everything measured: coverage (which a phone shows elsewhere), gauges and strips. */
export function Measurements({ phone }: { readonly phone: boolean }) {
  const floor = useNoiseFloor();
  const hasModes = useModes().length > 0;
  const showsImages = useShowsImages();
  // Of towers whose codes cannot be listed the judge knows more than their gauges.
  const isWide = useExperiment(({ experiment }) => !isEnumerable(experiment.tower));
  const isJudged = useClasses().length > 0;
  const isTower = useLab() === 'layers' && !(isWide && isJudged);
  return (
    <>
      {phone ? (
        <p className="readout-more-line">
          <MoreMeasurements />
        </p>
      ) : (
        <ReadOut more={<MoreMeasurements />} />
      )}
      {hasModes && <Gauges floor={floor} />}
      {showsImages && <Suspense>{isTower ? <TowerGauges /> : <ImageGauges floor={floor} />}</Suspense>}
      <div className="shell-charts">
        <LazyCharts />
      </div>
    </>
  );
}
