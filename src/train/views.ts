import type { Law } from '../data/law.ts';
import type { Execution } from '../engine/contract.ts';
import type { Trained } from '../experiment/availability.ts';
import type { MetricContext } from '../metrics/contract.ts';
import type { Landscape } from './landscape.ts';
import type { Subject } from './subject.ts';

/** What of a run its views are made from. */
export interface Viewed {
  readonly law: Law;
  readonly subject: Subject;
  readonly execution: Execution;
  readonly trained: () => Trained;
  /** Samples of one evaluation. */
  readonly count: number;
}

/** What drawing and measuring see of a run, whatever its lab. */
export interface Views {
  /** Latents [count, dimension] behind the generated samples; empty where there are none. */
  readonly latents: Float32Array;
  /** Classes that the generator is asked for with them; absent for an unconditional one. */
  readonly asked?: Uint16Array;
  /** Classes that tiles ask for; absent for an unconditional generator. */
  readonly askedByTiles?: Uint16Array;
  readonly landscape: Landscape;
  /** The first `count` generated points of the fixed latents, or what stands in for them; all of an evaluation's if not given. */
  generated(count?: number): Promise<Float32Array>;
  /** Samples [count, size] of these latents [count, dimension], each of a class where the generator is given one. */
  generate(latents: Float32Array, asked?: Uint16Array): Promise<Float32Array>;
  /** Samples [100, size] of the first latents, class by class where the generator is given one: the tiles of frames. */
  tiles(): Promise<Float32Array>;
  /**
   * What only metrics of this lab look at, of the run as it is and of its samples, for these metrics or for all; absent where there is
   * nothing.
   */
  measured?(samples: Float32Array, wanted?: readonly string[]): Promise<Partial<MetricContext>>;
}
