import { text } from '../../schema/text.ts';
import { equilibriumGp, equilibriumGp100, equilibriumLp, equilibriumLp100, shift } from './cells/frozen.ts';
import { clip01, clip001, lp10 } from './cells/wasserstein.ts';
import { type Check, type ClaimDeclaration, defineClaim } from './contract.ts';
import { at, difference, final, lateMax, lateMean, ratio } from './measure.ts';
import { derived, GP_PAPER, LP_CHECK, midway, stated } from './origins.ts';

const SHIFT = 0.5;

/** The gap Δ(1 + Δ/2λ) of a critic that trades a penalty of weight λ against slope, within 5 %. */
function shiftChecks(penalty: 'gp' | 'lp', weights: readonly (0.1 | 1 | 10)[]): Check[] {
  return weights.map((weight) => {
    const cell = shift[penalty][weight];
    const gap = SHIFT * (1 + SHIFT / (2 * weight));
    return {
      // Ŵ of the batches that the critic saw: its loss is the penalty less Ŵ.
      quantity: difference(lateMean(cell, 'penalty'), lateMean(cell, 'criticLoss')),
      atLeast: Number((0.95 * gap).toPrecision(4)),
      atMost: Number((1.05 * gap).toPrecision(4)),
      origin: text(`Δ(1 + Δ/2λ) = ${gap} within 5 %`, `Δ(1 + Δ/2λ) = ${gap} の ±5 %`),
    };
  });
}

/** What bounds, tilts and overshoots a Wasserstein critic. */
export const CRITIC_CLAIMS: readonly ClaimDeclaration[] = [
  defineClaim({
    id: 'clipping-underfits',
    title: text(
      'Clipping leaves the generator farther from the Swiss roll than the one-sided penalty does.',
      'クリッピングでは、生成器は片側ペナルティよりスイスロールから遠いところに留まる。',
    ),
    source: LP_CHECK,
    suite: 'core',
    checks: [
      {
        quantity: difference(lateMean(clip001, 'w1'), lateMean(lp10, 'w1')),
        atLeast: 0.03,
        origin: midway('0', '0.066'),
      },
      {
        quantity: difference(lateMean(clip01, 'w1'), lateMean(lp10, 'w1')),
        atLeast: 0.03,
        origin: midway('0', '0.070'),
      },
      { quantity: at(50, clip01, 'w1'), atLeast: 1.2, origin: midway('2.1', '0.23 (LP)') },
    ],
  }),
  defineClaim({
    id: 'clipping-decides-the-slope',
    title: text(
      'The clip decides the scale of the critic: at c = 0.01 its slope has vanished, ten times the clip gives over a hundred times the slope.',
      'クリップ値が識別器の尺度を決める。c = 0.01 では傾きが消え、c を 10 倍にすると傾きは 100 倍を超える。',
    ),
    source: GP_PAPER,
    suite: 'core',
    checks: [
      {
        quantity: lateMean(clip001, 'criticSlopeMean'),
        atMost: 0.01,
        origin: stated(
          text('estimate below 0.00005; a hundredth of slope one', '推定値は 0.00005 未満。傾き 1 の 1/100'),
        ),
      },
      {
        quantity: ratio(lateMean(clip01, 'criticSlopeMean'), lateMean(clip001, 'criticSlopeMean')),
        atLeast: 100,
        origin: text(
          'derived: four weight matrices of ten times the bound allow 10⁴; half of it in decades',
          '導出：4 つの重み行列の上限が 10 倍なら最大 10⁴ 倍。その桁数の半分',
        ),
      },
    ],
  }),
  defineClaim({
    id: 'clipping-piles-up-weights',
    title: text(
      'Clipping piles the critic’s weights up at the two bounds ±c.',
      'クリッピングでは、識別器の重みが上下限 ±c に積み上がる。',
    ),
    source: GP_PAPER,
    suite: 'core',
    checks: [clip001, clip01].map((cell) => ({
      quantity: final(cell, 'clippedShare'),
      atLeast: 0.5,
      origin: text(
        'the paper shows two spikes without a number; at least half of the weights',
        '論文は 2 つの山を図示、数値なし。重みの半数以上',
      ),
    })),
  }),
  defineClaim({
    id: 'clipped-estimate-is-no-distance',
    title: text(
      'At c = 0.01 the critic’s estimate is no distance at all; under the one-sided penalty it tracks the transport distance.',
      'c = 0.01 では識別器の推定値は距離として意味をもたず、片側ペナルティでは輸送距離に追随する。',
    ),
    source: LP_CHECK,
    suite: 'core',
    checks: [
      { quantity: lateMax(clip001, 'criticGap'), atMost: 1e-3, origin: stated(text('below 0.00005', '0.00005 未満')) },
      {
        quantity: ratio(lateMean(lp10, 'criticGap'), lateMean(lp10, 'w1')),
        atLeast: 0.3,
        atMost: 1.2,
        origin: stated(
          text(
            '0.085 of 0.154 and 0.100 of 0.184; the sampling floor is in the distance only',
            '0.154 に対し 0.085、0.184 に対し 0.100。標本誤差は距離にだけ含まれる',
          ),
        ),
      },
    ],
  }),
  defineClaim({
    id: 'gp-critic-stays-tilted-at-equilibrium',
    title: text(
      'With nothing left to learn the two-sided critic stays tilted, and the one-sided one goes flat.',
      '学ぶことがなくなっても両側ペナルティの識別器は傾いたままで、片側では平らになる。',
    ),
    source: LP_CHECK,
    suite: 'full',
    checks: [
      {
        quantity: ratio(final(equilibriumGp, 'criticSpread'), final(equilibriumLp, 'criticSpread')),
        atLeast: 5,
        origin: stated(text('more than five times', '5 倍超')),
      },
      { quantity: final(equilibriumGp, 'criticSlopeMean'), atLeast: 0.55, origin: midway('0.99', '0.10 (LP)') },
      { quantity: final(equilibriumLp, 'criticSlopeMean'), atMost: 0.55, origin: midway('0.10', '0.99 (GP)') },
    ],
  }),
  defineClaim({
    id: 'gp-critic-tilted-at-any-weight',
    title: text(
      'With nothing left to learn the tilt of the two-sided critic remains at λ = 100.',
      '学ぶことがないときの両側ペナルティの傾きは、λ = 100 でも残る。',
    ),
    source: LP_CHECK,
    suite: 'full',
    checks: [
      {
        quantity: ratio(final(equilibriumGp100, 'criticSpread'), final(equilibriumLp100, 'criticSpread')),
        atLeast: 5,
        origin: stated(text('more than five times', '5 倍超')),
      },
    ],
  }),
  defineClaim({
    id: 'estimate-overshoots-by-weight',
    title: text(
      'Of data shifted by Δ = 0.5 both penalties overestimate the distance by Δ²/2λ.',
      'Δ = 0.5 ずらしたデータに対し、どちらのペナルティも距離を Δ²/2λ だけ過大に推定する。',
    ),
    source: derived('optimum of a linear critic'),
    suite: 'full',
    checks: [...shiftChecks('lp', [1, 10]), ...shiftChecks('gp', [1, 10])],
  }),
  defineClaim({
    id: 'estimate-overshoots-at-small-weight',
    title: text(
      'At λ = 0.1 that overestimate is three and a half times the distance.',
      'λ = 0.1 では、その推定値は距離の 3.5 倍になる。',
    ),
    source: derived('optimum of a linear critic'),
    suite: 'full',
    checks: [...shiftChecks('lp', [0.1]), ...shiftChecks('gp', [0.1])],
  }),
];
