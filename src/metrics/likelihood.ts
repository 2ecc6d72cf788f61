import { type Text, text } from '../schema/text.ts';
import type { LikelihoodContext, MetricInput } from './contract.ts';

/** Unit of a log probability. */
export const NATS = text('nats', 'nat');

const noTower = text(
  'Only towers of layers have a likelihood that can be computed.',
  '尤度を計算できるのは、層を積み重ねたモデルだけです。',
);
const notNow = text('This cannot be computed of the layers as they are now.', '現在の層の構成では計算できません。');

/** Why there is nothing to say of layers above. */
export const noTop = text(
  'The layers above are still to come: their training has not begun.',
  '上の層の学習はまだ始まっていません。',
);

/** A number of the likelihoods of a run, or why there is none. */
export function ofLikelihood(
  { likelihood }: MetricInput,
  value: (likelihood: LikelihoodContext) => number | undefined,
  absent: Text = notNow,
): number | Text {
  return likelihood ? (value(likelihood) ?? absent) : noTower;
}
