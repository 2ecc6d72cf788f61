import { text } from '../schema/text.ts';

/** Interface text: strip charts. */
export const charts = {
  region: text('Charts', 'グラフ'),
  loading: text('Charts are loading', 'グラフを読み込んでいます'),
  step: text('step', 'ステップ'),
  empty: text('Press Play to record', '学習を始めると記録されます'),
  ruler: {
    name: text('Time machine', 'タイムマシン'),
    at: text('step {{step}} of {{now}}', 'ステップ {{step}}／{{now}}'),
    keys: text(
      '← → kept state · Shift ±1 step · Home start · End now',
      '← → 保存点 · Shift ±1 ステップ · Home 開始 · End 現在',
    ),
  },
  series: {
    critic: text('critic', '識別器'),
    generator: text('generator', '生成器'),
    score: text('score', 'スコア'),
    mean: text('mean', '平均'),
    max: text('max', '最大'),
    strict: text('strict', '基準達成'),
    exact: text('true', '真値'),
    classes: text('classes', 'クラス'),
    doubt: text('doubt', '不確かさ'),
    ceiling: text('ceiling', '上限'),
    training: text('training', '学習'),
    validation: text('validation', '検証'),
    drawn: text('drawn', '抽出'),
    likeliest: text('likeliest', '最尤'),
  },
  band: text('The band is where nine in ten perfect samplers lie.', '帯は、理想的な生成器の 9 割が収まる範囲です。'),
  target: text('target {{value}}', '目標 {{value}}'),
  events: {
    'mode-lost': text('mode lost', 'モード消失'),
    collapse: text('mode collapse', 'モード崩壊'),
    changed: text('changed', '変更'),
    diverged: text('diverged', '発散'),
  },
  menu: {
    label: text('{{title}}: options', '{{title}}：オプション'),
    about: text('What this shows', 'このグラフについて'),
    show: text('Show here', '表示する内容'),
    logScale: text('Logarithmic scale', '対数目盛'),
    csv: text('Download CSV', 'CSV をダウンロード'),
    png: text('Download PNG', 'PNG をダウンロード'),
  },
} as const;
