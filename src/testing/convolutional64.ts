import { layoutOf } from '../nn/layout.ts';
import type { NetworkSpec } from '../nn/spec.ts';
import { activate64 } from './network64.ts';

/**
 * Convolutional networks in plain float64 from the definitions: every pixel is a sum over the kernel, without windows and
 * matrices. The oracle of nn/ beside `network64`, for whole batches, since batch normalisation looks at one.
 */

/** A picture [channels][y][x]. */
type Picture = number[][][];

const KERNEL = 4;
const STRIDE = 2;
const PADDING = 1;

const made = (channels: number, height: number, width: number, at: (c: number, y: number, x: number) => number) =>
  Array.from({ length: channels }, (_, c) =>
    Array.from({ length: height }, (__, y) => Array.from({ length: width }, (___, x) => at(c, y, x))),
  );

const places = [...Array(KERNEL).keys()];

/** out[f][y][x] = Σ in[c][2y + ky − 1][2x + kx − 1] · w[((ky, kx), c), f]. */
function convolution(picture: Picture, weight: (row: number, column: number) => number, filters: number): Picture {
  const [channels, height, width] = [picture.length, picture[0]?.length ?? 0, picture[0]?.[0]?.length ?? 0];
  return made(filters, height / STRIDE, width / STRIDE, (f, y, x) => {
    let sum = 0;
    for (const ky of places) {
      for (const kx of places) {
        for (let c = 0; c < channels; c++) {
          const value = picture[c]?.[STRIDE * y + ky - PADDING]?.[STRIDE * x + kx - PADDING] ?? 0;
          sum += value * weight((ky * KERNEL + kx) * channels + c, f);
        }
      }
    }
    return sum;
  });
}

/** out[c][Y][X] = Σ in[f][y][x] · w[f, ((ky, kx), c)] over all places where 2y + ky − 1 = Y and 2x + kx − 1 = X. */
function transposed(picture: Picture, weight: (row: number, column: number) => number, channels: number): Picture {
  const [filters, height, width] = [picture.length, picture[0]?.length ?? 0, picture[0]?.[0]?.length ?? 0];
  return made(channels, height * STRIDE, width * STRIDE, (c, y, x) => {
    let sum = 0;
    for (const ky of places) {
      for (const kx of places) {
        const [fromY, fromX] = [(y + PADDING - ky) / STRIDE, (x + PADDING - kx) / STRIDE];
        if (!Number.isInteger(fromY) || !Number.isInteger(fromX)) continue;
        for (let f = 0; f < filters; f++) {
          const value = picture[f]?.[fromY]?.[fromX] ?? 0;
          sum += value * weight(f, (ky * KERNEL + kx) * channels + c);
        }
      }
    }
    return sum;
  });
}

/** Channels last: (y, x, c) → picture, and back. */
const pictureOf = (row: readonly number[], height: number, width: number): Picture => {
  const channels = row.length / (height * width);
  return made(channels, height, width, (c, y, x) => row[(y * width + x) * channels + c] as number);
};
const rowOf = (picture: Picture): number[] =>
  (picture[0] as number[][]).flatMap((line, y) =>
    line.flatMap((_, x) => picture.map((channel) => channel[y]?.[x] as number)),
  );

function standardised(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return values.map((value) => (value - mean) / Math.sqrt(variance + 1e-5));
}

/** Pre-activations [batch][units per picture], channels last, normalised as the spec says. */
function normalised(spec: NetworkSpec, batch: number[][], units: number): number[][] {
  if (spec.normalisation === 'layer') return batch.map(standardised);
  if (spec.normalisation !== 'batch') return batch;
  const length = batch[0]?.length ?? 0;
  const result = batch.map((row) => [...row]);
  for (let unit = 0; unit < units; unit++) {
    const cells = batch.flatMap((_, i) =>
      Array.from({ length: length / units }, (__, p) => [i, p * units + unit] as const),
    );
    standardised(cells.map(([i, at]) => batch[i]?.[at] as number)).forEach((value, j) => {
      const [i, at] = cells[j] as readonly [number, number];
      (result[i] as number[])[at] = value;
    });
  }
  return result;
}

/** Input of the first layer of a critic: pictures on top of each other, each further number a plane. */
function seen({ sees, inputs }: NetworkSpec, row: readonly number[]): number[] {
  if (!sees) return [...row];
  const { height, width, channels, count = 1 } = sees;
  const size = height * width * channels;
  const pictures = Array.from({ length: count }, (_, i) =>
    pictureOf(row.slice(i * size, (i + 1) * size), height, width),
  );
  const planes = row.slice(count * size, inputs).map((value) => made(1, height, width, () => value));
  return rowOf([...pictures, ...planes].flat());
}

/** Outputs [batch][outputs] of a network for rows [batch][inputs]; `divisors` as in `network64`. */
export function networkOfBatch64(
  spec: NetworkSpec,
  weights: ArrayLike<number>,
  rows: readonly (readonly number[])[],
  divisors: readonly number[] = [],
): number[][] {
  const { layers, hasBias } = layoutOf(spec);
  const isConvolutional = spec.architecture === 'dcgan';
  let batch = rows.map((row) => (isConvolutional ? seen(spec, row) : [...row]));
  layers.forEach(({ outputs, units, weightOffset, biasOffset, convolution: layer }, index) => {
    const isHidden = index < layers.length - 1;
    const weight = (i: number, j: number): number =>
      (weights[weightOffset + i * outputs + j] as number) / (divisors[index] ?? 1);
    const products = batch.map((row) => {
      if (!layer) {
        return Array.from({ length: outputs }, (_, j) => row.reduce((sum, x, i) => sum + x * weight(i, j), 0));
      }
      const { height, width } = layer.geometry;
      return layer.transposed
        ? rowOf(transposed(pictureOf(row, height / STRIDE, width / STRIDE), weight, units))
        : rowOf(convolution(pictureOf(row, height, width), weight, units));
    });
    const scaled = isHidden ? normalised(spec, products, units) : products;
    batch = scaled.map((row) => {
      const sums = row.map((value, i) => value + (hasBias ? (weights[biasOffset + (i % units)] as number) : 0));
      if (!isHidden) return spec.head === 'tanh' ? sums.map(Math.tanh) : sums;
      return Array.from({ length: sums.length / units }, (_, p) =>
        activate64(spec.activation, sums.slice(p * units, (p + 1) * units)),
      ).flat();
    });
  });
  return batch;
}
