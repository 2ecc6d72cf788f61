import type { Tensor1D } from '@tensorflow/tfjs-core';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import { defineMethod, type Play } from './contract.ts';
import {
  bothOptimisers,
  labelledUses,
  noLabels,
  raiseScore,
  recommend,
  relativeScoreField,
  scoreUnits,
  twoPlayers,
  wassersteinCritic,
} from './shared.ts';

/** Every weight and bias cut to [−c, c], written as w − relu(w − c) + relu(−c − w). */
function clip(weights: Tensor1D, play: Pick<Play, 'ops' | 'setting'>): Tensor1D {
  const { add, neg, relu, sub } = play.ops;
  const bound = play.setting('penalty.clip');
  const above = relu(sub(weights, bound));
  const below = relu(sub(neg(weights), bound));
  return add(sub(weights, above), below);
}

/** Wasserstein GAN: a critic of bounded weights, hence of bounded slope, estimates the earth mover's distance. */
export const wganClip = defineMethod({
  id: 'wgan-clip',
  title: text('WGAN (weight clipping)', 'WGAN（重みクリッピング）'),
  summary: text(
    'The critic measures a distance instead of a probability; small weights keep its slope bounded, crudely.',
    '識別器は確率でなく距離を測ります。重みを小さく抑え、傾きを大まかに制限します。',
  ),
  paper: { label: 'Arjovsky et al. 2017, alg. 1', url: 'https://arxiv.org/abs/1701.07875' },
  formula: {
    critic: tex`L_C=\mathbb{E}_{z}f(g(z))-\mathbb{E}_{x}f(x),\quad w\leftarrow\operatorname{clip}(w,-c,c)`,
    generator: tex`L_G=-\mathbb{E}_{z}f(g(z))`,
  },
  lossUnit: scoreUnits,
  needs: { critic: 'score', labels: false, secondOrder: false, density: false },
  field: relativeScoreField,
  params: {},
  uses: { ...labelledUses, clip: true, labelSmoothing: noLabels },
  fixes: {},
  recommends: recommend({
    'training.criticSteps': 5,
    ...bothOptimisers('rmsprop', 5e-4, 0, 0.99),
    'penalty.clip': 0.1,
  }),
  phases: twoPlayers(wassersteinCritic, raiseScore, clip),
});
