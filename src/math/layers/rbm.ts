import { sigmoid } from '../kernelGan.ts';
import { logSumExp } from '../mixture.ts';
import { lowestUnit, stateCount } from './states.ts';
import { sumSoftplus } from './sumSoftplus.ts';

/**
 * A restricted Boltzmann machine of binary units, P(v, h) = e^(−E(v, h)) / Z with E = −b·v − c·h − v·W·h. All sums are in
 * float64, whatever the numbers are kept in.
 */
export interface Rbm {
  readonly visible: number;
  readonly hidden: number;
  /** W [visible, hidden]. */
  readonly weights: ArrayLike<number>;
  /** b [visible]. */
  readonly visibleBias: ArrayLike<number>;
  /** c [hidden]. */
  readonly hiddenBias: ArrayLike<number>;
}

/** The same machine with its sides exchanged, so that P(v, h) of one is P(h, v) of the other. */
export function exchanged({ visible, hidden, weights, visibleBias, hiddenBias }: Rbm): Rbm {
  const turned = new Float64Array(visible * hidden);
  for (let i = 0; i < visible; i++) {
    for (let j = 0; j < hidden; j++) turned[j * visible + i] = weights[i * hidden + j] as number;
  }
  return { visible: hidden, hidden: visible, weights: turned, visibleBias: hiddenBias, hiddenBias: visibleBias };
}

/** E(v, h) in nats of one pair of states. */
export function rbmEnergy(rbm: Rbm, v: ArrayLike<number>, h: ArrayLike<number>): number {
  const { visible, hidden, weights, visibleBias, hiddenBias } = rbm;
  let sum = 0;
  for (let i = 0; i < visible; i++) {
    sum += (v[i] as number) * (visibleBias[i] as number);
    for (let j = 0; j < hidden; j++) sum += (v[i] as number) * (weights[i * hidden + j] as number) * (h[j] as number);
  }
  for (let j = 0; j < hidden; j++) sum += (h[j] as number) * (hiddenBias[j] as number);
  return -sum;
}

/** Writes c + v·W for the row of `v` that begins at `from` to `out` [hidden], and returns b·v. */
export function activate(rbm: Rbm, v: ArrayLike<number>, from: number, out: Float64Array): number {
  const { visible, hidden, weights, visibleBias, hiddenBias } = rbm;
  for (let j = 0; j < hidden; j++) out[j] = hiddenBias[j] as number;
  let linear = 0;
  for (let i = 0; i < visible; i++) {
    const value = v[from + i] as number;
    if (value === 0) continue;
    linear += value * (visibleBias[i] as number);
    for (let j = 0; j < hidden; j++) out[j] = (out[j] as number) + value * (weights[i * hidden + j] as number);
  }
  return linear;
}

/** Free energies −log Σ_h e^(−E(v, h)) in nats of rows v [rows, visible]. */
export function freeEnergies(rbm: Rbm, v: ArrayLike<number>): Float64Array {
  const active = new Float64Array(rbm.hidden);
  return Float64Array.from({ length: v.length / rbm.visible }, (_, row) => {
    return -activate(rbm, v, row * rbm.visible, active) - sumSoftplus(active);
  });
}

/**
 * Calls `use(state, b·v, c + v·W)` for every state of the visible units in their order; the array is overwritten by later calls.
 * A state costs as many additions as there are hidden units. Throws a RangeError for more units than can be listed.
 */
export function eachState(rbm: Rbm, use: (state: number, linear: number, active: Float64Array) => void): void {
  const { visible, hidden, weights, visibleBias, hiddenBias } = rbm;
  const count = stateCount(visible);
  // Row k is the last state whose lowest unit is k: all states until the next one of its kind are built on it.
  const rows = Array.from({ length: visible + 1 }, () => new Float64Array(hidden));
  const linear = new Float64Array(visible + 1);
  const empty = rows[visible] as Float64Array;
  empty.set(Float64Array.from(hiddenBias));
  use(0, 0, empty);
  for (let state = 1; state < count; state++) {
    const unit = lowestUnit(state);
    const rest = state & (state - 1);
    const above = rest === 0 ? visible : lowestUnit(rest);
    const [from, row] = [rows[above] as Float64Array, rows[unit] as Float64Array];
    for (let j = 0; j < hidden; j++) row[j] = (from[j] as number) + (weights[unit * hidden + j] as number);
    linear[unit] = (linear[above] as number) + (visibleBias[unit] as number);
    use(state, linear[unit] as number, row);
  }
}

/** log Σ_h e^(−E(v, h)) of every state v [2^visible], not normalised. */
function visibleLogs(rbm: Rbm): Float64Array {
  const logs = new Float64Array(stateCount(rbm.visible));
  eachState(rbm, (state, linear, active) => {
    logs[state] = linear + sumSoftplus(active);
  });
  return logs;
}

/** Log probabilities of all states of the visible units [2^visible]. Throws a RangeError for more units than can be listed. */
export function rbmLogProbabilities(rbm: Rbm): Float64Array {
  const logs = visibleLogs(rbm);
  const logZ = logSumExp(logs);
  return logs.map((log) => log - logZ);
}

/** log Z by all states of the smaller side, the other one in closed form. Throws a RangeError where neither side can be listed. */
export function rbmLogZ(rbm: Rbm): number {
  return logSumExp(visibleLogs(rbm.visible <= rbm.hidden ? rbm : exchanged(rbm)));
}

/** Exact log probabilities of rows v [rows, visible]; `logZ` where it is known already. */
export function rbmLogLikelihoods(rbm: Rbm, v: ArrayLike<number>, logZ: number = rbmLogZ(rbm)): Float64Array {
  return freeEnergies(rbm, v).map((energy) => -energy - logZ);
}

/** First moments of a machine or of data shown to it: E[v hᵀ], E[v] and E[h]. */
export interface RbmMoments {
  /** [visible, hidden]. */
  readonly weights: Float64Array;
  readonly visible: Float64Array;
  readonly hidden: Float64Array;
}

const noMoments = ({ visible, hidden }: Rbm): RbmMoments => ({
  weights: new Float64Array(visible * hidden),
  visible: new Float64Array(visible),
  hidden: new Float64Array(hidden),
});

/** Moments of rows v [rows, visible] with the hidden units in closed form; rows weigh alike. */
export function rbmMoments(rbm: Rbm, v: ArrayLike<number>): RbmMoments {
  const { visible, hidden } = rbm;
  const moments = noMoments(rbm);
  const active = new Float64Array(hidden);
  const rows = v.length / visible;
  for (let row = 0; row < rows; row++) {
    activate(rbm, v, row * visible, active);
    for (let j = 0; j < hidden; j++) {
      active[j] = sigmoid(active[j] as number);
      moments.hidden[j] = (moments.hidden[j] as number) + (active[j] as number) / rows;
    }
    for (let i = 0; i < visible; i++) {
      const share = (v[row * visible + i] as number) / rows;
      if (share === 0) continue;
      moments.visible[i] = (moments.visible[i] as number) + share;
      for (let j = 0; j < hidden; j++) {
        moments.weights[i * hidden + j] = (moments.weights[i * hidden + j] as number) + share * (active[j] as number);
      }
    }
  }
  return moments;
}

/** Moments under the machine itself, exactly, by all states of its smaller side. */
export function rbmModelMoments(rbm: Rbm): RbmMoments {
  if (rbm.visible > rbm.hidden) {
    const { weights, visible, hidden } = rbmModelMoments(exchanged(rbm));
    const turned = exchanged({ ...rbm, visible: rbm.hidden, hidden: rbm.visible, weights });
    return { weights: Float64Array.from(turned.weights), visible: hidden, hidden: visible };
  }
  const { hidden } = rbm;
  const moments = noMoments(rbm);
  const logs = rbmLogProbabilities(rbm);
  const shares = new Float64Array(hidden);
  eachState(rbm, (state, _, active) => {
    const p = Math.exp(logs[state] as number);
    for (let j = 0; j < hidden; j++) {
      shares[j] = p * sigmoid(active[j] as number);
      moments.hidden[j] = (moments.hidden[j] as number) + (shares[j] as number);
    }
    for (let left = state; left !== 0; left &= left - 1) {
      const i = lowestUnit(left);
      moments.visible[i] = (moments.visible[i] as number) + p;
      for (let j = 0; j < hidden; j++) {
        moments.weights[i * hidden + j] = (moments.weights[i * hidden + j] as number) + (shares[j] as number);
      }
    }
  });
  return moments;
}

/** Gradient of the mean log likelihood of rows v in W, b and c: moments of the data less those of the machine. */
export function rbmGradient(rbm: Rbm, v: ArrayLike<number>): RbmMoments {
  return momentsLess(rbmMoments(rbm, v), rbmModelMoments(rbm));
}

const less = (a: Float64Array, b: Float64Array): Float64Array => a.map((each, i) => each - (b[i] as number));

/** Moments `a` less moments `b`: what learning follows. */
export const momentsLess = (a: RbmMoments, b: RbmMoments): RbmMoments => ({
  weights: less(a.weights, b.weights),
  visible: less(a.visible, b.visible),
  hidden: less(a.hidden, b.hidden),
});
