import { useEffect, useState } from 'react';

interface Moment {
  readonly run: number;
  readonly step: number;
  readonly value: number;
}

const MOST = 240;

/** The history with one more moment: one per step, nothing of another run, nothing after the step. */
export function remember(history: readonly Moment[], next: Moment): readonly Moment[] {
  const before = history.filter(({ run, step }) => run === next.run && step < next.step);
  return [...before, next].slice(-MOST);
}

/** Values of a reading over the steps of its run, as long as the panel is open. */
export function useHistory(run: number | undefined, step: number, value: number | null): readonly Moment[] {
  const [history, setHistory] = useState<readonly Moment[]>([]);
  useEffect(() => {
    if (run !== undefined && value !== null) setHistory((before) => remember(before, { run, step, value }));
  }, [run, step, value]);
  return history;
}
