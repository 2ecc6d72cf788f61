import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import { defineMethod } from './contract.ts';
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

/** Wasserstein GAN with the two-sided gradient penalty. */
export const wganGp = defineMethod({
  id: 'wgan-gp',
  title: text('WGAN-GP', 'WGAN-GP'),
  summary: text(
    'A Wasserstein critic whose slope is pulled to one between real and generated points.',
    'Wasserstein 識別器の傾きを、実データと生成データの間で 1 に引き寄せます。',
  ),
  paper: { label: 'Gulrajani et al. 2017, eq. 3', url: 'https://arxiv.org/abs/1704.00028' },
  formula: {
    critic: tex`L_C=\mathbb{E}_{z}f(g(z))-\mathbb{E}_{x}f(x)+\lambda\,\mathbb{E}_{\hat x}\bigl(\lVert\nabla f(\hat x)\rVert-1\bigr)^2`,
    generator: tex`L_G=-\mathbb{E}_{z}f(g(z))`,
  },
  lossUnit: scoreUnits,
  needs: { critic: 'score', labels: false, secondOrder: true, density: false },
  field: relativeScoreField,
  params: {},
  uses: { ...labelledUses, labelSmoothing: noLabels },
  fixes: { 'penalty.kind': 'two-sided' },
  recommends: recommend({
    'training.criticSteps': 5,
    'penalty.kind': 'two-sided',
    'penalty.weight': 1,
    ...bothOptimisers('adam', 1e-3, 0, 0.9),
  }),
  phases: twoPlayers(wassersteinCritic, raiseScore),
});
