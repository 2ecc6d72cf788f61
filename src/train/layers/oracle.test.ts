import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { findLaw } from '../../data/index.ts';
import { effective } from '../../experiment/availability.ts';
import { changesOfChoice, defaultExperiment, type Experiment, withValues } from '../../experiment/experiment.ts';
import { decoderLogits, likelihoodTable } from '../../math/layers/decoder.ts';
import { marginalStep, marginalValue, posteriorReconstruction } from '../../math/layers/latentMarginal.ts';
import { freeEnergies, rbmGradient, rbmLogLikelihoods, rbmLogProbabilities, rbmLogZ } from '../../math/layers/rbm.ts';
import { statesOf } from '../../math/layers/states.ts';
import { key, normal, uniform } from '../../math/rng.ts';
import { mean } from '../../math/stats.ts';
import { defaultsOf, type ParamValue } from '../../schema/param.ts';
import { gradient64 } from '../../testing/finiteDifference.ts';
import { type GivenDraws, runOnce, startTfjs } from '../../testing/tfjs.ts';
import { buildProgram } from '../program.ts';
import { settingsAt } from '../settings.ts';
import { layersActors } from './actors.ts';
import { drawCodes, everyCode, logShares } from './enumerated.ts';
import { partsOf } from './parts.ts';
import { priorOf } from './prior.ts';
import { logTop, type Tower, towerDecoder, towerOf } from './tower.ts';

/** One execution of a phase on a tower so small that all is known of it in float64. */

const law = findLaw('bars-and-stripes').create(defaultsOf(findLaw('bars-and-stripes').params), { imported: new Map() });
const PIXELS = 16;
const CODES = 3;
const BATCH = 5;

beforeAll(startTfjs);

/** Momentum, whose first buffer is the gradient. */
const SMALL = {
  'tower.codes': CODES,
  'tower.topUnits': 2,
  'tower.inferenceUnits': 4,
  'tower.batch': BATCH,
  'bottomOptimiser.kind': 'momentum',
  'topOptimiser.kind': 'momentum',
};

function experimentOf(method: string, changes: Readonly<Record<string, ParamValue>>): Experiment {
  const start = withValues(defaultExperiment(), { 'data.id': 'bars-and-stripes', seed: 3 });
  return effective(
    withValues(withValues(start, changesOfChoice('method.id', method, start)), { ...SMALL, ...changes }),
  );
}

const rowsOf = (values: ArrayLike<number>, columns: number): number[][] =>
  Array.from({ length: values.length / columns }, (_, row) =>
    Array.from({ length: columns }, (_, at) => values[row * columns + at] as number),
  );
const bits = (stream: string, rows: number, columns: number): number[][] =>
  rowsOf(
    uniform(key(4, stream), rows * columns).map((u) => Number(u < 0.5)),
    columns,
  );

const IMAGES = bits('images', BATCH, PIXELS);

/** A phase of a method run once on random weights, with what it saw. */
function once(
  method: string,
  phase: string,
  changes: Readonly<Record<string, ParamValue>> = {},
  draws: GivenDraws = {},
  given: Readonly<Record<string, Float32Array>> = {},
) {
  const experiment = experimentOf(method, changes);
  const program = buildProgram(experiment, law);
  const before: Record<string, Float32Array> = Object.fromEntries(
    Object.entries(program.state).map(([name, vector]) => [
      name,
      /weights$/.test(name) ? normal(key(9, name), vector.length).map((z) => 0.6 * z) : vector,
    ]),
  );
  Object.assign(before, given);
  const images = IMAGES.map((row) => row.map((bit) => 2 * bit - 1));
  const { state, report } = runOnce(program, phase, before, settingsAt(experiment)(0), { images, ...draws });
  const tower = (of = before): Tower => towerOf(experiment, PIXELS, { state: of });
  return { experiment, before, state, report, tower };
}

const close = (actual: ArrayLike<number> | undefined, expected: ArrayLike<number>, digits = 4): void => {
  expect(actual).toHaveLength(expected.length);
  Array.from(expected).forEach((value, i) => {
    expect(actual?.[i]).toBeCloseTo(value, digits);
  });
};

const uniforms = (stream: string, columns: number): number[][] =>
  rowsOf(uniform(key(6, stream), BATCH * columns), columns);

describe('a machine alone', () => {
  it('descends its exact likelihood where every code is enumerated', () => {
    const { before, state, report, tower } = once(
      'single-rbm',
      'bottom',
      { 'method.chain': 'exact' },
      { uniform: uniforms('noise', CODES) },
    );
    const { machine } = tower();
    // The oracle sees images as the visible side.
    const rbm = {
      visible: PIXELS,
      hidden: CODES,
      weights: Array.from({ length: PIXELS * CODES }, (_, i) => {
        const [pixel, code] = [Math.floor(i / CODES), i % CODES];
        return machine.weights[code * PIXELS + pixel] as number;
      }),
      visibleBias: machine.hiddenBias,
      hiddenBias: machine.visibleBias,
    };
    const { weights, visible, hidden } = rbmGradient(rbm, IMAGES.flat());
    const turned = Array.from({ length: PIXELS * CODES }, (_, i) => {
      const [code, pixel] = [Math.floor(i / PIXELS), i % PIXELS];
      return -(weights[pixel * CODES + code] as number);
    });
    close(state['bottom.moment1'], [...turned, ...visible.map((each) => -each)]);
    close(
      state['inference.moment1'],
      hidden.map((each) => -each),
    );
    expect(report.bottomLoss).toBeCloseTo(-mean(rbmLogLikelihoods(rbm, IMAGES.flat())), 4);
    expect(before).not.toHaveProperty('top.weights');
  });

  it('has from the first step on the law of codes that all its states have', () => {
    const { experiment, tower } = once(
      'single-rbm',
      'bottom',
      { 'method.chain': 'exact' },
      { uniform: uniforms('noise', CODES) },
    );
    const { prior, isTopped } = priorOf(experiment, tower(), 0, new Float32Array(CODES));
    expect(isTopped).toBe(true);
    close(prior, rbmLogProbabilities(tower().machine), 9);
  });
});

/** A part of a tower [its numbers] with number i moved by ε. */
const slopes = (
  before: Readonly<Record<string, Float32Array>>,
  part: string,
  value: (state: Readonly<Record<string, Float32Array | Float64Array>>) => number,
): Float64Array => gradient64((at) => value({ ...before, [part]: at }), before[part] as Float32Array, 1e-4);

/** −E log P(x) of a tower, by a table of every code. */
const minusLikelihood = (tower: Tower): number =>
  -marginalValue(likelihoodTable(towerDecoder(tower), IMAGES.flat()), logTop(tower));

describe('fine-tuning', () => {
  it('descends the exact likelihood of the whole tower in every layer', () => {
    const { before, state, report, tower } = once('aeri', 'all', { 'tower.topSteps': 10 });
    expect(report.allLoss).toBeCloseTo(minusLikelihood(tower()), 4);
    for (const part of ['bottom', 'top', 'topBias']) {
      const value = (at: Readonly<Record<string, ArrayLike<number>>>): number =>
        minusLikelihood(tower(at as typeof before));
      close(state[`${part}.moment1`], slopes(before, `${part}.weights`, value), 4);
    }
    expect(state['inference.weights']).toEqual(before['inference.weights']);
  });
});

describe('the latent marginal by expectation maximisation', () => {
  const Q = uniform(key(2, 'shares'), 2 ** CODES);
  const total = Q.reduce((sum, each) => sum + each, 0);
  const marginal = Float32Array.from(Q, (each) => each / total);
  const table = (tower: Tower) => likelihoodTable(towerDecoder(tower), IMAGES.flat());
  const logs = Float64Array.from(marginal, Math.log);

  it('takes the step of the exact one on a batch, by its rate', () => {
    for (const rate of [1, 0.25]) {
      const { before, state, report, tower } = once('exact-blm', 'bottom', { 'method.rate': rate }, {}, { marginal });
      const { next, value } = marginalStep(table(tower()), Float64Array.from(marginal));
      close(
        state.marginal,
        next.map((each, s) => rate * each + (1 - rate) * (marginal[s] as number)),
        5,
      );
      expect(report.bottomLoss).toBeCloseTo(-value, 4);
      const minusValue = (at: Readonly<Record<string, ArrayLike<number>>>): number =>
        -marginalValue(table(tower(at as typeof before)), logs);
      close(state['bottom.moment1'], slopes(before, 'bottom.weights', minusValue), 4);
      expect(before).not.toHaveProperty('inference.weights');
    }
  });

  it('is what its top learns, every code by its probability', () => {
    const { before, state, tower } = once('exact-blm', 'top', {}, {}, { marginal });
    const crossEntropy = (at: Readonly<Record<string, ArrayLike<number>>>): number =>
      logTop(tower(at as typeof before)).reduce((sum, log, s) => sum - (marginal[s] as number) * log, 0);
    for (const part of ['top', 'topBias'])
      close(state[`${part}.moment1`], slopes(before, `${part}.weights`, crossEntropy));
    expect(state.marginal).toEqual(marginal);
  });

  it('is drawn from as often as its probabilities say where chains start at codes', () => {
    const rows = 4_000;
    const codes = everyCode(CODES);
    const draws = uniform(key(1, 'gumbel'), rows * 2 ** CODES);
    const drawn = drawCodes(logShares(tf.tensor1d(marginal)), codes, tf.tensor2d(draws, [rows, 2 ** CODES])).dataSync();
    const shares = new Float64Array(2 ** CODES);
    for (const state of statesOf(drawn as Float32Array, CODES)) shares[state] = (shares[state] as number) + 1 / rows;
    for (let s = 0; s < shares.length; s++)
      expect(Math.abs((shares[s] as number) - (marginal[s] as number))).toBeLessThan(0.03);
  });

  it('restores by its posterior no better than the bound says', () => {
    const { tower } = once('exact-blm', 'bottom', {}, {}, { marginal });
    const at = table(tower());
    const { next } = marginalStep(at, Float64Array.from(marginal));
    const bound = posteriorReconstruction(at, logs) - Math.log(BATCH);
    expect(bound).toBeLessThanOrEqual(marginalValue(at, next.map(Math.log)) + 1e-9);
  });
});

describe('all layers at once', () => {
  const draws = {
    uniform: uniforms('noise', CODES),
    'uniform-2': uniforms('asleep', 2 ** CODES),
    'uniform-3': uniforms('dreamt', PIXELS),
  };
  const numbersOf = (x: tf.Tensor): Float32Array => x.dataSync() as Float32Array;
  /** Logits of inference over images in a state, by the network itself. */
  function inferredIn(experiment: Experiment, state: Readonly<Record<string, Float32Array>>) {
    const parts = partsOf(experiment, layersActors(experiment, PIXELS), (name) =>
      tf.tensor1d(state[name] as Float32Array),
    );
    return (images: number[][]): number[][] => rowsOf(numbersOf(parts.bottom.inferred(tf.tensor2d(images))), CODES);
  }
  const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
  const awakeOf = (logits: number[][]): number[][] =>
    logits.map((row, b) => row.map((z, i) => Number((draws.uniform[b]?.[i] as number) < sigmoid(z))));
  /** −E log P(x | h) P_J(h) of codes that need not be bits. */
  const minusJoint = (tower: Tower, codes: number[][]): number => {
    const misfits = codes.map((code, b) =>
      decoderLogits(towerDecoder(tower), code).reduce(
        (sum, z, p) => sum + Math.log1p(Math.exp(z)) - (IMAGES[b]?.[p] as number) * z,
        0,
      ),
    );
    return mean(misfits) + mean(freeEnergies(tower.machine, codes.flat())) + rbmLogZ(tower.machine);
  };
  /** Checks a phase's gradients in what generates against those of −E log P(x, h) with codes that stay. */
  function checkGenerative({ before, state, tower }: ReturnType<typeof once>, codes: number[][]): void {
    for (const part of ['bottom', 'top', 'topBias']) {
      const value = (at: Readonly<Record<string, ArrayLike<number>>>): number =>
        minusJoint(tower(at as typeof before), codes);
      close(state[`${part}.moment1`], slopes(before, `${part}.weights`, value), 3);
    }
  }

  it('descend minus the evidence bound, bits passing gradients on as if they were probabilities', () => {
    const seen = once('joint-vae', 'all', {}, draws);
    const { experiment, before, state, report, tower } = seen;
    const logits = inferredIn(experiment, before)(IMAGES);
    const codes = awakeOf(logits);
    checkGenerative(seen, codes);
    const entropies = logits.map((row) => row.reduce((sum, z) => sum + Math.log1p(Math.exp(z)) - sigmoid(z) * z, 0));
    expect(report.allLoss).toBeCloseTo(minusJoint(tower(), codes) - mean(entropies), 4);
    // The last biases of inference are what every logit moves with.
    const along = gradient64((at) => minusJoint(tower(), rowsOf(at, CODES)), codes.flat(), 1e-4);
    const expected = Array.from({ length: CODES }, (_, i) =>
      logits.reduce((sum, row, b) => {
        const z = row[i] as number;
        return sum + sigmoid(z) * (1 - sigmoid(z)) * ((along[b * CODES + i] as number) + z / BATCH);
      }, 0),
    );
    close(state['inference.moment1']?.slice(-CODES), expected, 4);
  });

  it('learn awake from the images, and asleep from what they dream', () => {
    const seen = once('wake-sleep', 'all', {}, draws);
    const { experiment, before, state, tower } = seen;
    const inferred = inferredIn(experiment, before);
    checkGenerative(seen, awakeOf(inferred(IMAGES)));
    const asleep = rowsOf(
      numbersOf(
        drawCodes(
          tf.tensor2d(Float32Array.from(logTop(tower())), [1, 2 ** CODES]),
          everyCode(CODES),
          tf.tensor2d(draws['uniform-2']),
        ),
      ),
      CODES,
    );
    const dreamt = asleep.map((code, b) =>
      Array.from(decoderLogits(towerDecoder(tower()), code), (z, p) =>
        Number((draws['uniform-3'][b]?.[p] as number) < sigmoid(z)),
      ),
    );
    const logits = inferred(dreamt);
    const expected = Array.from({ length: CODES }, (_, i) =>
      mean(logits.map((row, b) => sigmoid(row[i] as number) - (asleep[b]?.[i] as number))),
    );
    close(state['inference.moment1']?.slice(-CODES), expected, 4);
  });

  it.each(['pcd', 'cd'])('use chains of the top by %s where it is not enumerated', (topTrainer) => {
    for (const method of ['joint-vae', 'wake-sleep']) {
      const chain = { uniform: draws.uniform, 'uniform-2': uniforms('up', 2), 'uniform-3': uniforms('down', CODES) };
      const { state } = once(
        method,
        'all',
        { 'tower.topTrainer': topTrainer },
        { ...chain, 'uniform-4': draws['uniform-3'] },
      );
      expect(Array.from(state['top.moment1'] as Float32Array).every(Number.isFinite)).toBe(true);
      expect(Object.keys(state).includes('top.chain')).toBe(topTrainer === 'pcd');
    }
  });
});

describe('spoilt images', () => {
  const spoil = (noise: string, rate: number) => {
    const draws = { uniform: uniforms('noise', CODES), 'uniform-2': uniforms('spoil', PIXELS) };
    return once('denoising-auto-encoder', 'bottom', { 'method.noise': noise, 'method.corruption': rate }, draws);
  };

  it.each(['mask', 'salt'])('are the images themselves at rate 0, with %s', (noise) => {
    const plain = once(
      'auto-encoder',
      'bottom',
      {},
      { uniform: uniforms('noise', CODES), 'uniform-2': uniforms('spoil', PIXELS) },
    );
    expect(spoil(noise, 0).report.bottomLoss).toBeCloseTo(plain.report.bottomLoss as number, 5);
    expect(spoil(noise, 0.5).report.bottomLoss).not.toBeCloseTo(plain.report.bottomLoss as number, 2);
  });

  it('are restored as they were before: masking is what auto-encoders call leaving out', () => {
    const draws = { uniform: uniforms('noise', CODES), 'uniform-2': uniforms('spoil', PIXELS) };
    const plain = once('auto-encoder', 'bottom', { 'method.drop': 0.5 }, draws);
    close(spoil('mask', 0.5).state['bottom.moment1'], plain.state['bottom.moment1'] as Float32Array, 6);
  });
});
