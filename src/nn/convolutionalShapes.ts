import { type Geometry, gridOf } from '../math/windows.ts';
import { dense, type LayerShape, piecesOf } from './layerShape.ts';
import type { NetworkSpec, Pictures } from './spec.ts';

/**
 * The small DCGAN (arXiv:1511.06434) with two convolutions of 4 × 4 pixels, stride 2, between pictures of h × w pixels
 * and a grid of h/4 × w/4. A generator goes from there to the picture, by transposed convolutions; a critic comes back.
 */
const KERNEL = { kernel: 4, stride: 2, padding: 1 } as const;

/** Pictures halved once: windows of a convolution lie at every second pixel. */
const halving = (height: number, width: number, channels: number): Geometry => ({
  ...KERNEL,
  height,
  width,
  channels,
});

function quarterable({ height, width }: Pictures): void {
  if (height % 4 !== 0 || width % 4 !== 0) throw new RangeError(`${height} × ${width} cannot be halved twice`);
}

/** Pixels with `units` channels from windows with `inputs`. */
const transposed = (geometry: Geometry, inputs: number): LayerShape => ({
  inputs,
  outputs: gridOf(geometry).patch,
  units: geometry.channels,
  positions: geometry.height * geometry.width,
  convolution: { geometry, transposed: true },
});

const convolution = (geometry: Geometry, units: number): LayerShape => ({
  inputs: gridOf(geometry).patch,
  outputs: units,
  units,
  positions: gridOf(geometry).windows,
  convolution: { geometry, transposed: false },
});

/** inputs → h/4 × w/4 × 2C → h/2 × w/2 × C → h × w × channels. */
function makingShapes({ inputs, activation, channels: c = 1 }: NetworkSpec, pictures: Pictures): LayerShape[] {
  const { height, width, channels } = pictures;
  const pieces = piecesOf(activation);
  const positions = (height / 4) * (width / 4);
  return [
    { ...dense(inputs, positions * 2 * c * pieces), units: 2 * c * pieces, positions },
    transposed(halving(height / 2, width / 2, c * pieces), 2 * c),
    transposed(halving(height, width, channels), c),
  ];
}

/** Channels of a pixel of what a critic sees: those of all pictures, and one plane for each further input. */
export function planesOf({ inputs, sees }: NetworkSpec): { readonly pixels: number; readonly planes: number } {
  if (!sees) throw new RangeError('a network that sees no pictures');
  const { height, width, channels, count = 1 } = sees;
  return { pixels: count * channels, planes: inputs - count * channels * height * width };
}

/** h × w × channels → h/2 × w/2 × C → h/4 × w/4 × 2C (→ features) → outputs. */
function seeingShapes(spec: NetworkSpec, { height, width }: Pictures): LayerShape[] {
  const { outputs, activation, channels: c = 1, features = 0 } = spec;
  const { pixels, planes } = planesOf(spec);
  const pieces = piecesOf(activation);
  const flat = (height / 4) * (width / 4) * 2 * c;
  return [
    convolution(halving(height, width, pixels + planes), c * pieces),
    convolution(halving(height / 2, width / 2, c), 2 * c * pieces),
    ...(features > 0 ? [dense(flat, features * pieces)] : []),
    dense(features > 0 ? features : flat, outputs),
  ];
}

/** Layers of a convolutional network. Throws a RangeError for pictures whose sides are no multiples of 4. */
export function convolutionalShapes(spec: NetworkSpec): LayerShape[] {
  const pictures = spec.makes ?? spec.sees;
  if (!pictures) throw new RangeError('convolutions need pictures');
  quarterable(pictures);
  return spec.makes ? makingShapes(spec, spec.makes) : seeingShapes(spec, pictures);
}
