import { useEffect, useMemo, useState } from 'react';
import { type Diagnosis, diagnose } from '../../experiment/diagnosis/index.ts';
import { runStore } from '../../store/runStore.ts';
import type { Evaluation } from '../../train/frame.ts';
import { useExperiment, useRun } from '../hooks.ts';
import { extendHistory } from './history.ts';

/** A sentence stays long enough to be read, and a finding must last a moment before it replaces another. */
const READING_MS = 2_000;
const SETTLING_MS = 500;

function useHistory(): readonly Evaluation[] {
  const [history, setHistory] = useState<readonly Evaluation[]>(() =>
    extendHistory([], runStore.getState().evaluation),
  );
  useEffect(
    () =>
      runStore.subscribe(({ evaluation }, before) => {
        if (evaluation !== before.evaluation) setHistory((earlier) => extendHistory(earlier, evaluation));
      }),
    [],
  );
  return history;
}

/**
 * Lets a finding through once it has lasted, so that the stage does not jump with every evaluation. While the run is at
 * rest nothing jumps, and a sentence beside numbers that contradict it would only be wrong.
 */
function useSettled(found: Diagnosis | null, run: number, moves: boolean): Diagnosis | null {
  const [shown, setShown] = useState<{ readonly id: string | null; readonly since: number }>({ id: null, since: 0 });
  const [last, setLast] = useState(found);
  const id = found?.id ?? null;

  if (found && found.id === shown.id && found !== last) setLast(found);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new run starts without a sentence
  useEffect(() => setShown({ id: null, since: 0 }), [run]);

  useEffect(() => {
    if (id === shown.id) return;
    const reading = moves && shown.id !== null ? READING_MS : 0;
    const wait = moves ? Math.max(SETTLING_MS, shown.since + reading - performance.now()) : 0;
    const timer = setTimeout(() => setShown({ id, since: performance.now() }), wait);
    return () => clearTimeout(timer);
  }, [id, shown, moves]);

  if (shown.id === null) return null;
  return found?.id === shown.id ? found : last?.id === shown.id ? last : null;
}

/** What the metrics say about the run, held still long enough to be read; null when nothing is worth saying. */
export function useDiagnosis(): Diagnosis | null {
  const history = useHistory();
  const experiment = useExperiment((state) => state.experiment);
  const run = useRun(({ status }) => status.run);
  const quiet = useRun(({ status }) => status.step === 0 || status.state === 'loading' || status.stop !== undefined);
  const found = useMemo(() => (quiet ? null : diagnose(history, experiment)), [quiet, history, experiment]);
  const moves = useRun(({ status }) => status.state === 'running');
  return useSettled(found, run, moves);
}
