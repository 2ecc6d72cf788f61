import * as tf from '@tensorflow/tfjs-core';
import type { Law } from '../data/law.ts';
import type { PhaseIo, PhaseResult, Program, ProgramPhase } from '../engine/contract.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { Phase } from '../methods/contract.ts';
import { findMethod } from '../methods/index.ts';
import { valueAndGradients } from '../nn/gradients.ts';
import type { Pieces } from '../nn/layout.ts';
import { flatten, piecesFrom } from '../nn/network.ts';
import { type OptimiserSettings, update } from '../nn/optimisers.ts';
import { comparisonFor, JUDGE, needsJudge } from './features.ts';
import { isFrozen } from './frozen.ts';
import { initialStatistics } from './initialStatistics.ts';
import { memoriesOf } from './memories.ts';
import { createPlay, type Note, ops, type Weights } from './play.ts';
import { hasCritic, initialState, type Player, type Players, playersOf } from './players.ts';
import { createProbes } from './probes.ts';
import { residentData } from './residentData.ts';
import { settingNames } from './settings.ts';
import { type FeatureNetwork, type Subject, subjectOf } from './subject.ts';

function optimiserSettings(io: PhaseIo, role: Player['role']): OptimiserSettings {
  const cell = (name: string): string => `${role}Optimiser.${name}`;
  return {
    rate: io.setting(cell('rate')),
    beta1: io.setting(cell('beta1')),
    beta2: io.setting(cell('beta2')),
    beta1Power: io.settingPower(cell('beta1')),
    beta2Power: io.settingPower(cell('beta2')),
  };
}

/** One execution of a phase: loss, gradient over the weights of its role, update, projection. */
function runPhase(experiment: Experiment, subject: Subject, players: Players, phase: Phase, io: PhaseIo): PhaseResult {
  const player = players[phase.role];
  const piecesOf = ({ weights, layout }: Player): Pieces => piecesFrom(io.state(weights), layout);
  const pieces = {
    generator: isFrozen(experiment) ? [] : piecesOf(players.generator),
    critic: hasCritic(experiment) ? piecesOf(players.critic) : [],
  };
  const memories = memoriesOf(players, io, phase.role, pieces);
  const weights: Weights = { ...pieces, memories };

  const report: Record<string, tf.Scalar> = {};
  // The critic is reported as the critic's own phase saw it, not again after its update.
  const note: Note = (name, value) => {
    // Kept, because notes are taken inside the gradient's own tidy; the engine disposes what a phase reports.
    if (phase.role === 'critic') report[name] = tf.keep(value());
  };
  const play = createPlay(experiment, players, weights, io, note, subject);
  const { value, gradients } = valueAndGradients(() => phase.loss(play), pieces[phase.role]);
  report[`${phase.role}Loss`] = value;

  const old = io.state(player.weights);
  const moments = player.moments.map(io.state);
  const updated = update(player.optimiser, old, flatten(gradients), moments, optimiserSettings(io, phase.role));
  const projected = phase.project ? phase.project(updated.weights, { ops, setting: io.setting }) : updated.weights;
  return {
    state: {
      [player.weights]: projected,
      ...Object.fromEntries(player.moments.map((name, i) => [name, updated.moments[i] as tf.Tensor1D])),
      ...memories.after(),
    },
    report,
  };
}

/**
 * The program of an experiment as `effective` returns it, learning from `law`: state of its networks, phases of its
 * method, and probes (see `Probes`). The same seed gives the same initial weights and the same resident points. A frozen
 * generator keeps its weights, but no phase of the program is its own. `network` is the judge whose features
 * are compared; without one where it is needed this throws a RangeError (see `needsJudge`).
 */
export function buildProgram(experiment: Experiment, law: Law, network?: FeatureNetwork): Program {
  const method = findMethod(experiment.method.id);
  const subject = subjectOf(experiment, law);
  const players = playersOf(experiment, subject);
  const { seed } = experiment;
  const data = residentData(law, subject, seed);
  const state = {
    ...initialState(players.generator, seed),
    ...(hasCritic(experiment) && initialState(players.critic, seed)),
    ...(network && needsJudge(experiment) && { [JUDGE]: network.weights }),
  };
  const comparison = comparisonFor(experiment, subject, data, network);
  return {
    name: method.id,
    state: { ...state, ...initialStatistics(experiment, subject, players, state, data) },
    data,
    settings: settingNames(experiment),
    phases: method.phases
      .filter(({ role }) => !(role === 'generator' && isFrozen(experiment)))
      .map(
        (phase): ProgramPhase => ({
          id: phase.role,
          ...(phase.repeats !== undefined && { repeats: phase.repeats }),
          body: (io) => runPhase(experiment, { ...subject, ...(comparison && { comparison }) }, players, phase, io),
        }),
      ),
    probes: createProbes(players, experiment, subject),
  };
}
