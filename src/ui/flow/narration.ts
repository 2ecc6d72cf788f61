import type { Trained } from '../../experiment/availability.ts';
import { formatCount, formatValue } from '../../i18n/format.ts';
import { criticOf, findLayers, findMethod, findSampler } from '../../methods/index.ts';
import type { Learnt } from '../../methods/sampler/contract.ts';
import type { Language } from '../../schema/text.ts';
import { bandwidthInForce } from '../../train/schedule.ts';
import type { StageId } from '../../worker/protocol.ts';

/** What can light up: the boxes, the losses, and the wires between them. */
export type FlowPart =
  | 'latent'
  | 'generator'
  | 'generated'
  | 'data'
  | 'critic'
  | 'score'
  | 'target'
  | 'move'
  | 'inference'
  | 'bottom'
  | 'top'
  | 'criticLoss'
  | 'scoreLoss'
  | 'generatorLoss'
  | 'samplerLoss'
  | 'toGenerator'
  | 'toGenerated'
  | 'toCritic'
  | 'toScore'
  | 'toLosses'
  | 'toMove'
  | 'toInference'
  | 'toBottom'
  | 'toTop'
  | 'backToCritic'
  | 'backToScore'
  | 'backToGenerator'
  | 'backToParticles';

/** Parts of the diagram that a stage is about; those that a diagram lacks do not matter. */
export const LIT: Readonly<Record<StageId, readonly FlowPart[]>> = {
  latent: ['latent'],
  generate: ['toGenerator', 'generator', 'toGenerated', 'generated'],
  data: ['data'],
  noise: ['generated'],
  criticise: ['toCritic', 'critic'],
  estimate: ['toScore', 'score'],
  target: ['target'],
  'critic-loss': ['toLosses', 'criticLoss'],
  'critic-update': ['backToCritic', 'critic'],
  'score-loss': ['toLosses', 'scoreLoss'],
  'score-update': ['backToScore', 'score'],
  'generator-loss': ['toLosses', 'generatorLoss', 'samplerLoss'],
  'generator-update': ['backToGenerator', 'generator'],
  place: ['generated'],
  move: ['toMove', 'move', 'backToParticles'],
  encode: ['toInference', 'inference'],
  decode: ['toBottom', 'bottom', 'toGenerated', 'generated'],
  'bottom-loss': ['bottom'],
  'bottom-update': ['inference', 'bottom'],
  model: ['toTop', 'top'],
  'top-loss': ['top'],
  'top-update': ['top'],
  'all-loss': ['bottom', 'top'],
  'all-update': ['bottom', 'top'],
};

/** The sentence of a stage of a GAN, in the words of its method and settings. */
function ofGan(stage: StageId, experiment: Trained): string {
  const method = findMethod(experiment.method.id);
  const critic = criticOf(method.id);
  const isClosedForm = critic === 'none';
  const output = critic === 'logit' ? 'logit' : 'score';
  const qualified = (word: string, applies: boolean): string =>
    applies ? `${word}${output === 'logit' ? 'Logit' : 'Score'}` : output;
  switch (stage) {
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
    default:
      return `flow.stages.${stage}`;
  }
}

/** Stages that run otherwise where every code has a probability of its own. */
const BY_POSTERIOR: readonly StageId[] = ['encode', 'decode', 'bottom-loss', 'bottom-update'];

/** The sentence of a stage of a tower: a machine dreams where others restore; chains of the top, where not every code is counted. */
function ofLayers(stage: StageId, { method, tower }: Trained): string {
  if (method.chain === 'exact' && (stage === 'decode' || stage === 'bottom-loss')) return `flow.told.counted.${stage}`;
  const { inference } = findLayers(method.id);
  if (inference === 'posterior' && BY_POSTERIOR.includes(stage)) return `flow.told.posterior.${stage}`;
  const isMachine = 'chain' in method;
  if (isMachine && (stage === 'decode' || stage === 'bottom-loss')) return `flow.told.machine.${stage}`;
  if (stage === 'model') return `flow.told.model.${tower.topTrainer === 'exact' ? 'exact' : 'chains'}`;
  return `flow.told.${stage}`;
}

/** How particles move, where no test refuses a move. */
const MOVES: Readonly<Record<string, string>> = { svgd: 'pushed', ula: 'noisy' };

/** Sentences of samplers whose second network does not learn a score. */
const OF_LEARNT: Readonly<Record<Learnt, { readonly [S in StageId]?: string }>> = {
  score: {},
  difference: { estimate: 'difference', 'score-loss': 'difference-loss', 'generator-loss': 'difference-fades' },
  nothing: { 'generator-loss': 'pairs-loss' },
};

/** Catalogue path of the sentence that tells a stage, in the words of the experiment's method and settings. */
export function sentenceFor(stage: StageId, experiment: Trained): string {
  if (stage === 'latent') return 'flow.stages.latent';
  const { id, lab } = findMethod(experiment.method.id);
  if (lab === 'gan') return ofGan(stage, experiment);
  if (lab === 'layers') return ofLayers(stage, experiment);
  if (stage === 'move') return `flow.told.${MOVES[id] ?? 'tested'}`;
  return `flow.told.${lab === 'sampler' ? (OF_LEARNT[findSampler(id).learns][stage] ?? stage) : stage}`;
}

/** Numbers that the sentences name, at a step. */
export function valuesFor(experiment: Trained, step: number, language: Language) {
  const { training, sampler, tower } = experiment;
  if (findMethod(experiment.method.id).lab === 'sampler') {
    const [low, high] = [sampler.noiseLow, sampler.noiseHigh].map((sigma) => formatValue(sigma, language, 2));
    const between = language === 'ja' ? '～' : '–';
    return {
      count: Math.max(1, sampler.batch >> 1),
      levels: sampler.noiseHigh > sampler.noiseLow ? `${low}${between}${high}` : `${low}`,
    };
  }
  if (findMethod(experiment.method.id).lab === 'layers') {
    return { count: tower.batch, codes: formatCount(2 ** tower.codes, language) };
  }
  return {
    count: training.batch * training.packing,
    bandwidth: formatValue(bandwidthInForce(experiment, step), language, 2),
  };
}
