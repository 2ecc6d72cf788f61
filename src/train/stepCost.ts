import type { Law } from '../data/law.ts';
import { effective } from '../experiment/availability.ts';
import { incompatibility } from '../experiment/compatibility.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { playersOf } from './gan/players.ts';
import { subjectOf } from './subject.ts';

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

/** How many weights the networks of a run will have; none if it cannot be trained. */
export function weightsFor(experiment: Experiment, law: Law): { readonly generator: number; readonly critic: number } {
  if (incompatibility(experiment, law)) return { generator: 0, critic: 0 };
  const trained = effective(experiment);
  const { generator, critic } = playersOf(trained, subjectOf(trained, law));
  return { generator: generator.layout.size, critic: critic.layout.size };
}

/** Points, about, at which a frame and an evaluation ask critic and generator, derivatives included. */
const LOOKS = { critic: 15_000, generator: 5_000 } as const;

/** Milliseconds that a frame or an evaluation may take before any was measured; as rough as the estimate of a step. */
export const estimatedLookMs = (weights: { readonly generator: number; readonly critic: number }): number =>
  (LOOKS.critic * weights.critic + LOOKS.generator * weights.generator) / RATE;
