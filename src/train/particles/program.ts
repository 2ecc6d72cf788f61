import * as tf from '@tensorflow/tfjs-core';
import type { Law } from '../../data/law.ts';
import type { PhaseIo, PhaseResult, Program, ProgramPhase } from '../../engine/contract.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { key, normal } from '../../math/rng.ts';
import { findParticles } from '../../methods/index.ts';
import type { ParticlesPhase } from '../../methods/particles/contract.ts';
import { type Target, targetData, targetLevels, targetOf, tempered } from '../target.ts';
import { createParticlesPlay } from './play.ts';

/** Coordinates of a particle. */
const POINT = 2;

/** State vectors: positions, and what a move leaves for the next one, both [n · 2]. */
export const PARTICLES = 'particles';
const MEMORY = 'particles.memory';

const flat = (points: tf.Tensor2D): tf.Tensor1D => tf.reshape(points, [points.shape[0] * POINT]);

/** One move of all particles. */
function move(experiment: Experiment, target: Target, { update }: ParticlesPhase, io: PhaseIo): PhaseResult {
  const shape: [number, number] = [experiment.particles.count, POINT];
  const read = (name: string): tf.Tensor2D => tf.reshape(io.state(name), shape);
  const play = createParticlesPlay(experiment, target, { particles: read(PARTICLES), memory: () => read(MEMORY) }, io);
  const { to, memory, report = {} } = update(play);
  return { state: { [PARTICLES]: flat(to), ...(memory && { [MEMORY]: flat(memory) }) }, report };
}

/**
 * The program of a method of particles as `effective` returns it: their positions, which phases move along the potential of `law`.
 * No data and no networks. Throws a RangeError for a law without a potential, which `incompatibility` tells beforehand.
 */
export function particlesProgram(experiment: Experiment, law: Law): Omit<Program, 'settings'> {
  const method = findParticles(experiment.method.id);
  const { potential } = law;
  if (!potential) throw new RangeError(`${method.id}: ${experiment.data.id} has no potential`);
  const { particles, seed } = experiment;
  const start = normal(key(seed, 'initial/particles'), POINT * particles.count);
  const target = targetLevels(potential, [0]);
  const levelOfRows = Array<number>(particles.count).fill(0);
  return {
    name: method.id,
    state: { [PARTICLES]: start.map((value) => particles.spread * value), [MEMORY]: new Float32Array(start.length) },
    data: targetData(target),
    phases: method.phases.map(
      (phase): ProgramPhase => ({
        id: phase.moves,
        ...(phase.repeats !== undefined && { repeats: phase.repeats }),
        body: (io) =>
          move(experiment, tempered(targetOf(target, levelOfRows, io.at), io.setting('particles.beta')), phase, io),
      }),
    ),
    probes: {
      /** The particles themselves, whatever is asked. */
      generate: (state) => tf.reshape(state(PARTICLES), [particles.count, POINT]),
    },
  };
}
