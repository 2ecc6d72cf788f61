import { type Text, text } from '../schema/text.ts';
import type { LikelihoodContext, MetricInput } from './contract.ts';

/** Unit of a log probability. */
export const NATS = text('nats', 'nat');

const noTower = text(
  'Only towers of layers have a likelihood that can be computed.',
  '尤度を計算できるのは、層を積み重ねたモデルだけです。',
);
const notNow = text('This cannot be computed of the layers as they are now.', '現在の層の構成では計算できません。');

/** Why no image is counted as right or wrong. */
export const noRule = text(
  'These data follow no rule that could be written down.',
  'このデータには、書き下せる規則がありません。',
);

/** Why there is nothing to say of layers above. */
export const noTop = text(
  'The layers above are still to come: their training has not begun.',
  '上の層の学習はまだ始まっていません。',
);

const tooWide = text(
  'Codes are too many to list: this cannot be computed.',
  '符号が多すぎて列挙できないため、計算できません。',
);

/** A number of the likelihoods of a run, or why there is none: of codes that cannot be listed much is not known. */
export function ofLikelihood(
  { likelihood }: MetricInput,
  value: (likelihood: LikelihoodContext) => number | undefined,
  absent: Text = notNow,
): number | Text {
  if (!likelihood) return noTower;
  return value(likelihood) ?? (likelihood.logZDeviation !== undefined && absent !== noRule ? tooWide : absent);
}
