import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import {
  classAwareGenerator,
  classAwareUses,
  classifierParams,
  classNotes,
  isStatic,
  separateCritic,
  separateHeads,
  targetParams,
} from './classAware.ts';
import { auxiliaryCritic } from './classCritics.ts';
import { defineMethod } from './contract.ts';
import { amGanPaper, longMemory, nats, probabilityField, recommend, twoPlayers } from './shared.ts';

/** AC-GAN* with an adversary at the level of classes: the classifier is to be unsure about generated points. */
export const acGanStarPlus = defineMethod({
  id: 'ac-gan-star-plus',
  title: text('AC-GAN*+', 'AC-GAN*+'),
  summary: text(
    'AC-GAN* whose classifier also learns to be unsure about generated points: an adversary at the level of classes.',
    '分類器が生成データについては確信を持たないよう学習する AC-GAN*。クラスのレベルでも敵対させます。',
  ),
  paper: amGanPaper,
  formula: {
    critic: tex`L_D=-\mathbb{E}_{x}\log\sigma(b(x))-\mathbb{E}_{z}\log\bigl(1-\sigma(b(g(z)))\bigr)-\lambda_D\bigl(\mathbb{E}_{x,y}\log C_y(x)+\mathbb{E}_{z}\sum_{k}p_k\log C_k(g(z))\bigr)`,
    generator: tex`L_G=-\mathbb{E}_{\tilde x}\bigl[\log\sigma(b(\tilde x))+\lambda\log C_t(\tilde x)\bigr]`,
    notes: classNotes,
  },
  lossUnit: nats,
  needs: { critic: 'logit', labels: true, secondOrder: false, density: false },
  field: probabilityField,
  critic: separateCritic,
  conditional: isStatic,
  params: { ...targetParams, ...classifierParams(1) },
  uses: classAwareUses,
  fixes: {},
  recommends: recommend(longMemory),
  phases: twoPlayers(auxiliaryCritic('to be unsure'), classAwareGenerator(separateHeads)),
});
