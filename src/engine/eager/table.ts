import * as tf from '@tensorflow/tfjs-core';
import { constant } from '../common/constant.ts';
import type { PhaseIo, Program } from '../contract.ts';

/** The resident data of a program on the device. */
export interface Table {
  readonly at: PhaseIo['at'];
  dispose(): void;
}

/** Uploads the data when they are first looked into. `at` throws a RangeError where there are none. */
export function createTable({ name, data: { values } }: Program): Table {
  let table: tf.Tensor1D | undefined;

  function find(index: tf.Tensor2D): tf.Tensor2D {
    if (values.length === 0) throw new RangeError(`${name}: there is no table to look in`);
    table ??= tf.keep(tf.tensor1d(values));
    const held = tf.clipByValue(tf.floor(index), 0, values.length - 1);
    return tf.gather(table, tf.cast(held, 'int32')) as tf.Tensor as tf.Tensor2D;
  }

  return {
    at: constant(find),
    dispose() {
      table?.dispose();
      table = undefined;
    },
  };
}
