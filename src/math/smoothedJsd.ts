import { jsdOfValue, type KernelGanSettings, logitsAt, plugInValue } from './kernelGan.ts';
import { kernelNoise } from './kernelNoise.ts';
import type { PointPairs } from './pointPairs.ts';
import { type Key, key } from './rng.ts';
import type { Smoother } from './smoother.ts';

/**
 * Estimates of the Jensen–Shannon divergence (nats) between smoothed densities. Two estimators with two biases:
 *
 * noisy      JSD(p̂_r, p̂_θ) of the two kernel density estimates, evaluated at noisy copies of the points. Unbiased for
 *            that divergence given the two samples; as an estimate of JSD(p_r∗K, p_θ∗K) it is biased up, because finite
 *            samples differ even when their laws agree. Its value for two real samples is the reference.
 * plug-in    `plugInJsd` in kernelGan.ts: scored on the centres themselves, biased up by the self terms.
 */
type Sets = Pick<PointPairs, 'real' | 'generated' | 'dimension'>;
type Settings = Pick<KernelGanSettings, 'bandwidth' | 'smoother' | 'floor'>;

/** Noise at bandwidth 1 for every point of both sets, `draws` per point; kept fixed over a sweep so that curves are smooth. */
export interface UnitNoise {
  readonly real: Float64Array;
  readonly generated: Float64Array;
  readonly draws: number;
}

export function unitNoise(sets: Sets, smoother: Smoother, seed: Key, draws = 1): UnitNoise {
  const count = (points: Float64Array): number => (draws * points.length) / sets.dimension;
  const stream = (name: string): Key => key(seed.seed, `${seed.stream}/${name}`, seed.step);
  return {
    real: kernelNoise(smoother, stream('real'), count(sets.real), sets.dimension),
    generated: kernelNoise(smoother, stream('generated'), count(sets.generated), sets.dimension),
    draws,
  };
}

function noisy(points: Float64Array, noise: Float64Array, bandwidth: number): Float64Array {
  return noise.map((value, i) => (points[i % points.length] as number) + bandwidth * value);
}

/** JSD of D̂ of `sets` scored on any other points, in nats. */
function scored(sets: Sets, real: ArrayLike<number>, generated: ArrayLike<number>, settings: Settings): number {
  const at = (points: ArrayLike<number>): Float64Array => logitsAt(points, sets, settings).logits;
  return jsdOfValue(plugInValue({ real: at(real), generated: at(generated) }));
}

/** The `noisy` estimator: −∞ < … ≤ log 2 in principle, within sampling noise of [0, log 2]. */
export function noisyJsd(sets: Sets, settings: Settings, noise: UnitNoise): number {
  const { bandwidth } = settings;
  const real = noisy(sets.real, noise.real, bandwidth);
  return scored(sets, real, noisy(sets.generated, noise.generated, bandwidth), settings);
}
