import type { Scalar } from '@tensorflow/tfjs-core';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import { classAwareUses, classNotes, flatCritic, flatParams } from './classAware.ts';
import { flatLoss } from './classCritics.ts';
import { defineMethod, type Play } from './contract.ts';
import { longMemory, nats, probabilityField, recommend, takenForReal, twoPlayers } from './shared.ts';

/** −log D_r, D_r the probability of all real classes together. */
const generator = (play: Play): Scalar => takenForReal(play, play.criticise(play.fakeInputs()));

/** GAN whose critic tells K real classes and "generated" apart; the generator wants to be any of the real ones. */
export const labelGan = defineMethod({
  id: 'label-gan',
  title: text('LabelGAN', 'LabelGAN'),
  summary: text(
    'The critic tells the classes of the data and “generated” apart; the pull on a point is shared out over all classes.',
    '識別器はデータの各クラスと「生成」を見分けます。生成した点への力は全クラスに分散します。',
  ),
  paper: { label: 'Salimans et al. 2016, §5', url: 'https://arxiv.org/abs/1606.03498' },
  formula: {
    critic: tex`L_D=-\mathbb{E}_{x,y}\log D_y(x)-\mathbb{E}_{z}\log D_{K+1}(g(z))`,
    generator: tex`L_G=-\mathbb{E}_{z}\log\sum_{k=1}^{K}D_k(g(z))`,
    notes: classNotes,
  },
  lossUnit: nats,
  needs: { critic: 'logit', labels: true, secondOrder: false, density: false },
  field: probabilityField,
  critic: flatCritic,
  params: flatParams,
  uses: classAwareUses,
  fixes: {},
  recommends: recommend(longMemory),
  phases: twoPlayers(flatLoss, generator),
});
