import type { Tensor2D } from '@tensorflow/tfjs-core';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import { classAwareUses, separateHeads } from './classAware.ts';
import { pairCritic, pairGenerator } from './classPairs.ts';
import { type CriticShape, defineMethod } from './contract.ts';
import { nats, probabilityField, recommend, twoPlayers } from './shared.ts';

/**
 * f(x, y) = ψ(x) + v_y·φ(x), the K products v_k·φ(x) being outputs beside ψ(x). Of a point without a class: log of the
 * mean over classes of exp f(x, k).
 */
const realness: CriticShape['realness'] = (play, outputs, labels) => {
  const { add, mul, sub, sum } = play.ops;
  const { real, classes } = separateHeads(play, outputs);
  const part = labels
    ? sum(mul(labels, classes), 1, true)
    : sub(play.logSumExp(classes), play.ops.scalar(Math.log(play.classes)));
  return add(real, part) as Tensor2D;
};

/** Conditional GAN whose critic meets the class in an inner product at its end. */
export const cganProjection = defineMethod({
  id: 'cgan-projection',
  title: text('Conditional GAN (projection)', '条件付き GAN（射影）'),
  summary: text(
    'A conditional GAN whose critic adds to its verdict on a point how well the point’s features suit the class.',
    '点そのものの判定に、特徴とクラスの相性（内積）を加える識別器による条件付き GAN。',
  ),
  paper: { label: 'Miyato & Koyama 2018, §3', url: 'https://arxiv.org/abs/1802.05637' },
  formula: {
    critic: tex`L_D=-\mathbb{E}_{x,y}\log\sigma(f(x,y))-\mathbb{E}_{z,y}\log\bigl(1-\sigma(f(g(z,y),y))\bigr),\quad f(x,y)=\psi(x)+v_y^{\top}\phi(x)`,
    generator: tex`L_G=-\mathbb{E}_{z,y}\log\sigma(f(g(z,y),y))`,
  },
  lossUnit: nats,
  needs: { critic: 'logit', labels: true, secondOrder: false, density: false },
  field: probabilityField,
  critic: { outputs: (classes) => 1 + classes, realness, classLogits: () => null },
  conditional: () => true,
  params: {},
  uses: classAwareUses,
  fixes: {},
  recommends: recommend(),
  phases: twoPlayers(pairCritic, pairGenerator),
});
