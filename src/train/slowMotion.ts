import type { LabId } from '../methods/contract.ts';
import { findMethod } from '../methods/index.ts';
import type { TrainingRun } from './run.ts';

/** The stages of one phase as a teacher tells them; the last one is where the engine really runs the phase. */
const STAGES = {
  critic: ['latent', 'generate', 'data', 'criticise', 'critic-loss', 'critic-update'],
  generator: ['latent', 'generate', 'criticise', 'generator-loss', 'generator-update'],
  /** The generator's phase of a method without a critic, which compares with the data itself. */
  alone: ['latent', 'generate', 'data', 'criticise', 'generator-loss', 'generator-update'],
  score: ['latent', 'generate', 'noise', 'estimate', 'score-loss', 'score-update'],
  /** The phase of a sampler beside a network that learns its score. */
  sampler: ['latent', 'generate', 'noise', 'estimate', 'target', 'generator-loss', 'generator-update'],
  /** The phase of a sampler without one. */
  samplerAlone: ['latent', 'generate', 'noise', 'target', 'generator-loss', 'generator-update'],
  /** Particles that a formula moves. */
  particles: ['place', 'target', 'move'],
  /** The chapters of a tower. */
  bottom: ['data', 'encode', 'decode', 'bottom-loss', 'bottom-update'],
  top: ['data', 'encode', 'model', 'top-loss', 'top-update'],
  all: ['data', 'model', 'decode', 'all-loss', 'all-update'],
} as const;

export type StageId = (typeof STAGES)[keyof typeof STAGES][number];

/** Phases that are told alike wherever they run. */
const OWN = ['score', 'particles', 'bottom', 'top', 'all'] as const;
const isOwn = (phase: string): phase is (typeof OWN)[number] => (OWN as readonly string[]).includes(phase);

/** The stages of a phase of a run of this lab that has these phases. */
function stagesOf(phase: string, hasPhase: (id: string) => boolean, lab: LabId): readonly StageId[] {
  if (isOwn(phase)) return STAGES[phase];
  if (phase !== 'generator') return STAGES.critic;
  if (lab === 'sampler') return hasPhase('score') ? STAGES.sampler : STAGES.samplerAlone;
  return hasPhase('critic') ? STAGES.generator : STAGES.alone;
}

/** Walks through the stages of successive phases of a run. `next(phase)` names the stage and tells when the phase must run. */
export function createSlowMotion(hasPhase: (id: string) => boolean, lab: LabId) {
  let index = 0;
  let current: string | null = null;
  return {
    next(phase: string): { stage: StageId; runsPhase: boolean } {
      const stages = stagesOf(phase, hasPhase, lab);
      if (phase !== current) index = 0;
      current = phase;
      const stage = stages[index] as StageId;
      const runsPhase = index === stages.length - 1;
      index = runsPhase ? 0 : index + 1;
      return { stage, runsPhase };
    },
    reset(): void {
      index = 0;
      current = null;
    },
  };
}

/** Slow motion of a run. */
export const slowMotionOf = ({ experiment, hasPhase }: Pick<TrainingRun, 'experiment' | 'hasPhase'>) =>
  createSlowMotion(hasPhase, findMethod(experiment.method.id).lab);
