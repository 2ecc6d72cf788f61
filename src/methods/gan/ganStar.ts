import type { Scalar } from '@tensorflow/tfjs-core';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import { classAwareUses, classifierParams, classNotes, separateCritic } from './classAware.ts';
import { auxiliaryCritic } from './classCritics.ts';
import { defineMethod, type Play } from './contract.ts';
import { amGanPaper, longMemory, nats, probabilityField, recommend, takenForReal, twoPlayers } from './shared.ts';

/** The generator of the plain GAN: labels reach it only through what the critic has learnt. */
const generator = (play: Play): Scalar => takenForReal(play, play.criticise(play.fakeInputs()));

/** GAN with labels in the critic alone: a classifier on data shares its hidden layers. */
export const ganStar = defineMethod({
  id: 'gan-star',
  title: text('GAN* (labels in the critic)', 'GAN*（識別器だけがラベルを使用）'),
  summary: text(
    'The critic also learns to classify the data; the generator never hears of classes.',
    '識別器は実データのクラス分類も学習します。生成器はクラスを知りません。',
  ),
  paper: amGanPaper,
  formula: {
    critic: tex`L_D=-\mathbb{E}_{x}\log\sigma(b(x))-\mathbb{E}_{z}\log\bigl(1-\sigma(b(g(z)))\bigr)-\lambda_D\,\mathbb{E}_{x,y}\log C_y(x)`,
    generator: tex`L_G=-\mathbb{E}_{z}\log\sigma(b(g(z)))`,
    notes: classNotes,
  },
  lossUnit: nats,
  needs: { critic: 'logit', labels: true, secondOrder: false, density: false },
  field: probabilityField,
  critic: separateCritic,
  params: classifierParams(0.1),
  uses: classAwareUses,
  fixes: {},
  recommends: recommend(longMemory),
  phases: twoPlayers(auxiliaryCritic('nothing'), generator),
});
