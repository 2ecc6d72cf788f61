import { text } from '../schema/text.ts';

/** Interface text: the bandwidth lens, as `instruments.lens`. */
export const lens = {
  title: text('Distance and force against bandwidth', '帯域幅に対する距離と力'),
  bandwidth: text('Bandwidth', '帯域幅'),
  lanes: {
    jsd: text('JSD, nats', 'JSD（nat）'),
    mmd2: text('MMD²', 'MMD² の値'),
    gradientNorm: text('Mean force', '力の平均'),
  },
  band: text('null {{low}} … {{high}}', '実データ同士：{{low}}～{{high}}'),
  forceUnit: text('nats {{unit}}', 'nat{{unit}}'),
  dies: text('gap/8: far pull ends', '距離/8：力が届かない'),
  measured: text('measured: dead', '実測：消失'),
  reach: text('gap/4', '距離/4'),
  rules: {
    silverman: text('Silverman', 'シルバーマン'),
    scott: text('Scott', 'スコット'),
    median: text('Median', '中央値'),
    likelihood: text('Likelihood', '尤度'),
  },
  ruleNames: {
    silverman: text("Silverman's rule", 'シルバーマンの規則'),
    scott: text("Scott's rule", 'スコットの規則'),
    median: text('Median heuristic', '中央値ヒューリスティック'),
    likelihood: text('Leave-one-out likelihood', '1 点除外（leave-one-out）尤度'),
  },
  setTo: text('Set to {{value}}: {{rule}}', '{{value}} に設定：{{rule}}'),
  gap: text(
    'Gap to the farthest data: {{value}}. Below an eighth of it they no longer pull.',
    '最も遠いデータまでの距離：{{value}}。その 1/8 未満では、そこへ力が届きません。',
  ),
  points: text(
    '{{count}} points of each kind. Shaded: the null, fresh data against data, {{done}} of {{wanted}} draws.',
    '各 {{count}} 点。網掛けは実データ同士の値の範囲（{{done}}/{{wanted}} 回）。',
  ),
  witness: {
    title: text('MMD witness', 'MMD ウィットネス'),
    map: text(
      'Map of the MMD witness at bandwidth {{bandwidth}}: generated points are missing most at {{highX}}, {{highY}} ({{high}}) and in excess most at {{lowX}}, {{lowY}} ({{low}})',
      '帯域幅 {{bandwidth}} での MMD ウィットネス関数のマップ。生成データが最も不足するのは {{highX}}, {{highY}}（{{high}}）、最も過剰なのは {{lowX}}, {{lowY}}（{{low}}）',
    ),
    excess: text('excess', '過剰'),
    lacking: text('lacking', '不足'),
    stage: text('on stage', 'ステージ'),
    stageHelp: text('Witness on the stage in place of the critic', '識別器の代わりにウィットネス関数をステージに表示'),
    means: text(
      'Mean {{real}} at data, {{generated}} at generated: MMD² {{mmd2}} with self terms.',
      '平均は実データで {{real}}、生成データで {{generated}}。差の {{mmd2}} が自己項込みの MMD²。',
    ),
    noise: text('sampling', '標本誤差'),
    noiseHelp: text(
      'Two standard errors: what samples of this size can show where the laws agree',
      '標準誤差の 2 倍：分布が一致していても、この標本数で現れうる大きさ',
    ),
    tooFine: text(
      'This kernel is narrower than the cells of the map: zoom in on the stage.',
      'カーネルが表示の格子より狭いため見えません。ステージを拡大してください。',
    ),
  },
  auto: {
    run: text('Automatic bandwidth', '帯域幅を自動で決める'),
    busy: text('Searching…', '探索中…'),
    about: text(
      'Estimates start and end of the annealing from the points, tries them on free particles, and anneals from this step on.',
      '点の配置からアニーリングの初期値と最終値を見積もり、自由な粒子で試したうえで、今のステップから始めます。',
    ),
    set: text(
      'Set: {{start}} → {{end}} over {{duration}} steps from step {{step}} on.',
      '設定しました：{{start}} → {{end}}（ステップ {{step}} から {{duration}} ステップ）。',
    ),
    undo: text('Undo', '元に戻す'),
  },
} as const;
