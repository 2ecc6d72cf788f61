import { text } from '../schema/text.ts';

/** Interface text: what keeps the stage from going on, as `shell.states`. */
export const states = {
  loading: {
    title: text('Preparing the engine', 'エンジンを準備しています'),
    body: text('The data and the networks are being set up.', 'データとネットワークを用意しています。'),
  },
  fetching: {
    title: text('Fetching the images', '画像を取得しています'),
    percent: text('{{percent}} %', '{{percent}} % 完了'),
    bytes: text(
      '{{done}} of {{total}} MB. They stay on this device.',
      '{{total}} MB 中 {{done}} MB。取得した画像はこの端末に残ります。',
    ),
  },
  notLoaded: text('There is nothing to train on yet', '学習データがまだありません'),
  missing: {
    title: text('The data are not here', 'データがここにありません'),
    body: text(
      'The run starts as linked once the file is the same.',
      '同じファイルを選ぶと、リンクの設定のまま始まります。',
    ),
    bring: text('Bring the file', 'ファイルを選ぶ'),
    choose: text('Choose data', 'データを選ぶ'),
  },
  otherData: {
    conflict: text('This method cannot use these data', 'この手法ではこのデータを使えません'),
    formula: text('This formula cannot be used yet', 'この式はまだ使えません'),
    take: text('Take other data: {{law}}', '別のデータを使う：{{law}}'),
  },
  retry: text('Try again', 'もう一度試す'),
  diverged: {
    training: text('Training left the number range at step {{step}}', 'ステップ {{step}} で学習が発散しました'),
    critic: text('The critic left the number range at step {{step}}', 'ステップ {{step}} で識別器が発散しました'),
    generator: text('The generator left the number range at step {{step}}', 'ステップ {{step}} で生成器が発散しました'),
    score: text(
      'The score network left the number range at step {{step}}',
      'ステップ {{step}} でスコアネットワークが発散しました',
    ),
    body: text(
      'Weights became non-finite. The last healthy state, step {{healthy}}, is kept.',
      '重みが有限でなくなりました。最後の正常な状態（ステップ {{healthy}}）を保持しています。',
    ),
    lowerRate: text('Lower learning rates to {{rate}}', '学習率を {{rate}} に下げる'),
  },
  engineLost: {
    title: text('The engine stopped at step {{step}}', 'ステップ {{step}} でエンジンが停止しました'),
    body: text(
      'The device took the graphics processor away. The state at step {{healthy}} has moved to the CPU; training can go on from there.',
      '端末が GPU の使用を打ち切りました。ステップ {{healthy}} の状態は CPU に移してあり、そこから続けられます。',
    ),
    resume: text('Continue', '続ける'),
  },
  crashed: {
    title: text('Training stopped unexpectedly', '学習が予期せず停止しました'),
    body: text(
      'Settings, charts and the state at step {{step}} are kept.',
      '設定とグラフ、ステップ {{step}} の状態は保持されています。',
    ),
  },
  silent: {
    title: text('Training does not answer', '学習が応答していません'),
    body: text(
      'It may come back by itself. The state at step {{step}} is kept, with settings and charts.',
      '自然に再開することもあります。設定とグラフ、ステップ {{step}} の状態は保持されています。',
    ),
  },
  goOn: text('Go on from step {{step}}', 'ステップ {{step}} から続ける'),
  startAgain: text('Start again', '最初からやり直す'),
  busy: text(
    'One update takes about {{seconds}} s with these settings; Pause waits for it to end.',
    'この設定では 1 回の更新に約 {{seconds}} 秒かかります。一時停止は更新の終了後に効きます。',
  ),
  stopNow: text('Stop now', '今すぐ停止'),
  pageError: {
    title: text('This page could not be drawn', 'ページを表示できませんでした'),
    body: text(
      'The experiment is kept in the address. Reload to try again.',
      '実験はアドレスに保存されています。再読み込みしてください。',
    ),
    reload: text('Reload', '再読み込み'),
  },
  unsupported: {
    title: text('This browser cannot run Modescope', 'このブラウザーでは Modescope を実行できません'),
    body: text(
      'It lacks WebAssembly SIMD. Any Chrome, Edge, Firefox or Safari released since 2023 has it.',
      'WebAssembly SIMD に対応していません。2023 年以降の Chrome、Edge、Firefox、Safari をお使いください。',
    ),
  },
  refused: text('Not loaded: {{reason}} The previous run goes on.', '読み込めません：{{reason}}前の実行を続けます。'),
} as const;
