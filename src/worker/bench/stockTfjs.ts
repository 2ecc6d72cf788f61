import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { PLANE, type Space } from '../../data/space.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { type StockNetwork, stockCritic, stockGenerator } from './stockNetworks.ts';

/**
 * The baseline: one GAN training step in TensorFlow.js the way its documentation teaches it — a `tf.variable` for every
 * weight and bias, `tf.train.adam().minimize()` for every update, fresh noise from `tf.randomNormal`, and a fresh batch
 * gathered from the data. Networks, losses, batch and optimiser settings are those of the experiment; nothing of this
 * project's engine takes part.
 */

interface Players {
  readonly generator: StockNetwork;
  readonly critic: StockNetwork;
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

/** Starts training on the backend that tfjs uses now; `samples` [rows, size] is the data, row after row. */
export function createStockTraining(
  experiment: Experiment,
  samples: Float32Array,
  space: Space = PLANE,
): StockTraining {
  const { batch } = experiment.training;
  const { dimension } = experiment.latent;
  const rows = samples.length / space.size;
  const data = tf.tensor2d(samples, [rows, space.size]);
  const players: Players = { generator: stockGenerator(experiment, space), critic: stockCritic(experiment, space) };
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
