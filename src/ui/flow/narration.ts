import type { Trained } from '../../experiment/availability.ts';
import { criticOf, findMethod } from '../../methods/index.ts';
import type { StageId } from '../../worker/protocol.ts';

/** What can light up: the boxes, the two losses, and the wires between them. */
export type FlowPart =
  | 'latent'
  | 'generator'
  | 'generated'
  | 'data'
  | 'critic'
  | 'criticLoss'
  | 'generatorLoss'
  | 'toGenerator'
  | 'toGenerated'
  | 'toCritic'
  | 'toLosses'
  | 'backToCritic'
  | 'backToGenerator';

/** Parts of the diagram that a stage is about. */
export const LIT: Readonly<Record<StageId, readonly FlowPart[]>> = {
  latent: ['latent'],
  generate: ['toGenerator', 'generator', 'toGenerated', 'generated'],
  data: ['data'],
  criticise: ['toCritic', 'critic'],
  'critic-loss': ['toLosses', 'criticLoss'],
  'critic-update': ['backToCritic', 'critic'],
  'generator-loss': ['toLosses', 'generatorLoss'],
  'generator-update': ['backToGenerator', 'generator'],
};

/** Catalogue path of the sentence that tells a stage, in the words of the experiment's method and settings. */
export function sentenceFor(stage: StageId, experiment: Trained): string {
  const method = findMethod(experiment.method.id);
  const critic = criticOf(method.id);
  const isClosedForm = critic === 'none';
  const output = critic === 'logit' ? 'logit' : 'score';
  const qualified = (word: string, applies: boolean): string =>
    applies ? `${word}${output === 'logit' ? 'Logit' : 'Score'}` : output;
  switch (stage) {
    case 'latent':
    case 'generate':
    case 'data':
      return `flow.stages.${stage}`;
    case 'criticise':
      if (isClosedForm) return 'flow.stages.judge.closedForm';
      return `flow.stages.judge.${qualified('smoothed', method.uses.smoothing === true && experiment.smoothing.on)}`;
    case 'critic-loss': {
      const isPenalised = method.uses.penalty === true && experiment.penalty.kind !== 'none';
      return `flow.stages.criticLoss.${qualified('penalised', isPenalised)}`;
    }
    case 'critic-update':
      return `flow.stages.criticUpdate.${method.uses.clip === true ? 'clipped' : 'plain'}`;
    case 'generator-loss':
      return `flow.stages.generatorLoss.${isClosedForm ? 'closedForm' : output}`;
    case 'generator-update':
      return `flow.stages.generatorUpdate.${isClosedForm ? 'closedForm' : 'throughCritic'}`;
  }
}
