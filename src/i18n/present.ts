import { text } from '../schema/text.ts';

/** Interface text: what is shown to a room, and the window of whoever speaks, as `present`. */
export const present = {
  wall: text('Presentation', '発表画面'),
  real: text('Real', '実データ'),
  generated: text('Generated', '生成データ'),
  step: text('Step {{step}}', 'ステップ {{step}}'),
  blank: text('Blank. Press . to go on.', '画面を消しています。. キーで戻ります。'),
  blocked: text(
    'The browser has blocked the second window. Allow pop-ups for this page, and press N again.',
    '2 つ目のウィンドウがブラウザーに止められました。このページのポップアップを許可し、もう一度 N を押してください。',
  ),
} as const;
