import * as tf from '@tensorflow/tfjs-core';
import type { Probe } from '../../engine/contract.ts';
import type { CriticShape } from '../../methods/gan/contract.ts';
import { logSumExp } from '../../nn/classes.ts';
import { rowGradients } from '../../nn/gradients.ts';

/** Views of a critic that has class logits. */
export interface ClassProbes {
  /** Samples [rows, size] to the logits [rows, K] of their classes against the generated. */
  readonly classLogits: Probe;
  /** Samples [rows, size] to the gradients [rows, K · size] of those in the sample, class by class. */
  readonly classGradients: Probe;
}

type Network = (state: Parameters<Probe>[0]) => (samples: tf.Tensor2D) => tf.Tensor2D;

/**
 * Probes of the logits r + log C_k, r being that of real and C the softmax of the critic's class logits: whatever the
 * critic looks like, these and a 0 for the generated make the softmax of K + 1 classes that it stands for. Nothing for a
 * critic without class logits.
 */
export function classProbes(
  shape: CriticShape | undefined,
  helpers: Parameters<CriticShape['realness']>[0],
  networkOf: Network,
): Partial<ClassProbes> {
  const place = shape?.classLogits(helpers.classes);
  if (!shape || !place || shape.seesClass) return {};
  const logitsOf =
    (state: Parameters<Probe>[0]) =>
    (samples: tf.Tensor2D): tf.Tensor2D => {
      const outputs = networkOf(state)(samples);
      const logits = tf.slice2d(outputs, [0, place.from], [outputs.shape[0], place.count]);
      return tf.add(tf.sub(logits, logSumExp(logits)), shape.realness(helpers, outputs)) as tf.Tensor2D;
    };
  return {
    classLogits: (state, input) => logitsOf(state)(input),
    classGradients(state, input) {
      const of = logitsOf(state);
      const column = (k: number) => (samples: tf.Tensor2D) =>
        tf.slice2d(of(samples), [0, k], [samples.shape[0], 1]) as tf.Tensor2D;
      return tf.concat2d(
        Array.from({ length: place.count }, (_, k) => rowGradients(column(k), input)),
        1,
      );
    },
  };
}
