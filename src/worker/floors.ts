import { bandsOf, exactBands, FLOOR_REPEATS, IMAGE_REPEATS, type NoiseFloor } from '../metrics/noiseFloor.ts';
import type { Evaluation } from '../train/frame.ts';
import type { TrainingRun } from '../train/run.ts';
import type { TrainerHost } from './host.ts';
import type { TrainerApi } from './protocol.ts';

/** Rest after each perfect sampler of the noise floor, in multiples of what it cost, so that training goes on beside it. */
const FLOOR_REST = 3;

/** What the floors need of the trainer. */
interface Surroundings {
  readonly host: Pick<TrainerHost, 'now' | 'breathe'>;
  /** The run that is asked about; throws if none is loaded. */
  readonly run: () => TrainingRun;
  readonly isRunning: () => boolean;
  /** Settled once the run has its judge, or will have none. */
  readonly judged: () => Promise<void>;
  readonly exclusive: <T>(job: () => Promise<T>) => Promise<T>;
}

/** What perfect samplers score, asked in turns with training and dropped when another law is loaded. */
export function createFloors({
  host,
  run,
  isRunning,
  judged,
  exclusive,
}: Surroundings): Pick<TrainerApi, 'noiseFloor' | 'quickFloor'> {
  /** A perfect sampler of a law; null if that law has gone. */
  const perfect = (law: TrainingRun['law'], repeat: number, quick: boolean): Promise<Evaluation['metrics'] | null> =>
    exclusive(async () => (run().law === law ? run().perfect(repeat, quick) : null));

  return {
    async quickFloor(): Promise<NoiseFloor | null> {
      const { law, gallery } = run();
      await judged();
      if (!gallery?.judge) return {};
      const metrics = await perfect(law, 0, true);
      return metrics && bandsOf([metrics]);
    },
    async noiseFloor(): Promise<NoiseFloor | null> {
      const { law, gallery } = run();
      await judged();
      const known: Evaluation['metrics'][] = [];
      const repeats = gallery ? IMAGE_REPEATS : FLOOR_REPEATS;
      while (known.length < repeats) {
        const start = host.now();
        const metrics = await perfect(law, known.length, false);
        if (!metrics) return null;
        known.push(metrics);
        await host.breathe(isRunning() ? FLOOR_REST * (host.now() - start) : 0);
      }
      return { ...bandsOf(known), ...exactBands(law) };
    },
  };
}
