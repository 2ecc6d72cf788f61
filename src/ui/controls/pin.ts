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

/**
 * Half the median distance between two points of a sample (x0, y0, x1, …), the usual rule of thumb for a kernel's
 * bandwidth. Uses at most 200 points; null below two distinct ones.
 */
export function medianHeuristic(points: Float32Array): number | null {
  const count = points.length / 2;
  const stride = Math.max(1, Math.floor(count / 200));
  const distances: number[] = [];
  for (let i = 0; i < count; i += stride) {
    for (let j = 0; j < i; j += stride) {
      const dx = (points[2 * i] ?? 0) - (points[2 * j] ?? 0);
      const dy = (points[2 * i + 1] ?? 0) - (points[2 * j + 1] ?? 0);
      distances.push(Math.hypot(dx, dy));
    }
  }
  distances.sort((a, b) => a - b);
  const median = distances[Math.floor(distances.length / 2)];
  return median !== undefined && median > 0 ? median / 2 : null;
}
