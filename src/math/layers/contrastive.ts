import { sigmoid } from '../kernelGan.ts';
import { activate, exchanged, momentsLess, type Rbm, type RbmMoments, rbmMoments } from './rbm.ts';

/**
 * One turn of Gibbs sampling of rows `v` [rows, visible], in place: hidden units given v, then v given them. A unit is on where its
 * uniform number is below its probability. Returns the hidden units that were drawn [rows, hidden].
 */
export function gibbsTurn(
  rbm: Rbm,
  v: Float32Array,
  forHidden: ArrayLike<number>,
  forVisible: ArrayLike<number>,
  back: Rbm = exchanged(rbm),
): Float32Array {
  const rows = v.length / rbm.visible;
  const h = new Float32Array(rows * rbm.hidden);
  draw(rbm, v, forHidden, h);
  draw(back, h, forVisible, v);
  return h;
}

function draw(rbm: Rbm, from: Float32Array, uniforms: ArrayLike<number>, to: Float32Array): void {
  const active = new Float64Array(rbm.hidden);
  for (let row = 0; row < from.length / rbm.visible; row++) {
    activate(rbm, from, row * rbm.visible, active);
    for (let j = 0; j < rbm.hidden; j++) {
      const at = row * rbm.hidden + j;
      to[at] = (uniforms[at] as number) < sigmoid(active[j] as number) ? 1 : 0;
    }
  }
}

/** What contrastive divergence moves a machine by, and where its chains ended. */
export interface Contrast {
  /** Direction of ascent: moments of the data less those of the chains. */
  readonly direction: RbmMoments;
  /** [rows, visible]; the next start of a persistent chain. */
  readonly chains: Float32Array;
}

/**
 * Contrastive divergence with `steps` turns (Hinton, Neural Computation 14(8), 2002) from the data v [rows, visible], or from `chains`
 * that persist (Tieleman, ICML 2008). Moments at the end take hidden units in closed form. `uniforms` holds, for every turn, numbers
 * for the hidden units [chains, hidden] and then for the visible ones [chains, visible].
 */
export function contrastiveDivergence(
  rbm: Rbm,
  v: ArrayLike<number>,
  steps: number,
  uniforms: Float32Array,
  chains: ArrayLike<number> = v,
): Contrast {
  const moved = Float32Array.from(chains);
  const rows = moved.length / rbm.visible;
  const back = exchanged(rbm);
  let at = 0;
  for (let step = 0; step < steps; step++) {
    const middle = at + rows * rbm.hidden;
    const end = middle + rows * rbm.visible;
    gibbsTurn(rbm, moved, uniforms.subarray(at, middle), uniforms.subarray(middle, end), back);
    at = end;
  }
  return { direction: momentsLess(rbmMoments(rbm, v), rbmMoments(rbm, moved)), chains: moved };
}
