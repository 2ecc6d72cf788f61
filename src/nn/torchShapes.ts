import type { FileTensor } from '../data/safetensors.ts';
import type { Layer, Layout } from './layout.ts';
import type { NetworkSpec, Pictures } from './spec.ts';

/**
 * Weights of a network as PyTorch's state_dict has them: a weight of nn.Linear is [outputs, inputs], of nn.Conv2d
 * [outputs, inputs, height, width], of nn.ConvTranspose2d [inputs, outputs, height, width]. Here all of them are matrices
 * [inputs, outputs] whose pictures have their channels last.
 */

/** Sides of a weight as it lies in the flat vector, and which of them comes first, second … in PyTorch. */
interface Sides {
  readonly sides: readonly number[];
  readonly order: readonly number[];
}

const LINEAR = [1, 0] as const;
/** From [height, width, channels, outputs]. */
const CONVOLUTION = [3, 2, 0, 1] as const;
/** From [inputs, height, width, channels]. */
const TRANSPOSED = [0, 3, 1, 2] as const;

/** The grid at a quarter of the size of pictures, where a DCGAN is fully connected: a convolution with one window. */
const quarterOf = ({ height, width }: Pictures): readonly [number, number] => [height / 4, width / 4];

function sidesOf({ architecture, makes, sees }: NetworkSpec, layer: Layer): Sides {
  const { inputs, outputs, units, convolution } = layer;
  if (convolution) {
    const { kernel, channels } = convolution.geometry;
    return convolution.transposed
      ? { sides: [inputs, kernel, kernel, channels], order: TRANSPOSED }
      : { sides: [kernel, kernel, channels, outputs], order: CONVOLUTION };
  }
  const pictures = architecture === 'dcgan' ? (makes ?? sees) : undefined;
  if (!pictures) return { sides: [inputs, outputs], order: LINEAR };
  const [height, width] = quarterOf(pictures);
  return makes
    ? { sides: [inputs, height, width, units], order: TRANSPOSED }
    : { sides: [height, width, inputs / (height * width), outputs], order: CONVOLUTION };
}

/** An array of these sides with its axes in another order, row-major as before. */
function permuted(values: Float32Array, { sides, order }: Sides): FileTensor {
  const strides = sides.map((_, axis) => sides.slice(axis + 1).reduce((product, side) => product * side, 1));
  const shape = order.map((axis) => sides[axis] as number);
  const steps = order.map((axis) => strides[axis] as number);
  const place = shape.map(() => 0);
  let from = 0;
  const moved = Float32Array.from(values, () => {
    const value = values[from] as number;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += steps[axis] as number;
      place[axis] = (place[axis] as number) + 1;
      if ((place[axis] as number) < (shape[axis] as number)) break;
      from -= (place[axis] as number) * (steps[axis] as number);
      place[axis] = 0;
    }
    return value;
  });
  return { shape, values: moved };
}

/** `layers.<index>.weight` and `layers.<index>.bias` of every layer, from a flat vector [size] of weights or of what goes with each of them. */
export function torchWeights(
  spec: NetworkSpec,
  { layers, hasBias }: Layout,
  flat: Float32Array,
): Readonly<Record<string, FileTensor>> {
  const pieces = layers.flatMap((layer, index): [string, FileTensor][] => {
    const { inputs, outputs, units, weightOffset, biasOffset } = layer;
    const weight = permuted(flat.slice(weightOffset, weightOffset + inputs * outputs), sidesOf(spec, layer));
    const bias = { shape: [units], values: flat.slice(biasOffset, biasOffset + units) };
    return [
      [`layers.${index}.weight`, weight],
      ...(hasBias ? [[`layers.${index}.bias`, bias] as [string, FileTensor]] : []),
    ];
  });
  return Object.fromEntries(pieces);
}

/** `layers.<index>.u` [inputs] of every layer: the vectors of spectral normalisation, inputs of a convolution as [height, width, channels]. */
export const torchVectors = ({ layers }: Layout, flat: Float32Array): Readonly<Record<string, FileTensor>> =>
  Object.fromEntries(
    layers.map(({ inputs, vectorOffset }, index) => [
      `layers.${index}.u`,
      { shape: [inputs], values: flat.slice(vectorOffset, vectorOffset + inputs) },
    ]),
  );

/** `layers.<index>.running_mean` and `running_var` [units] of every hidden layer. */
export const torchStatistics = ({ layers }: Layout, flat: Float32Array): Readonly<Record<string, FileTensor>> =>
  Object.fromEntries(
    layers.slice(0, -1).flatMap(({ units, statisticsOffset: at }, index) => [
      [`layers.${index}.running_mean`, { shape: [units], values: flat.slice(at, at + units) }],
      [`layers.${index}.running_var`, { shape: [units], values: flat.slice(at + units, at + 2 * units) }],
    ]),
  );
