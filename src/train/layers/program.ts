import * as tf from '@tensorflow/tfjs-core';
import type { Law } from '../../data/law.ts';
import type { PhaseIo, PhaseResult, Program, ProgramPhase } from '../../engine/contract.ts';
import { type Experiment, valueAt } from '../../experiment/experiment.ts';
import { key, normal, uniform } from '../../math/rng.ts';
import { findLayers } from '../../methods/index.ts';
import { type Chapter, isJoint, type LayersActor, type LayersPhase } from '../../methods/layers/contract.ts';
import type { Pieces } from '../../nn/layout.ts';
import { initialState, type NetworkActor } from '../actors.ts';
import { learnTogether } from '../learn.ts';
import { residentData } from '../residentData.ts';
import { subjectOf } from '../subject.ts';
import { type LayersActors, layersActors } from './actors.ts';
import { activeCell, possibleChapters } from './chapters.ts';
import { MARGINAL, partsOf } from './parts.ts';
import { type Chains, createLayersPlay } from './play.ts';

/** State vectors of persistent chains [batch · bits], one bit a number. */
const CHAINS: Readonly<Record<Chapter, string>> = { bottom: 'bottom.chain', top: 'top.chain', all: 'top.chain' };

/** Standard deviation of the weights of the machine on top before it learns. */
const TOP_STD = 0.1;

/** Share of ones that the bias of a pixel is taken from stays off 0 and 1 by this. */
const LEAST_SHARE = 0.02;

/** Whether the machine of a chapter has chains that go on from step to step. */
function isPersistent(experiment: Experiment, phase: LayersPhase): boolean {
  if (phase.id === 'top' || isJoint(phase)) return experiment.tower.topTrainer === 'pcd';
  return phase.id === 'bottom' && 'chain' in experiment.method && valueAt(experiment, 'method.chain') === 'pcd';
}

function runPhase(
  experiment: Experiment,
  actors: LayersActors,
  sizes: Readonly<Record<Chapter, number>>,
  phase: LayersPhase,
  io: PhaseIo,
): PhaseResult {
  const { id, trains, loss, marginal } = phase;
  const parts = partsOf(experiment, actors, io.state);
  const { batch } = experiment.tower;
  const isGoingOn = isPersistent(experiment, phase);
  const chains: Chains = isGoingOn ? { from: tf.reshape(io.state(CHAINS[id]), [batch, sizes[id]]) } : {};
  const play = createLayersPlay(experiment, parts, io, phase, chains);
  const learners = trains.map((each) => ({
    actor: actors[each] as NetworkActor,
    pieces: parts.pieces[each] as Pieces,
  }));
  const learnt = learnTogether(io, id, learners, () => loss(play));
  const chain =
    isGoingOn && chains.to ? { [CHAINS[id]]: tf.reshape(chains.to, [batch * sizes[id]]) as tf.Tensor1D } : {};
  const shares: Readonly<Record<string, tf.Tensor1D>> = marginal
    ? { [MARGINAL]: tf.reshape(marginal(play), [2 ** experiment.tower.codes]) as tf.Tensor1D }
    : {};
  return { ...learnt, state: { ...learnt.state, ...chain, ...shares } };
}

/** Weights N(0, std²) and no biases, but for those of the pixels: the logit of how often each is 1. */
function startOf(experiment: Experiment, actors: LayersActors, shares: Float64Array): Program['state'] {
  const { seed, tower } = experiment;
  const stds: Readonly<Record<LayersActor, number>> = {
    bottom: tower.weightStd,
    inference: findLayers(experiment.method.id).inference === 'rich' ? tower.weightStd : 0,
    top: TOP_STD,
    topBias: 0,
  };
  const states = Object.values(actors).map((actor) => {
    const { id } = actor;
    const weights = new Float32Array(actor.layout.size);
    actor.layout.layers.forEach((layer, index) => {
      const drawn = normal(key(seed, `initial/${id}/${index}`), layer.inputs * layer.outputs);
      weights.set(
        drawn.map((value) => stds[id] * value),
        layer.weightOffset,
      );
      if (id === 'bottom') {
        weights.set(
          Float32Array.from(shares, (share) => Math.log(share / (1 - share))),
          layer.biasOffset,
        );
      }
    });
    return { ...initialState(actor, seed), [actor.weights]: weights };
  });
  return Object.assign({}, ...states);
}

/** Every code alike, for a method that keeps a latent marginal: what has no mass never gets any. */
function startingMarginal({ method, tower }: Experiment): Program['state'] {
  const states = 2 ** tower.codes;
  return findLayers(method.id).inference === 'posterior'
    ? { [MARGINAL]: new Float32Array(states).fill(1 / states) }
    : {};
}

/** How often each pixel is 1, kept off 0 and 1. */
function sharesOf({ values, columns }: Program['data']): Float64Array {
  const rows = values.length / columns;
  const shares = new Float64Array(columns);
  values.forEach((value, i) => {
    shares[i % columns] = (shares[i % columns] as number) + Number(value > 0) / rows;
  });
  return shares.map((share) => Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, share)));
}

/**
 * The program of a tower as `effective` returns it, learning the bits of `law`: state of its parts and of persistent chains, one phase
 * for each chapter, and probes.
 */
export function layersProgram(experiment: Experiment, law: Law): Omit<Program, 'settings'> {
  const method = findLayers(experiment.method.id);
  const { seed, tower } = experiment;
  const subject = subjectOf(experiment, law);
  const data = residentData(law, subject, seed);
  const pixels = subject.space.size;
  const actors = layersActors(experiment, pixels);
  const sizes = { bottom: pixels, top: tower.codes, all: tower.codes };
  const chapters = possibleChapters(experiment);
  const phases = method.phases.filter(({ id }) => chapters.includes(id));
  const chains = phases
    .filter((phase) => isPersistent(experiment, phase))
    .map(({ id }) => {
      const start = uniform(key(seed, `initial/${CHAINS[id]}`), tower.batch * sizes[id]);
      return [CHAINS[id], start.map((value) => Number(value < 0.5))] as const;
    });
  return {
    name: method.id,
    state: {
      ...startOf(experiment, actors, sharesOf(data)),
      ...Object.fromEntries(chains),
      ...startingMarginal(experiment),
    },
    data,
    phases: phases.map(
      (phase): ProgramPhase => ({
        id: phase.id,
        repeats: activeCell(phase.id),
        body: (io) => runPhase(experiment, actors, sizes, phase, io),
      }),
    ),
    probes: {
      /** Images [rows, pixels] of −1 and 1 to the logits of their codes [rows, codes]. */
      infer(state, input) {
        const { bottom } = partsOf(experiment, actors, state);
        return bottom.inferred(tf.mul(tf.add(input, 1), 0.5) as tf.Tensor2D);
      },
    },
  };
}
