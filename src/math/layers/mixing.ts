import { sigmoid } from '../kernelGan.ts';
import { gibbsTurn } from './contrastive.ts';
import { activate, exchanged, type Rbm } from './rbm.ts';

/** A unit that is on less often, or off less often, has no memory worth the name. */
const LEAST_SHARE = 0.01;

/**
 * Correlation of a visible unit with itself one Gibbs turn later, for the unit that remembers longest, 0…1; 0 where no unit varies.
 * As a turn is reversible, it is Var E[vᵢ | h] ÷ Var vᵢ, estimated from exact draws v [rows, visible] of the machine and uniforms
 * [rows, hidden]. A chain takes at least (1 + ρ) ÷ (1 − ρ) turns for each draw that is as good as independent.
 */
export function slowestCorrelation(rbm: Rbm, v: Float32Array, uniforms: ArrayLike<number>): number {
  const { visible, hidden } = rbm;
  const rows = v.length / visible;
  const back = exchanged(rbm);
  const h = gibbsTurn(rbm, v.slice(), uniforms, new Float32Array(v.length), back);
  const [sums, squares] = [new Float64Array(visible), new Float64Array(visible)];
  const active = new Float64Array(visible);
  for (let row = 0; row < rows; row++) {
    activate(back, h, row * hidden, active);
    for (let i = 0; i < visible; i++) {
      const p = sigmoid(active[i] as number);
      sums[i] = (sums[i] as number) + p / rows;
      squares[i] = (squares[i] as number) + (p * p) / rows;
    }
  }
  const correlations = Array.from(sums, (mean, i) => {
    if (mean < LEAST_SHARE || mean > 1 - LEAST_SHARE) return 0;
    return ((squares[i] as number) - mean * mean) / (mean * (1 - mean));
  });
  return Math.max(0, ...correlations);
}
