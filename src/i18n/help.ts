import { text } from '../schema/text.ts';

/** Interface text: the help dialog, as `help`. */
export const help = {
  title: text('Help', 'ヘルプ'),
  lead: text(
    'Modescope trains a small generative adversarial network in this page, on this device. Press Play, then move a control.',
    'Modescope は、小さな敵対的生成ネットワーク（GAN）をこのページの中で、この端末だけを使って学習させます。学習開始を押し、設定を動かしてみてください。',
  ),
  legend: text(
    'Solid circles are captured modes, dashed circles are lost ones.',
    '実線の円は捕捉したモード、破線の円は未捕捉のモードです。',
  ),
  keys: {
    space: text('Space', 'スペース'),
    play: text('Play or pause', '学習開始・一時停止'),
    right: text('One step', '1 ステップ進む'),
    left: text('Back 500 steps', '500 ステップ戻る'),
    reset: text('Reset with the same seed', '同じシードでリセット'),
    seed: text('Start with a new seed', '新しいシードで開始'),
    present: text('Show to a room; Esc comes back', '大きく映す（Esc で戻る）'),
    kept: text('On the ruler: to the kept state before or after', '目盛り上：前後の保存点へ'),
    single: text('On the ruler: one step', '目盛り上：1 ステップ'),
    undo: text('Undo a change of settings', '設定の変更を元に戻す'),
    redo: text('Redo', 'やり直す'),
    first: text('Comparing: edit A', '比較中：A を操作'),
    second: text('Comparing: edit B', '比較中：B を操作'),
    swap: text('Comparing: swap A and B', '比較中：A と B を入れ替え'),
    find: text('Find demos, lessons, presets and claims', 'デモ・レッスン・プリセット・主張を検索'),
    help: text('This help', 'このヘルプ'),
  },
} as const;
