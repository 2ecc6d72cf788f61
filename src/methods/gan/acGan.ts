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
import { longMemory, nats, probabilityField, recommend, twoPlayers } from './shared.ts';

/** Auxiliary classifier GAN as first published: the classifier learns to recognise generated points as their target. */
export const acGan = defineMethod({
  id: 'ac-gan',
  title: text('AC-GAN', 'AC-GAN'),
  summary: text(
    'A classifier beside the critic learns the classes of data and generated points alike; the generator wants to be recognised.',
    '識別器に並ぶ分類器が、実データと生成データの両方でクラスを学習します。生成器は目標クラスと認識されることを目指します。',
  ),
  paper: { label: 'Odena et al. 2017, §3', url: 'https://arxiv.org/abs/1610.09585' },
  formula: {
    critic: tex`L_D=-\mathbb{E}_{x}\log\sigma(b(x))-\mathbb{E}_{z}\log\bigl(1-\sigma(b(g(z)))\bigr)-\lambda_D\bigl(\mathbb{E}_{x,y}\log C_y(x)+\mathbb{E}_{z}\log C_t(g(z))\bigr)`,
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
  phases: twoPlayers(auxiliaryCritic('to recognise them'), classAwareGenerator(separateHeads)),
});
