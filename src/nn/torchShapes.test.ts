import { describe, expect, it } from 'vitest';
import { layoutOf } from './layout.ts';
import type { NetworkSpec } from './spec.ts';
import { torchStatistics, torchVectors, torchWeights } from './torchShapes.ts';

const spec: NetworkSpec = {
  inputs: 3,
  outputs: 1,
  depth: 1,
  width: 2,
  activation: 'relu',
  normalisation: 'none',
  initialisation: 'he',
};
const counting = (size: number): Float32Array => Float32Array.from({ length: size }, (_, i) => i);

describe('weights in the shapes of PyTorch', () => {
  it('are transposed for nn.Linear, biases as they are', () => {
    const layout = layoutOf(spec);
    const {
      'layers.0.weight': first,
      'layers.0.bias': bias,
      ...rest
    } = torchWeights(spec, layout, counting(layout.size));
    expect(first).toEqual({ shape: [2, 3], values: Float32Array.of(0, 2, 4, 1, 3, 5) });
    expect(bias).toEqual({ shape: [2], values: Float32Array.of(6, 7) });
    expect(Object.keys(rest)).toEqual(['layers.1.weight', 'layers.1.bias']);
    const bare = { ...spec, bias: false };
    expect(Object.keys(torchWeights(bare, layoutOf(bare), counting(8)))).toEqual([
      'layers.0.weight',
      'layers.1.weight',
    ]);
  });

  it('are those of convolutions, with channels in front of height and width', () => {
    const pictures = { height: 4, width: 8, channels: 2 };
    const critic: NetworkSpec = { ...spec, architecture: 'dcgan', channels: 3, inputs: 64, sees: pictures };
    const layout = layoutOf(critic);
    const seen = torchWeights(critic, layout, counting(layout.size));
    expect(seen['layers.0.weight']?.shape).toEqual([3, 2, 4, 4]);
    expect(seen['layers.1.weight']?.shape).toEqual([6, 3, 4, 4]);
    expect(seen['layers.2.weight']?.shape).toEqual([1, 6, 1, 2]);
    // Output 1, channel 1, row 2, column 3 of the first layer.
    expect(seen['layers.0.weight']?.values[1 * 32 + 1 * 16 + 2 * 4 + 3]).toBe(((2 * 4 + 3) * 2 + 1) * 3 + 1);
    const generator: NetworkSpec = { ...spec, architecture: 'dcgan', channels: 3, outputs: 64, makes: pictures };
    const made = torchWeights(generator, layoutOf(generator), counting(layoutOf(generator).size));
    expect(made['layers.0.weight']?.shape).toEqual([3, 6, 1, 2]);
    expect(made['layers.0.bias']?.shape).toEqual([6]);
    expect(made['layers.2.weight']?.shape).toEqual([3, 2, 4, 4]);
    // Input 2, channel 1, column 1 of the first layer.
    expect(made['layers.0.weight']?.values[2 * 12 + 1 * 2 + 1]).toBe(2 * 12 + 1 * 6 + 1);
  });

  it('come with the vectors and averages that a network remembers', () => {
    const layout = layoutOf(spec);
    expect(torchVectors(layout, counting(5))).toEqual({
      'layers.0.u': { shape: [3], values: Float32Array.of(0, 1, 2) },
      'layers.1.u': { shape: [2], values: Float32Array.of(3, 4) },
    });
    expect(torchStatistics(layout, counting(4))).toEqual({
      'layers.0.running_mean': { shape: [2], values: Float32Array.of(0, 1) },
      'layers.0.running_var': { shape: [2], values: Float32Array.of(2, 3) },
    });
  });
});
