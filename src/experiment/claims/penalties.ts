import { text } from '../../schema/text.ts';
import { gp1, gp5, gp01, gp10, gp100, lp1, lp5, lp01, lp10, lp100 } from './cells/wasserstein.ts';
import { type Cell, type Check, type ClaimDeclaration, defineClaim } from './contract.ts';
import { difference, lateMax, lateMean, lateNegative, lateSd, ratio, spread } from './measure.ts';
import { follows, LP_CHECK, LP_PAPER, midway, stated } from './origins.ts';

/** The one-sided penalty's half of that: its distance hardly moves any more. */
export const settles = (cell: Cell): Check => ({
  quantity: lateSd(cell, 'w1'),
  atMost: 0.03,
  origin: midway('0.010', '0.048 (GP)'),
});

/** Two-sided against one-sided penalty on the Swiss roll. */
export const PENALTY_CLAIMS: readonly ClaimDeclaration[] = [
  defineClaim({
    id: 'gp-unstable-at-large-weight',
    title: text(
      'On the Swiss roll at λ = 10 the two-sided penalty keeps the distance to the data swinging; the one-sided one settles.',
      'スイスロールで λ = 10 のとき、両側ペナルティではデータとの距離が揺れ続け、片側では落ち着く。',
    ),
    source: LP_CHECK,
    suite: 'core',
    checks: [
      {
        quantity: ratio(lateSd(gp10, 'w1'), lateSd(lp10, 'w1')),
        atLeast: 3,
        origin: stated(text('0.096 and 0.048 against 0.010 and 0.009', '0.096・0.048 に対して 0.010・0.009')),
      },
      settles(lp10),
    ],
  }),
  defineClaim({
    id: 'lp-insensitive-to-weight',
    title: text(
      'The one-sided penalty gives the same fit for λ = 1, 10 and 100.',
      '片側ペナルティは λ = 1、10、100 で同じ当てはまりになる。',
    ),
    source: LP_PAPER,
    suite: 'core',
    checks: [
      {
        quantity: spread(lateMean(lp1, 'w1'), lateMean(lp10, 'w1'), lateMean(lp100, 'w1')),
        atMost: 0.04,
        origin: stated(text('within 0.04 of each other', '互いの差が 0.04 以内')),
      },
    ],
  }),
  defineClaim({
    id: 'gp-lp-alike-at-small-weight',
    title: text('At λ = 1 the two penalties perform alike.', 'λ = 1 では 2 つのペナルティの性能は同等である。'),
    source: LP_PAPER,
    suite: 'core',
    checks: [
      {
        quantity: difference(lateMean(gp1, 'w1'), lateMean(lp1, 'w1')),
        atLeast: -0.03,
        atMost: 0.03,
        origin: stated(text('within 0.03', '差が 0.03 以内')),
      },
    ],
  }),
  defineClaim({
    id: 'gp-worsens-with-weight',
    title: text(
      'The larger λ, the farther from the data the two-sided penalty ends; at λ = 100 it is at least twice as far off as the one-sided one.',
      'λ を大きくするほど、両側ペナルティはデータから遠くに終わる。λ = 100 では片側の 2 倍以上離れる。',
    ),
    source: LP_PAPER,
    suite: 'core',
    checks: [
      {
        quantity: difference(lateMean(gp10, 'w1'), lateMean(gp1, 'w1')),
        atLeast: 0.1,
        origin: midway('0', '0.19'),
      },
      {
        quantity: difference(lateMean(gp100, 'w1'), lateMean(gp10, 'w1')),
        atLeast: 0.7,
        origin: text(
          'half of 1.40, by which the nearer of 1.77 and 3.36 exceeds 0.37 in the reduced check',
          '縮小実験で 1.77・3.36 の小さいほうが 0.37 を上回る 1.40 の半分',
        ),
      },
      {
        quantity: ratio(lateMean(gp100, 'w1'), lateMean(lp100, 'w1')),
        atLeast: 2,
        origin: stated(
          text('1.77 and 3.36 against 0.16 and 0.18; twice is plain', '1.77・3.36 に対して 0.16・0.18。2 倍あれば明白'),
        ),
      },
    ],
  }),
  defineClaim({
    id: 'gp-estimate-falls-below-zero',
    title: text(
      'At λ = 10 the two-sided critic’s estimate of a distance is mostly negative; the one-sided one’s practically never.',
      'λ = 10 では、両側ペナルティの識別器による距離の推定値はほとんどの時点で負になり、片側ではまず負にならない。',
    ),
    source: LP_CHECK,
    suite: 'core',
    seeds: 5,
    checks: [
      {
        quantity: lateNegative(gp10, 'criticGap'),
        atLeast: 0.5,
        origin: stated(text('more than half of the evaluations', '評価の半数より多い')),
      },
      {
        quantity: lateNegative(lp10, 'criticGap'),
        atMost: 0.02,
        origin: stated(text('less than 2 % of the evaluations', '評価の 2 % 未満')),
      },
    ],
  }),
  defineClaim({
    id: 'gp-critic-loss-swings',
    title: text(
      'At λ = 10 the critic’s loss swings far more under the two-sided penalty.',
      'λ = 10 では、識別器の損失も両側ペナルティのほうがはるかに大きく揺れる。',
    ),
    source: LP_CHECK,
    suite: 'core',
    checks: [
      {
        quantity: ratio(lateSd(gp10, 'criticLoss'), lateSd(lp10, 'criticLoss')),
        atLeast: 3,
        origin: stated(text('the factor asked of the distance', '距離に求めた倍率と同じ')),
      },
    ],
  }),
  defineClaim({
    id: 'slopes-at-large-weight',
    title: text(
      'At λ = 10 the mean slope of the critic where it is penalised stays clearly below one under the one-sided penalty and sits on one under the two-sided.',
      'λ = 10 では、ペナルティをかける点での識別器の平均の傾きは、片側では明らかに 1 未満にとどまり、両側では 1 に張り付く。',
    ),
    source: LP_CHECK,
    suite: 'core',
    checks: [
      {
        quantity: lateMax(lp10, 'penaltySlope'),
        atMost: 1,
        origin: text('“stays below one”, at every evaluation', '「1 未満にとどまる」：どの評価でも'),
      },
      {
        quantity: lateMean(lp10, 'penaltySlope'),
        atMost: 0.95,
        origin: midway('0.90', '0.99 (GP)'),
      },
      {
        quantity: lateMean(gp10, 'penaltySlope'),
        atLeast: 0.95,
        atMost: 1.05,
        origin: stated(text('0.99 ± 0.05', '0.99 ± 0.05')),
      },
    ],
  }),
  defineClaim({
    id: 'small-weight-misses-lipschitz',
    title: text(
      'At λ = 0.1 neither penalty holds the slope at one, and the two perform alike.',
      'λ = 0.1 ではどちらのペナルティも傾きを 1 に抑えられず、性能は同等である。',
    ),
    source: LP_CHECK,
    suite: 'full',
    checks: [
      { quantity: lateMean(gp01, 'penaltySlope'), atLeast: 1.25, origin: midway('1.52', '1') },
      { quantity: lateMean(lp01, 'penaltySlope'), atLeast: 1.25, origin: midway('1.48', '1') },
      {
        quantity: difference(lateMean(gp01, 'w1'), lateMean(lp01, 'w1')),
        atLeast: -0.03,
        atMost: 0.03,
        origin: stated(text('0.169 against 0.165; the margin of λ = 1', '0.169 と 0.165。λ = 1 と同じ幅')),
      },
    ],
  }),
  defineClaim({
    id: 'lp-spreads-less-over-runs',
    title: text(
      'At λ = 5 runs differ far less from each other under the one-sided penalty, in critic loss and in distance.',
      'λ = 5 では、識別器の損失も距離も、片側ペナルティのほうが実行ごとのばらつきがはるかに小さい。',
    ),
    source: LP_CHECK,
    suite: 'full',
    checks: (['w1', 'criticLoss'] as const).map((metric) => ({
      quantity: ratio(lateMean(gp5, metric), lateMean(lp5, metric)),
      spreadOverSeeds: true,
      atLeast: 4.36,
      afterTrial: true,
      origin: follows(
        text(
          'of three runs each, chance alone reaches this ratio once in twenty (F with 2 and 2 degrees of freedom: 19)',
          '3 回ずつの実行では、偶然だけでこの比に達するのは 20 回に 1 回（自由度 2・2 の F 値 19）',
        ),
      ),
    })),
  }),
];
