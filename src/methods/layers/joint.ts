import type { Scalar } from '@tensorflow/tfjs-core';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import { defineMethod, type LayersPlay } from './contract.ts';
import { layersCommon, minusTop, misfit, raiseTop, recommendLayers } from './shared.ts';

/** Ways to train all layers at once from the first step, for contrast with training one layer after the other. */

/**
 * Minus the evidence lower bound (Kingma & Welling, arXiv:1312.6114, eq. 3) of codes drawn from q: −E_q[log P_I(x | h) + log P_J(h)] − H(q). Bits have
 * no reparametrisation, so gradients pass through them as if they were their probabilities (Bengio, Léonard & Courville, arXiv:1308.3432, sec. 4),
 * which is biased; the entropy is exact.
 */
function minusEvidenceBound(play: LayersPlay): Scalar {
  const { add, mean, mul, sigmoid, softplus, sub, sum } = play.ops;
  const images = play.images();
  const inferred = play.inferred(images);
  const codes = play.drawn(inferred);
  const minusEntropy: Scalar = mean(sum(sub(mul(sigmoid(inferred), inferred), softplus(inferred)), 1));
  return add(add(misfit(play, play.decoded(codes), images), minusEntropy), minusTop(play, codes));
}

/**
 * Both phases of the wake-sleep algorithm (Hinton, Dayan, Frey & Neal 1995) in one step. Awake, what generates learns the images and the codes that
 * inference finds; asleep, inference learns the codes from images that the tower dreams, and by the wrong divergence for what it is used for.
 */
function wakeAndSleep(play: LayersPlay): Scalar {
  const { add } = play.ops;
  const codes = play.codes();
  const wake = add(misfit(play, play.decoded(codes), play.images()), raiseTop(play)) as Scalar;
  return add(wake, misfit(play, play.inferred(play.fantasies()), play.topDreamt()));
}

const trains = ['bottom', 'inference', 'top', 'topBias'] as const;

export const jointVae = defineMethod({
  id: 'joint-vae',
  title: text('Variational auto-encoder, all at once', '変分オートエンコーダー（全層同時）'),
  summary: text(
    'Both layers and a rich inference learn together from the first step, along a bound of the log likelihood.',
    '上下の層とリッチな推論を、最初から同時に、対数尤度の下界に沿って学習します。',
  ),
  paper: { label: 'Kingma & Welling 2013', url: 'https://arxiv.org/abs/1312.6114' },
  formula: {
    bottom: tex`\max_{I,J,q}\ \mathbb E_x\,\mathbb E_{h\sim q(\cdot\mid x)}\bigl[\log P_I(x\mid h)+\log P_J(h)-\log q(h\mid x)\bigr]`,
  },
  ...layersCommon,
  params: {},
  recommends: recommendLayers(),
  inference: 'rich',
  chapters: ['all'],
  phases: [{ id: 'all', trains, loss: minusEvidenceBound }],
});

export const wakeSleep = defineMethod({
  id: 'wake-sleep',
  title: text('Wake-sleep, all at once', '覚醒・睡眠アルゴリズム（全層同時）'),
  summary: text(
    'Awake, the layers learn images with the codes inferred; asleep, inference learns from images that the layers dream.',
    '覚醒時は推論した符号で層が画像を学習し、睡眠時は層が作り出した画像で推論が学習します。',
  ),
  paper: { label: 'Hinton et al. 1995', url: 'https://doi.org/10.1126/science.7761831' },
  formula: {
    bottom: tex`\max_{I,J}\ \mathbb E_x\,\mathbb E_{h\sim q(\cdot\mid x)}\log P_I(x\mid h)\,P_J(h),\quad \max_q\ \mathbb E_{h\sim P_J}\,\mathbb E_{x\sim P_I(\cdot\mid h)}\log q(h\mid x)`,
  },
  ...layersCommon,
  params: {},
  /** Dreams and codes are bits: what sleep learns from must look like what wake finds. */
  fixes: { 'tower.codesAre': 'bits' },
  recommends: recommendLayers(),
  inference: 'rich',
  chapters: ['all'],
  phases: [{ id: 'all', trains, loss: wakeAndSleep }],
});
