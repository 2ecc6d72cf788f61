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

/** Wasserstein GAN with the one-sided gradient penalty: ‖∇f‖ ≤ 1 is the Lipschitz condition itself. */
export const wganLp = defineMethod({
  id: 'wgan-lp',
  title: text('WGAN-LP', 'WGAN-LP'),
  summary: text(
    'As WGAN-GP, but only slopes above one are penalised, so the critic may go flat when nothing is left to learn.',
    'WGAN-GP と同様ですが、1 を超える傾きにだけペナルティを課します。学ぶことがなくなれば識別器は平らになれます。',
  ),
  paper: { label: 'Petzka et al. 2018', url: 'https://arxiv.org/abs/1709.08894' },
  formula: {
    critic: tex`L_C=\mathbb{E}_{z}f(g(z))-\mathbb{E}_{x}f(x)+\lambda\,\mathbb{E}_{\hat x}\max\bigl(0,\lVert\nabla f(\hat x)\rVert-1\bigr)^2`,
    generator: tex`L_G=-\mathbb{E}_{z}f(g(z))`,
  },
  lossUnit: scoreUnits,
  needs: { critic: 'score', labels: false, secondOrder: true, density: false },
  field: relativeScoreField,
  params: {},
  uses: { ...labelledUses, labelSmoothing: noLabels },
  fixes: { 'penalty.kind': 'one-sided' },
  recommends: recommend({
    'training.criticSteps': 5,
    'penalty.kind': 'one-sided',
    'penalty.weight': 10,
    ...bothOptimisers('adam', 1e-3, 0, 0.9),
  }),
  phases: twoPlayers(wassersteinCritic, raiseScore),
});
