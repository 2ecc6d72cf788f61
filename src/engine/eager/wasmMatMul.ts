import * as tf from '@tensorflow/tfjs-core';

/**
 * tfjs-backend-wasm hands plain products to XNNPACK but multiplies transposed operands, which is every product of a
 * backward pass, in a scalar loop ten times slower. Transposing first and then multiplying keeps both fast.
 */

/** The part of the backend that kernels use to give memory back. */
interface Disposes {
  disposeData(id: tf.DataId): unknown;
}

/** Axes of a rank with the last two exchanged. */
function lastTwoSwapped(rank: number): number[] {
  const axes = Array.from({ length: rank }, (_, i) => i);
  return [...axes.slice(0, -2), rank - 1, rank - 2];
}

let replaced = false;

/** Replaces the matrix product of a registered wasm backend; once, however often it is called. */
export function replaceWasmMatMul(): void {
  const product = tf.getKernel(tf.BatchMatMul, 'wasm');
  const transpose = tf.getKernel(tf.Transpose, 'wasm');
  if (replaced || !product || !transpose) return;
  replaced = true;
  tf.unregisterKernel(tf.BatchMatMul, 'wasm');
  tf.registerKernel({
    ...product,
    kernelFunc({ inputs, attrs, backend }) {
      const temporary: tf.TensorInfo[] = [];
      const oriented = (x: tf.TensorInfo, flip: boolean): tf.TensorInfo => {
        if (!flip) return x;
        const attrs = { perm: lastTwoSwapped(x.shape.length) };
        const result = transpose.kernelFunc({ inputs: { x }, attrs, backend }) as tf.TensorInfo;
        temporary.push(result);
        return result;
      };
      const a = oriented(inputs.a as tf.TensorInfo, attrs?.transposeA === true);
      const b = oriented(inputs.b as tf.TensorInfo, attrs?.transposeB === true);
      const output = product.kernelFunc({ inputs: { a, b }, attrs: { transposeA: false, transposeB: false }, backend });
      for (const { dataId } of temporary) (backend as Disposes).disposeData(dataId);
      return output;
    },
  });
}
