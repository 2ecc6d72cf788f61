import { addExp, type KernelGanSettings, logDensitiesOf, NEGLIGIBLE, sigmoid } from './kernelGan.ts';
import type { PointPairs } from './pointPairs.ts';
import { smootherOf } from './smoother.ts';

/**
 * The force −∂V_B/∂Yⱼ on every generated point, as three vectors [m, d] that add up to it. With weights w over the
 * generated centres at Xᵢ, u over the real and v over the generated centres at Yⱼ, and a(s) = −2k′(s)/h² (1/h² for the
 * Gaussian kernel):
 *
 * pull       (1/n) Σᵢ (1 − D̂(Xᵢ)) wᵢⱼ a (Xᵢ − Yⱼ): data that the generated density does not cover yet;
 * meanShift  (1/m) D̂(Yⱼ) [Σᵢ uⱼᵢ a (Xᵢ − Yⱼ) − Σ_k vⱼ_k a (Y_k − Yⱼ)]: up the data's density, down its own crowd's;
 * repulsion  −(1/m) Σ_k D̂(Y_k) v_kⱼ a (Y_k − Yⱼ): away from other generated points, because Yⱼ is a centre of p̂_θ.
 *
 * Derived by differentiating V_B of Sinn & Rawat (arXiv:1705.09199); a floor φ multiplies each weight by p̂/(p̂ + φ).
 */
export interface Forces {
  readonly pull: Float64Array;
  readonly meanShift: Float64Array;
  readonly repulsion: Float64Array;
}

/** Throws RangeError for a bandwidth that is not positive. */
export function forces(pairs: PointPairs, settings: KernelGanSettings): Forces {
  const { n, m, dimension, real, generated } = pairs;
  const { bandwidth: h, smoother = 'gaussian', leaveOneOut = false, floor = 0 } = settings;
  if (!(h > 0)) throw new RangeError('the bandwidth must be positive');
  const kernel = smootherOf(smoother, dimension);
  const { atReal, atGenerated } = logDensitiesOf(pairs, settings);
  const logFloor = Math.log(floor);
  const withFloor = (log: number): number => (floor > 0 ? addExp(log, logFloor) : log);
  const logit = (real: number, generated: number): number => withFloor(real) - withFloor(generated);
  const share = (log: number): number => (floor > 0 ? sigmoid(log - logFloor) : 1);

  const scale = 1 / (h * h);
  const unit = kernel.logNormaliser - dimension * Math.log(h);
  // Offsets of the log weights w, u and v: the density's constant over the number of centres.
  const offsetW = unit - Math.log(m);
  const offsetU = unit - Math.log(n);
  const offsetV = unit - Math.log(leaveOneOut && m > 1 ? m - 1 : m);
  const pull = new Float64Array(m * dimension);
  const meanShift = new Float64Array(m * dimension);
  const repulsion = new Float64Array(m * dimension);
  const realDoubt = Float64Array.from(
    atReal.real,
    (log, i) => sigmoid(-logit(log, atReal.generated[i] as number)) * share(atReal.generated[i] as number),
  );
  const belief = Float64Array.from(atGenerated.real, (log, j) =>
    sigmoid(logit(log, atGenerated.generated[j] as number)),
  );
  const rise = belief.map((value, j) => (value * share(atGenerated.real[j] as number)) / m);
  const fall = belief.map((value, j) => (value * share(atGenerated.generated[j] as number)) / m);

  for (let i = 0; i < n; i++) {
    const atXi = atReal.generated[i] as number;
    const doubt = (realDoubt[i] as number) / n;
    for (let j = 0; j < m; j++) {
      const s = (pairs.realGenerated[i * m + j] as number) * scale;
      const log = kernel.log(s);
      const logW = log + offsetW - atXi;
      const logU = log + offsetU - (atGenerated.real[j] as number);
      if (logW < NEGLIGIBLE && logU < NEGLIGIBLE) continue;
      const stiffness = -2 * kernel.slope(s) * scale;
      const covering = doubt * Math.exp(logW) * stiffness;
      const climbing = (rise[j] as number) * Math.exp(logU) * stiffness;
      for (let axis = 0; axis < dimension; axis++) {
        const at = j * dimension + axis;
        const offset = (real[i * dimension + axis] as number) - (generated[at] as number);
        pull[at] = (pull[at] as number) + covering * offset;
        meanShift[at] = (meanShift[at] as number) + climbing * offset;
      }
    }
  }
  for (let k = 0; k < m; k++) {
    const atYk = atGenerated.generated[k] as number;
    for (let j = 0; j < m; j++) {
      if (k === j) continue;
      const s = (pairs.generatedGenerated[k * m + j] as number) * scale;
      const logV = kernel.log(s) + offsetV - atYk;
      if (logV < NEGLIGIBLE) continue;
      const crowding = (fall[k] as number) * Math.exp(logV) * -2 * kernel.slope(s) * scale;
      // The density of the crowd at Y_k pushes Y_k itself, as the point where it is taken, and Y_j, as its centre.
      for (let axis = 0; axis < dimension; axis++) {
        const [atK, atJ] = [k * dimension + axis, j * dimension + axis];
        const offset = crowding * ((generated[atJ] as number) - (generated[atK] as number));
        meanShift[atK] = (meanShift[atK] as number) - offset;
        repulsion[atJ] = (repulsion[atJ] as number) + offset;
      }
    }
  }
  return { pull, meanShift, repulsion };
}

/** Sum of the parts [m, d]. */
export function totalForce({ pull, meanShift, repulsion }: Forces): Float64Array {
  return pull.map((value, i) => value + (meanShift[i] as number) + (repulsion[i] as number));
}

/** Length of every row of vectors [rows, dimension]. */
export function rowNorms(vectors: ArrayLike<number>, dimension = 2): Float64Array {
  return Float64Array.from({ length: vectors.length / dimension }, (_, row) => {
    let sum = 0;
    for (let axis = 0; axis < dimension; axis++) sum += (vectors[row * dimension + axis] as number) ** 2;
    return Math.sqrt(sum);
  });
}
