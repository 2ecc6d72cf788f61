import * as tf from '@tensorflow/tfjs-core';
import { type Geometry, gridOf } from '../math/windows.ts';
import { registerEager } from './convolutionEager.ts';

/**
 * Convolutions as matrix products between two linear operations, each the transpose of the other:
 *
 * - `Patches` cuts pictures [batch, h·w·c] into their windows [batch·windows, k·k·c] (im2col), zeros outside;
 * - `Unpatches` adds windows up to pictures (col2im).
 *
 * Pixels and windows are in reading order with their channels last, places of a window in the order (ky, kx, channel).
 * The gradient of either is the other, so layers can be differentiated as often as one likes, and products remain
 * ordinary products, with everything that the compiled engines do for these.
 */

registerEager();

function run(kernelName: 'Patches' | 'Unpatches', x: tf.Tensor, geometry: Geometry): tf.Tensor2D {
  // Only what the kernels need, so that equal geometries of different layers are recorded as equal.
  const { height, width, channels, kernel, stride, padding } = geometry;
  const attributes = { height, width, channels, kernel, stride, padding };
  return tf.engine().runKernel(kernelName, { x }, attributes) as tf.Tensor2D;
}

for (const [kernelName, transpose] of [['Patches', 'Unpatches'] as const, ['Unpatches', 'Patches'] as const]) {
  tf.registerGradient({
    kernelName,
    gradFunc: (dy, _, attributes) => ({
      x: () => run(transpose, dy as tf.Tensor, attributes as unknown as Geometry),
    }),
  });
}

/** x as [batch, size]. Throws a RangeError if it is no whole number of pictures, or of grids, of that size. */
function batched(x: tf.Tensor, size: number, what: string): tf.Tensor2D {
  if (x.size % size !== 0) throw new RangeError(`[${x.shape}] is no batch of ${what} of ${size} numbers`);
  return tf.reshape(x, [-1, size]) as tf.Tensor2D;
}

/** Windows [batch·windows, k·k·c] of pictures x [batch, h·w·c] or [batch·h·w, c]. */
export function patches(x: tf.Tensor, geometry: Geometry): tf.Tensor2D {
  return run('Patches', batched(x, gridOf(geometry).picture, 'pictures'), geometry);
}

/** Pictures [batch, h·w·c] in which the windows x [batch·windows, k·k·c] are added up: the transpose of `patches`. */
export function unpatches(x: tf.Tensor, geometry: Geometry): tf.Tensor2D {
  const { windows, patch } = gridOf(geometry);
  return run('Unpatches', tf.reshape(batched(x, windows * patch, 'grids'), [-1, patch]), geometry);
}

/**
 * Strided convolution of pictures x, given as [batch, h·w·c] or as their pixels [batch·h·w, c], with `weight`
 * [k·k·c, filters]. Returns one row for each window, [batch·rows·columns, filters]: the pixels of the next pictures.
 * Add the bias and apply the activation to these rows; a reshape to [batch, rows·columns·filters] costs nothing, and
 * the next layer does not need it. Throws a RangeError if the sizes do not fit.
 */
export function convolve(x: tf.Tensor, weight: tf.Tensor2D, geometry: Geometry): tf.Tensor2D {
  return tf.matMul(patches(x, geometry), weight);
}

/**
 * Transposed convolution: from the grid of windows to the picture of the same geometry. x are pixels of the grid
 * [batch·rows·columns, filters], or rows of them [batch, rows·columns·filters]; `weight` is [filters, k·k·c]. Returns the
 * pixels of the pictures [batch·h·w, c], for bias and activation as above. Throws a RangeError if the sizes do not fit.
 */
export function convolveTransposed(x: tf.Tensor, weight: tf.Tensor2D, geometry: Geometry): tf.Tensor2D {
  const filters = weight.shape[0];
  const pixels = tf.reshape(batched(x, gridOf(geometry).windows * filters, 'grids'), [-1, filters]) as tf.Tensor2D;
  return tf.reshape(unpatches(tf.matMul(pixels, weight), geometry), [-1, geometry.channels]) as tf.Tensor2D;
}
