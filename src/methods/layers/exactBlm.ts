import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import { number } from '../../schema/param.ts';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import { defineMethod, type LayersPhase, type LayersPlay } from './contract.ts';
import { finePhase, logTotal } from './enumerated.ts';
import { arnoldAndOllivier, layersCommon, raiseTop, recommendLayers, STACKED, topFormula } from './shared.ts';

/**
 * Minus the criterion of the best latent marginal, −E_x log Σ_h P_I(x | h) Q(h) (arXiv:1212.1524, sec. 2.3), with Q as it is. Its gradient weighs
 * those of log P_I(x | h) by the responsibilities of the codes.
 */
function criterion(play: LayersPlay): Scalar {
  const { add, mean, neg } = play.ops;
  return mean(neg(play.logSumExp(add(play.logLikelihoods(play.images()), play.logMarginal()))));
}

/**
 * A step of expectation maximisation on a batch: Q ← (1 − η) Q + η E_x P(h | x) [1, 2^codes], of which η = 1 on all images is the exact one
 * (Q ← Q · E_x[P_I(x | h) / P(x)]) and smaller ones average over batches (Cappé & Moulines 2009, eq. 14).
 */
function nextMarginal(play: LayersPlay): Tensor2D {
  const { add, exp, mean, mul, reshape, sub } = play.ops;
  const now = exp(play.logMarginal()) as Tensor2D;
  const shares = play.responsibilities(play.images());
  const seen = reshape(mean(shares, 0), [1, shares.shape[1]]);
  return add(now, mul(play.setting('method.rate'), sub(seen, now)));
}

/** Minus E_{h∼Q} log P_J(h): with every code enumerated no code needs to be drawn from Q either. */
function raiseTopTo(play: LayersPlay): Scalar {
  if (play.topTrainer !== 'exact') return raiseTop(play);
  const { add, exp, matMul, neg, reshape } = play.ops;
  const energies = play.topEnergy(play.allCodes());
  const expected: Scalar = reshape(matMul(exp(play.logMarginal()), energies), []);
  return add(expected, logTotal(play, neg(energies)));
}

const phases: readonly LayersPhase[] = [
  { id: 'bottom', trains: ['bottom'], loss: criterion, marginal: nextMarginal },
  { id: 'top', trains: ['top', 'topBias'], loss: raiseTopTo },
  finePhase,
];

/** The best latent marginal itself, without an inference model: Q is a number for every code. */
export const exactBlm = defineMethod({
  id: 'exact-blm',
  title: text('Best latent marginal by EM', '最良潜在周辺分布（EM）'),
  summary: text(
    'No network infers codes: every code has a probability of its own, which expectation maximisation finds while the bottom learns.',
    '符号を推論するネットワークはありません。全符号の確率を EM アルゴリズムで求めながら、下の層を学習します。',
  ),
  paper: arnoldAndOllivier,
  formula: {
    bottom: tex`\max_{I,Q}\ \mathbb E_x\log\sum_h P_I(x\mid h)\,Q(h),\quad Q\leftarrow(1-\eta)\,Q+\eta\,\mathbb E_x\,P_{I,Q}(h\mid x)`,
    top: topFormula,
  },
  ...layersCommon,
  params: {
    rate: number({
      label: text('Step of the marginal', '周辺分布の更新率'),
      symbol: 'η',
      help: text(
        'How far each batch moves the probabilities of the codes towards what it makes of them.',
        '各バッチで、符号の確率をそのバッチから求めた値へどれだけ近づけるか。',
      ),
      min: 0.001,
      max: 1,
      default: 0.05,
      scale: 'log',
      live: true,
    }),
  },
  recommends: recommendLayers(),
  inference: 'posterior',
  chapters: STACKED,
  phases,
});
