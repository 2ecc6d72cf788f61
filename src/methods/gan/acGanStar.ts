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

/** AC-GAN whose classifier learns from data alone: a generator that collapses is not punished by it. */
export const acGanStar = defineMethod({
  id: 'ac-gan-star',
  title: text('AC-GAN*', 'AC-GAN*'),
  summary: text(
    'AC-GAN whose classifier learns from data alone, so that nothing at the level of classes resists a collapse.',
    '分類器が実データだけから学習する AC-GAN。クラスのレベルでは崩壊を妨げるものがありません。',
  ),
  paper: amGanPaper,
  formula: {
    critic: tex`L_D=-\mathbb{E}_{x}\log\sigma(b(x))-\mathbb{E}_{z}\log\bigl(1-\sigma(b(g(z)))\bigr)-\lambda_D\,\mathbb{E}_{x,y}\log C_y(x)`,
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
  phases: twoPlayers(auxiliaryCritic('nothing'), classAwareGenerator(separateHeads)),
});
