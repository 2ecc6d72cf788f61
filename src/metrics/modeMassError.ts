import type { Mode } from '../data/law.ts';
import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { areApart, nearestModes, noModes } from './coverage.ts';
import { leading, noComparison } from './points.ts';

/** Share of the points whose nearest mode it is, per mode; every point counts, however far it is. */
function nearestShares(points: Float32Array, modes: readonly Mode[]): Float64Array {
  const counts = new Float64Array(modes.length);
  const nearest = nearestModes(points, modes, Number.POSITIVE_INFINITY);
  for (const mode of nearest) counts[mode] = (counts[mode] as number) + 1;
  return counts.map((count) => count / nearest.length);
}

/**
 * What a perfect sampler gets in the limit. The weights of modes are it where none reaches into the cell of another; where
 * modes overlap, a part of a mode is nearer to its neighbour, and only the data say how large a part: that costs their own
 * chance, √2 of the noise, which the band shows.
 */
function trueMasses(reference: Float32Array, modes: readonly Mode[]): ArrayLike<number> {
  if (!areApart(modes)) return nearestShares(reference, modes);
  const total = modes.reduce((sum, { weight }) => sum + weight, 0);
  return modes.map(({ weight }) => weight / total);
}

/**
 * Total variation between the shares of modes. Unlike the reverse KL it is finite and small changes count alike wherever
 * they are, and it looks at all samples, not only at those on modes: of two measures it is the one that a sampler without
 * data is judged by, since scores say nothing of masses.
 */
export const modeMassError = defineMetric({
  id: 'mode-mass-error',
  key: 'modeMassError',
  title: text('Mode mass error', 'モードの割合の誤差'),
  definition: text(
    'Share of all samples that would have to change to another mode for every mode to have its true share, each sample being counted for its nearest mode. Where modes overlap, the true shares are those of the data points.',
    'すべてのモードが真の割合になるまでに、別のモードへ移す必要のあるサンプルの割合。どのサンプルも最も近いモードに数えます。モードが重なる分布では、実データでの割合を真の割合とします。',
  ),
  isShare: true,
  formula: tex`\frac12\sum_k|q_k-p_k|,\quad q_k=\frac1n\#\{i:\operatorname*{argmin}_j d_{ij}=k\}`,
  better: 'lower',
  band: true,
  on: 'plane',
  compute: ({ samples, reference, modes, coverage }) => {
    if (!coverage) return noModes;
    const points = leading(samples, samples.length >> 1);
    if (!points || points.length === 0 || reference.length === 0) return noComparison;
    const masses = trueMasses(reference, modes);
    return nearestShares(points, modes).reduce((sum, share, k) => sum + Math.abs(share - (masses[k] as number)), 0) / 2;
  },
});
