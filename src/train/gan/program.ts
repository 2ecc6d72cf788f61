import * as tf from '@tensorflow/tfjs-core';
import type { Law } from '../../data/law.ts';
import type { PhaseIo, PhaseResult, Program, ProgramPhase } from '../../engine/contract.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import type { GanPhase } from '../../methods/gan/contract.ts';
import { findGan } from '../../methods/index.ts';
import type { Pieces } from '../../nn/layout.ts';
import { piecesFrom } from '../../nn/network.ts';
import { initialState } from '../actors.ts';
import { learn } from '../learn.ts';
import { residentData } from '../residentData.ts';
import { type FeatureNetwork, type Subject, subjectOf } from '../subject.ts';
import { comparisonFor, JUDGE, needsJudge } from './features.ts';
import { isFrozen } from './frozen.ts';
import { initialStatistics } from './initialStatistics.ts';
import { memoriesOf } from './memories.ts';
import { createPlay, type Note } from './play.ts';
import { hasCritic, type Player, type Players, playersOf } from './players.ts';
import { createProbes } from './probes.ts';

/** One execution of a phase. */
function runPhase(
  experiment: Experiment,
  subject: Subject,
  players: Players,
  { trains, loss, project }: GanPhase,
  io: PhaseIo,
): PhaseResult {
  const piecesOf = ({ weights, layout }: Player): Pieces => piecesFrom(io.state(weights), layout);
  const pieces = {
    generator: isFrozen(experiment) ? [] : piecesOf(players.generator),
    critic: hasCritic(experiment) ? piecesOf(players.critic) : [],
  };
  const memories = memoriesOf(players, io, trains, pieces);
  const noted: Record<string, tf.Scalar> = {};
  // The critic is reported as the critic's own phase saw it, not again after its update.
  const note: Note = (name, value) => {
    // Kept, because notes are taken inside the gradient's own tidy; the engine disposes what a phase reports.
    if (trains === 'critic') noted[name] = tf.keep(value());
  };
  const play = createPlay(experiment, players, { ...pieces, memories }, io, note, subject);
  const learnt = learn(io, players[trains], pieces[trains], () => loss(play), project);
  return { state: { ...learnt.state, ...memories.after() }, report: { ...noted, ...learnt.report } };
}

/**
 * The program of a GAN as `effective` returns it, learning from `law`: state of its networks, phases of its
 * method, and probes (see `Probes`). The same seed gives the same initial weights and the same resident points. A frozen
 * generator keeps its weights, but no phase of the program is its own. `network` is the judge whose features
 * are compared; without one where it is needed this throws a RangeError (see `needsJudge`).
 */
export function ganProgram(experiment: Experiment, law: Law, network?: FeatureNetwork): Omit<Program, 'settings'> {
  const method = findGan(experiment.method.id);
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
    phases: method.phases
      .filter(({ trains }) => !(trains === 'generator' && isFrozen(experiment)))
      .map(
        (phase): ProgramPhase => ({
          id: phase.trains,
          ...(phase.repeats !== undefined && { repeats: phase.repeats }),
          body: (io) => runPhase(experiment, { ...subject, ...(comparison && { comparison }) }, players, phase, io),
        }),
      ),
    probes: createProbes(players, experiment, subject),
  };
}
