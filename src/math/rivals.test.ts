import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMixture } from './mixture.ts';
import { CHAIN_KINDS, type ChainKind, isChainKind, type Move, startWalk, type Target } from './rivals.ts';
import { key, normal } from './rng.ts';
import { mean, standardError, variance } from './stats.ts';

const STD = 0.7;
const gaussian = createMixture([{ x: 0, y: 0, stdX: STD, stdY: STD, weight: 1 }]);
/** Uneven, so that no symmetry hides a fault, and overlapping, so that chains get about. */
const uneven = createMixture([
  { x: -0.8, y: 0, stdX: 0.6, stdY: 0.9, weight: 3 },
  { x: 0.9, y: 0.5, stdX: 0.5, stdY: 0.4, weight: 1 },
]);

const STEPS: Readonly<Record<ChainKind, number>> = { 'random-walk': 0.6, ula: 0.05, mala: 0.15, hmc: 0.4 };
const moveOf = (kind: ChainKind): Move => ({ kind, stepSize: STEPS[kind], leapfrogs: 4 });
const axis = (points: ArrayLike<number>, which: 0 | 1): number[] =>
  Array.from(points).filter((_, i) => i % 2 === which);

/** A target that counts what is asked of it. */
function counted(target: Target) {
  const asked = { gradients: 0 };
  const score: Target['score'] = (x, y) => {
    asked.gradients++;
    return target.score(x, y);
  };
  return { asked, target: { logDensity: target.logDensity, score } };
}

describe.each(CHAIN_KINDS)('chains: %s', (kind) => {
  const move = moveOf(kind);
  const start = normal(key(3, 'start'), 20);

  it('counts the gradients that it asks for, and how many iterations some of them are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 40 }), (iterations, budget) => {
        const { asked, target } = counted(uneven);
        const walk = startWalk(target, move, start, 1, 'counted');
        walk.advance(iterations);
        expect(asked.gradients).toBe(10 * walk.gradients);
        expect(walk.gradients > 0).toBe(kind !== 'random-walk' && iterations > 0);
        if (kind === 'random-walk') return;
        const other = startWalk(uneven, move, start, 1, 'counted');
        other.advance(other.within(budget));
        expect(other.gradients).toBeLessThanOrEqual(budget);
        other.advance(1);
        expect(other.gradients).toBeGreaterThan(budget);
      }),
      { numRuns: 20 },
    );
  });

  it('goes the same way in pieces, by its seed and name alone', () => {
    const [whole, pieces, other] = [1, 1, 2].map((seed) => startWalk(uneven, move, start, seed, 'pieces'));
    whole?.advance(9);
    for (const some of [0, 4, 1, 4]) pieces?.advance(some);
    other?.advance(9);
    expect(pieces?.positions).toEqual(whole?.positions);
    expect(other?.positions).not.toEqual(whole?.positions);
    expect(start).toEqual(normal(key(3, 'start'), 20));
  });
});

describe.each(['random-walk', 'mala', 'hmc'] as const)('chains that refuse: %s', (kind) => {
  it('keep the law of exact samples', () => {
    const start = uneven.sample(key(5, kind), 4_000);
    const fresh = uneven.sample(key(6, kind), 40_000);
    const walk = startWalk(uneven, moveOf(kind), start, 7, 'law');
    walk.advance(12);
    expect(walk.acceptance).toBeGreaterThan(0.4);
    expect(walk.acceptance).toBeLessThan(0.98);
    for (const which of [0, 1] as const) {
      for (const power of [1, 2, 3]) {
        const [now, truth] = [walk.positions, fresh].map((points) => axis(points, which).map((x) => x ** power));
        if (!now || !truth) throw new Error('two samples');
        const error = Math.hypot(standardError(now), standardError(truth));
        expect(Math.abs(mean(now) - mean(truth)) / error).toBeLessThan(4);
      }
    }
  });

  it('find it from elsewhere', () => {
    const walk = startWalk(gaussian, moveOf(kind), new Float32Array(4_000).fill(1.5), 8, 'far');
    walk.advance(kind === 'random-walk' ? 60 : 30);
    const error = Math.SQRT2 * (STD ** 2 / Math.sqrt(4_000));
    expect(Math.abs(variance(walk.positions) - STD ** 2)).toBeLessThan(4 * error);
    expect(Math.abs(mean(walk.positions)) / standardError(walk.positions)).toBeLessThan(4);
  });

  it('refuse what is not a number', () => {
    const disc: Target = {
      logDensity: (x, y) => (Math.hypot(x, y) < 1 ? 0 : Number.NaN),
      score: () => [0, 0],
    };
    const walk = startWalk(disc, { kind, stepSize: 0.8 }, new Float32Array(200), 1, 'disc');
    walk.advance(20);
    for (let i = 0; i < 200; i += 2) {
      expect(Math.hypot(walk.positions[i] as number, walk.positions[i + 1] as number)).toBeLessThan(1);
    }
    expect(walk.acceptance).toBeLessThan(1);
  });
});

it('Langevin steps that refuse nothing are wider than a Gaussian by 1 / (1 − η/2σ²)', () => {
  for (const share of [0.2, 0.5, 1]) {
    const walk = startWalk(gaussian, { kind: 'ula', stepSize: share * STD ** 2 }, new Float32Array(8_000), 9, 'bias');
    walk.advance(30);
    const expected = STD ** 2 / (1 - share / 2);
    expect(Math.abs(variance(walk.positions) / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / 8_000));
    expect(walk.acceptance).toBe(1);
  }
});

it('Hamiltonian steps that are short keep their energy, whatever the mass', () => {
  for (const mass of [0.5, 4]) {
    const start = normal(key(1, 'momentum'), 400);
    const walk = startWalk(uneven, { kind: 'hmc', stepSize: 0.01, leapfrogs: 20, mass }, start, 1, 'energy');
    walk.advance(5);
    expect(walk.acceptance).toBeGreaterThan(0.99);
    expect(walk.positions).not.toEqual(Float64Array.from(start));
  }
});

it('knows its own ids', () => {
  expect(CHAIN_KINDS.every(isChainKind)).toBe(true);
  expect(isChainKind('svgd')).toBe(false);
});
