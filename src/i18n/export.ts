import { text } from '../schema/text.ts';

/** Interface text: what can be taken away of the run, as `taking`. Fetched with its dialog. */
export const taking = {
  title: text('Take this run along', 'この学習を持ち出す'),
  copy: text('Copy', 'コピー'),
  copied: text('Copied', 'コピーしました'),
  save: text('Save', '保存'),
  saveAs: text('Save: {{what}}', '保存：{{what}}'),
  working: text('Being made…', '作成中…'),
  failed: text('Could not be made: {{reason}}', '作成できませんでした：{{reason}}'),
  settings: text('Settings (JSON)', '設定（JSON）'),
  settingsNote: text('What this page and npm run experiment read.', 'このページと npm run experiment で読み込めます。'),
  settingsField: text('Settings as JSON', '設定の JSON'),
  weights: text('Weights (safetensors)', '重み（safetensors）'),
  weightsNote: text(
    'Networks and optimiser state at step {{step}}, in the shapes of PyTorch’s state_dict.',
    'ステップ {{step}} でのネットワークと最適化手法の状態。形は PyTorch の state_dict と同じです。',
  ),
  pytorch: text('PyTorch script (ZIP)', 'PyTorch スクリプト（ZIP）'),
  pytorchNote: text(
    'This run from its first step on, as a script of PyTorch and NumPy with the same initial weights, batches and noise. It prints by how much it differs from the page after 100 steps.',
    'この学習を最初のステップから再現する PyTorch・NumPy のスクリプト。初期重み・バッチ・ノイズは同じで、100 ステップ後の差を表示します。',
  ),
  pytorchAsking: text('Looking whether this run can be told in PyTorch…', 'PyTorch で書き出せるか確認しています…'),
  points: text('Generated points (CSV)', '生成された点（CSV）'),
  pointsNote: text(
    'The points that the metrics look at, in the units of the data.',
    '指標の計算に使う生成点。単位はデータと同じです。',
  ),
  pointsNone: text(
    'Points are those of the plane; this run makes images.',
    '平面の点だけが対象です。この学習が生成するのは画像です。',
  ),
  charts: text('Charts (CSV)', 'グラフの数値（CSV）'),
  chartsNote: text('Every metric at every evaluation.', '評価ごとの全指標の値。'),
} as const;
