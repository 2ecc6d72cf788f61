import './more.css';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../hooks.ts';

/** The declarations of all metrics come with the list, not with the page. */
const MeasurementsDialog = lazy(() =>
  import('./MeasurementsDialog.tsx').then((module) => ({ default: module.MeasurementsDialog })),
);

/** Opens the list of all measurements. */
export function MoreMeasurements() {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="readout-more-open" onClick={() => setOpen(true)} data-testid="more-measurements">
        {t('shell.readout.more')}
      </button>
      {open && (
        <Suspense>
          <MeasurementsDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
