import { lazy, Suspense } from 'react';
import { GroupSwitch } from '../controls/GroupSwitch.tsx';
import { useControlGroups } from '../controls/groups.tsx';
import { useInstruments } from '../dock/instruments.tsx';
import { usePair, useSay, useT } from '../hooks.ts';
import { Measurements } from '../readout/Measurements.tsx';
import { Sheet } from './Sheet.tsx';

const PairColumn = lazy(() => import('../compare/PairColumn.tsx').then((module) => ({ default: module.PairColumn })));
const CompareMeasurements = lazy(() =>
  import('../compare/CompareMeasurements.tsx').then((module) => ({ default: module.CompareMeasurements })),
);

/** What a wide page shows beside the stage, as tabs below it: one per control group, charts and flow. */
export function PhoneSheet() {
  const t = useT();
  const say = useSay();
  const groups = useControlGroups();
  const instruments = useInstruments();
  const pair = usePair();
  return (
    <Sheet
      panels={[
        ...groups.map(({ id, title, toggle, Component }) => ({
          id,
          label: say(title),
          content: (
            <div className="sheet-controls">
              {pair && (
                <Suspense>
                  <PairColumn pair={pair} group={id} />
                </Suspense>
              )}
              {toggle && <GroupSwitch name={toggle} />}
              <Component />
            </div>
          ),
        })),
        {
          id: 'charts',
          label: t('shell.sheet.charts'),
          content: pair ? <CompareMeasurements pair={pair} /> : <Measurements phone />,
        },
        ...instruments.map(({ id, Component }) => ({
          id,
          label: t(`instruments.names.${id}`),
          content: (
            <Suspense>
              <Component />
            </Suspense>
          ),
        })),
      ]}
    />
  );
}
