import { useRun, useStores } from '../hooks.ts';
import { lastTaken } from '../kit/lastTaken.ts';

/** The newest value of a metric, that of an earlier evaluation if the last one left it out; null where there is none. */
export function useLastTaken(key: string): number | null {
  const { series } = useStores();
  const taken = useRun(({ evaluation }) => evaluation?.metrics[key]);
  return taken === undefined ? (lastTaken(series.points(), null, ({ values }) => values[key]) ?? null) : taken;
}
