import { text } from '../../schema/text.ts';
import { equilibriumGp, equilibriumGp100, equilibriumLp, equilibriumLp100, shift } from './cells/frozen.ts';
import { clip01, clip001, lp10 } from './cells/wasserstein.ts';
import { type Cell, type Check, type ClaimDeclaration, defineClaim } from './contract.ts';
import { correlation, difference, final, lateMean, ratio } from './measure.ts';
import { derived, follows, GP_PAPER, LP_CHECK, midway, stated } from './origins.ts';

const SHIFT = 0.5;

/** The estimate Δ(1 + Δ/2λ) of a critic that trades a penalty of weight λ against slope, within 5 %. */
function shiftChecks(penalty: 'gp' | 'lp', weights: readonly (1 | 10)[]): Check[] {
  return weights.map((weight) => {
    const cell = shift[penalty][weight];
    const gap = SHIFT * (1 + SHIFT / (2 * weight));
    return {
      // Ŵ of the batches that the critic saw: its loss is the penalty less Ŵ.
      quantity: difference(lateMean(cell, 'penalty'), lateMean(cell, 'criticLoss')),
      atLeast: Number((0.95 * gap).toPrecision(4)),
      atMost: Number((1.05 * gap).toPrecision(4)),
      origin: text(
        `Δ(1 + Δ/2λ) = ${gap} within 5 %, the margin of the reduced check`,
        `Δ(1 + Δ/2λ) = ${gap} の ±5 %（縮小実験と同じ幅）`,
      ),
    };
  });
}

/** Slope near the one that the two-sided penalty asks for. */
const tilted = (cell: Cell): Check => ({
  quantity: final(cell, 'criticSlopeMean'),
  atLeast: 0.55,
  origin: midway('0.99', '0.10 (LP)'),
});

const flat = (lp: Cell, gp: Cell): readonly Check[] => [
  {
    quantity: final(lp, 'criticSlopeMean'),
    atMost: 0.2,
    afterTrial: true,
    origin: text('twice the 0.10 of the reduced check', '縮小実験の 0.10 の 2 倍'),
  },
  {
    quantity: ratio(final(gp, 'criticSpread'), final(lp, 'criticSpread')),
    atLeast: 5,
    origin: stated(text('more than five times', '5 倍超')),
  },
];

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
      atLeast: 0.1,
      afterTrial: true,
      origin: text(
        'the paper shows two spikes without a number; ten times the 1 % that lies there when weights are spread evenly',
        '論文は 2 つの山を図示、数値なし。重みが一様なら 1 %。その 10 倍',
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
      {
        quantity: ratio(lateMean(clip001, 'criticGap'), lateMean(clip001, 'w1')),
        atLeast: -0.01,
        atMost: 0.01,
        afterTrial: true,
        origin: text(
          'a hundredth of the distance; below 0.00005 of 0.235 in the reduced check',
          '距離の 1/100。縮小実験では 0.235 に対し 0.00005 未満',
        ),
      },
      {
        quantity: correlation(lp10, 'criticGap', 'w1'),
        atLeast: 0.7,
        afterTrial: true,
        origin: text(
          'the paper gives no number; half of the variance shared',
          '論文に数値はない。分散の半分を共有する',
        ),
      },
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
      'With nothing left to learn the two-sided critic stays tilted, at λ = 10.',
      '学ぶことがなくなっても、両側ペナルティの識別器は傾いたままである（λ = 10）。',
    ),
    source: LP_CHECK,
    suite: 'full',
    checks: [tilted(equilibriumGp)],
  }),
  defineClaim({
    id: 'gp-critic-tilted-at-any-weight',
    title: text(
      'With nothing left to learn the tilt of the two-sided critic remains at λ = 100.',
      '学ぶことがないときの両側ペナルティの傾きは、λ = 100 でも残る。',
    ),
    source: LP_CHECK,
    suite: 'full',
    checks: [tilted(equilibriumGp100)],
  }),
  defineClaim({
    id: 'lp-critic-goes-flat-at-equilibrium',
    title: text(
      'With nothing left to learn the one-sided critic goes flat, at λ = 10 and at 100: five times as flat as the two-sided one.',
      '学ぶことがなくなると、片側ペナルティの識別器は平らになる（λ = 10 と 100）。両側の 5 倍平らである。',
    ),
    source: LP_CHECK,
    suite: 'full',
    checks: [...flat(equilibriumLp, equilibriumGp), ...flat(equilibriumLp100, equilibriumGp100)],
  }),
  defineClaim({
    id: 'estimate-overshoots-by-weight',
    title: text(
      'Of data shifted by Δ = 0.5 both penalties estimate the distance as Δ(1 + Δ/2λ) to within 5 %, at λ = 1 and 10.',
      'Δ = 0.5 ずらしたデータに対し、どちらのペナルティの推定値も Δ(1 + Δ/2λ) の ±5 % に収まる（λ = 1 と 10）。',
    ),
    source: derived('optimum of a linear critic'),
    suite: 'full',
    checks: [...shiftChecks('lp', [1, 10]), ...shiftChecks('gp', [1, 10])],
  }),
  defineClaim({
    id: 'estimate-overshoots-at-small-weight',
    title: text(
      'At λ = 0.1 the estimate, less its penalty, is at least Δ + Δ²/4λ: two and a quarter times the distance.',
      'λ = 0.1 では、推定値からペナルティを引いた値が Δ + Δ²/4λ、つまり距離の 2.25 倍以上になる。',
    ),
    source: derived('a linear critic is one choice of many'),
    suite: 'full',
    checks: [shift.lp, shift.gp].map(({ 0.1: cell }) => ({
      // The critic minimises the penalty less Ŵ, so the bound is one from above on its loss.
      quantity: lateMean(cell, 'criticLoss'),
      atMost: -1.125,
      afterTrial: true,
      origin: follows(
        text(
          'the critic’s loss is penalty less estimate, and a linear critic of slope 1 + Δ/2λ has −(Δ + Δ²/4λ) = −1.125',
          '識別器の損失はペナルティから推定値を引いたもの。傾き 1 + Δ/2λ の線形な識別器で −(Δ + Δ²/4λ) = −1.125',
        ),
      ),
    })),
  }),
];
