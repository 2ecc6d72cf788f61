import { kernelOf } from '../../math/kernels.ts';
import type { NodeOf, Shape } from './graph.ts';

/** What sums over pairs and their gradients mean, in float64. */

type Values = Float64Array;

/** Calls `use` for every pair that counts, with the squared distance of the two in bandwidths. */
function eachPair(
  node: NodeOf<'kernelSum' | 'kernelForce'>,
  inputs: readonly Values[],
  shapes: readonly Shape[],
  use: (point: number, other: number, s: number) => void,
): void {
  const [points, others, bandwidth] = inputs as [Values, Values, Values];
  const [d = 0, count = 0] = shapes[0] ?? [];
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < others.length / d; j++) {
      if (node.leaveOneOut && i === j) continue;
      let squared = 0;
      for (let k = 0; k < d; k++) squared += ((points[k * count + i] as number) - (others[j * d + k] as number)) ** 2;
      use(i, j, squared / (bandwidth[0] as number) ** 2);
    }
  }
}

/** Values of a `kernelSum`. */
export function kernelSums(node: NodeOf<'kernelSum'>, inputs: readonly Values[], shapes: readonly Shape[]): Values {
  const [d = 0, count = 0] = shapes[0] ?? [];
  const { log } = kernelOf(node.family, d);
  const nearest = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  eachPair(node, inputs, shapes, (i, _, s) => {
    nearest[i] = Math.min(nearest[i] as number, s);
  });
  const total = new Float64Array(count);
  eachPair(node, inputs, shapes, (i, _, s) => {
    total[i] = (total[i] as number) + Math.exp(log(s) - log(nearest[i] as number));
  });
  const sums = total.map((value, i) => log(nearest[i] as number) + Math.log(value));
  const squaredBandwidth = (inputs[2]?.[0] as number) ** 2;
  return Float64Array.of(...sums, ...nearest.map((s) => s * squaredBandwidth), ...total);
}

/** Values of a `kernelForce`. */
export function kernelForces(node: NodeOf<'kernelForce'>, inputs: readonly Values[], shapes: readonly Shape[]): Values {
  const [points, others, bandwidth, nearest, scale] = inputs as [Values, Values, Values, Values, Values];
  const [d = 0, count = 0] = shapes[0] ?? [];
  const { log, slope } = kernelOf(node.family, d);
  const squaredBandwidth = (bandwidth[0] as number) ** 2;
  const result = new Float64Array(points.length);
  eachPair(node, inputs, shapes, (i, j, s) => {
    const owner = node.owner === 'points' ? i : j;
    const relative = Math.exp(log(s) - log((nearest[owner] as number) / squaredBandwidth));
    const weight = ((scale[owner] as number) * relative * slope(s) * 2) / squaredBandwidth;
    for (let k = 0; k < d; k++) {
      const at = k * count + i;
      result[at] = (result[at] as number) + weight * ((points[at] as number) - (others[j * d + k] as number));
    }
  });
  return result;
}
