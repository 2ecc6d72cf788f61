import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PhaseIo } from '../../engine/contract.ts';
import { effective } from '../../experiment/availability.ts';
import { defaultExperiment, type Experiment, withValues } from '../../experiment/experiment.ts';
import { smoothingSchema } from '../../experiment/groups.ts';
import { logits, logitsAt, plugInValue, softplus } from '../../math/kernelGan.ts';
import { pointPairs } from '../../math/pointPairs.ts';
import { key, normal } from '../../math/rng.ts';
import { findGan } from '../../methods/index.ts';
import { valueAndGradients } from '../../nn/gradients.ts';
import type { ParamValue } from '../../schema/param.ts';
import { gradient64 } from '../../testing/finiteDifference.ts';
import fixture from '../../testing/fixtures/kde.json' with { type: 'json' };
import { relativeError } from '../../testing/matchers.ts';
import { startTfjs } from '../../testing/tfjs.ts';
import { KERNEL_CENTRES, kernelInput, kernelProbes } from './kernelProbe.ts';
import { createPlay } from './play.ts';
import { playersOf } from './players.ts';

const KERNELS = smoothingSchema.kernel.options.map(({ value }) => value);

interface Given {
  readonly real: Float32Array;
  readonly fake: Float32Array;
  readonly bandwidth: number;
  readonly changes?: Readonly<Record<string, ParamValue>>;
  readonly floor?: number;
  readonly draws?: PhaseIo['normal'];
}

const experimentOf = (changes: Given['changes'] = {}): Experiment =>
  effective(withValues(defaultExperiment(), { 'method.id': 'kernel-gan', ...changes }));

type Loss = (points: tf.Tensor2D) => tf.Scalar;

/** What `use` makes of the generator's loss and the generated points, through the method and its play. */
function withLoss<Result>(
  { real, fake, bandwidth, changes = {}, floor = 0, draws }: Given,
  use: (loss: Loss, points: tf.Tensor2D) => Result,
): Result {
  const experiment = experimentOf(changes);
  const noDraw = (): never => {
    throw new Error('nothing is drawn here');
  };
  const io: PhaseIo = {
    state: noDraw,
    settingPower: noDraw,
    setting: (name) => tf.scalar(name === 'smoothing.now' ? bandwidth : floor),
    normal: draws ?? noDraw,
    uniform: noDraw,
    rows: () => tf.tensor2d(real, [real.length / 2, 2]),
    at: noDraw,
  };
  let result: Result | undefined;
  tf.tidy(() => {
    const play = createPlay(experiment, playersOf(experiment), { generator: [], critic: [] }, io, () => undefined);
    const loss = findGan(experiment.method.id).phases[0]?.loss;
    if (!loss) throw new Error('no phase');
    const points = tf.tensor2d(fake, [fake.length / 2, 2]);
    result = use((at) => loss({ ...play, fakePoints: () => tf.clone(at) }) as tf.Scalar, points);
  });
  return result as Result;
}

/** Value of the generator's loss and its gradient in every generated point. */
const lossOf = (given: Given): { value: number; force: Float32Array } =>
  withLoss(given, (loss, points) => {
    const { value, gradients } = valueAndGradients(() => loss(points), [points]);
    return {
      value: value.dataSync()[0] as number,
      force: Float32Array.from((gradients[0] as tf.Tensor2D).dataSync()),
    };
  });

/** The value alone, which takes a third of the time. */
const lossAlone = (given: Given): number => withLoss(given, (loss, points) => loss(points).dataSync()[0] as number);

const real = Float32Array.from(fixture.data.flat());
const fake = Float32Array.from(fixture.generated.flat());

beforeAll(startTfjs);

describe.each(fixture.rows)('against PyTorch at bandwidth $bandwidth, leave-one-out $leaveOneOut', (row) => {
  it('has the value of the objective and its gradient in every generated point', () => {
    const changes = { 'method.selfTerms': !row.leaveOneOut };
    const { value, force } = lossOf({ real, fake, bandwidth: row.bandwidth, changes });
    expect(Math.abs(value - row.value)).toBeLessThan(2e-5 * Math.max(1, Math.abs(row.value)));
    const expected = row.gradient.flat();
    const difference = force.map((component, i) => component - (expected[i] as number));
    expect(Math.hypot(...difference)).toBeLessThan(2e-4 * Math.hypot(...expected) + 1e-7);
  });
});

/** V_B in float64 as the options of a method shape it, the gradient's centres held at `centres`. */
function value64(points: ArrayLike<number>, bandwidth: number, changes: Readonly<Record<string, ParamValue>>): number {
  const smoother = (changes['smoothing.kernel'] ?? 'gaussian') as (typeof KERNELS)[number];
  const leaveOneOut = changes['method.selfTerms'] === false;
  return plugInValue(logits(pointPairs(real, points), { bandwidth, smoother, leaveOneOut }));
}

describe('the gradient in every generated point', () => {
  const cases = KERNELS.flatMap((kernel) => [true, false].map((selfTerms) => ({ kernel, selfTerms })));
  it.each(cases)('agrees with central differences: $kernel, self terms $selfTerms', ({ kernel, selfTerms }) => {
    const changes = { 'smoothing.kernel': kernel, 'method.selfTerms': selfTerms };
    // Every point lies inside the bounded kernel of another one, away from the edge where it has a kink.
    const bandwidth = kernel === 'epanechnikov' ? 1.1 : 0.4;
    const { value, force } = lossOf({ real, fake, bandwidth, changes });
    expect(value).toBeCloseTo(value64(fake, bandwidth, changes), 4);
    const expected = gradient64((points) => value64(points, bandwidth, changes), fake, 1e-5);
    expect(relativeError(force, expected)).toBeLessThan(1e-3);
  });

  it('leaves out what the points do as centres, if told to', () => {
    const changes = { 'method.centres': false };
    const { value, force } = lossOf({ real, fake, bandwidth: 0.4, changes });
    expect(value).toBeCloseTo(value64(fake, 0.4, {}), 5);
    const logitAt = (x: ArrayLike<number>): number =>
      logitsAt(
        x,
        { real: Float64Array.from(real), generated: Float64Array.from(fake), dimension: 2 },
        { bandwidth: 0.4 },
      ).logits[0] as number;
    const count = fake.length / 2;
    const expected = Array.from({ length: count }, (_, j) =>
      gradient64((x) => -softplus(logitAt(x)) / count, fake.subarray(2 * j, 2 * j + 2)),
    ).flatMap((pair) => [...pair]);
    expect(relativeError(force, expected)).toBeLessThan(1e-3);
  });

  it('of the noisy objective is the plug-in one where the noise is zero', () => {
    const draws: PhaseIo['normal'] = (_stream, rows, columns) => tf.zeros([rows, columns]);
    const noisy = lossOf({ real, fake, bandwidth: 0.4, changes: { 'method.id': 'kernel-gan-noisy' }, draws });
    const plain = lossOf({ real, fake, bandwidth: 0.4 });
    expect(noisy.value).toBeCloseTo(plain.value, 6);
    expect(relativeError(noisy.force, plain.force)).toBeLessThan(1e-5);
  });

  it('fades under a density floor where both densities vanish', () => {
    const far = fake.map((value) => value + 60);
    const changes = { 'method.objective': 'non-saturating' };
    const pull = (floor: number): number =>
      Math.hypot(...lossOf({ real, fake: far, bandwidth: 1, floor, changes }).force);
    expect(pull(0)).toBeGreaterThan(1);
    expect(pull(1e-3)).toBeLessThan(0.05 * pull(0));
  });
});

/** Outputs of a probe of the program, as drawing asks for them. */
function probed(
  name: 'kernelLogit' | 'kernelGradient',
  kernel: (typeof KERNELS)[number],
  view: Parameters<typeof kernelInput>[0],
  queries: Float32Array,
): Float32Array {
  const input = kernelInput(view, queries);
  return tf.tidy(() => {
    const result = kernelProbes(kernel)[name](() => tf.tensor1d([]), tf.tensor2d(input, [input.length / 2, 2]));
    return Float32Array.from(result.dataSync());
  });
}

describe.each(KERNELS)('the discriminator of the %s kernel', (kernel) => {
  const sample = (name: string): Float32Array => normal(key(3, name), 2 * KERNEL_CENTRES);
  const [a, b] = [sample('a'), sample('b').map((value) => 0.5 * value + 0.8)];
  const grid = Float32Array.from({ length: 2 * 9 * 9 }, (_, i) =>
    i % 2 === 0 ? 2.5 * (Math.floor(i / 2) % 9) - 10 : 2.5 * Math.floor(i / 18) - 10,
  );

  it('agrees with float64 in its logits and their gradients', () => {
    const view = { bandwidth: 0.6, floor: 1e-4, real: a, generated: b };
    const queries = grid.map((value) => value / 4);
    const sets = { real: Float64Array.from(a), generated: Float64Array.from(b), dimension: 2 };
    const at = (points: ArrayLike<number>): Float64Array =>
      logitsAt(points, sets, { bandwidth: 0.6, floor: Math.fround(1e-4), smoother: kernel }).logits;
    expect(relativeError(probed('kernelLogit', kernel, view, queries), at(queries))).toBeLessThan(1e-5);
    const few = queries.subarray(2 * 30, 2 * 50);
    const expected = Array.from({ length: few.length / 2 }, (_, i) =>
      gradient64((x) => at(x)[0] as number, few.subarray(2 * i, 2 * i + 2), 1e-5),
    ).flatMap((pair) => [...pair]);
    expect(relativeError(probed('kernelGradient', kernel, view, few), expected)).toBeLessThan(
      kernel === 'epanechnikov' ? 2e-2 : 1e-3,
    );
  });

  it('is one half everywhere where both sets are the same', () => {
    for (const bandwidth of [0.005, 0.1, 3]) {
      const view = { bandwidth, floor: 0, real: a, generated: a };
      expect([...probed('kernelLogit', kernel, view, grid)].every((logit) => logit === 0)).toBe(true);
    }
  });

  it.each([0.005, 0.05, 3])('is finite on the whole plane at bandwidth %f', (bandwidth) => {
    const view = { bandwidth, floor: 0, real: a, generated: b };
    for (const probe of ['kernelLogit', 'kernelGradient'] as const) {
      expect([...probed(probe, kernel, view, grid)].every(Number.isFinite)).toBe(true);
    }
    const { value, force } = lossOf({ real, fake, bandwidth, changes: { 'smoothing.kernel': kernel } });
    expect(Number.isFinite(value)).toBe(true);
    expect(force.every(Number.isFinite)).toBe(true);
  });

  it.each([
    ['one point', 1, 1],
    ['one point on the datum', 1, 0],
    ['points that all coincide', 16, 0],
    ['two heaps', 16, 2],
  ])('survives %s, with and without self terms', (_, count, gap) => {
    const heap = (x: number): Float32Array => new Float32Array(2 * count).fill(x);
    for (const bandwidth of [0.005, 0.5]) {
      for (const selfTerms of [true, false]) {
        const changes = { 'smoothing.kernel': kernel, 'method.selfTerms': selfTerms };
        const { value, force } = lossOf({ real: heap(0), fake: heap(gap), bandwidth, changes });
        expect(Number.isFinite(value)).toBe(true);
        expect(force.every(Number.isFinite)).toBe(true);
        if (gap === 0) expect(value).toBeCloseTo(-2 * Math.LN2, 5);
        if (gap === 0) expect(Math.hypot(...force)).toBeLessThan(1e-3);
      }
    }
  });
});

describe('the divergence of two samples of one law', () => {
  const table = [
    { count: 64, seeds: 24, jsd: { 0.05: 0.626, 0.1: 0.535, 0.2: 0.298, 0.5: 0.078, 1: 0.018 } },
    { count: 256, seeds: 8, jsd: { 0.05: 0.501, 0.2: 0.115 } },
  ];
  const cases = table.flatMap(({ count, seeds, jsd }) =>
    Object.entries(jsd).map(([bandwidth, expected]) => ({ count, seeds, bandwidth: Number(bandwidth), expected })),
  );
  it.each(cases)('is $expected nats at n = $count, bandwidth $bandwidth', ({ count, seeds, bandwidth, expected }) => {
    const sets = Array.from({ length: seeds }, (_, seed) =>
      ['real', 'fake'].map((name) => normal(key(seed, name), 2 * count)),
    );
    const mean =
      sets.reduce((sum, [x, y]) => {
        const value = lossAlone({ real: x as Float32Array, fake: y as Float32Array, bandwidth });
        return sum + (value + 2 * Math.LN2) / 2;
      }, 0) / seeds;
    // The last digit of the published figures is worth half a thousandth.
    expect(Math.abs(mean - expected)).toBeLessThan(0.1 * expected + 5e-4);
  });
});
