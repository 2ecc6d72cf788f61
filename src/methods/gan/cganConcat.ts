import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import { classAwareUses } from './classAware.ts';
import { pairCritic, pairGenerator } from './classPairs.ts';
import { defineMethod } from './contract.ts';
import { nats, probabilityField, recommend, twoPlayers } from './shared.ts';

/** Conditional GAN: generator and critic both see the class, as further inputs. */
export const cganConcat = defineMethod({
  id: 'cgan-concat',
  title: text('Conditional GAN (concatenation)', '条件付き GAN（連結）'),
  summary: text(
    'Both players are given the class as an input: the critic judges whether a point suits its class.',
    '両方のネットワークにクラスを入力します。識別器は点がそのクラスに合うかどうかも判定します。',
  ),
  paper: { label: 'Mirza & Osindero 2014, eq. 2', url: 'https://arxiv.org/abs/1411.1784' },
  formula: {
    critic: tex`L_D=-\mathbb{E}_{x,y}\log\sigma(f(x,y))-\mathbb{E}_{z,y}\log\bigl(1-\sigma(f(g(z,y),y))\bigr)`,
    generator: tex`L_G=-\mathbb{E}_{z,y}\log\sigma(f(g(z,y),y))`,
  },
  lossUnit: nats,
  needs: { critic: 'logit', labels: true, secondOrder: false, density: false },
  field: probabilityField,
  critic: { outputs: () => 1, seesClass: true, realness: (_, outputs) => outputs, classLogits: () => null },
  conditional: () => true,
  params: {},
  uses: classAwareUses,
  fixes: {},
  recommends: recommend(),
  phases: twoPlayers(pairCritic, pairGenerator),
});
