import { beforeAll, describe, expect, it } from 'vitest';
import type { Law } from '../../data/law.ts';
import { mixtureLaw } from '../../data/mixtureLaw.ts';
import { effective } from '../../experiment/availability.ts';
import { defaultExperiment, withValues } from '../../experiment/experiment.ts';
import { createMixture, type GaussianComponent } from '../../math/mixture.ts';
import { normalQuantile } from '../../math/normalQuantile.ts';
import { key, uniform } from '../../math/rng.ts';
import type { ParamValue } from '../../schema/param.ts';
import { gradient64 } from '../../testing/finiteDifference.ts';
import { moments, relativeError } from '../../testing/matchers.ts';
import { runOnce, startTfjs } from '../../testing/tfjs.ts';
import { buildProgram } from '../program.ts';
import { settingsAt } from '../settings.ts';
import { samplerActors, unitOf } from './actors.ts';

/**
 * The divergences that samplers descend, in closed form. Of a linear sampler x = zA + m the law with noise is N(m, AᵀA + σ² I), and
 * its score is one that a linear score network can say exactly.
 */

type Six = ArrayLike<number>;

/** AᵀA + σ² I as xx, xy, yy; A row by row, then m. */
const covariance = (theta: Six, sigma: number): readonly [number, number, number] => {
  const [a, b, c, d] = Array.from(theta) as [number, number, number, number];
  return [a * a + c * c + sigma * sigma, a * b + c * d, b * b + d * d + sigma * sigma];
};

function inverse([xx, xy, yy]: readonly [number, number, number]): readonly [number, number, number] {
  const determinant = xx * yy - xy * xy;
  return [yy / determinant, -xy / determinant, xx / determinant];
}

type Field = (x: number, y: number) => readonly [number, number];

/** The score of N(m, AᵀA + σ² I). */
function ownScore(theta: Six, sigma: number): Field {
  const [xx, xy, yy] = inverse(covariance(theta, sigma));
  return (x, y) => {
    const [dx, dy] = [x - (theta[4] as number), y - (theta[5] as number)];
    return [-xx * dx - xy * dy, -xy * dx - yy * dy];
  };
}

/** E f(x) under N(m, AᵀA + σ² I), by the trapezoid rule, which converges faster than any power here. */
function expectation(theta: Six, sigma: number, f: (x: number, y: number) => number): number {
  const [xx, xy, yy] = covariance(theta, sigma);
  const first = Math.sqrt(xx);
  const second = Math.sqrt(yy - (xy * xy) / xx);
  const step = 0.25;
  let sum = 0;
  for (let i = -32; i <= 32; i++) {
    for (let j = -32; j <= 32; j++) {
      const [u, v] = [i * step, j * step];
      const at = f((theta[4] as number) + first * u, (theta[5] as number) + (xy / first) * u + second * v);
      sum += at * Math.exp(-(u * u + v * v) / 2);
    }
  }
  return (sum * step * step) / (2 * Math.PI);
}

const smoothed = (components: readonly GaussianComponent[], tau: number) =>
  createMixture(components.map((c) => ({ ...c, stdX: Math.hypot(c.stdX, tau), stdY: Math.hypot(c.stdY, tau) })));

/** E ‖s_q − s‖² for the sampler's own score, or one that stays. */
const fisher = (target: Field, sigma: number, stays?: Six) => (theta: Six) => {
  const own = ownScore(stays ?? theta, sigma);
  return expectation(theta, sigma, (x, y) => {
    const [a, b] = [target(x, y), own(x, y)];
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;
  });
};

/** KL(p ‖ q) up to a constant. */
const kullback = (logDensity: (x: number, y: number) => number, sigma: number) => (theta: Six) => {
  const [xx, xy, yy] = covariance(theta, sigma);
  return -Math.log(xx * yy - xy * xy) / 2 - expectation(theta, sigma, logDensity);
};

describe('the oracle', () => {
  // Twice the same in one dimension; the numbers are those of finite differences there.
  const theta = [1.8, 0, 0, 1.8, 0.7, 0.7];
  const standard = createMixture([{ x: 0, y: 0, stdX: 1, stdY: 1, weight: 1 }]);

  it('has the Fisher divergence of Gaussians, its gradient, and the wrong one', () => {
    const variance = 1.8 ** 2 + 0.3 ** 2;
    expect(fisher(standard.score, 0.3)(theta)).toBeCloseTo(2 * (0.7 ** 2 + variance - 2 + 1 / variance), 8);
    const whole = gradient64(fisher(standard.score, 0.3), theta);
    const alongX = gradient64(fisher(standard.score, 0.3, theta), theta);
    const close = (actual: Float64Array, [offset, scale]: readonly [number, number], digits: number) =>
      [scale, 0, 0, scale, offset, offset].map((value, i) => expect(actual[i]).toBeCloseTo(value, digits));
    close(whole, [1.4, 3.6 * (1 - variance ** -2)], 4);
    close(whole, [1.4, 3.2754], 3);
    close(alongX, [0.979, 1.762], 2);
  });

  it('has the divergence of Kullback and Leibler of Gaussians', () => {
    const variance = 1.8 ** 2 + 0.3 ** 2;
    const slope = gradient64(kullback(standard.logDensity, 0.3), theta);
    [1.8 - 1.8 / variance, 0, 0, 1.8 - 1.8 / variance, 0.7, 0.7].map((value, i) =>
      expect(slope[i]).toBeCloseTo(value, 6),
    );
  });
});

interface Drawn {
  readonly latent: readonly (readonly number[])[];
  readonly noise: readonly (readonly number[])[];
}

/** A sampler that is linear, and a score network that says its score exactly; one update of either on given draws. */
function linear(law: Law, sigma: number, theta: Six, pairs: number, changes: Readonly<Record<string, ParamValue>>) {
  const experiment = effective(
    withValues(withValues(defaultExperiment(), { 'method.id': changes['method.id'] ?? 'dft' }), {
      'generator.depth': 0,
      'score.depth': 0,
      'generatorOptimiser.kind': 'momentum',
      'scoreOptimiser.kind': 'momentum',
      'sampler.noiseLow': sigma,
      'sampler.noiseHigh': sigma,
      'sampler.batch': 2 * pairs,
      'sampler.clip': 1000,
      ...changes,
    }),
  );
  const { spread } = experiment.sampler;
  const unit = unitOf(law);
  const program = buildProgram(experiment, law);
  const [a, b, c, d, m, n] = Array.from(theta) as [number, number, number, number, number, number];
  const [xx, xy, yy] = inverse(covariance(theta, sigma));
  const first = 1 / (spread ** 2 + sigma ** 2);
  const state = {
    ...program.state,
    'generator.weights': Float32Array.of(
      (a - spread) / unit,
      b / unit,
      c / unit,
      (d - spread) / unit,
      m / unit,
      n / unit,
    ),
    'score.weights': Float32Array.from(
      [unit * (first - xx), -unit * xy, -unit * xy, unit * (first - yy), 0, 0, xx * m + xy * n, xy * m + yy * n],
      (value) => sigma * value,
    ),
  };
  const { generator } = samplerActors(experiment);
  expect(generator.layout.size).toBe(6);
  return (phase: 'generator' | 'score', draws: Drawn, own: Readonly<Record<string, Float32Array>> = {}) => {
    const result = runOnce(program, phase, { ...state, ...own }, settingsAt(experiment)(0), { ...draws });
    const gradient = Array.from(result.state[`${phase}.moment1`] as Float32Array, (value) => value / unit);
    return { gradient, state, loss: result.report[`${phase}Loss`] as number };
  };
}

/** Four pairs whose first and second moments are those of normal variables, which is all that Gaussians ask about. */
const CORNERS = [
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
];
const TURNED = [
  [Math.SQRT2, 0],
  [0, Math.SQRT2],
  [0, -Math.SQRT2],
  [-Math.SQRT2, 0],
];
const repeated = (times: number): Drawn => ({
  latent: Array.from({ length: times }, () => CORNERS).flat(),
  noise: Array.from({ length: times }, () => TURNED).flat(),
});

const SIGMA = 0.3;
const THETA = [1.3, 0.4, -0.5, 0.8, 0.7, -0.4];
const ONE: readonly GaussianComponent[] = [{ x: 0.2, y: -0.1, stdX: 0.9, stdY: 1.4, weight: 1 }];

beforeAll(startTfjs);

describe('a linear sampler of a Gaussian', () => {
  const law = mixtureLaw(ONE);
  const target = createMixture(ONE);
  const update = (changes: Readonly<Record<string, ParamValue>>, theta: Six = THETA) =>
    linear(law, SIGMA, theta, CORNERS.length, changes);

  it('descends the Fisher divergence, and says its value', () => {
    const { gradient, loss } = update({ 'method.id': 'dft' })('generator', repeated(1));
    const divergence = fisher(target.score, SIGMA);
    const weight = SIGMA ** 3 / 2;
    const expected = gradient64(divergence, THETA).map((value) => weight * value);
    expect(relativeError(gradient, expected)).toBeLessThan(1e-5);
    expect(loss).toBeCloseTo(weight * divergence(THETA), 6);
  });

  it('descends the same divergence by SIVI-SM, whose network says how the scores differ', () => {
    const unit = unitOf(law);
    const [xx, xy, yy] = inverse(covariance(THETA, SIGMA));
    const [a, b] = [1 / 0.9 ** 2, 1 / 1.4 ** 2];
    const [, , , , m, n] = THETA as [number, number, number, number, number, number];
    // f(x) = s_q(x) − s(x), times σ.
    const slopes = [xx - a, xy, xy, yy - b].map((value) => unit * value);
    const offsets = [0.2 * a - xx * m - xy * n, -0.1 * b - xy * m - yy * n];
    const difference = Float32Array.from([...slopes, 0, 0, ...offsets], (value) => SIGMA * value);
    const learn = update({ 'method.id': 'sivi-sm' });
    const { gradient, loss } = learn('generator', repeated(1), { 'score.weights': difference });
    const divergence = fisher(target.score, SIGMA);
    const weight = SIGMA ** 3 / 2;
    const expected = gradient64(divergence, THETA).map((value) => weight * value);
    expect(relativeError(gradient, expected)).toBeLessThan(1e-5);
    expect(loss).toBeCloseTo(weight * divergence(THETA), 6);
    const learnt = learn('score', repeated(1), { 'score.weights': difference });
    expect(learnt.loss).toBeCloseTo(2 - SIGMA ** 2 * (xx + yy), 5);
    expect(Math.hypot(...learnt.gradient)).toBeLessThan(1e-5);
  });

  it('descends something else without the correction', () => {
    const { gradient, loss } = update({ 'method.id': 'dft', 'method.correction': false })('generator', repeated(1));
    const weight = SIGMA ** 3 / 2;
    const expected = gradient64(fisher(target.score, SIGMA, THETA), THETA).map((value) => weight * value);
    const right = gradient64(fisher(target.score, SIGMA), THETA).map((value) => weight * value);
    expect(relativeError(gradient, expected)).toBeLessThan(1e-5);
    expect(relativeError(gradient, right)).toBeGreaterThan(0.2);
    expect(loss).toBeCloseTo(weight * fisher(target.score, SIGMA)(THETA), 6);
  });

  it('descends the reverse divergence of Kullback and Leibler by KL-IS', () => {
    const { gradient, loss } = update({ 'method.id': 'kl-is' })('generator', repeated(1));
    const expected = gradient64(kullback(target.logDensity, SIGMA), THETA).map((value) => SIGMA ** 2 * value);
    expect(relativeError(gradient, expected)).toBeLessThan(1e-5);
    expect(loss).toBeCloseTo((SIGMA ** 2 / 2) * fisher(target.score, SIGMA)(THETA), 5);
  });

  it('descends the divergence to the target to the power β', () => {
    const beta = 0.25;
    const flatter = createMixture(ONE.map((c) => ({ ...c, stdX: c.stdX / beta ** 0.5, stdY: c.stdY / beta ** 0.5 })));
    const dft = update({ 'method.id': 'dft', 'sampler.beta': beta })('generator', repeated(1));
    const weight = SIGMA ** 3 / 2;
    const ofFisher = gradient64(fisher(flatter.score, SIGMA), THETA).map((value) => weight * value);
    expect(relativeError(dft.gradient, ofFisher)).toBeLessThan(1e-5);
    expect(dft.loss).toBeCloseTo(weight * fisher(flatter.score, SIGMA)(THETA), 6);
    const kl = update({ 'method.id': 'kl-is', 'sampler.beta': beta })('generator', repeated(1));
    const ofKullback = gradient64(kullback(flatter.logDensity, SIGMA), THETA).map((value) => SIGMA ** 2 * value);
    expect(relativeError(kl.gradient, ofKullback)).toBeLessThan(1e-5);
  });

  it.each(['dft', 'kl-is'])('stays by %s where it is the target with noise taken off', (id) => {
    const theta = [Math.sqrt(0.9 ** 2 - SIGMA ** 2), 0, 0, Math.sqrt(1.4 ** 2 - SIGMA ** 2), 0.2, -0.1];
    const { gradient, loss } = update({ 'method.id': id }, theta)('generator', repeated(1));
    expect(Math.hypot(...gradient)).toBeLessThan(1e-6);
    expect(Math.abs(loss)).toBeLessThan(1e-6);
  });

  it('has the least denoising loss, d − σ² E ‖s‖², where the score is its own', () => {
    const learn = update({});
    const { gradient, loss, state } = learn('score', repeated(1));
    const [xx, , yy] = inverse(covariance(THETA, SIGMA));
    const least = 2 - SIGMA ** 2 * (xx + yy);
    expect(loss).toBeCloseTo(least, 5);
    expect(Math.hypot(...gradient)).toBeLessThan(1e-5);
    // A score that is off by δ everywhere costs σ² ‖δ‖² more.
    const weights = (state['score.weights'] as Float32Array).slice();
    weights[6] = (weights[6] as number) + SIGMA * 0.5;
    weights[7] = (weights[7] as number) - SIGMA * 0.2;
    const off = learn('score', repeated(1), { 'score.weights': weights });
    expect(off.loss).toBeCloseTo(least + SIGMA ** 2 * (0.5 ** 2 + 0.2 ** 2), 5);
  });
});

describe('the ladder', () => {
  /** The first samples, whose score the network says exactly at every level. */
  const SPREAD = 1.2;
  const start = [SPREAD, 0, 0, SPREAD, 0, 0];
  const sigmas = Array.from({ length: 11 }, (_, i) => 0.2 * 8 ** (i / 10));
  const law = mixtureLaw(ONE);
  const over = (of: (sigma: number, target: ReturnType<typeof createMixture>) => Float64Array): number[] => {
    const each = sigmas.map((sigma) => of(sigma, smoothed(ONE, Math.sqrt(sigma ** 2 - 0.2 ** 2))));
    return start.map((_, i) => each.reduce((sum, value) => sum + (value[i] as number) / sigmas.length, 0));
  };
  const gradientOf = (id: string, own: Readonly<Record<string, ParamValue>> = {}): number[] =>
    linear(law, 0.2, start, 4 * sigmas.length, {
      'method.id': id,
      'sampler.noiseHigh': 1.6,
      'sampler.spread': SPREAD,
      ...own,
    })('generator', repeated(sigmas.length), { 'score.weights': new Float32Array(8) }).gradient;

  it.each([{ own: {} }, { own: { 'method.correction': false }, stays: start }])(
    'is the mean over levels of Fisher divergences to the target smoothed to match, times ½σ³: $own',
    ({ own, stays }) => {
      const expected = over((sigma, { score }) =>
        gradient64(fisher(score, sigma, stays), start).map((value) => (sigma ** 3 / 2) * value),
      );
      expect(relativeError(gradientOf('dft', own), expected)).toBeLessThan(1e-5);
    },
  );

  it('is the mean over levels of divergences of Kullback and Leibler, times σ²', () => {
    const expected = over((sigma, { logDensity }) =>
      gradient64(kullback(logDensity, sigma), start).map((value) => sigma ** 2 * value),
    );
    expect(relativeError(gradientOf('kl-is'), expected)).toBeLessThan(1e-5);
  });
});

describe('a linear sampler of three islands', () => {
  const islands: readonly GaussianComponent[] = [
    { x: -0.8, y: 0.3, stdX: 0.7, stdY: 0.9, weight: 1 },
    { x: 1, y: -0.5, stdX: 0.8, stdY: 0.6, weight: 2 },
    { x: 0.4, y: 1.2, stdX: 0.9, stdY: 0.9, weight: 1 },
  ];
  const law = mixtureLaw(islands);
  const target = createMixture(islands);
  const theta = [0.9, 0.2, -0.3, 0.7, 0.4, -0.2];
  const [PAIRS, BATCHES] = [1021, 6];
  const weight = SIGMA ** 3 / 2;

  /** Normal variables, four a pair, on a lattice of Korobov that is shifted as a whole: evener than chance, and without bias. */
  function drawnEvenly(batch: number): Drawn {
    const shifts = uniform(key(batch, 'shifts'), 4);
    const rows = Array.from({ length: PAIRS }, (_, i) =>
      [1, 76, 76 ** 2, 76 ** 3].map((generator, axis) =>
        normalQuantile(((i * (generator % PAIRS)) / PAIRS + (shifts[axis] as number)) % 1 || 1e-6),
      ),
    );
    return { latent: rows.map((row) => row.slice(0, 2)), noise: rows.map((row) => row.slice(2)) };
  }

  it.each([
    ['dft', {}, gradient64(fisher(target.score, SIGMA), theta).map((value) => weight * value)],
    [
      'dft',
      { 'method.correction': false },
      gradient64(fisher(target.score, SIGMA, theta), theta).map((value) => weight * value),
    ],
    ['kl-is', {}, gradient64(kullback(target.logDensity, SIGMA), theta).map((value) => SIGMA ** 2 * value)],
  ] as const)('%s %o: the mean over samples is the gradient, to five of its standard errors', (id, own, expected) => {
    const update = linear(law, SIGMA, theta, PAIRS, { 'method.id': id, ...own });
    const drawn = Array.from({ length: BATCHES }, (_, batch) => update('generator', drawnEvenly(batch)));
    const length = Math.hypot(...expected);
    expected.forEach((value, i) => {
      const { mean, variance } = moments(drawn.map(({ gradient }) => gradient[i] as number));
      const error = Math.sqrt(variance / (BATCHES - 1));
      expect(error).toBeLessThan(0.03 * length);
      expect(Math.abs(mean - value), `weight ${i}`).toBeLessThan(5 * error);
    });
  });

  it('is told apart from the wrong gradient by that', () => {
    const whole = gradient64(fisher(target.score, SIGMA), theta);
    expect(relativeError(gradient64(fisher(target.score, SIGMA, theta), theta), whole)).toBeGreaterThan(0.3);
  });
});
