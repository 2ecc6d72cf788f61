import { text } from '../schema/text.ts';

/** Interface text: controls of the left column. */
export const controls = {
  groups: {
    data: text('Data', 'データ'),
    method: text('Method', '手法'),
    smoothing: text('Smoothing', '平滑化'),
    penalty: text('Penalty', 'ペナルティ'),
    networks: text('Networks', 'ネットワーク'),
    optimisation: text('Optimisation', '最適化'),
    run: text('Run', '実行'),
  },
  parts: {
    generator: text('Generator', '生成器'),
    critic: text('Critic', '識別器'),
    latent: text('Latent', '潜在変数'),
    training: text('Both', '共通'),
  },
  seed: text('Seed', 'シード'),
  seedHelp: text(
    'Number from which every random draw of the run follows; the same seed gives the same run.',
    'この実行で使う乱数すべての元になる数。同じシードなら同じ結果になります。',
  ),
  on: text('on', 'オン'),
  off: text('off', 'オフ'),
  restarts: text('restarts with the same seed', '同じシードで最初からやり直します'),
  default: text('Default: {{value}}', '既定値：{{value}}'),
  enterTip: text('F1 moves into this tip', 'F1 でこの説明へ移動'),
  setToDefault: text('Set to default', '既定値に戻す'),
  moved: text(
    'Allowed: {{min}} to {{max}}. Moved to the nearest.',
    '範囲（{{min}}～{{max}}）内の最も近い値にしました。',
  ),
  understood: text('Read as {{value}}.', '{{value}} と読み取りました。'),
  unreadable: text(
    'Not a number; kept as it was. Allowed: {{min}} to {{max}}.',
    '数値として読めないため元のままです（{{min}}～{{max}}）。',
  ),
  weightOf: text('{{part}}: weight', '{{part}}：重み'),
  modeName: text('Mode {{mode}}', 'モード {{mode}}'),
  className: text('Class {{name}}', 'クラス {{name}}'),
  weightLine: text('{{part}}: {{weight}} · {{share}} %', '{{part}}：{{weight}}（{{share}} %）'),
  equalLine: text('All equal: {{share}} % each', 'すべて均等（各 {{share}} %）'),
  equalWeights: text('Make equal', '均等にする'),
  median: text('median', '中央値'),
  pinned: text('Pinned.', '固定中。'),
  resume: text('Resume schedule', 'スケジュールを再開'),
  start: text('Start', '初期'),
  now: text('now {{value}}', '現在 {{value}}'),
  handle: {
    start: text('Bandwidth at the start', '帯域幅の初期値'),
    end: text('Bandwidth and step at the end', '帯域幅の最終値と終了ステップ'),
  },
  atStep: text('{{value}} at step {{step}}', 'ステップ {{step}} で {{value}}'),
  aboutMethod: text('About this method', 'この手法について'),
  optimisationSummary: text('{{kind}} · batch {{batch}}', '{{kind}}・バッチ {{batch}}'),
  seedSummary: text('seed {{seed}}', 'シード {{seed}}'),
  stopSummary: text('stop at {{step}}', '{{step}} で停止'),
  presets: {
    label: text('Preset', 'プリセット'),
    changed: text('changed', '変更あり'),
  },
};
