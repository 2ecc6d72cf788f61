import { beforeAll, describe, expect, it } from 'vitest';
import { mixtureLaw } from '../../data/mixtureLaw.ts';
import { effective } from '../../experiment/availability.ts';
import { defaultExperiment, withValues } from '../../experiment/experiment.ts';
import { relativeError } from '../../testing/matchers.ts';
import { type Point, steinKernel64 } from '../../testing/sampler64.ts';
import { runOnce, startTfjs } from '../../testing/tfjs.ts';
import { buildProgram } from '../program.ts';
import { settingsAt } from '../settings.ts';
import { unitOf } from './actors.ts';
import { pairingOf } from './pairing.ts';

/** Samplers that learn from their own samples alone, on the standard Gaussian, whose score is −x: pulls in closed form. */

const SIGMA = 0.3;
const LAW = mixtureLaw([{ x: 0, y: 0, stdX: 1, stdY: 1, weight: 1 }]);

/** Gradient over x = zA + m of the sampler's loss and its value; A row by row, then m. */
function update(id: string, latent: readonly (readonly number[])[], noise: readonly (readonly number[])[]) {
  const experiment = effective(
    withValues(withValues(defaultExperiment(), { 'method.id': id }), {
      'generator.depth': 0,
      'generatorOptimiser.kind': 'momentum',
      'sampler.noiseLow': SIGMA,
      'sampler.noiseHigh': SIGMA,
      'sampler.batch': 2 * latent.length,
      'sampler.clip': 1000,
      'sampler.spread': 1,
    }),
  );
  const program = buildProgram(experiment, LAW);
  expect(Object.keys(program.state).some((name) => name.startsWith('score'))).toBe(false);
  const unit = unitOf(LAW);
  const map = [1.3, 0.4, -0.5, 0.8, 0.7, -0.4] as const;
  const weights = Float32Array.from(map, (value, i) => (value - (i === 0 || i === 3 ? 1 : 0)) / unit);
  const given = { latent, noise } as Parameters<typeof runOnce>[4];
  const { state, report } = runOnce(
    program,
    'generator',
    { ...program.state, 'generator.weights': weights },
    settingsAt(experiment)(0),
    given,
  );
  const rows = [1, -1].flatMap((sign) =>
    latent.map(([u, v], i): Point => {
      const at = (axis: 0 | 1) =>
        (u as number) * map[axis] + (v as number) * (map[2 + axis] as number) + (map[4 + axis] as number);
      return [at(0) + sign * SIGMA * (noise[i]?.[0] as number), at(1) + sign * SIGMA * (noise[i]?.[1] as number)];
    }),
  );
  const along = (pulls: readonly Point[]): number[] => {
    const z = [...latent, ...latent];
    const mean = (value: (row: number) => number) => pulls.reduce((sum, _, i) => sum + value(i) / pulls.length, 0);
    return [0, 1, 2].flatMap((from) =>
      [0, 1].map((axis) => mean((i) => (from === 2 ? 1 : (z[i]?.[from] as number)) * (pulls[i]?.[axis] as number))),
    );
  };
  const gradient = Array.from(state['generator.moment1'] as Float32Array, (value) => value / unit);
  return { gradient, loss: report.generatorLoss as number, rows, along };
}

const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1];
const LATENT = [
  [0.5, -1],
  [1.2, 0.3],
  [-0.4, 0.8],
];
const NOISE = [
  [0.9, 0.2],
  [-0.6, 1.1],
  [0.3, -0.7],
];

beforeAll(startTfjs);

describe('the Stein kernel', () => {
  it.each([0.6, 1, 2])('has the mean 0 over the target for every point, at scale %f', (scale) => {
    const x: Point = [0.8, -0.3];
    const step = 0.2;
    let sum = 0;
    for (let i = -40; i <= 40; i++) {
      for (let j = -40; j <= 40; j++) {
        const y: Point = [i * step, j * step];
        const density = Math.exp(-dot(y, y) / 2) / (2 * Math.PI);
        sum += steinKernel64(scale, [x, [-x[0], -x[1]]], [y, [-y[0], -y[1]]]) * density * step * step;
      }
    }
    expect(Math.abs(sum)).toBeLessThan(1e-6);
  });
});

describe('a sampler alone on the standard Gaussian', () => {
  it('descends the discrepancy between samples of different latents', () => {
    const { gradient, loss, rows, along } = update('ksd-ns', LATENT, NOISE);
    const others = (i: number) => rows.filter((_, j) => j % LATENT.length !== i % LATENT.length);
    let value = 0;
    const pulls = rows.map((x, i): Point => {
      const pull: [number, number] = [0, 0];
      for (const y of others(i)) {
        const apart: Point = [x[0] - y[0], x[1] - y[1]];
        const squared = dot(apart, apart);
        const k = 1 / Math.sqrt(1 + squared);
        const share = SIGMA ** 2 / others(i).length;
        // u = (x·y) k + (2 − r²) k³ − 3 r² k⁵, and ∇k = −k³ (x − y).
        value += (share * (dot(x, y) * k + (2 - squared) * k ** 3 - 3 * squared * k ** 5)) / rows.length;
        const factor = -dot(x, y) * k ** 3 - 2 * k ** 3 - (3 * (2 - squared) + 6) * k ** 5 + 15 * squared * k ** 7;
        for (const axis of [0, 1] as const) pull[axis] += 2 * share * (y[axis] * k + factor * apart[axis]);
      }
      return pull;
    });
    expect(loss).toBeCloseTo(value, 6);
    expect(relativeError(gradient, along(pulls))).toBeLessThan(1e-5);
  });

  it('has nothing to compare one latent with', () => {
    const { gradient, loss } = update('ksd-ns', LATENT.slice(0, 1), NOISE.slice(0, 1));
    expect(loss).toBe(0);
    expect(gradient.every((value) => value === 0)).toBe(true);
  });

  it('follows the direction of SVGD, which of two samples is known at any distance', () => {
    const { gradient, loss, rows, along } = update('amortised-svgd', LATENT.slice(0, 1), NOISE.slice(0, 1));
    const pulls = rows.map((x, i): Point => {
      const y = rows[1 - i] as Point;
      const apart: Point = [x[0] - y[0], x[1] - y[1]];
      // The median is r², hence h = r²/log 3 and k = ⅓.
      const push = (2 * Math.log(3)) / (3 * dot(apart, apart));
      const phi = ([0, 1] as const).map((axis) => (-x[axis] - y[axis] / 3 + push * apart[axis]) / 2);
      return [-(SIGMA ** 2) * (phi[0] as number), -(SIGMA ** 2) * (phi[1] as number)];
    });
    expect(loss).toBeCloseTo(pulls.reduce((sum, pull) => sum + dot(pull, pull), 0) / (4 * SIGMA ** 2), 6);
    expect(relativeError(gradient, along(pulls))).toBeLessThan(1e-4);
  });
});

describe('rows that are compared', () => {
  it('are of one level, and independent ones of other latents', () => {
    const { all, independent } = pairingOf([0, 0, 0, 1, 1, 2]);
    const [every, some] = [all.arraySync(), independent.arraySync()];
    const total = (row: readonly number[] | undefined) => row?.reduce((sum, weight) => sum + weight, 0);
    expect(every.map(total).every((sum) => Math.abs((sum as number) - 1) < 1e-6)).toBe(true);
    expect(some.map(total).map((sum) => Math.round((sum as number) * 1e6) / 1e6)).toEqual([
      1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 0,
    ]);
    expect([every[0]?.[6], every[0]?.[3], some[0]?.[6], some[0]?.[0]]).toEqual([every[0]?.[0], 0, 0, 0]);
    expect(some[0]?.[7]).toBeCloseTo(1 / 4, 6);
  });
});
