import * as tf from '@tensorflow/tfjs-core';
import type { Probe } from '../../engine/contract.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { findGan } from '../../methods/index.ts';
import { logSumExp } from '../../nn/classes.ts';
import { rowGradients } from '../../nn/gradients.ts';
import { applyNetwork, piecesFrom } from '../../nn/network.ts';
import { ops } from '../ops.ts';
import { POINTS, type Subject } from '../subject.ts';
import { type ClassProbes, classProbes } from './classProbes.ts';
import { kernelProbes } from './kernelProbe.ts';
import { memoryOf } from './memories.ts';
import { hasCritic, optionOf, type Player, type Players } from './players.ts';

/** Views of a program outside training. Those of the critic exist only where there is a critic network. */
export interface Probes extends Partial<ClassProbes> {
  /**
   * Latents [rows, latent], with the class one-hot behind for a conditional generator, to samples [rows, size]; a frozen
   * generator answers too, though nothing uses what it makes.
   */
  readonly generate: Probe;
  /**
   * Samples [rows, size] to how real the critic finds them [rows, 1]; a packed critic sees every sample repeated, and one
   * that sees the class is asked about all of them (see `anyClass`).
   */
  readonly criticise?: Probe;
  /** Samples [rows, size] to the gradient [rows, size] of that in the sample. */
  readonly criticGradient?: Probe;
  /** Samples [rows, size] to every raw output [rows, outputs]; absent for a critic that sees the class. */
  readonly criticOutputs?: Probe;
  /** Logits of the kernel density discriminator; input as `kernelInput` lays it out. */
  readonly kernelLogit?: Probe;
  /** Their gradients [queries, 2] in the query. */
  readonly kernelGradient?: Probe;
}

type CriticProbes = Pick<Probes, 'criticise' | 'criticGradient' | 'criticOutputs'> & Partial<ClassProbes>;

function criticProbes(critic: Player, experiment: Experiment, { classes }: Subject): CriticProbes {
  const { packing } = experiment.training;
  const { critic: shape } = findGan(experiment.method.id);
  const helpers = { ops, logSumExp, classes, option: optionOf(experiment) };
  const networkOf =
    (state: Parameters<Probe>[0]) =>
    (inputs: tf.Tensor2D): tf.Tensor2D => {
      const pieces = piecesFrom(state(critic.weights), critic.layout);
      return applyNetwork(critic.spec, critic.layout, pieces, inputs, memoryOf(critic, state));
    };
  const criticOf =
    (state: Parameters<Probe>[0]) =>
    (samples: tf.Tensor2D): tf.Tensor2D => {
      const network = networkOf(state);
      if (shape?.seesClass)
        return anyClass(samples, classes, (x, y) => shape.realness(helpers, network(join(x, y)), y));
      const inputs = packing === 1 ? samples : tf.concat2d(Array<tf.Tensor2D>(packing).fill(samples), 1);
      return shape ? shape.realness(helpers, network(inputs)) : network(inputs);
    };
  return {
    criticise: (state, input) => criticOf(state)(input),
    criticGradient: (state, input) => rowGradients(criticOf(state), input),
    ...(!shape?.seesClass && packing === 1 && { criticOutputs: (state, input) => networkOf(state)(input) }),
    ...classProbes(shape, helpers, networkOf),
  };
}

const join = (samples: tf.Tensor2D, labels: tf.Tensor2D): tf.Tensor2D => tf.concat2d([samples, labels], 1);

/**
 * log of the mean over classes of exp ℓ(x, y): how real a sample is whatever its class, by a critic ℓ of pairs. With
 * balanced classes and an optimal critic of a generator that keeps to its classes, this is the critic of samples alone.
 */
function anyClass(
  samples: tf.Tensor2D,
  classes: number,
  realness: (samples: tf.Tensor2D, labels: tf.Tensor2D) => tf.Tensor2D,
): tf.Tensor2D {
  const rows = samples.shape[0];
  const perClass = Array.from({ length: classes }, (_, label) => {
    const row = Array.from({ length: classes }, (_, i) => Number(i === label));
    return realness(samples, tf.tile(tf.tensor2d(row, [1, classes]), [rows, 1]));
  });
  return tf.sub(logSumExp(tf.concat2d(perClass, 1)), Math.log(classes));
}

/** The probes of a program, for drawing and for metrics. */
export function createProbes(
  { generator, critic }: Players,
  experiment: Experiment,
  subject: Subject = POINTS,
): Readonly<Record<string, Probe>> {
  const probes: Probes = {
    generate(state, input) {
      const pieces = piecesFrom(state(generator.weights), generator.layout);
      return applyNetwork(generator.spec, generator.layout, pieces, input, memoryOf(generator, state));
    },
    ...(hasCritic(experiment) && criticProbes(critic, experiment, subject)),
    ...(subject.space.kind === 'plane' && kernelProbes(experiment.smoothing.kernel)),
  };
  return { ...probes };
}
