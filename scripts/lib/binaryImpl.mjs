import { backend_util, util } from '@tensorflow/tfjs-core/dist/index.js';

/**
 * Steps through an operand for a step along each axis of the result; 0 where the operand is repeated.
 * @param {readonly number[]} shape
 * @param {number} rank
 */
function stepsOf(shape, rank) {
  const steps = new Int32Array(rank);
  for (let axis = shape.length - 1, step = 1; axis >= 0; axis--) {
    const size = /** @type {number} */ (shape[axis]);
    if (size > 1) steps[rank - shape.length + axis] = step;
    step *= size;
  }
  return steps;
}

/**
 * In place of `utils/binary_impl` of the CPU backend of tfjs: the same operation on the same elements, but where one operand
 * is repeated, places are counted on instead of being divided out, with lists of their own, for every single element.
 * @param {(a: any, b: any) => number} op
 */
export function createSimpleBinaryKernelImpl(op) {
  /**
   * @param {number[]} aShape
   * @param {number[]} bShape
   * @param {ArrayLike<any>} aVals
   * @param {ArrayLike<any>} bVals
   * @param {'float32' | 'int32' | 'bool'} dtype
   * @returns {[Float32Array | Int32Array | Uint8Array, number[]]}
   */
  return (aShape, bShape, aVals, bVals, dtype) => {
    const shape = backend_util.assertAndGetBroadcastShape(aShape, bShape);
    const rank = shape.length;
    const result = util.getTypedArrayFromDType(dtype, util.sizeFromShape(shape));
    const [aSteps, bSteps] = [stepsOf(aShape, rank), stepsOf(bShape, rank)];
    const at = (/** @type {ArrayLike<number>} */ values, /** @type {number} */ axis) => values[axis] ?? 0;
    const inner = rank > 0 ? at(shape, rank - 1) : 1;
    const [aInner, bInner] = [at(aSteps, rank - 1), at(bSteps, rank - 1)];
    const place = new Int32Array(rank);
    for (let i = 0, a = 0, b = 0; i < result.length; ) {
      for (let k = 0; k < inner; k++, i++) result[i] = op(aVals[a + k * aInner], bVals[b + k * bInner]);
      for (let axis = rank - 2; axis >= 0; axis--) {
        a += at(aSteps, axis);
        b += at(bSteps, axis);
        place[axis] = at(place, axis) + 1;
        if (at(place, axis) < at(shape, axis)) break;
        a -= at(aSteps, axis) * at(shape, axis);
        b -= at(bSteps, axis) * at(shape, axis);
        place[axis] = 0;
      }
    }
    return [result, shape];
  };
}
