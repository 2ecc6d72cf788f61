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

/** Wasserstein GAN without a regulariser of its own: any penalty, or none, in which case the critic grows without bound. */
export const wgan = defineMethod({
  id: 'wgan',
  title: text('WGAN (any penalty)', 'WGAN（ペナルティ自由）'),
  summary: text(
    'The Wasserstein loss with the penalty of your choice, such as one on pairs of points; without any, nothing bounds the critic.',
    'Wasserstein 損失に好みのペナルティ（点対のものなど）を組み合わせます。なしにすると識別器の傾きに歯止めがありません。',
  ),
  paper: { label: 'Arjovsky et al. 2017, eq. 2', url: 'https://arxiv.org/abs/1701.07875' },
  formula: {
    critic: tex`L_C=\mathbb{E}_{z}f(g(z))-\mathbb{E}_{x}f(x)+\lambda R(f)`,
    generator: tex`L_G=-\mathbb{E}_{z}f(g(z))`,
  },
  lossUnit: scoreUnits,
  needs: { critic: 'score', labels: false, secondOrder: true, density: false },
  field: relativeScoreField,
  params: {},
  uses: { ...labelledUses, labelSmoothing: noLabels },
  fixes: {},
  recommends: recommend({
    'training.criticSteps': 5,
    'penalty.kind': 'quotient',
    'penalty.weight': 10,
    ...bothOptimisers('adam', 1e-3, 0, 0.9),
  }),
  phases: twoPlayers(wassersteinCritic, raiseScore),
});
