import { type KernelFamily, kernelOf } from '../math/kernels.ts';

export interface Pairs {
  /** Points [rows, d] and centres [columns, d], row-major. */
  readonly x: ArrayLike<number>;
  readonly centres: ArrayLike<number>;
  readonly d: number;
  readonly bandwidth: number;
  readonly family: KernelFamily;
  readonly leaveOneOut: boolean;
}

const at = (values: ArrayLike<number>, i: number): number => values[i] as number;

/**
 * log Σ_j exp k(‖x_i − c_j‖²/h²) in float64, and the gradients of Σ_i dy_i times that, by the chain rule on the closed
 * form. A row without a pair is NaN.
 */
export function pairs64({ x, centres, d, bandwidth, family, leaveOneOut }: Pairs, dy: ArrayLike<number>) {
  const [rows, columns] = [x.length / d, centres.length / d];
  const { log, slope } = kernelOf(family, d);
  const sums = new Float64Array(rows);
  const gradients = { x: new Float64Array(x.length), centres: new Float64Array(centres.length) };
  for (let i = 0; i < rows; i++) {
    const others = Array.from({ length: columns }, (_, j) => j).filter((j) => !(leaveOneOut && i === j));
    const s = others.map((j) => {
      let sum = 0;
      for (let k = 0; k < d; k++) sum += (at(x, i * d + k) - at(centres, j * d + k)) ** 2;
      return sum / bandwidth ** 2;
    });
    const largest = Math.max(...s.map(log));
    const terms = s.map((value) => Math.exp(log(value) - largest));
    const total = terms.reduce((sum, term) => sum + term, 0);
    sums[i] = others.length === 0 ? Number.NaN : largest + Math.log(total);
    others.forEach((j, position) => {
      const weight = (at(dy, i) * at(terms, position) * slope(at(s, position)) * 2) / (total * bandwidth ** 2);
      for (let k = 0; k < d; k++) {
        const pull = weight * (at(x, i * d + k) - at(centres, j * d + k));
        gradients.x[i * d + k] = at(gradients.x, i * d + k) + pull;
        gradients.centres[j * d + k] = at(gradients.centres, j * d + k) - pull;
      }
    });
  }
  return { sums, ...gradients };
}
