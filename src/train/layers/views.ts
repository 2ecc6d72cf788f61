import type { Snapshot } from '../../engine/contract.ts';
import { sigmoid } from '../../math/kernelGan.ts';
import type { MetricContext } from '../../metrics/contract.ts';
import { TILE_COUNT } from '../tiles.ts';
import type { Viewed, Views } from '../views.ts';
import { judgeOf } from './likelihood.ts';
import { MARGINAL } from './parts.ts';
import { priorOf } from './prior.ts';
import { drawImages, trainingImages } from './samples.ts';
import { towerOf } from './tower.ts';

/**
 * A tower as it is drawn and measured: what the model so far delivers. Images are drawn from codes of `priorOf`; every code is enumerated,
 * so the draws are exact.
 */
export function layersViews({ law, subject, execution, trained, count: most }: Viewed): Views {
  const { size } = subject.space;
  const { seed } = trained();
  const training = trainingImages(law, seed, size);
  const judge = judgeOf(law, training, size, seed);

  /** The tower in a state, and log P(h) of the model so far. */
  async function look(snapshot: Snapshot) {
    const experiment = trained();
    const tower = towerOf(experiment, size, snapshot);
    const inferred = (await execution.probe('infer', training, size)).map(sigmoid);
    const marginal = snapshot.state[MARGINAL];
    return { tower, inferred, ...(marginal && { marginal }), ...priorOf(experiment, tower, snapshot.step, inferred) };
  }

  // A frame, its tiles and an evaluation look at the same tower: it is looked at once for each place that the run has been at.
  let last:
    | { readonly place: string; readonly of: object; readonly seen: Awaited<ReturnType<typeof look>> }
    | undefined;
  async function now() {
    const snapshot = await execution.snapshot();
    const [place, of] = [`${snapshot.step} ${snapshot.counts}`, trained()];
    if (last?.place !== place || last.of !== of) last = { place, of, seen: await look(snapshot) };
    return last.seen;
  }

  async function generated(count = most): Promise<Float32Array> {
    const { tower, prior } = await now();
    return drawImages(tower, prior, seed, count);
  }

  const unknown = (count: number): Promise<Float32Array> => Promise.resolve(new Float32Array(count).fill(Number.NaN));
  return {
    latents: new Float32Array(),
    landscape: {
      outputs: (samples) => unknown(samples.length / size),
      gradients: (samples) => unknown(samples.length),
    },
    generated,
    // Nothing is made from latents that a hand could move.
    generate: () => generated(TILE_COUNT),
    tiles: () => generated(TILE_COUNT),
    async measured(samples): Promise<Pick<MetricContext, 'likelihood'>> {
      return { likelihood: judge(await now(), samples) };
    },
  };
}
