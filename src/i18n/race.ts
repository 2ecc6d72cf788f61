import { text } from '../schema/text.ts';

/** Interface text: the race of one step against chains, as `instruments.race`. */
export const race = {
  chart: text('Energy distance to the target', '目標とのエネルギー距離'),
  points: text(
    '{{count}} samples each, by evaluations of ∇log q per sample',
    '各 {{count}} 点。横軸は 1 点あたりの ∇log q の評価回数',
  ),
  table: text('Racers', '競走の結果'),
  distance: text('Distance', '距離'),
  stepSize: text('Step size η', 'ステップ幅 η'),
  best: text('best of 5', '5 通りで最良'),
  level: text('Draws level at', '並ぶ回数'),
  oneStep: text('One step', '1 ステップ'),
  noEvaluations: text('0 evaluations', '評価 0 回'),
  running: text('running…', '計測中…'),
  never: text('not within {{budget}}', '{{budget}} 回では並ばない'),
  neverAny: text('No chain draws level within {{budget}}.', 'どの連鎖も {{budget}} 回では並びません。'),
  levelAt: text('{{name}} draws level at {{budget}}', '{{name}} は {{budget}} 回で並ぶ'),
  floor: text('perfect sampler, n = {{count}}', '理想的なサンプラー（n = {{count}}）'),
  training: text('Training so far: {{gradients}} ∇log q.', '学習での評価：∇log q {{gradients}} 回。'),
  trainingProducts: text(
    'Training so far: {{gradients}} ∇log q and {{products}} Hessian products.',
    '学習での評価：∇log q {{gradients}} 回とヘッセ行列の積 {{products}} 回。',
  ),
  paid: text(
    'Paid back after {{samples}} samples, against {{name}}.',
    '{{name}} と比べると、{{samples}} 点の生成で元が取れます。',
  ),
  unpaid: text('Paid back after – samples.', '元が取れる標本数：–'),
  counted: text('Each Hessian product is counted as two gradients.', 'ヘッセ行列の積 1 回は勾配 2 回と数えます。'),
} as const;
