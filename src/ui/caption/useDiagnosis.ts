import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Diagnosis } from '../../experiment/diagnosis/index.ts';
import { experimentStore } from '../../store/experimentStore.ts';
import { runStore } from '../../store/runStore.ts';
import { nextSpeech, SILENT, type Speech } from './speech.ts';

/**
 * A store of its own, filled in the very call that brings an evaluation to the read-out: both then change in the same
 * painting of the page, and no sentence ever stands beside numbers of another moment.
 */
const speechStore = createStore<Speech>()(() => SILENT);

function listen(): void {
  const { evaluation, status, law } = runStore.getState();
  const isQuiet =
    (evaluation?.step ?? 0) === 0 ||
    status.state === 'loading' ||
    status.stop?.kind === 'diverged' ||
    status.stop?.kind === 'engine-lost';
  speechStore.setState(
    nextSpeech(speechStore.getState(), {
      evaluation,
      experiment: experimentStore.getState().experiment,
      perfect: law?.floor.highQuality?.median,
      isMoving: status.state === 'running',
      isQuiet,
      now: performance.now(),
    }),
  );
}

runStore.subscribe((run, before) => {
  const { evaluation, law, status } = run;
  const isSame =
    evaluation === before.evaluation &&
    law === before.law &&
    status.state === before.status.state &&
    status.stop === before.status.stop;
  if (!isSame) listen();
});
experimentStore.subscribe((now, before) => {
  if (now.experiment !== before.experiment) listen();
});
listen();

/** What the metrics say about the evaluation that the read-out shows; null when nothing is worth saying. */
export const useDiagnosis = (): Diagnosis | null => useStore(speechStore, ({ found }) => found);
