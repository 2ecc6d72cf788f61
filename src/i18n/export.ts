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
  points: text('Generated points (CSV)', '生成された点（CSV）'),
  pointsNote: text(
    '2,500 points of the fixed latents, in data units.',
    '固定した潜在変数から生成した 2,500 点（データの単位）。',
  ),
  pointsNone: text(
    'Points are those of the plane; this run makes images.',
    '平面の点だけが対象です。この学習が生成するのは画像です。',
  ),
  charts: text('Charts (CSV)', 'グラフの数値（CSV）'),
  chartsNote: text('Every metric at every evaluation.', '評価ごとの全指標の値。'),
} as const;
