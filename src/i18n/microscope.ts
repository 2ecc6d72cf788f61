import { text } from '../schema/text.ts';

/** Interface text: the penalty microscope, as `instruments.microscope`. */
export const microscope = {
  title: text('Critic slope', '識別器の傾き'),
  perUnit: text('output {{unit}}', '出力{{unit}}'),
  place: text('{{count}} points each', '各 {{count}} 点'),
  places: {
    interpolates: text('In between', '両者の間'),
    real: text('Real', '実データ'),
    generated: text('Generated', '生成データ'),
  },
  mean: text('mean', '平均'),
  max: text('max', '最大'),
  above: text('above {{target}}', '{{target}} 超'),
  target: text('target {{value}}', '目標 {{value}}'),
  noTarget: text('{{value}} (no penalty)', '{{value}}（ペナルティなし）'),
  orMore: text('{{value}} or more', '{{value}} 以上'),
  map: text('Slope map', '傾きマップ'),
  mapScale: text('orange 0, blue {{high}}, line {{middle}}', '橙 0、青 {{high}}、太線 {{middle}}'),
  rings: text('rings', '円'),
  ringsHelp: text('Rings on the stage', '違反した点をステージに円で表示'),
  violate: text('{{count}} of {{total}} violate', '{{total}} 点中 {{count}} 点が違反'),
  worst: text('worst {{value}}', '最大 {{value}}'),
  bounds: {
    'two-sided': text('outside {{low}}–{{high}}', '{{low}}～{{high}} の外'),
    'one-sided': text('above {{target}}', '{{target}} 超'),
    'zero-centred': text('any slope', '傾きが 0 以外'),
    quotient: text('pairs steeper than {{target}}', '差÷距離が {{target}} を超えた点対'),
    transport: text('pairs farther apart in f than in space', '出力の差が距離を上回った点対'),
    noise: text('slope, weighed by the doubt in D', '識別の不確かさで重み付けした傾き'),
  },
  at: text('{{bound}} · {{where}}', '{{bound}}・{{where}}'),
  none: text(
    'No penalty is on: {{percent}} % of the points in between are steeper than {{target}}.',
    '勾配ペナルティはありません。両者の間の点の {{percent}} % で傾きが {{target}} を超えています。',
  ),
  lossShare: text('Penalty in the critic loss', '識別器の損失のうちペナルティの分'),
  notYet: text('after the first critic step', '識別器の最初の更新後に表示'),
  weights: text('Critic weights', '識別器の重み'),
  atBound: text('{{percent}} % at ±{{clip}}', '{{percent}} % が ±{{clip}} で上限に達しています'),
} as const;

/** Interface text: the transport beside it, as `instruments.transport`. */
export const transport = {
  title: text('Optimal transport', '最適輸送'),
  points: text('Points of each kind', '点の数（実データ・生成データそれぞれ）'),
  byAssignment: text('exact', '厳密解'),
  bySinkhorn: text('entropic, by Sinkhorn', 'エントロピー正則化（Sinkhorn）'),
  arrows: text('arrows', '矢印'),
  arrowsHelp: text('Transport arrows on the stage', '輸送をステージに矢印で表示'),
  estimate: text('Critic Ŵ', '識別器 Ŵ'),
  penalty: text('Penalty', 'ペナルティ'),
  exact: text('True W₁', '真の W₁'),
  between: text('W₁ between', 'W₁ の範囲'),
  entropic: text(
    'Sinkhorn, ε = {{epsilon}}: at most {{percent}} % above the best plan, sums off by {{error}} %. Arrows end at mean targets. Step {{step}}.',
    'Sinkhorn（ε = {{epsilon}}）：最適な計画より最大 {{percent}} % 高く、周辺和の誤差 {{error}} %。矢印の先は移動先の平均。ステップ {{step}}。',
  ),
  floor: text('{{count}} points each; equal laws would give {{floor}}.', '各 {{count}} 点、同じ分布でも {{floor}}。'),
  why: {
    overshoot: text(
      'Trained to the end, Ŵ overshoots: for a pure shift to W₁({{target}} + W₁/2λ) = {{value}}.',
      '学習し切ると Ŵ は過大になります。純粋な平行移動なら W₁({{target}} + W₁/2λ) = {{value}}。',
    ),
    pairs: text(
      'Pairs may exceed the bound at a price, so Ŵ overshoots W₁; less so as λ grows.',
      '点対はペナルティと引き換えに上限を超えられるため、Ŵ は W₁ より大きくなります。λ を上げるほど差は縮みます。',
    ),
    clip: text(
      'Clipping does not set slope 1: along the arrows it is {{ratio}}, and so is Ŵ/W₁.',
      'クリッピングでは傾きが 1 に揃いません。矢印に沿った傾きは {{ratio}} で、これが Ŵ/W₁ です。',
    ),
    free: text(
      'Nothing holds this critic’s slope at 1, so Ŵ is in its own unit; only W₁ is a distance.',
      'この識別器の傾きは 1 に保たれないため、Ŵ は識別器固有の単位です。距離と言えるのは W₁ だけです。',
    ),
    logit: text(
      'This critic gives logits, so Ŵ is no distance; only W₁ is.',
      'この識別器の出力はロジットなので、Ŵ は距離ではありません。距離は W₁ だけです。',
    ),
    noCritic: text(
      'Without a critic network there is no estimate Ŵ to compare with W₁.',
      '識別器のネットワークがないため、W₁ と比べる推定値 Ŵ はありません。',
    ),
  },
} as const;
