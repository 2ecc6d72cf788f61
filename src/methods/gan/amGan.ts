import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import {
  classAwareGenerator,
  classAwareUses,
  classNotes,
  flatCritic,
  flatHeads,
  flatParams,
  isStatic,
  targetParams,
} from './classAware.ts';
import { flatLoss } from './classCritics.ts';
import { defineMethod } from './contract.ts';
import { amGanPaper, longMemory, nats, probabilityField, recommend, twoPlayers } from './shared.ts';

/**
 * Activation maximisation GAN: the critic of LabelGAN, and a generator that wants to be one class of it. Its loss
 * −log D_t is −log D_r − log C_t; the weight of the second part is 1 in the paper and 0 in LabelGAN.
 */
export const amGan = defineMethod({
  id: 'am-gan',
  title: text('AM-GAN', 'AM-GAN'),
  summary: text(
    'Every generated point has one class to be: its logit is pulled up, all others are pushed down.',
    '生成した点ごとに目標クラスを 1 つ決め、そのロジットを上げ、ほかをすべて下げます。',
  ),
  paper: amGanPaper,
  formula: {
    critic: tex`L_D=-\mathbb{E}_{x,y}\log D_y(x)-\mathbb{E}_{z}\log D_{K+1}(g(z)),\quad D_k=D_rC_k`,
    generator: tex`L_G=-\mathbb{E}_{\tilde x}\bigl[\log D_r(\tilde x)+\lambda\log C_t(\tilde x)\bigr]`,
    notes: classNotes,
  },
  lossUnit: nats,
  needs: { critic: 'logit', labels: true, secondOrder: false, density: false },
  field: probabilityField,
  critic: flatCritic,
  conditional: isStatic,
  params: { ...targetParams, ...flatParams },
  uses: classAwareUses,
  fixes: {},
  recommends: recommend(longMemory),
  phases: twoPlayers(flatLoss, classAwareGenerator(flatHeads)),
});
