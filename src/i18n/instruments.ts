import { text } from '../schema/text.ts';

/** Interface text: the panels below the stage. Each instrument's own words come with it, under its id. */
export const instruments = {
  title: text('Instruments', '計測器'),
  names: {
    why: text('Why', 'なぜ'),
    flow: text('Flow', 'フロー図'),
    latents: text('Latents', '潜在変数'),
    filmstrip: text('Strip', '変化の記録'),
    'per-class': text('Per class', 'クラスごと'),
    lens: text('Bandwidth lens', '帯域幅レンズ'),
    microscope: text('Penalty microscope', 'ペナルティ顕微鏡'),
    forces: text('Forces', '力の分解'),
    'class-gradient': text('Class gradient', 'クラス別の勾配'),
    race: text('Race', '競走'),
    chains: text('Chains', '連鎖'),
    score: text('Score', 'スコア'),
    'closed-form': text('Closed form', '閉形式との比較'),
    codes: text('Codes', '符号'),
    grid: text('Grid', '格子'),
    bounds: text('Bounds', '上界と下界'),
    line: text('On a line', '1 次元で見る'),
    past: text('Time machine', 'タイムマシン'),
  },
  wait: text('Measuring…', '計測中…'),
  smoothingOff: text('Smoothing is off.', '平滑化がオフです。'),
  switchOn: text('Switch smoothing on to use this', '平滑化をオンにして使う'),
} as const;
