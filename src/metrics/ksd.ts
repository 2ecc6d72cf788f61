import { steinMeans } from '../math/stein.ts';
import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { leading, noComparison } from './points.ts';

/** Every pair of points counts, so the cost grows with the square. */
const POINTS = 1_000;

const noScore = text(
  'The gradient of this law’s log density is not known.',
  'この分布の対数密度の勾配（スコア）が分かりません。',
);

/**
 * Root of the V-statistic, about √(E‖s‖² / n) for a perfect sampler, as samplers of unnormalised densities are compared: Sharrock & Nemeth, "Coin sampling" (ICML
 * 2023, arXiv:2301.11294). It needs no data and no normalising constant, and misses what scores miss, the masses of
 * distant modes: hence the mode mass error and the energy distance beside it.
 */
export const ksd = defineMetric({
  id: 'ksd',
  key: 'ksd',
  title: text('Kernelised Stein discrepancy', 'カーネル化 Stein 不一致'),
  symbol: 'KSD',
  definition: text(
    'How far 1,000 generated points are from following the gradient of the law’s log density s, under an inverse multiquadric kernel k. It needs no data, and cannot tell that a distant mode is missing or has the wrong share; a perfect sampler is above 0, the more so the narrower the law.',
    '生成データ 1,000 点が分布の対数密度の勾配（スコア）s とどれほど食い違うかを、逆多重二次カーネル k で測った値。実データは要りませんが、離れたモードの欠落や割合の違いは見分けられません。理想的な生成器でも 0 にはならず、分布が狭いほど大きな値になります。',
  ),
  formula: tex`\frac1n\sqrt{\sum_{i,j}(\nabla_{x_i}+s(x_i))\cdot(\nabla_{x_j}+s(x_j))\,k(x_i,x_j)},\quad k(x,y)=\frac1{\sqrt{1+\lVert x-y\rVert^2}}`,
  better: 'lower',
  band: true,
  on: 'plane',
  costly: true,
  compute: ({ samples, score }) => {
    if (!score) return noScore;
    const points = leading(samples, POINTS);
    if (!points || points.length === 0) return noComparison;
    const scores = new Float64Array(points.length);
    for (let i = 0; i < points.length; i += 2) scores.set(score(points[i] as number, points[i + 1] as number), i);
    // The sum is a squared norm; rounding may leave it below zero where that is next to nothing.
    return Math.sqrt(Math.max(0, steinMeans(points, scores).all));
  },
});
