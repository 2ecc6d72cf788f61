import { decoderLogits } from '../../math/layers/decoder.ts';
import { cumulate, pickIndex } from '../../math/mixture.ts';
import { key, sequence } from '../../math/rng.ts';
import type { MetricContext } from '../../metrics/contract.ts';
import { TILE_COUNT } from '../tiles.ts';
import type { Viewed, Views } from '../views.ts';
import { chapterAt } from './chapters.ts';
import { likelihoodOf } from './likelihood.ts';
import { logFactorised, logTop, type Tower, towerDecoder, towerOf } from './tower.ts';

/** Training images by which codes are looked at, at most. */
const CODED = 1_000;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Means [columns] of rows. */
function meansOf(rows: Float32Array, columns: number): Float64Array {
  const means = new Float64Array(columns);
  rows.forEach((value, i) => {
    means[i % columns] = (means[i % columns] as number) + (value * columns) / rows.length;
  });
  return means;
}

/** Images [count, pixels] of −1 and 1 that a tower makes of codes with these log probabilities. */
function draw(tower: Tower, logs: Float64Array, seed: number, count: number): Float32Array {
  const { codes, pixels } = tower;
  const decoder = towerDecoder(tower);
  const shares = cumulate(logs.map(Math.exp));
  const stream = sequence(key(seed, 'evaluation'));
  const decoded = new Map<number, Float64Array>();
  const samples = new Float32Array(count * pixels);
  for (let row = 0; row < count; row++) {
    const code = pickIndex(shares, stream.next());
    let means = decoded.get(code);
    if (!means) {
      const bits = Float64Array.from({ length: codes }, (_, bit) => (code >> bit) & 1);
      means = decoderLogits(decoder, bits).map(sigmoid);
      decoded.set(code, means);
    }
    for (let pixel = 0; pixel < pixels; pixel++) {
      samples[row * pixels + pixel] = stream.next() < (means[pixel] as number) ? 1 : -1;
    }
  }
  return samples;
}

/**
 * A tower as it is drawn and measured: what the model so far delivers. Codes come from the top, and while the bottom still learns from a
 * product of how often each bit is 1; images are drawn from the code. Every code is enumerated, so the draws are exact.
 */
export function layersViews({ law, subject, execution, trained, count: most }: Viewed): Views {
  const { size } = subject.space;
  const training = (law.table?.().samples ?? law.sample(key(trained().seed, 'codes'), CODED)).slice(0, CODED * size);

  /** The tower now, and log P(h) of the model so far. */
  async function now() {
    const experiment = trained();
    const tower = towerOf(experiment, size, await execution.snapshot());
    const inferred = (await execution.probe('infer', training, size)).map(sigmoid);
    const isTopped = chapterAt(experiment.tower, execution.step) === 'top';
    const prior = isTopped ? logTop(tower) : logFactorised(meansOf(inferred, tower.codes));
    return { tower, inferred, isTopped, prior };
  }

  async function generated(count = most): Promise<Float32Array> {
    const { tower, prior } = await now();
    return draw(tower, prior, trained().seed, count);
  }

  const nothing = async (samples: Float32Array): Promise<Float32Array> =>
    new Float32Array(samples.length / size).fill(Number.NaN);
  return {
    latents: new Float32Array(),
    landscape: { outputs: nothing, gradients: async (samples) => new Float32Array(samples.length).fill(Number.NaN) },
    generated,
    // Nothing is made from latents that a hand could move.
    generate: () => generated(TILE_COUNT),
    tiles: () => generated(TILE_COUNT),
    async measured(samples): Promise<Pick<MetricContext, 'likelihood'>> {
      return { likelihood: likelihoodOf({ law, ...(await now()), training }, samples) };
    },
  };
}
