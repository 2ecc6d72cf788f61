import type { Law } from '../data/law.ts';
import { bandsOf, exactBands, type NoiseFloor, repeatsFor } from '../metrics/noiseFloor.ts';
import type { Evaluation } from '../train/frame.ts';
import type { TrainingRun } from '../train/run.ts';
import type { TrainerHost } from './host.ts';
import type { TrainerApi } from './protocol.ts';
import { recordedFloor } from './recordedFloors.ts';

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

/** The law whose perfect samplers are asked about, and the seed that gives the points they are compared with. */
interface Asked {
  readonly law: Law;
  readonly seed: number;
}

/** What decides about a floor beside the law: the seed gives the reference, and a judge sees images. */
interface Known {
  readonly seed: number;
  readonly isJudged: boolean;
  readonly floor: NoiseFloor;
}

/** Whether a run has everything that a floor measures by: on the plane there is nothing to wait for. */
const hasJudge = ({ gallery }: Pick<TrainingRun, 'gallery'>): boolean =>
  gallery === undefined || gallery.judge !== null;

/** What perfect samplers score, asked in turns with training and dropped when another law or seed is loaded. */
export function createFloors({
  host,
  run,
  isRunning,
  judged,
  exclusive,
}: Surroundings): Pick<TrainerApi, 'noiseFloor' | 'quickFloor'> {
  const known = new WeakMap<Law, Known>();

  /** A perfect sampler of a law; null if other data have been loaded meanwhile. */
  const perfect = ({ law, seed }: Asked, repeat: number, quick: boolean): Promise<Evaluation['metrics'] | null> =>
    exclusive(async () => {
      const now = run();
      return now.law === law && now.experiment.seed === seed ? now.perfect(repeat, quick) : null;
    });

  /**
   * Perfect samplers one after the other; null if other data have been loaded meanwhile, or a run that lacks the judge of the
   * one that is asked about.
   */
  async function measured(of: Asked, isJudged: boolean): Promise<NoiseFloor | null> {
    const found: Evaluation['metrics'][] = [];
    while (found.length < repeatsFor(of.law)) {
      // A run of the same data may have taken its place, and have no judge yet.
      await judged();
      if (hasJudge(run()) !== isJudged) return null;
      const start = host.now();
      const metrics = await perfect(of, found.length, false);
      if (!metrics) return null;
      found.push(metrics);
      await host.breathe(isRunning() ? FLOOR_REST * (host.now() - start) : 0);
    }
    return { ...bandsOf(found), ...exactBands(of.law) };
  }

  return {
    async quickFloor(): Promise<NoiseFloor | null> {
      const of = run();
      await judged();
      if (!of.gallery?.judge) return {};
      const metrics = await perfect({ law: of.law, seed: of.experiment.seed }, 0, true);
      return metrics && bandsOf([metrics]);
    },
    async noiseFloor(): Promise<NoiseFloor | null> {
      const of = run();
      await judged();
      const { law, experiment } = of;
      const { seed } = experiment;
      const isJudged = hasJudge(of);
      const present = known.get(law);
      if (present?.seed === seed && present.isJudged === isJudged) return present.floor;
      const floor =
        (isJudged ? await recordedFloor(experiment) : undefined) ?? (await measured({ law, seed }, isJudged));
      if (floor) known.set(law, { seed, isJudged, floor });
      return floor;
    },
  };
}
