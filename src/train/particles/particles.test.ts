import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Law } from '../../data/law.ts';
import { mixtureLaw } from '../../data/mixtureLaw.ts';
import type { Engine, Snapshot } from '../../engine/contract.ts';
import { createWasmEngine } from '../../engine/wasm/wasmEngine.ts';
import { changesOfChoice, defaultExperiment, type Experiment, withValues } from '../../experiment/experiment.ts';
import { key } from '../../math/rng.ts';
import type { ParamValue } from '../../schema/param.ts';
import { startRun } from '../run.ts';
import { PARTICLES } from './program.ts';

const COUNT = 2_500;

function experimentOf(method: string, changes: Readonly<Record<string, ParamValue>> = {}): Experiment {
  const start = withValues(defaultExperiment(), { 'data.id': 'gaussian', seed: 5 });
  return withValues(withValues(start, changesOfChoice('method.id', method, start)), {
    'particles.count': COUNT,
    ...changes,
  });
}

const gaussian = mixtureLaw([{ x: 0.7, y: -0.4, stdX: 1, stdY: 0.5, weight: 1 }]);
/** Two unequal parts, so that no symmetry hides a wrong ratio. */
const skewed = mixtureLaw([
  { x: -0.8, y: 0, stdX: 0.5, stdY: 0.7, weight: 3 },
  { x: 1, y: 0.6, stdX: 0.8, stdY: 0.4, weight: 1 },
]);

let engine: Engine;
beforeAll(async () => {
  engine = await createWasmEngine({ variant: 'strict' });
});
afterAll(() => engine.dispose());

async function pointsAfter(
  experiment: Experiment,
  law: Law,
  steps: number,
  from?: Float32Array,
): Promise<Float32Array> {
  const run = await startRun(experiment, law, engine);
  if (from) {
    const now: Snapshot = await run.execution.snapshot();
    await run.execution.restore({ ...now, state: { ...now.state, [PARTICLES]: from } });
  }
  expect(await run.advanceTo(steps)).toBeNull();
  const points = await run.generated();
  run.dispose();
  return points;
}

/** Mean and its standard error of f over points. */
function meanOf(points: Float32Array, f: (x: number, y: number) => number): [number, number] {
  const values = Array.from({ length: points.length / 2 }, (_, i) =>
    f(points[2 * i] as number, points[2 * i + 1] as number),
  );
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return [mean, Math.sqrt(variance / values.length)];
}

function expectMean(points: Float32Array, f: (x: number, y: number) => number, exact: number): void {
  const [mean, error] = meanOf(points, f);
  expect(Math.abs(mean - exact)).toBeLessThan(4 * error);
}

describe('chains on a Gaussian', () => {
  it.each([
    ['random-walk', { 'particles.stepSize': 0.7 }, 300],
    ['mala', { 'particles.stepSize': 0.1 }, 150],
    ['hmc', { 'particles.stepSize': 0.25 }, 25],
    ['hmc', { 'particles.stepSize': 0.3, 'method.mass': 2, 'method.leapfrogs': 4 }, 60],
  ])('%s %o has its moments', async (method, changes, steps) => {
    const points = await pointsAfter(experimentOf(method, changes), gaussian, steps);
    expectMean(points, (x) => x, 0.7);
    expectMean(points, (_, y) => y, -0.4);
    expectMean(points, (x) => (x - 0.7) ** 2, 1);
    expectMean(points, (_, y) => (y + 0.4) ** 2, 0.25);
    expectMean(points, (x, y) => (x - 0.7) * (y + 0.4), 0);
  });

  it.each([0, 100])(
    'mala has those of the target to the power β, or of the target when %i steps have raised it',
    async (steps) => {
      const changes = { 'particles.stepSize': 0.1, 'particles.beta': 0.4, 'particles.betaSteps': steps };
      const points = await pointsAfter(experimentOf('mala', changes), gaussian, 250);
      const beta = steps === 0 ? 0.4 : 1;
      expectMean(points, (x) => (x - 0.7) ** 2, 1 / beta);
      expectMean(points, (_, y) => (y + 0.4) ** 2, 0.25 / beta);
    },
  );

  it('ula has the moments of its step size, which are not those of the target', async () => {
    const eta = 0.1;
    const points = await pointsAfter(experimentOf('ula', { 'particles.stepSize': eta }), gaussian, 150);
    // x ← x − ηx/σ² + √(2η) ξ has the variance σ²/(1 − η/2σ²).
    expectMean(points, (x) => (x - 0.7) ** 2, 1 / (1 - eta / 2));
    expectMean(points, (_, y) => (y + 0.4) ** 2, 0.25 / (1 - eta / 0.5));
  });
});

describe('detailed balance', () => {
  it.each([
    ['random-walk', { 'particles.stepSize': 0.8 }],
    ['mala', { 'particles.stepSize': 0.25 }],
    ['hmc', { 'particles.stepSize': 0.45, 'method.leapfrogs': 3 }],
  ])('%s goes from here to there as often as back', async (method, changes) => {
    const before = skewed.sample(key(17, 'start'), COUNT);
    const points = await pointsAfter(experimentOf(method, changes), skewed, 1, before);
    // E f(x)g(y) = E g(x)f(y) for a reversible chain in its own law.
    const pairs = [
      [(x: number) => x, (x: number) => x * x],
      [(_x: number, y: number) => y, (x: number) => Math.tanh(2 * x)],
      [(x: number) => Number(x > 0.2), (x: number, y: number) => x * y],
    ] as const;
    for (const [f, g] of pairs) {
      const differences = Float32Array.from({ length: 2 * COUNT }, (_, i) => {
        const at = i - (i % 2);
        const from = [before[at] as number, before[at + 1] as number] as const;
        const to = [points[at] as number, points[at + 1] as number] as const;
        return f(...from) * g(...to) - g(...from) * f(...to);
      });
      expectMean(differences, (difference) => difference, 0);
    }
    const moved = meanOf(
      points.map((value, i) => value - (before[i] as number)),
      (dx, dy) => Number(dx !== 0 || dy !== 0),
    );
    expect(moved[0]).toBeGreaterThan(0.3);
    expect(moved[0]).toBeLessThan(0.99);
  });
});

describe('what goes wrong', () => {
  it('a step that is too large is refused by a chain that tests, and runs away without a test', async () => {
    const wide = { 'particles.stepSize': 3 };
    const held = await pointsAfter(experimentOf('mala', wide), gaussian, 20);
    expect(held.every(Number.isFinite)).toBe(true);
    const run = await startRun(experimentOf('ula', wide), gaussian, engine);
    const divergence = await run.advanceTo(400);
    expect(divergence?.where).toMatch(/^particles/);
    expect((await run.generated()).every(Number.isFinite)).toBe(true);
    run.dispose();
  });

  it.each(['svgd', 'ula', 'hmc'])('one particle of %s moves', async (method) => {
    const points = await pointsAfter(experimentOf(method, { 'particles.count': 1 }), gaussian, 5);
    expect(points).toHaveLength(2);
    expect(points.every(Number.isFinite)).toBe(true);
  });
});

it('svgd spreads its particles over the target', async () => {
  const points = await pointsAfter(experimentOf('svgd', { 'particles.count': 200 }), gaussian, 400);
  const [x] = meanOf(points, (value) => value);
  const [square] = meanOf(points, (value) => (value - 0.7) ** 2);
  expect(Math.abs(x - 0.7)).toBeLessThan(0.05);
  // Two hundred of them reach nearly, and never more than, the variance of the target.
  expect(square).toBeGreaterThan(0.85);
  expect(square).toBeLessThan(1.02);
});
