import '../../nn/gradients.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ParamValue } from '../../schema/param.ts';
import { lossIn, type PlayParts, pullIn, type Rows } from '../../testing/labelledPlay.ts';
import { startTfjs } from '../../testing/tfjs.ts';
import { findGan } from '../index.ts';

/** The class-aware methods against float64 formulas of the paper, term by term (arXiv:1703.02000). */

beforeAll(startTfjs);

const exp = (values: readonly number[]): number[] => values.map(Math.exp);
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const softmax = (logits: readonly number[]): number[] => {
  const terms = exp(logits);
  return terms.map((term) => term / total(terms));
};
/** H(p, q). */
const crossEntropy = (p: readonly number[], q: readonly number[]): number =>
  -total(p.map((share, i) => (share === 0 ? 0 : share * Math.log(q[i] as number))));
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const oneHot = (label: number, size: number): number[] => Array.from({ length: size }, (_, i) => Number(i === label));
const largest = (values: readonly number[]): number => values.indexOf(Math.max(...values));
const mean = <T>(rows: readonly T[], value: (row: T, i: number) => number): number =>
  total(rows.map(value)) / rows.length;

const K = 3;
const realLabels = [0, 2, 1, 0];
const fakeLabels = [1, 1, 0, 2];
/** Four rows of logits of the classes, and of one more. */
const REAL: Rows = [
  [1.3, -0.4, 0.2, 0.7],
  [0.1, 2.2, -1, -0.3],
  [-2, 0.5, 0.4, 1.1],
  [0.9, 0.8, -0.6, -1.4],
];
const FAKE: Rows = [
  [0.3, 0.2, -0.9, 0.4],
  [-1.2, 1.9, 0.6, -0.8],
  [2.4, -0.1, 1, 0.2],
  [-0.5, -0.7, 1.5, 1.6],
];
const SHARES = [0.5, 0.3, 0.2];

const partsOf = (columns: number, settings: Readonly<Record<string, ParamValue>> = {}): PlayParts => ({
  real: REAL.map((row) => row.slice(0, columns)),
  fake: FAKE.map((row) => row.slice(0, columns)),
  realLabels: realLabels.map((label) => oneHot(label, K)),
  fakeLabels: fakeLabels.map((label) => oneHot(label, K)),
  shares: SHARES,
  settings,
});

const LABELLINGS = ['static', 'dynamic', 'soft'] as const;
const T = 3;
/** Target of generated row i with class logits l. */
const targetOf = (labelling: string, logits: readonly number[], i: number): number[] => {
  if (labelling === 'static') return oneHot(fakeLabels[i] as number, K);
  return labelling === 'soft' ? softmax(logits.map((l) => T * l)) : oneHot(largest(logits), K);
};

/** b and class logits of an output with separate heads, and D over K + 1 classes of a flat one. */
const heads = ([b = 0, ...classes]: readonly number[]) => ({ b, classes, C: softmax(classes) });
const flat = (row: readonly number[], free: boolean): number[] => softmax(free ? row : [...row, 0]);

const critic = (id: string, parts: PlayParts) => lossIn(findGan(id), 'critic', parts);
const generator = (id: string, parts: PlayParts) => lossIn(findGan(id), 'generator', parts);

describe('losses, term by term', () => {
  const binary =
    mean(REAL, (row) => -Math.log(sigmoid(heads(row).b))) + mean(FAKE, (row) => -Math.log(1 - sigmoid(heads(row).b)));
  const onData = mean(REAL, (row, i) => crossEntropy(oneHot(realLabels[i] as number, K), heads(row).C));
  const forReal = mean(FAKE, (row) => -Math.log(sigmoid(heads(row).b)));

  it('GAN*: the binary loss, and a tenth of the classification of data', () => {
    expect(critic('gan-star', partsOf(4))).toBeCloseTo(binary + 0.1 * onData, 5);
    expect(generator('gan-star', partsOf(4))).toBeCloseTo(forReal, 5);
  });

  it.each(LABELLINGS)('AC-GAN and its kin, %s', (labelling) => {
    const settings = {
      'method.labelling': labelling,
      'method.temperature': T,
      'method.auxiliaryWeight': 0.7,
      'method.classifierWeight': 0.4,
    };
    const aimed = mean(FAKE, (row, i) => crossEntropy(targetOf(labelling, heads(row).classes, i), heads(row).C));
    const unsure = mean(FAKE, (row) => crossEntropy(SHARES, heads(row).C));
    const parts = partsOf(4, settings);
    expect(critic('ac-gan-star', parts)).toBeCloseTo(binary + 0.4 * onData, 5);
    expect(critic('ac-gan', parts)).toBeCloseTo(binary + 0.4 * (onData + aimed), 5);
    expect(critic('ac-gan-star-plus', parts)).toBeCloseTo(binary + 0.4 * (onData + unsure), 5);
    for (const id of ['ac-gan', 'ac-gan-star', 'ac-gan-star-plus']) {
      expect(generator(id, parts)).toBeCloseTo(forReal + 0.7 * aimed, 5);
    }
  });

  it('AC-GAN weighs both sides with 1 unless told otherwise', () => {
    const aimed = mean(FAKE, (row, i) => crossEntropy(oneHot(fakeLabels[i] as number, K), heads(row).C));
    expect(critic('ac-gan-star', partsOf(4))).toBeCloseTo(binary + onData, 5);
    expect(generator('ac-gan-star', partsOf(4))).toBeCloseTo(forReal + aimed, 5);
  });

  it.each(['pinned', 'free'])('LabelGAN and AM-GAN, logit of the generated %s', (fakeLogit) => {
    const free = fakeLogit === 'free';
    const columns = free ? K + 1 : K;
    const rows = FAKE.map((row) => row.slice(0, columns));
    const D = REAL.map((row) => flat(row.slice(0, columns), free));
    const onGenerated = mean(rows, (row) => crossEntropy(oneHot(K, K + 1), flat(row, free)));
    const expected = mean(D, (d, i) => crossEntropy(oneHot(realLabels[i] as number, K + 1), d)) + onGenerated;
    const settings = { 'method.fakeLogit': fakeLogit, 'method.temperature': T };
    expect(critic('label-gan', partsOf(columns, settings))).toBeCloseTo(expected, 5);
    expect(critic('am-gan', partsOf(columns, settings))).toBeCloseTo(expected, 5);
    expect(generator('label-gan', partsOf(columns, settings))).toBeCloseTo(
      mean(rows, (row) => -Math.log(total(flat(row, free).slice(0, K)))),
      5,
    );
    for (const labelling of LABELLINGS) {
      const aimed = mean(rows, (row, i) =>
        crossEntropy([...targetOf(labelling, row.slice(0, K), i), 0], flat(row, free)),
      );
      expect(generator('am-gan', partsOf(columns, { ...settings, 'method.labelling': labelling }))).toBeCloseTo(
        aimed,
        5,
      );
    }
    // Smoothed: the target of data is (1 − s) of its class, c of that spread over all classes, and s of "generated".
    const [s, c] = [0.2, 0.15];
    const smoothed = { ...settings, 'training.labelSmoothing': s, 'method.classSmoothing': c };
    const target = (i: number): number[] => [
      ...oneHot(realLabels[i] as number, K).map((share) => (1 - s) * ((1 - c) * share + c / K)),
      s,
    ];
    expect(critic('label-gan', partsOf(columns, smoothed))).toBeCloseTo(
      mean(D, (d, i) => crossEntropy(target(i), d)) + onGenerated,
      5,
    );
  });

  it('conditional GANs: the binary loss of pairs', () => {
    const logit = (row: readonly number[], label: number): number => (row[0] as number) + (row[1 + label] as number);
    // The critic sees generated points with the classes of the data, the generator with those it was given.
    expect(critic('cgan-projection', partsOf(4))).toBeCloseTo(
      mean(REAL, (row, i) => -Math.log(sigmoid(logit(row, realLabels[i] as number)))) +
        mean(FAKE, (row, i) => -Math.log(1 - sigmoid(logit(row, realLabels[i] as number)))),
      5,
    );
    expect(generator('cgan-projection', partsOf(4))).toBeCloseTo(
      mean(FAKE, (row, i) => -Math.log(sigmoid(logit(row, fakeLabels[i] as number)))),
      5,
    );
    expect(critic('cgan-concat', partsOf(1))).toBeCloseTo(
      mean(REAL, ([b = 0]) => -Math.log(sigmoid(b))) + mean(FAKE, ([b = 0]) => -Math.log(1 - sigmoid(b))),
      5,
    );
  });
});

describe('the lemma', () => {
  it('AM-GAN is LabelGAN and the auxiliary classifier, whatever the target', () => {
    for (const labelling of LABELLINGS) {
      const am = partsOf(K, { 'method.labelling': labelling, 'method.temperature': T });
      const auxiliary = mean(FAKE, (row, i) => {
        const logits = row.slice(0, K);
        return crossEntropy(targetOf(labelling, logits, i), softmax(logits));
      });
      expect(Math.abs(generator('am-gan', am) - generator('label-gan', am) - auxiliary)).toBeLessThan(1e-6);
    }
  });
});

describe('worked numbers: K = 2, logits (1, 0) and 0', () => {
  const parts = (settings: Readonly<Record<string, ParamValue>> = {}): PlayParts => ({
    real: [[1, 0]],
    fake: [[1, 0]],
    realLabels: [[1, 0]],
    fakeLabels: [[1, 0]],
    shares: [0.5, 0.5],
    settings,
  });
  const free = (): PlayParts => ({ ...parts({ 'method.fakeLogit': 'free' }), fake: [[1, 0, 0]], real: [[1, 0, 0]] });

  it('LabelGAN', () => {
    expect(generator('label-gan', parts())).toBeCloseTo(0.23818, 5);
    const [pull] = pullIn(findGan('label-gan'), 'generator', free());
    [0.15494, 0.057, -0.21194].forEach((expected, k) => {
      expect(pull?.[k]).toBeCloseTo(expected, 5);
    });
  });

  it.each(['static', 'dynamic'])('AM-GAN, %s', (labelling) => {
    const settings = { 'method.labelling': labelling };
    expect(generator('am-gan', parts(settings))).toBeCloseTo(0.55144, 5);
    expect(generator('am-gan', parts(settings))).toBeCloseTo(0.23818 + 0.31326, 5);
    const given = free();
    const [pull] = pullIn(findGan('am-gan'), 'generator', {
      ...given,
      settings: { ...given.settings, ...settings },
    });
    [0.42388, -0.21194, -0.21194].forEach((expected, k) => {
      expect(pull?.[k]).toBeCloseTo(expected, 5);
    });
  });
});

describe('pulls on the logits', () => {
  const free = (settings: Readonly<Record<string, ParamValue>>): PlayParts =>
    partsOf(K + 1, { 'method.fakeLogit': 'free', 'method.temperature': T, ...settings });

  it.each([...LABELLINGS])('of AM-GAN are target − D, %s, with no way back through the target', (labelling) => {
    const pulls = pullIn(findGan('am-gan'), 'generator', free({ 'method.labelling': labelling }));
    pulls.forEach((pull, i) => {
      const row = FAKE[i] as readonly number[];
      const target = [...targetOf(labelling, row.slice(0, K), i), 0];
      const D = flat(row, true);
      pull.forEach((value, k) => {
        expect(value).toBeCloseTo(((target[k] as number) - (D[k] as number)) / FAKE.length, 6);
      });
      expect(total(pull)).toBeCloseTo(0, 6);
    });
  });

  it('of LabelGAN are shared out by belief, and those of AM-GAN softened to sharpness 1 are the same', () => {
    const pulls = pullIn(findGan('label-gan'), 'generator', free({}));
    pulls.forEach((pull, i) => {
      const D = flat(FAKE[i] as readonly number[], true);
      const real = total(D.slice(0, K));
      D.forEach((d, k) => {
        const expected = k < K ? ((1 - real) * d) / real : real - 1;
        expect(pull[k]).toBeCloseTo(expected / FAKE.length, 6);
      });
      expect(total(pull)).toBeCloseTo(0, 6);
    });
    const soft = pullIn(findGan('am-gan'), 'generator', free({ 'method.labelling': 'soft', 'method.temperature': 1 }));
    soft.forEach((pull, i) => {
      pull.forEach((value, k) => {
        expect(value).toBeCloseTo(pulls[i]?.[k] as number, 6);
      });
    });
  });

  it('of AC-GAN are target − C on the classes, and none where its critic wants generated points recognised', () => {
    const settings = { 'method.labelling': 'dynamic', 'method.classifierWeight': 1 };
    const pulls = pullIn(findGan('ac-gan'), 'generator', partsOf(4, settings));
    const lessons = pullIn(findGan('ac-gan'), 'critic', partsOf(4, settings));
    const unsure = pullIn(findGan('ac-gan-star-plus'), 'critic', partsOf(4, settings));
    const nothing = pullIn(findGan('ac-gan-star'), 'critic', partsOf(4, settings));
    FAKE.forEach((row, i) => {
      const { b, classes, C } = heads(row);
      const target = targetOf('dynamic', classes, i);
      expect(pulls[i]?.[0]).toBeCloseTo((1 - sigmoid(b)) / FAKE.length, 6);
      C.forEach((belief, k) => {
        const towards = ((target[k] as number) - belief) / FAKE.length;
        expect(pulls[i]?.[1 + k]).toBeCloseTo(towards, 6);
        expect(lessons[i]?.[1 + k]).toBeCloseTo(towards, 6);
        expect(unsure[i]?.[1 + k]).toBeCloseTo(((SHARES[k] as number) - belief) / FAKE.length, 6);
        expect(nothing[i]?.[1 + k]).toBeCloseTo(0, 12);
      });
    });
  });

  it('survive logits of any size', () => {
    const extreme: PlayParts = { ...partsOf(K), fake: [[300, -300, 0]], fakeLabels: [[0, 1, 0]] };
    expect(generator('am-gan', extreme)).toBeCloseTo(600, 3);
    const [pull] = pullIn(findGan('am-gan'), 'generator', extreme);
    expect(pull?.map((value) => value + 0)).toEqual([-1, 1, 0]);
  });
});
