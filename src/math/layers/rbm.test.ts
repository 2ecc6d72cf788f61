import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradient64 } from '../../testing/finiteDifference.ts';
import { logSumExp } from '../mixture.ts';
import { key, normal, uniform } from '../rng.ts';
import { mean } from '../stats.ts';
import { annealedLogZ } from './annealedImportance.ts';
import { contrastiveDivergence, gibbsTurn } from './contrastive.ts';
import {
  exchanged,
  freeEnergies,
  type Rbm,
  rbmEnergy,
  rbmGradient,
  rbmLogLikelihoods,
  rbmLogProbabilities,
  rbmLogZ,
  rbmModelMoments,
  rbmMoments,
} from './rbm.ts';
import { bitsOf, drawStates, statesOf } from './states.ts';

/** A machine whose numbers are arrays. */
type ListedRbm = Rbm & Readonly<Record<'weights' | 'visibleBias' | 'hiddenBias', Float64Array>>;

const randomRbm = (visible: number, hidden: number, seed: number, std = 0.7): ListedRbm => {
  const draw = (stream: string, count: number): Float64Array =>
    Float64Array.from(normal(key(seed, stream), count), (z) => std * z);
  return {
    visible,
    hidden,
    weights: draw('weights', visible * hidden),
    visibleBias: draw('visible', visible),
    hiddenBias: draw('hidden', hidden),
  };
};

const rbms = fc
  .record({ visible: fc.integer({ min: 1, max: 6 }), hidden: fc.integer({ min: 1, max: 6 }), seed: fc.nat() })
  .map(({ visible, hidden, seed }) => randomRbm(visible, hidden, seed, 1));

const everyState = (units: number): number[][] =>
  Array.from({ length: 2 ** units }, (_, state) => Array.from({ length: units }, (_, unit) => (state >> unit) & 1));

/** χ² of counts against probabilities, less its mean, over its standard deviation. */
function excessOfChi(counts: Float64Array, logs: Float64Array, draws: number): number {
  let chi = 0;
  counts.forEach((count, state) => {
    const expected = draws * Math.exp(logs[state] as number);
    chi += (count - expected) ** 2 / expected;
  });
  return (chi - (counts.length - 1)) / Math.sqrt(2 * (counts.length - 1));
}

const countsOf = (states: Int32Array, count: number): Float64Array => {
  const counts = new Float64Array(count);
  for (const state of states) counts[state] = (counts[state] as number) + 1;
  return counts;
};

describe('a restricted Boltzmann machine', () => {
  it('has the sums that its energies have, by either side', () => {
    fc.assert(
      fc.property(rbms, (rbm) => {
        const [vs, hs] = [everyState(rbm.visible), everyState(rbm.hidden)];
        const energies = vs.map((v) => hs.map((h) => -rbmEnergy(rbm, v, h)));
        const logZ = logSumExp(energies.flat());
        expect(rbmLogZ(rbm)).toBeCloseTo(logZ, 9);
        expect(rbmLogZ(exchanged(rbm))).toBeCloseTo(logZ, 9);
        const logs = rbmLogProbabilities(rbm);
        vs.forEach((v, state) => {
          const free = logSumExp(energies[state] as number[]);
          expect(freeEnergies(rbm, v)[0]).toBeCloseTo(-free, 9);
          expect(logs[state]).toBeCloseTo(free - logZ, 9);
          expect(rbmLogLikelihoods(rbm, v)[0]).toBeCloseTo(free - logZ, 9);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('has log Z in closed form without weights, however many units', () => {
    const rbm = { ...randomRbm(40, 9, 3), weights: new Float64Array(360) };
    const closed = [...rbm.visibleBias, ...rbm.hiddenBias].map((b) => Math.log1p(Math.exp(b)));
    expect(rbmLogZ(rbm)).toBeCloseTo(
      closed.reduce((sum, each) => sum + each, 0),
      9,
    );
    expect(() => rbmLogZ(randomRbm(17, 17, 1))).toThrow(RangeError);
  });

  it('has as gradient the slopes of its exact log likelihood', () => {
    for (const [visible, hidden] of [
      [3, 5],
      [5, 2],
    ] as const) {
      const rbm = randomRbm(visible, hidden, 7);
      const data = bitsOf([1, 3, 6, 6], visible);
      const size = visible * hidden;
      const all = [...rbm.weights, ...rbm.visibleBias, ...rbm.hiddenBias];
      const value = (at: readonly number[]): number =>
        mean(
          rbmLogLikelihoods(
            {
              ...rbm,
              weights: at.slice(0, size),
              visibleBias: at.slice(size, size + visible),
              hiddenBias: at.slice(size + visible),
            },
            data,
          ),
        );
      const slopes = gradient64((at) => value(Array.from(at)), all, 1e-5);
      const { weights, visible: ofVisible, hidden: ofHidden } = rbmGradient(rbm, data);
      [...weights, ...ofVisible, ...ofHidden].forEach((each, i) => {
        expect(each).toBeCloseTo(slopes[i] as number, 7);
      });
    }
  });

  it('is drawn by states and by Gibbs turns as often as its probabilities say', () => {
    const rbm = randomRbm(4, 3, 5);
    const logs = rbmLogProbabilities(rbm);
    const draws = 6_000;
    const states = drawStates(logs, key(2, 'states'), draws);
    expect(Math.abs(excessOfChi(countsOf(states, 16), logs, draws))).toBeLessThan(4);
    // Turns leave the distribution as it is.
    const v = bitsOf(states, 4);
    for (let turn = 0; turn < 3; turn++) {
      gibbsTurn(rbm, v, uniform(key(3, 'h', turn), 3 * draws), uniform(key(3, 'v', turn), 4 * draws));
    }
    expect(Math.abs(excessOfChi(countsOf(statesOf(v, 4), 16), logs, draws))).toBeLessThan(4);
    expect(statesOf(bitsOf(states, 4), 4)).toEqual(states);
  });

  it('is moved by contrastive divergence from data towards moments of its own', () => {
    const rbm = randomRbm(5, 4, 11);
    const states = Int32Array.from({ length: 3_000 }, () => 21);
    const data = bitsOf(states, 5);
    const exact = rbmGradient(rbm, data);
    const turns = 30;
    const uniforms = uniform(key(1, 'cd'), turns * 3_000 * 9);
    const { direction, chains } = contrastiveDivergence(rbm, data, turns, uniforms);
    exact.weights.forEach((each, i) => {
      expect(Math.abs((direction.weights[i] as number) - each)).toBeLessThan(0.05);
    });
    expect(chains).toHaveLength(data.length);
    const persistent = contrastiveDivergence(rbm, data, 1, uniforms, chains);
    persistent.direction.visible.forEach((each, i) => {
      expect(Math.abs(each - (exact.visible[i] as number))).toBeLessThan(0.05);
    });
    // No turn, no difference.
    expect(contrastiveDivergence(rbm, data, 0, uniforms).direction.weights.every((each) => each === 0)).toBe(true);
  });

  it('has the moments of its own exact samples', () => {
    const rbm = randomRbm(6, 3, 2);
    const samples = bitsOf(drawStates(rbmLogProbabilities(rbm), key(1, 'moments'), 20_000), 6);
    const [own, drawn] = [rbmModelMoments(rbm), rbmMoments(rbm, samples)];
    for (const part of ['weights', 'visible', 'hidden'] as const) {
      own[part].forEach((each, i) => {
        expect(Math.abs(each - (drawn[part][i] as number))).toBeLessThan(0.02);
      });
    }
  });
});

describe('annealed importance sampling', () => {
  it('is within three standard deviations of the sum over all states', () => {
    let [worst, squares] = [0, 0];
    for (let seed = 0; seed < 20; seed++) {
      const rbm = randomRbm(12, 8, seed, 0.8);
      const { logZ, deviation, effective } = annealedLogZ(rbm, key(seed, 'ais'), { chains: 50, temperatures: 200 });
      const z = (logZ - rbmLogZ(rbm)) / deviation;
      expect(effective).toBeGreaterThan(5);
      worst = Math.max(worst, Math.abs(z));
      squares += z * z;
    }
    expect(worst).toBeLessThan(3);
    // The deviation is neither far too small nor far too large.
    expect(squares / 20).toBeGreaterThan(0.2);
    expect(squares / 20).toBeLessThan(2.5);
  });

  it('is exact where nothing has to be annealed', () => {
    const rbm = { ...randomRbm(9, 30, 4), weights: new Float64Array(270) };
    const estimate = annealedLogZ({ ...rbm, hiddenBias: new Float64Array(30) }, key(1, 'ais'), { temperatures: 2 });
    expect(estimate.logZ).toBeCloseTo(rbmLogZ({ ...rbm, hiddenBias: new Float64Array(30) }), 9);
    expect(estimate.deviation).toBeLessThan(1e-6);
    expect(estimate.effective).toBeCloseTo(100, 6);
  });

  it('starts from base rates of its own choice', () => {
    const rbm = randomRbm(10, 6, 9);
    const { logZ, deviation } = annealedLogZ(rbm, key(1, 'ais'), {
      base: new Float64Array(10),
      chains: 60,
      temperatures: 300,
    });
    expect(Math.abs(logZ - rbmLogZ(rbm))).toBeLessThan(4 * deviation);
  });
});
