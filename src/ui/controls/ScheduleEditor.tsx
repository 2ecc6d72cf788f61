import type { ReactNode } from 'react';
import { type Schedule, smoothingSchema } from '../../experiment/groups.ts';
import { controls } from '../../i18n/controls.ts';
import { session } from '../../store/session.ts';
import { useExperiment, useSay } from '../hooks.ts';
import './schedule.css';
import { newGesture } from '../kit/gesture.ts';
import { RadioRow } from '../kit/RadioRow.tsx';
import { LockedParams } from './LockedParams.tsx';
import { CompactNumber } from './ParamControl.tsx';
import { ParamRow } from './ParamRow.tsx';
import { ScheduleCurve } from './ScheduleCurve.tsx';
import { useAvailability } from './useAvailability.ts';
import { useSetting } from './useSetting.ts';

const SHAPES: Readonly<Record<Schedule, string>> = {
  constant: 'M2 7h14',
  linear: 'M2 2l14 10',
  exponential: 'M2 2c2 7 7 10 14 10',
  cosine: 'M2 2c7 0 7 10 14 10',
  step: 'M2 2h4.5v5h4.5v5h5',
};

const START = { ...smoothingSchema.bandwidth, label: controls.start };

const COVERED = [
  { name: 'smoothing.end', param: smoothingSchema.end },
  { name: 'smoothing.duration', param: smoothingSchema.duration },
  { name: 'smoothing.from', param: smoothingSchema.from },
];

const shape = (path: string): ReactNode => (
  <svg viewBox="0 0 18 14" aria-hidden="true">
    <path d={path} />
  </svg>
);

/** How the bandwidth moves over the run: shape, curve with handles, and the three numbers behind it. */
export function ScheduleEditor({ name }: { readonly name: string }) {
  const say = useSay();
  const param = smoothingSchema.schedule;
  const schedule = useSetting(name, param);
  const start = useSetting('smoothing.bandwidth', smoothingSchema.bandwidth);
  const smoothing = useExperiment(({ experiment }) => experiment.smoothing);
  const locked = useAvailability().get('smoothing.end');
  const constant = smoothing.schedule === 'constant';
  return (
    <div className="ctl-schedule">
      <ParamRow name={name} param={param} onReset={schedule.reset} layout="line">
        {(helpId) => (
          <RadioRow
            label={say(param.label)}
            className="ctl-shapes"
            testId={`param-${name}`}
            describedBy={helpId}
            items={param.options.map((option) => ({
              id: option.value,
              label: say(option.label),
              picture: shape(SHAPES[option.value]),
            }))}
            value={smoothing.schedule}
            onChoose={(id) => {
              newGesture();
              session().change({ [name]: id });
            }}
          />
        )}
      </ParamRow>
      {constant && locked && <LockedParams sets={[{ params: COVERED, locked }]} />}
      {!constant && (
        <>
          <ScheduleCurve smoothing={smoothing} />
          <div className="ctl-fields">
            <CompactNumber name="smoothing.bandwidth" param={START} setting={start} testId="schedule-start" />
            <CompactNumber name="smoothing.end" param={smoothingSchema.end} />
            <CompactNumber name="smoothing.duration" param={smoothingSchema.duration} />
            <CompactNumber name="smoothing.from" param={smoothingSchema.from} />
          </div>
        </>
      )}
    </div>
  );
}
