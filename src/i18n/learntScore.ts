import { text } from '../schema/text.ts';

/** Interface text: the learnt score beside that of the target, as `instruments.learntScore`. */
export const learntScore = {
  learnt: text('Learnt', '学習したスコア'),
  target: text('Target', '目標'),
  error: text('Error', '誤差'),
  about: {
    learnt: text('long arrows shortened', '長い矢印は短縮'),
    target: text('smoothed, with its contours', '平滑化済み。線は等高線'),
    error: text('0 to 100 %, with samples', '0～100 %。点はサンプル'),
  },
  relative: text('Relative error at samples', 'サンプル位置での相対誤差'),
  levels: text('Relative error by noise level', 'ノイズの大きさごとの相対誤差'),
  sigma: text('Noise level', 'ノイズの大きさ'),
  smoothing: text(
    'The target is smoothed by τ = {{value}}: τ² = σ² − σ₁².',
    '目標は τ = {{value}} で平滑化しています（τ² = σ² − σ₁²）。',
  ),
} as const;
