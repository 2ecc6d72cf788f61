import type { Experiment } from '../../experiment/experiment.ts';
import { ARMS, type Arm, pairStore } from '../../store/pairStore.ts';
import type { Run } from '../../store/runStore.ts';
import type { SeriesPoint } from '../../store/seriesStore.ts';
import { type Session, session } from '../../store/session.ts';
import type { Frame } from '../../train/frame.ts';

/** A run as it stood when its report was asked for; it may go on meanwhile. */
export interface Told {
  /** Null where it is the only one. */
  readonly arm: Arm | null;
  readonly session: Session;
  readonly run: Run;
  readonly experiment: Experiment;
  readonly preset: string;
  /** What the stage showed first and last; the first is absent where nothing has happened since. */
  readonly before: Frame | null;
  readonly now: Frame | null;
  readonly points: readonly SeriesPoint[];
  readonly link: string;
}

function tell(of: Session, arm: Arm | null): Told {
  const { experiment, run, frame, series } = of.stores;
  const settings = experiment.getState();
  const [before, now] = [frame.first(), frame.get()];
  return {
    arm,
    session: of,
    run: run.getState(),
    experiment: settings.experiment,
    preset: settings.preset,
    before: before && now && before.step < now.step ? before : null,
    now,
    points: series.take().points,
    link: of.link(),
  };
}

/** The run of the page, or both that are compared, as they stand now. */
export function tellNow(): readonly Told[] {
  const { pair } = pairStore.getState();
  return pair ? ARMS.map((arm) => tell(pair[arm], arm)) : [tell(session(), null)];
}

/** So many of so many, and the share of samples on them. */
export interface Count {
  readonly count: number;
  readonly total: number;
  /** 0…1; null where it was not measured. */
  readonly share: number | null;
}

type Values = SeriesPoint['values'];

/** Modes or classes that are reached, by the values of a step; null where the data have neither, or nothing was measured. */
export function countOf({ run: { evaluation } }: Pick<Told, 'run'>, values: Values | undefined): Count | null {
  const wanted = (shares: readonly { readonly target: number }[] = []): number =>
    shares.filter(({ target }) => target > 0).length;
  const kinds = [
    ['modes', 'highQuality', wanted(evaluation?.shares)],
    ['classesCaptured', 'recognisable', wanted(evaluation?.classShares)],
  ] as const;
  for (const [key, share, total] of kinds) {
    const count = values?.[key];
    if (typeof count === 'number' && total > 0) return { count, total, share: values?.[share] ?? null };
  }
  return null;
}
