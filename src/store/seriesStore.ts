import type { Evaluation } from '../train/frame.ts';

/** Metrics at a step. */
export interface SeriesPoint {
  readonly step: number;
  readonly values: Readonly<Record<string, number | null>>;
}

/** Something worth a mark through all strips. */
export interface RunEvent {
  readonly step: number;
  readonly kind: 'mode-lost' | 'collapse' | 'changed' | 'diverged';
}

/** The history of a run, as it was taken from the store. */
export interface Series {
  readonly points: readonly SeriesPoint[];
  readonly events: readonly RunEvent[];
}

const CAPACITY = 2_400;

/**
 * History of every metric of a run against steps, for the charts. Kept outside React; charts read it on a timer (`version` tells
 * whether there is anything new).
 */
export function createSeriesStore() {
  let points: SeriesPoint[] = [];
  let events: RunEvent[] = [];
  let version = 0;

  return {
    get version(): number {
      return version;
    },
    points: (): readonly SeriesPoint[] => points,
    events: (): readonly RunEvent[] => events,
    /** The history as it is; it does not change when the store does. */
    take: (): Series => ({ points: [...points], events: [...events] }),
    /** Puts back the history of a run up to the step at which it goes on. */
    restore(series: Series, step: number): void {
      points = series.points.filter((point) => point.step <= step);
      events = series.events.filter((event) => event.step <= step);
      version++;
    },
    clear(): void {
      points = [];
      events = [];
      version++;
    },
    /** Forgets everything after a step: the run went back there. */
    truncate(step: number): void {
      points = points.filter((point) => point.step <= step);
      events = events.filter((event) => event.step <= step);
      version++;
    },
    append({ step, metrics }: Evaluation): void {
      if (points.length > 0 && step <= (points.at(-1) as SeriesPoint).step) {
        points = points.filter((point) => point.step < step);
      }
      points.push({ step, values: metrics });
      // Halving keeps the whole history at falling resolution, which is what a strip recorder needs.
      if (points.length > CAPACITY) points = points.filter((_, index) => index % 2 === 0 || index > CAPACITY - 300);
      version++;
    },
    mark(event: RunEvent): void {
      events.push(event);
      version++;
    },
  };
}

export type SeriesStore = ReturnType<typeof createSeriesStore>;
