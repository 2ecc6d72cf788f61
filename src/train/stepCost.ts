import type { Experiment } from '../experiment/experiment.ts';

/** Multiply-adds per millisecond of a slow device, so that an estimate errs on the long side. */
const RATE = 2e6;

/** Forward pass, gradient by the inputs and gradient by the weights. */
const PASSES = 3;

/** A weight of a convolution is used at every position of the picture. */
const POSITIONS = 150;

/** Executions of phases in a step. */
export const piecesPerStep = ({ training }: Experiment): number =>
  Math.max(1, training.criticSteps) + Math.max(1, training.generatorSteps);

/**
 * Milliseconds that a step may take before any was measured, from the numbers of weights. Right within a factor of a few,
 * which is enough to know the steps that keep a worker from answering.
 */
export function estimatedStepMs(
  experiment: Experiment,
  weights: { readonly generator: number; readonly critic: number },
): number {
  const { training, penalty, generator, critic } = experiment;
  const batch = training.batch * training.packing;
  const uses = (count: number, architecture: string) => count * (architecture === 'dcgan' ? POSITIONS : 1);
  const one = PASSES * batch * uses(weights.critic, critic.architecture);
  const criticUpdate = one * (2 + (penalty.kind === 'none' ? 0 : 2));
  const generatorUpdate = one + PASSES * batch * uses(weights.generator, generator.architecture);
  return (training.criticSteps * criticUpdate + training.generatorSteps * generatorUpdate) / RATE;
}
