import type { TrainingRun } from '../train/run.ts';
import type { TrainerApi } from './protocol.ts';

interface TakeawayParts {
  readonly run: () => TrainingRun;
  /** Runs a job between two slices of training. */
  readonly exclusive: <T>(job: () => Promise<T>) => Promise<T>;
}

/** What can be taken away from a run as files that only the worker can write; the code is fetched by the first question. */
export function createTakeaway({ run, exclusive }: TakeawayParts): Pick<TrainerApi, 'weights'> {
  return {
    async weights(link) {
      const { weightsFile } = await import('../train/weightsFile.ts');
      return exclusive(() => weightsFile(run(), link));
    },
  };
}
