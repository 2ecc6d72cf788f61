import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Diagnosis } from '../../experiment/diagnosis/index.ts';
import { perRun, type RunStores } from '../../store/runStores.ts';
import { useStores } from '../hooks.ts';
import { floorSoFar } from '../readout/useNoiseFloor.ts';
import { nextSpeech, SILENT, type Speech } from './speech.ts';

/**
 * A store of its own for each run, filled in the very call that brings an evaluation to the read-out: both then change in the same
 * painting of the page, and no sentence ever stands beside numbers of another moment.
 */
const speechOf = perRun(({ run: facts, experiment: settings }: RunStores): StoreApi<Speech> => {
  const speech = createStore<Speech>()(() => SILENT);

  function listen(): void {
    const { evaluation, status, law } = facts.getState();
    const isQuiet =
      (evaluation?.step ?? 0) === 0 ||
      status.state === 'loading' ||
      status.stop?.kind === 'diverged' ||
      status.stop?.kind === 'engine-lost';
    speech.setState(
      nextSpeech(speech.getState(), {
        evaluation,
        experiment: settings.getState().experiment,
        perfect: law?.floor.highQuality?.median,
        steinFloor: law ? floorSoFar(law).ksd?.high : undefined,
        isMoving: status.state === 'running',
        isQuiet,
        now: performance.now(),
      }),
    );
  }

  facts.subscribe((run, before) => {
    const { evaluation, law, status } = run;
    const isSame =
      evaluation === before.evaluation &&
      law === before.law &&
      status.state === before.status.state &&
      status.stop === before.status.stop;
    if (!isSame) listen();
  });
  settings.subscribe((now, before) => {
    if (now.experiment !== before.experiment) listen();
  });
  listen();
  return speech;
});

/** What the metrics say about the evaluation that the read-out shows; null when nothing is worth saying. */
export const useDiagnosis = (): Diagnosis | null => useStore(speechOf(useStores()), ({ found }) => found);
