import type { Experiment } from '../../experiment/experiment.ts';
import type { ParamValue } from '../../schema/param.ts';

type Smoothing = Experiment['smoothing'];
type Changes = Readonly<Record<string, ParamValue>>;

/** A schedule that was set aside when its bandwidth was pinned. */
export type SetAside = Pick<Smoothing, 'schedule' | 'bandwidth' | 'end' | 'duration'>;

/** True while the bandwidth follows a schedule, so that grabbing its slider pins it. */
export const isScheduled = (smoothing: Smoothing): boolean => smoothing.on && smoothing.schedule !== 'constant';

/** Changes that hold the bandwidth at a value from now on. */
export function pinChanges(smoothing: Smoothing, bandwidth: number): Changes {
  return {
    ...(isScheduled(smoothing) && { 'smoothing.schedule': 'constant' }),
    'smoothing.bandwidth': bandwidth,
  };
}

/** What pinning sets aside: the schedule as it is, or null when there is none to come back to. */
export function setAside({ schedule, bandwidth, end, duration, ...rest }: Smoothing): SetAside | null {
  return isScheduled({ schedule, bandwidth, end, duration, ...rest }) ? { schedule, bandwidth, end, duration } : null;
}

/** Changes that bring a schedule back as it was. */
export function resumeChanges(aside: SetAside): Changes {
  return Object.fromEntries(Object.entries(aside).map(([name, value]) => [`smoothing.${name}`, value]));
}
