import * as tf from '@tensorflow/tfjs-core';
import { constant } from '../common/constant.ts';
import { checkRefill } from '../common/members.ts';
import type { PhaseIo, Program } from '../contract.ts';

/** The resident data of a program on the device. */
export interface Table {
  readonly at: PhaseIo['at'];
  /** The numbers as they are now. */
  readonly data: Program['data'];
  /** Other numbers in their place, as many of them. */
  refill(values: Float32Array): void;
  dispose(): void;
}

/** Uploads the data when they are first looked into. `at` throws a RangeError where there are none. */
export function createTable({ name, data }: Program): Table {
  let { values } = data;
  let table: tf.Tensor1D | undefined;

  function forget(): void {
    table?.dispose();
    table = undefined;
  }

  function find(index: tf.Tensor2D): tf.Tensor2D {
    if (values.length === 0) throw new RangeError(`${name}: there is no table to look in`);
    table ??= tf.keep(tf.tensor1d(values));
    const held = tf.clipByValue(tf.floor(index), 0, values.length - 1);
    return tf.gather(table, tf.cast(held, 'int32')) as tf.Tensor as tf.Tensor2D;
  }

  return {
    at: constant(find),
    get data() {
      return { ...data, values };
    },
    refill(next) {
      checkRefill(data, next);
      values = next.slice();
      forget();
    },
    dispose: forget,
  };
}
