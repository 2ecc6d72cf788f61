/** The stages of one phase as a teacher tells them; the last one is where the engine really runs the phase. */
const STAGES = {
  critic: ['latent', 'generate', 'data', 'criticise', 'critic-loss', 'critic-update'],
  generator: ['latent', 'generate', 'criticise', 'generator-loss', 'generator-update'],
  /** The generator's phase of a method without a critic, which compares with the data itself. */
  alone: ['latent', 'generate', 'data', 'criticise', 'generator-loss', 'generator-update'],
} as const;

export type StageId = (typeof STAGES)[keyof typeof STAGES][number];

/** Walks through the stages of successive phases, of a run with or without a critic's. `next(phase)` names the stage and tells when the phase must run. */
export function createSlowMotion(hasCritic = true) {
  let index = 0;
  let current: string | null = null;
  return {
    next(phase: string): { stage: StageId; runsPhase: boolean } {
      const stages: readonly StageId[] = STAGES[phase !== 'generator' ? 'critic' : hasCritic ? 'generator' : 'alone'];
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
