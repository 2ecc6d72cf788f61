import { eachPlace, gridOf } from '../math/windows.ts';
import { planesOf } from './convolutionalShapes.ts';
import { type Layer, layoutOf } from './layout.ts';
import { EPSILON } from './normalisation.ts';
import type { Activation, NetworkSpec, Pictures } from './spec.ts';

/**
 * A forward pass in plain TypeScript, for what must be known before a program is loaded: where the running averages of
 * batch normalisation begin.
 */

const scalars: Readonly<Record<Exclude<Activation, 'maxout'>, (x: number) => number>> = {
  relu: (x) => Math.max(0, x),
  'leaky-relu': (x) => (x > 0 ? x : 0.2 * x),
  'leaky-relu-001': (x) => (x > 0 ? x : 0.01 * x),
  tanh: Math.tanh,
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
  softplus: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  swish: (x) => x / (1 + Math.exp(-x)),
};

/** As `activate`, on rows of `units` numbers. */
function activated(activation: Activation, x: Float32Array, units: number): Float32Array {
  if (activation !== 'maxout') return x.map(scalars[activation]);
  const half = units / 2;
  return Float32Array.from({ length: x.length / 2 }, (_, i) => {
    const at = Math.floor(i / half) * units + (i % half);
    return Math.max(x[at] as number, x[at + half] as number);
  });
}

/** a [rows, inner] · b [inner, columns]. */
function multiply(a: Float32Array, b: Float32Array, inner: number, columns: number): Float32Array {
  const rows = a.length / inner;
  const result = new Float32Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    const row = result.subarray(i * columns, (i + 1) * columns);
    for (let k = 0; k < inner; k++) {
      const factor = a[i * inner + k] as number;
      if (factor === 0) continue;
      const from = k * columns;
      for (let j = 0; j < columns; j++) row[j] = (row[j] as number) + factor * (b[from + j] as number);
    }
  }
  return result;
}

/** The product of one layer with x [rows, …], as rows [rows · positions, units]; see nn/convolution.ts. */
function product({ inputs, outputs, convolution }: Layer, weight: Float32Array, x: Float32Array): Float32Array {
  if (!convolution) return multiply(x, weight, inputs, outputs);
  const { geometry, transposed } = convolution;
  const { channels } = geometry;
  const { picture, windows, patch } = gridOf(geometry);
  if (!transposed) {
    const pictures = x.length / picture;
    const places = new Float32Array(pictures * windows * patch);
    eachPlace(geometry, (place, pixel) => {
      for (let i = 0; i < pictures; i++) {
        const from = i * picture + pixel * channels;
        places.set(x.subarray(from, from + channels), i * windows * patch + place * channels);
      }
    });
    return multiply(places, weight, inputs, outputs);
  }
  const places = multiply(x, weight, inputs, outputs);
  const pictures = places.length / (windows * patch);
  const made = new Float32Array(pictures * picture);
  eachPlace(geometry, (place, pixel) => {
    for (let i = 0; i < pictures; i++) {
      for (let c = 0; c < channels; c++) {
        const to = i * picture + pixel * channels + c;
        made[to] = (made[to] as number) + (places[i * windows * patch + place * channels + c] as number);
      }
    }
  });
  return made;
}

/** Means [units] and, behind them, variances [units] of rows x [rows, units]. */
export function momentsOfRows(x: Float32Array, units: number): Float32Array {
  const rows = x.length / units;
  const moments = new Float64Array(2 * units);
  x.forEach((value, i) => {
    moments[i % units] = (moments[i % units] as number) + value / rows;
  });
  x.forEach((value, i) => {
    const at = units + (i % units);
    moments[at] = (moments[at] as number) + (value - (moments[i % units] as number)) ** 2 / rows;
  });
  return Float32Array.from(moments);
}

/** As `pixelRows`, of rows x [batch, inputs]. */
function pixelsOf(spec: NetworkSpec, x: Float32Array): Float32Array {
  const { height, width, channels, count = 1 } = spec.sees as Pictures;
  const { pixels, planes } = planesOf(spec);
  const batch = x.length / spec.inputs;
  const area = height * width;
  const rows = new Float32Array(batch * area * (pixels + planes));
  for (let i = 0; i < batch * area; i++) {
    const [from, to] = [Math.floor(i / area) * spec.inputs, i * (pixels + planes)];
    for (let c = 0; c < pixels; c++) {
      const picture = Math.floor(c / channels);
      rows[to + c] = x[from + (picture * area + (i % area)) * channels + (c % channels)] as number;
    }
    for (let p = 0; p < planes; p++) rows[to + pixels + p] = x[from + count * area * channels + p] as number;
  }
  return rows;
}

/** What a batch makes of a network. */
export interface Forward {
  /** Outputs [batch, outputs]. */
  readonly output: Float32Array;
  /** What the last layer sees [batch, its inputs]. */
  readonly features: Float32Array;
  /** Moments of the hidden pre-activations before normalisation: the statistics [statisticsSize] of this batch. */
  readonly statistics: Float32Array;
}

/** Outputs of a network with batch normalisation, or with none, for a batch of inputs x [batch, inputs]. */
export function forward(spec: NetworkSpec, weights: Float32Array, x: Float32Array): Forward {
  const { layers, hasBias, statisticsSize } = layoutOf(spec);
  const statistics = new Float32Array(statisticsSize);
  let rows = spec.sees && spec.architecture === 'dcgan' ? pixelsOf(spec, x) : x;
  let features = rows;
  layers.forEach((layer, index) => {
    const { inputs, outputs, units, weightOffset, biasOffset, statisticsOffset } = layer;
    const made = product(layer, weights.subarray(weightOffset, weightOffset + inputs * outputs), rows);
    const isHidden = index < layers.length - 1;
    const moments = isHidden ? momentsOfRows(made, units) : new Float32Array();
    statistics.set(moments, statisticsOffset);
    rows = made.map((value, i) => {
      const unit = i % units;
      const bias = hasBias ? (weights[biasOffset + unit] as number) : 0;
      if (!isHidden || spec.normalisation !== 'batch') return value + bias;
      return (value - (moments[unit] as number)) / Math.sqrt((moments[units + unit] as number) + EPSILON) + bias;
    });
    if (isHidden) {
      rows = activated(spec.activation, rows, units);
      features = rows;
    }
  });
  return { output: spec.head === 'tanh' ? rows.map(Math.tanh) : rows, features, statistics };
}
