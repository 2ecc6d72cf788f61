import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { key, normal, uniform } from '../rng.ts';
import { slowestCorrelation } from './mixing.ts';
import { exchanged, type Rbm, rbmLogProbabilities } from './rbm.ts';
import { bitsOf, drawStates } from './states.ts';

const ROWS = 4_000;

const machine = (visible: number, hidden: number, strength: number, seed: number): Rbm => ({
  visible,
  hidden,
  weights: normal(key(seed, 'weights'), visible * hidden).map((value) => strength * value),
  visibleBias: normal(key(seed, 'visible'), visible),
  hiddenBias: normal(key(seed, 'hidden'), hidden),
});

const estimate = (rbm: Rbm): number => {
  const states = drawStates(rbmLogProbabilities(rbm), key(3, 'states'), ROWS);
  return slowestCorrelation(rbm, bitsOf(states, rbm.visible), uniform(key(3, 'hidden'), ROWS * rbm.hidden));
};

/** The same by all states of the hidden units. */
function exact(rbm: Rbm): number {
  const back = exchanged(rbm);
  const shares = rbmLogProbabilities(back).map(Math.exp);
  const hidden = bitsOf(
    Array.from(shares, (_, state) => state),
    rbm.hidden,
  );
  const of = (unit: number): number => {
    let [mean, square] = [0, 0];
    shares.forEach((share, state) => {
      let sum = rbm.visibleBias[unit] as number;
      for (let j = 0; j < rbm.hidden; j++) {
        sum += (rbm.weights[unit * rbm.hidden + j] as number) * (hidden[state * rbm.hidden + j] as number);
      }
      const p = 1 / (1 + Math.exp(-sum));
      mean += share * p;
      square += share * p * p;
    });
    return mean < 0.01 || mean > 0.99 ? 0 : (square - mean * mean) / (mean * (1 - mean));
  };
  return Math.max(...Array.from({ length: rbm.visible }, (_, unit) => of(unit)));
}

describe('the memory of Gibbs chains', () => {
  it('is that of all hidden states', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000 }), fc.double({ min: 0, max: 3, noNaN: true }), (seed, strength) => {
        const rbm = machine(4, 3, strength, seed);
        expect(Math.abs(estimate(rbm) - exact(rbm))).toBeLessThan(0.12);
      }),
      { numRuns: 20 },
    );
  });

  it('is none without weights, and whole where two units hold each other', () => {
    expect(estimate({ ...machine(3, 2, 0, 1) })).toBeCloseTo(0, 12);
    const held: Rbm = { visible: 1, hidden: 1, weights: [40], visibleBias: [-20], hiddenBias: [-20] };
    expect(estimate(held)).toBeGreaterThan(0.999);
  });
});
