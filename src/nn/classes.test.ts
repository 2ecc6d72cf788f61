import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTfjs } from '../testing/tfjs.ts';
import { hardest, logSumExp, oneHotOf } from './classes.ts';
import { rowGradients } from './gradients.ts';

beforeAll(startTfjs);

const rows = (values: number[][]): tf.Tensor2D => tf.tensor2d(values);

describe('logSumExp', () => {
  it('has known values, however large the logits', () => {
    const [a, b, c] = logSumExp(
      rows([
        [0, 0],
        [1000, 999],
        [-1000, -1000],
      ]),
    ).dataSync();
    expect(a).toBeCloseTo(Math.log(2), 6);
    expect(b).toBeCloseTo(1000 + Math.log1p(Math.exp(-1)), 4);
    expect(c).toBeCloseTo(-1000 + Math.log(2), 4);
  });

  it('has softmax as its gradient, and its derivatives beyond it', () => {
    const x = [0.3, -1.2, 0.9];
    const terms = x.map(Math.exp);
    const p = terms.map((term) => term / terms.reduce((sum, t) => sum + t, 0));
    const gradient = [...rowGradients(logSumExp, rows([x])).dataSync()];
    p.forEach((share, k) => {
      expect(gradient[k]).toBeCloseTo(share, 6);
    });
    // Of p₀ = ∂/∂x₀: p₀(1[k = 0] − p_k).
    const first = (at: tf.Tensor2D): tf.Tensor2D => tf.slice2d(rowGradients(logSumExp, at), [0, 0], [1, 1]);
    const second = [...rowGradients(first, rows([x])).dataSync()];
    p.forEach((share, k) => {
      expect(second[k]).toBeCloseTo((p[0] as number) * (Number(k === 0) - share), 6);
    });
  });
});

describe('hardest', () => {
  it('is one-hot, shared out among equal columns, and a constant for gradients', () => {
    const x = rows([
      [1, 3, 2],
      [5, 5, -1],
      [0, 0, 0],
    ]);
    expect(hardest(x).arraySync()).toEqual([
      [0, 1, 0],
      [0.5, 0.5, 0],
      [expect.closeTo(1 / 3), expect.closeTo(1 / 3), expect.closeTo(1 / 3)],
    ]);
    const picked = rowGradients((at) => tf.sum(tf.mul(hardest(at), at), 1, true) as tf.Tensor2D, x);
    expect([...picked.dataSync()].slice(0, 6)).toEqual([0, 1, 0, 0.5, 0.5, 0]);
  });
});

describe('oneHotOf', () => {
  it('gives each class its share of [0, 1), none to an absent one, whatever the total', () => {
    const draws = Array.from({ length: 1000 }, (_, i) => [i / 1000]);
    const labels = oneHotOf(rows(draws), [2, 0, 1, 1]);
    expect([...tf.sum(labels, 0).dataSync()]).toEqual([
      expect.closeTo(500, -1),
      0,
      expect.closeTo(250, -1),
      expect.closeTo(250, -1),
    ]);
    expect(new Set(tf.sum(labels, 1).dataSync())).toEqual(new Set([1]));
    expect(oneHotOf(rows([[0], [0.9999999]]), [0.3, 0.7]).arraySync()).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });
});
