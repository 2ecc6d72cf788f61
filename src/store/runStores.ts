import { createExperimentStore, type ExperimentStore } from './experimentStore.ts';
import { createFilmStore, type FilmStore } from './filmStore.ts';
import { createFrameStore, type FrameStore } from './frameStore.ts';
import { createKeptRuns, type KeptRuns } from './keptRuns.ts';
import { createRunStore, type RunStore } from './runStore.ts';
import { createSeriesStore, type SeriesStore } from './seriesStore.ts';

/** All that the page knows of one place where runs train, one after the other. */
export interface RunStores {
  readonly experiment: ExperimentStore;
  readonly run: RunStore;
  readonly frame: FrameStore;
  readonly film: FilmStore;
  readonly series: SeriesStore;
  readonly kept: KeptRuns;
}

export function createRunStores(): RunStores {
  const experiment = createExperimentStore();
  const series = createSeriesStore();
  const film = createFilmStore();
  return {
    experiment,
    series,
    run: createRunStore(),
    film,
    frame: createFrameStore(),
    kept: createKeptRuns({ experiment, series, film }),
  };
}

/** Makes one of something for each run, the first time that it is asked for, and forgets it with the run. */
export function perRun<T>(make: (stores: RunStores) => T): (stores: RunStores) => T {
  const made = new WeakMap<RunStores, T>();
  return (stores) => {
    const known = made.get(stores);
    if (known !== undefined) return known;
    const one = make(stores);
    made.set(stores, one);
    return one;
  };
}
