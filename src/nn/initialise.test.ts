import { describe, expect, it } from 'vitest';
import { moments } from '../testing/matchers.ts';
import { initialWeights } from './initialise.ts';
import { layoutOf } from './layout.ts';
import type { Initialisation, NetworkSpec } from './spec.ts';

const specOf = (initialisation: Initialisation, width = 128): NetworkSpec => ({
  inputs: 2,
  outputs: 1,
  depth: 2,
  width,
  activation: 'relu',
  normalisation: 'none',
  initialisation,
});

/** Weight of the layer width → width. */
function hidden(initialisation: Initialisation): Float32Array {
  const spec = specOf(initialisation);
  const layer = layoutOf(spec).layers[1];
  if (!layer) throw new Error('no hidden layer');
  return initialWeights(spec, 7, 'critic').slice(layer.weightOffset, layer.biasOffset);
}

describe('initialWeights', () => {
  it.each([
    ['he', Math.sqrt(2 / 128)],
    ['glorot', Math.sqrt(2 / 256)],
    ['orthogonal', Math.sqrt(1 / 128)],
    ['small-normal', 0.02],
    ['uniform', Math.sqrt(1 / (3 * 128))],
  ] as const)('%s has mean 0 and standard deviation %f', (initialisation, std) => {
    const weight = hidden(initialisation);
    const { mean, variance } = moments(weight);
    expect(Math.abs(mean)).toBeLessThan((4 * std) / Math.sqrt(weight.length));
    expect(Math.sqrt(variance) / std).toBeCloseTo(1, 1.5);
  });

  it('uniform gives biases as well, within its bound, and none to a network without', () => {
    const spec = specOf('uniform');
    const flat = initialWeights(spec, 7, 'critic');
    for (const { inputs, outputs, biasOffset } of layoutOf(spec).layers) {
      const biases = flat.subarray(biasOffset, biasOffset + outputs);
      expect(biases.every((value) => value !== 0 && Math.abs(value) <= 1 / Math.sqrt(inputs))).toBe(true);
    }
    const bare = { ...spec, bias: false };
    expect(initialWeights(bare, 7, 'critic').length).toBe(2 * 128 + 128 * 128 + 128);
  });

  it('glorot stays within its bound', () => {
    const bound = Math.sqrt(6 / 256);
    expect(hidden('glorot').every((value) => Math.abs(value) <= bound)).toBe(true);
  });

  it.each([3, 128])('orthogonal rows or columns at width %i', (width) => {
    const spec = specOf('orthogonal', width);
    const flat = initialWeights(spec, 7, 'critic');
    for (const { inputs, outputs, weightOffset } of layoutOf(spec).layers) {
      const wide = inputs <= outputs;
      const [count, length] = wide ? [inputs, outputs] : [outputs, inputs];
      const at = (i: number, j: number): number =>
        flat[weightOffset + (wide ? i * outputs + j : j * outputs + i)] as number;
      for (let a = 0; a < count; a++) {
        for (let b = 0; b <= a; b++) {
          let product = 0;
          for (let j = 0; j < length; j++) product += at(a, j) * at(b, j);
          expect(Math.abs(product - (a === b ? 1 : 0))).toBeLessThan(1e-6);
        }
      }
    }
  });

  it('biases are zero, seeds and players differ, and the same call repeats bit for bit', () => {
    const spec = specOf('he');
    const flat = initialWeights(spec, 7, 'critic');
    for (const { biasOffset, outputs } of layoutOf(spec).layers) {
      expect(flat.subarray(biasOffset, biasOffset + outputs).every((value) => value === 0)).toBe(true);
    }
    expect(initialWeights(spec, 7, 'critic')).toEqual(flat);
    expect(initialWeights(spec, 8, 'critic')).not.toEqual(flat);
    expect(initialWeights(spec, 7, 'generator')).not.toEqual(flat);
  });

  it('one player’s weights do not depend on the other’s shape, nor early layers on depth', () => {
    const shallow = { ...specOf('he'), depth: 1 };
    const size = 2 * 128;
    expect(initialWeights(shallow, 7, 'critic').slice(0, size)).toEqual(
      initialWeights(specOf('he'), 7, 'critic').slice(0, size),
    );
  });
});
