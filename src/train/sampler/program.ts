import * as tf from '@tensorflow/tfjs-core';
import type { Law } from '../../data/law.ts';
import type { PhaseIo, PhaseResult, Probe, Program, ProgramPhase } from '../../engine/contract.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { findSampler } from '../../methods/index.ts';
import type { SamplerPhase } from '../../methods/sampler/contract.ts';
import { piecesFrom } from '../../nn/network.ts';
import { initialState } from '../actors.ts';
import { learn } from '../learn.ts';
import { targetData, targetLevels, targetOf, tempered } from '../target.ts';
import { POINT, samplerActors, unitOf } from './actors.ts';
import { levelOfComparedPairs, levelOfPairs, levelsOf, pairsIn, smoothingOf } from './levels.ts';
import { type Shape, said, sampled } from './network.ts';
import { createSamplerPlay, type SamplerParts } from './play.ts';

/** The sampler begins near its skip connection and the score at that of the first samples. */
const LAST_LAYER = { generator: 0.1, score: 0 } as const;

/** One execution of a phase. */
function runPhase(parts: SamplerParts, { trains, loss, project }: SamplerPhase, io: PhaseIo): PhaseResult {
  const { generator, score } = parts.shape.actors;
  const pieces = {
    generator: piecesFrom(io.state(generator.weights), generator.layout),
    score: parts.shape.learns === 'nothing' ? [] : piecesFrom(io.state(score.weights), score.layout),
  };
  const play = createSamplerPlay(parts, pieces, io);
  return learn(io, parts.shape.actors[trains], pieces[trains], () => loss(play), project);
}

/** Views of a sampler outside training. */
interface SamplerProbes {
  /** Latents [rows, d] and, behind each, the noise that is added [rows, 2], to samples [rows, 2] of the averaged weights. */
  readonly generate: Probe;
  /** Points and, behind each, σ [rows, 3], to what the second network says there [rows, 2]; absent where there is none. */
  readonly score?: Probe;
}

function probesOf(shape: Shape): SamplerProbes {
  const { generator, score: network } = shape.actors;
  const score: Probe = (state, input) => {
    const rows = input.shape[0];
    const points = tf.slice2d(input, [0, 0], [rows, POINT]);
    const sigma = tf.slice2d(input, [0, POINT], [rows, 1]);
    return said(shape, piecesFrom(state(network.weights), network.layout), points, sigma);
  };
  return {
    ...(shape.learns !== 'nothing' && { score }),
    generate(state, input) {
      const rows = input.shape[0];
      const dimension = input.shape[1] - POINT;
      const weights = state(generator.average?.state ?? generator.weights);
      const latents = tf.slice2d(input, [0, 0], [rows, dimension]);
      const made = sampled(shape, piecesFrom(weights, generator.layout), latents);
      return tf.add(made, tf.slice2d(input, [0, dimension], [rows, POINT])) as tf.Tensor2D;
    },
  };
}

/**
 * The program of a sampler as `effective` returns it, learning the potential of `law`: state of its networks and of the averaged
 * weights, phases of its method, and probes. There are no data, at most tables of the target. Throws a RangeError for a law without a potential, which
 * `incompatibility` tells beforehand.
 */
export function samplerProgram(experiment: Experiment, law: Law): Omit<Program, 'settings'> {
  const method = findSampler(experiment.method.id);
  const { potential } = law;
  if (!potential) throw new RangeError(`${method.id}: ${experiment.data.id} has no potential`);
  const { sampler, seed } = experiment;
  const actors = samplerActors(experiment);
  const shape: Shape = { actors, unit: unitOf(law), spread: sampler.spread, learns: method.learns };
  const levels = levelsOf(sampler);
  const target = targetLevels(potential, smoothingOf(levels));
  // What learns from no score compares the rows of its batch.
  const place = method.learns === 'nothing' ? levelOfComparedPairs : levelOfPairs;
  const perPair = place(pairsIn(sampler.batch), levels.length);
  const parts = (io: PhaseIo): SamplerParts => ({
    experiment,
    shape,
    target: tempered(targetOf(target, [...perPair, ...perPair], io.at), io.setting('sampler.beta')),
    sigmas: perPair.map((level) => levels[level] as number),
    levels: perPair,
  });
  return {
    name: method.id,
    state: {
      ...initialState(actors.generator, seed, { lastLayer: LAST_LAYER.generator }),
      ...(method.learns !== 'nothing' && initialState(actors.score, seed, { lastLayer: LAST_LAYER.score })),
    },
    data: targetData(target),
    phases: method.phases.map(
      (phase): ProgramPhase => ({
        id: phase.trains,
        ...(phase.repeats !== undefined && { repeats: phase.repeats }),
        body: (io) => runPhase(parts(io), phase, io),
      }),
    ),
    probes: { ...probesOf(shape) },
  };
}
