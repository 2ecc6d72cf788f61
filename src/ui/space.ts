import { findLaw } from '../data/index.ts';
import { useExperiment, useRun } from './hooks.ts';

/** Whether the page is about images: those of the run, or of the law that is being loaded while there is no run yet. */
export function useShowsImages(): boolean {
  const run = useRun(({ law }) => law?.space.kind);
  const chosen = useExperiment(({ experiment }) => findLaw(experiment.data.id).space?.kind);
  return (run ?? chosen) === 'image';
}
