import { type Layout, layoutOf } from '../nn/layout.ts';
import type { Activation, NetworkSpec } from '../nn/spec.ts';

/** A network in plain float64, written without tfjs from the definitions: the oracle of nn/. */

const scalarActivations: Readonly<Record<Exclude<Activation, 'maxout'>, (x: number) => number>> = {
  relu: (x) => Math.max(0, x),
  'leaky-relu': (x) => (x > 0 ? x : 0.2 * x),
  'leaky-relu-001': (x) => (x > 0 ? x : 0.01 * x),
  tanh: Math.tanh,
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
  softplus: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  swish: (x) => x / (1 + Math.exp(-x)),
};

export function activate64(activation: Activation, x: readonly number[]): number[] {
  if (activation !== 'maxout') return x.map(scalarActivations[activation]);
  const units = x.length / 2;
  return x.slice(0, units).map((value, i) => Math.max(value, x[units + i] as number));
}

function layerNorm64(x: readonly number[]): number[] {
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  const variance = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length;
  return x.map((value) => (value - mean) / Math.sqrt(variance + 1e-5));
}

const layouts = new WeakMap<NetworkSpec, Layout>();

/** The layout of a network, made once: finite differences ask for it a hundred thousand times. */
function layoutFor(spec: NetworkSpec): Layout {
  const layout = layouts.get(spec) ?? layoutOf(spec);
  layouts.set(spec, layout);
  return layout;
}

/** Output of one input row; `divisors` are the spectral norms by which each layer's weight is divided. */
export function network64(
  spec: NetworkSpec,
  weights: ArrayLike<number>,
  row: readonly number[],
  divisors: readonly number[] = [],
): number[] {
  const { layers, hasBias } = layoutFor(spec);
  return layers.reduce<number[]>(
    (input, { outputs, weightOffset, biasOffset }, index) => {
      const hidden = index < layers.length - 1;
      const products = Array.from({ length: outputs }, (_, j) => {
        let sum = 0;
        for (let i = 0; i < input.length; i++)
          sum += (input[i] as number) * (weights[weightOffset + i * outputs + j] as number);
        return sum / (divisors[index] ?? 1);
      });
      const normalised = hidden && spec.normalisation === 'layer' ? layerNorm64(products) : products;
      const sums = normalised.map((value, j) => value + (hasBias ? (weights[biasOffset + j] as number) : 0));
      return hidden ? activate64(spec.activation, sums) : sums;
    },
    [...row],
  );
}
