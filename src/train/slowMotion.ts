/** The stages of one phase as a teacher tells them; the last one is where the engine really runs the phase. */
const STAGES = {
  critic: ['latent', 'generate', 'data', 'criticise', 'critic-loss', 'critic-update'],
  generator: ['latent', 'generate', 'criticise', 'generator-loss', 'generator-update'],
  /** The generator's phase of a method without a critic, which compares with the data itself. */
  alone: ['latent', 'generate', 'data', 'criticise', 'generator-loss', 'generator-update'],
  score: ['latent', 'generate', 'noise', 'estimate', 'score-loss', 'score-update'],
  /** The phase of a sampler beside a network that learns its score. */
  sampler: ['latent', 'generate', 'noise', 'estimate', 'target', 'generator-loss', 'generator-update'],
  /** Particles that a formula moves. */
  particles: ['place', 'target', 'move'],
  /** The chapters of a tower. */
  bottom: ['data', 'encode', 'decode', 'bottom-loss', 'bottom-update'],
  top: ['data', 'encode', 'model', 'top-loss', 'top-update'],
} as const;

export type StageId = (typeof STAGES)[keyof typeof STAGES][number];

/** The stages of a phase of a run that has these phases. */
function stagesOf(phase: string, hasPhase: (id: string) => boolean): readonly StageId[] {
  if (phase === 'score' || phase === 'particles' || phase === 'bottom' || phase === 'top') return STAGES[phase];
  if (phase !== 'generator') return STAGES.critic;
  if (hasPhase('score')) return STAGES.sampler;
  return hasPhase('critic') ? STAGES.generator : STAGES.alone;
}

/** Walks through the stages of successive phases of a run. `next(phase)` names the stage and tells when the phase must run. */
export function createSlowMotion(hasPhase: (id: string) => boolean) {
  let index = 0;
  let current: string | null = null;
  return {
    next(phase: string): { stage: StageId; runsPhase: boolean } {
      const stages = stagesOf(phase, hasPhase);
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
