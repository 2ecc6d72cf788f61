import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import type { Experiment } from '../../experiment/experiment.ts';

/**
 * The baseline: one GAN training step in TensorFlow.js the way its documentation teaches it — a `tf.variable` for every
 * weight and bias, `tf.train.adam().minimize()` for every update, fresh noise from `tf.randomNormal`, and a fresh batch
 * gathered from the data. Networks, losses, batch and optimiser settings are those of the experiment; nothing of this
 * project's engine takes part.
 */

/** A perceptron: relu layers, then a linear one. */
interface Network {
  readonly variables: tf.Variable[];
  /** [batch, inputs] → [batch, outputs] */
  apply(x: tf.Tensor2D): tf.Tensor2D;
}

function network(sizes: readonly number[]): Network {
  const layers = sizes.slice(1).map((outputs, index) => {
    const inputs = sizes[index] as number;
    return tf.tidy(() => ({
      weight: tf.variable(tf.randomNormal<tf.Rank.R2>([inputs, outputs], 0, Math.sqrt(2 / inputs))),
      bias: tf.variable(tf.zeros<tf.Rank.R1>([outputs])),
    }));
  });
  return {
    variables: layers.flatMap(({ weight, bias }) => [weight, bias]),
    apply: (x) =>
      layers.reduce<tf.Tensor2D>((input, { weight, bias }, index) => {
        const sum: tf.Tensor2D = tf.add(tf.matMul(input, weight), bias);
        return index < layers.length - 1 ? tf.relu(sum) : sum;
      }, x),
  };
}

interface Players {
  readonly generator: Network;
  readonly critic: Network;
}

type Loss = (players: Players, real: tf.Tensor2D, fake: tf.Tensor2D) => tf.Scalar;

/** λ·mean (‖∇f(x̂)‖ − 1)² at points between real and generated ones (arXiv:1704.00028, eq. 3). */
function gradientPenalty({ critic }: Players, real: tf.Tensor2D, fake: tf.Tensor2D, weight: number): tf.Scalar {
  const u = tf.randomUniform([real.shape[0], 1]);
  const between = tf.add(fake, tf.mul(u, tf.sub(real, fake)));
  const gradient = tf.grad((x) => tf.sum(critic.apply(x as tf.Tensor2D)))(between);
  const slope = tf.sqrt(tf.add(tf.sum(tf.square(gradient), 1), 1e-12));
  return tf.mul(tf.mean(tf.square(tf.sub(slope, 1))), weight);
}

function losses({ method, penalty }: Experiment): { readonly critic: Loss; readonly generator: Loss } {
  if (method.id === 'wgan-gp') {
    return {
      critic: (players, real, fake) => {
        const { critic } = players;
        const difference = tf.sub(tf.mean(critic.apply(fake)), tf.mean(critic.apply(real)));
        return tf.add(difference, gradientPenalty(players, real, fake, penalty.weight));
      },
      generator: ({ critic }, _real, fake) => tf.neg(tf.mean(critic.apply(fake))),
    };
  }
  return {
    critic: ({ critic }, real, fake) => {
      const realLoss = tf.mean(tf.softplus(tf.neg(critic.apply(real))));
      return tf.add(realLoss, tf.mean(tf.softplus(critic.apply(fake))));
    },
    generator: ({ critic }, _real, fake) => tf.mean(tf.softplus(tf.neg(critic.apply(fake)))),
  };
}

export interface StockTraining {
  /** One critic update and one generator update. */
  step(): void;
  /** Weights and biases of the critic, then of the generator, once everything that was started is done on the device. */
  finished(): Promise<readonly ArrayLike<number>[]>;
  dispose(): void;
}

/** Starts training on the backend that tfjs uses now; `points` [rows, 2] is the data, row after row. */
export function createStockTraining(experiment: Experiment, points: Float32Array): StockTraining {
  const { batch } = experiment.training;
  const { dimension } = experiment.latent;
  const hidden = ({ width, depth }: { readonly width: number; readonly depth: number }): number[] =>
    Array(depth).fill(width);
  const rows = points.length / 2;
  const data = tf.tensor2d(points, [rows, 2]);
  const players: Players = {
    generator: network([dimension, ...hidden(experiment.generator), 2]),
    critic: network([2, ...hidden(experiment.critic), 1]),
  };
  const adam = ({ rate, beta1, beta2 }: Experiment['generatorOptimiser']) => tf.train.adam(rate, beta1, beta2);
  const optimisers = { critic: adam(experiment.criticOptimiser), generator: adam(experiment.generatorOptimiser) };
  const loss = losses(experiment);
  const fakePoints = () => players.generator.apply(tf.randomNormal([batch, dimension]));

  function step(): void {
    tf.tidy(() => {
      const real = tf.gather(data, tf.randomUniform<tf.Rank.R1>([batch], 0, rows, 'int32'));
      const fake = fakePoints();
      optimisers.critic.minimize(() => loss.critic(players, real, fake), false, players.critic.variables);
      optimisers.generator.minimize(
        () => loss.generator(players, real, fakePoints()),
        false,
        players.generator.variables,
      );
    });
  }

  return {
    step,
    finished: () =>
      Promise.all([...players.critic.variables, ...players.generator.variables].map((each) => each.data())),
    dispose() {
      data.dispose();
      for (const { variables } of Object.values(players)) tf.dispose(variables);
      optimisers.critic.dispose();
      optimisers.generator.dispose();
    },
  };
}
