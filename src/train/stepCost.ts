import type { Law } from '../data/law.ts';
import { effective } from '../experiment/availability.ts';
import { incompatibility } from '../experiment/compatibility.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { LabId } from '../methods/contract.ts';
import { findMethod, findParticles, findSampler } from '../methods/index.ts';
import type { Learnt } from '../methods/sampler/contract.ts';
import { playersOf } from './gan/players.ts';
import { layersActors } from './layers/actors.ts';
import { samplerActors } from './sampler/actors.ts';
import { subjectOf } from './subject.ts';

/** Multiply-adds per millisecond of a slow device, so that an estimate errs on the long side. */
const RATE = 2e6;

/** Forward pass, gradient by the inputs and gradient by the weights. */
const PASSES = 3;

/** A weight of a convolution is used at every position of the picture. */
const POSITIONS = 150;

/** How many weights a network that makes samples has, and one that says something of them: a critic, or a learnt score. */
export interface Weights {
  readonly generator: number;
  readonly critic: number;
}

/** Multiply-adds of a look at the target, and of a pair of particles that push each other apart. */
const LOOK = 300;
const PAIR = 8;

const labOf = ({ method }: Experiment): LabId => findMethod(method.id).lab;

/** Executions of phases in a step. */
export const piecesPerStep = (experiment: Experiment): number => {
  const { training, sampler } = experiment;
  const lab = labOf(experiment);
  if (lab === 'particles' || lab === 'layers') return 1;
  if (lab === 'sampler') return 1 + (learnsOf(experiment) === 'nothing' ? 0 : sampler.scoreSteps);
  return Math.max(1, training.criticSteps) + Math.max(1, training.generatorSteps);
};

const learnsOf = ({ method }: Experiment): Learnt => findSampler(method.id).learns;

/** A sampler follows the score of its samples and what it changes with them: two passes more. Without one it compares all pairs of them. */
function samplerStepMs(experiment: Experiment, weights: Weights): number {
  const { sampler } = experiment;
  const one = PASSES * sampler.batch;
  if (learnsOf(experiment) === 'nothing') {
    return (one * weights.generator + LOOK * sampler.batch + PASSES * PAIR * sampler.batch ** 2) / RATE;
  }
  return (one * (sampler.scoreSteps * weights.critic + 2 * weights.critic + weights.generator)) / RATE;
}

function particlesStepMs({ method, particles: { count } }: Experiment): number {
  const pairs = findParticles(method.id).areChains ? 0 : count * count;
  return (LOOK * count + PAIR * pairs) / RATE;
}

/** One layer learns at a time; with every code enumerated, the top looks at all of them. */
function layersStepMs({ tower }: Experiment, { generator, critic }: Weights): number {
  const rows = tower.topTrainer === 'exact' ? tower.batch + 2 ** tower.codes : tower.batch * (1 + tower.gibbs);
  const bottom = tower.batch * (1 + tower.gibbs) * (generator + critic);
  return (PASSES * Math.max(bottom, rows * tower.codes * tower.topUnits)) / RATE;
}

/**
 * Milliseconds that a step may take before any was measured, from the numbers of weights. Right within a factor of a few,
 * which is enough to know the steps that keep a worker from answering.
 */
export function estimatedStepMs(experiment: Experiment, weights: Weights): number {
  const lab = labOf(experiment);
  if (lab === 'sampler') return samplerStepMs(experiment, weights);
  if (lab === 'particles') return particlesStepMs(experiment);
  if (lab === 'layers') return layersStepMs(experiment, weights);
  const { training, penalty, generator, critic } = experiment;
  const batch = training.batch * training.packing;
  const uses = (count: number, architecture: string) => count * (architecture === 'dcgan' ? POSITIONS : 1);
  const one = PASSES * batch * uses(weights.critic, critic.architecture);
  const criticUpdate = one * (2 + (penalty.kind === 'none' ? 0 : 2));
  const generatorUpdate = one + PASSES * batch * uses(weights.generator, generator.architecture);
  return (training.criticSteps * criticUpdate + training.generatorSteps * generatorUpdate) / RATE;
}

const NONE: Weights = { generator: 0, critic: 0 };

/** How many weights the networks of a run will have; none if it cannot be trained. */
export function weightsFor(experiment: Experiment, law: Law): Weights {
  if (incompatibility(experiment, law)) return NONE;
  const trained = effective(experiment);
  const lab = labOf(trained);
  if (lab === 'particles') return NONE;
  if (lab === 'sampler') {
    const { generator, score } = samplerActors(trained);
    return { generator: generator.layout.size, critic: learnsOf(trained) === 'nothing' ? 0 : score.layout.size };
  }
  if (lab === 'layers') {
    const { bottom, inference } = layersActors(trained, subjectOf(trained, law).space.size);
    return { generator: bottom?.layout.size ?? 0, critic: inference?.layout.size ?? 0 };
  }
  const { generator, critic } = playersOf(trained, subjectOf(trained, law));
  return { generator: generator.layout.size, critic: critic.layout.size };
}

/** Points, about, at which a frame and an evaluation ask critic and generator, derivatives included. */
const LOOKS = { critic: 15_000, generator: 5_000 } as const;

/** Milliseconds that a frame or an evaluation may take before any was measured; as rough as the estimate of a step. */
export const estimatedLookMs = (weights: Weights): number =>
  (LOOKS.critic * weights.critic + LOOKS.generator * weights.generator) / RATE;
