import { text } from '../schema/text.ts';

/** Interface text: what is shown to a room, and the window of whoever speaks, as `present`. */
export const present = {
  wall: text('Presentation', '発表画面'),
  step: text('Step {{step}}', 'ステップ {{step}}'),
  qr: text('QR code of what is shown', '表示中の内容を開く QR コード'),
  blank: text('Blank. Press . to go on.', '画面を消しています。. キーで戻ります。'),
  blocked: text(
    'The browser has blocked the second window. Allow pop-ups for this page, and press N again.',
    '2 つ目のウィンドウがブラウザーに止められました。このページのポップアップを許可し、もう一度 N を押してください。',
  ),
  notes: {
    title: text('Notes', '発表者ノート'),
    talk: text('Talk', '経過'),
    clock: text('Clock', '時刻'),
    restart: text('Start the clock again', '経過時間を 0 に戻す'),
    equal: text(
      'Both windows at step {{step}} · checksum {{sum}} equal',
      '両方のウィンドウがステップ {{step}}・チェックサム {{sum}} 一致',
    ),
    differs: text(
      'The windows differ at step {{step}}: their checksums are not equal.',
      'ステップ {{step}} で両方のウィンドウのチェックサムが一致しません。',
    ),
    again: text('Train again from the start', '最初から学習し直す'),
    waiting: text('Catching up with the first window…', '発表画面に追いついています…'),
    lost: text('No contact with the first window for {{seconds}} s', '発表画面から {{seconds}} 秒間応答がありません'),
    closed: text(
      'The first window is not there. Press P in Modescope, then N.',
      '発表画面が見つかりません。Modescope で P を押し、続けて N を押してください。',
    ),
    onWall: text('On the wall', '発表画面'),
    following: text('Next', '次の場面'),
    last: text('Then the card with the numbers over other seeds.', '次は、別のシードでの結果をまとめたカードです。'),
    none: text('No notes for this scene.', 'この場面のノートはありません。'),
    run: text(
      'The playground trains in both windows. What you change here changes on the wall at the same step.',
      '実験室の学習が両方のウィンドウで進みます。ここで変えた設定は、同じステップで発表画面にも反映されます。',
    ),
    settings: text('Settings', '設定'),
    keys: text('Controls of the presentation', '発表の操作'),
    next: text('Next', '次へ'),
    back: text('Back', '戻る'),
    startAgain: text('From the start', '最初から'),
    pause: text('Pause', '一時停止'),
    goOn: text('Go on', '続ける'),
    play: text('Play', '学習開始'),
    dark: text('Blank', '消灯'),
    spot: text('Spotlight', 'スポットライト'),
    code: text('QR code', 'QR コード'),
    scenes: text('Scenes', '場面'),
  },
} as const;
