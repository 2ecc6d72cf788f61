import { text } from '../schema/text.ts';

/** Interface text: the map of a sweep, as `sweep`. */
export const sweep = {
  title: text('Sweep map', 'スイープ'),
  lead: text(
    'One experiment with one or two settings at several values, each with several seeds. Every cell is a run that you can open.',
    '1 つの実験で設定を 1 つか 2 つ変え、それぞれ複数のシードで学習します。どのマスも、開いて確かめられる学習です。',
  ),
  form: {
    title: text('What is swept', 'スイープの内容'),
    base: text('From: {{title}}', 'もとの設定：{{title}}'),
    across: text('Across', '横軸'),
    down: text('Down', '縦軸'),
    none: text('nothing (a curve)', 'なし（曲線）'),
    values: text('Values', '値'),
    hint: text(
      'A list (0.1, 0.3, 1), whole numbers (1..5), even steps (0.1..0.5/5) or equal ratios (0.01..1/5 log).',
      '値の列（0.1, 0.3, 1）、整数（1..5）、等間隔（0.1..0.5/5）、等比（0.01..1/5 log）のいずれかで入力します。',
    ),
    seeds: text('Seeds per cell', 'マスごとのシード数'),
    steps: text('Steps', 'ステップ数'),
    example: text('Example: bandwidth and its annealing', '例：帯域幅とアニーリング'),
    here: text('Take the present experiment', 'いまの設定から始める'),
  },
  cost: {
    runs: text('{{runs}} runs', '{{runs}} 回の学習'),
    unknown: text('timing a few steps…', '所要時間を測っています…'),
    minutes: text('about {{minutes}} min on {{cores}} cores', '{{cores}} コアで約 {{minutes}} 分'),
    seconds: text('about {{seconds}} s on {{cores}} cores', '{{cores}} コアで約 {{seconds}} 秒'),
    hours: text('about {{hours}} h on {{cores}} cores', '{{cores}} コアで約 {{hours}} 時間'),
  },
  bar: {
    start: text('Run the sweep', 'スイープを実行'),
    find: text('Find the best for me', '最良の設定を探す'),
    stop: text('Stop', '停止'),
    goOn: text('Go on', '続きを実行'),
    done: text('{{done}} of {{total}} runs', '{{total}} 回中 {{done}} 回完了'),
    failed: text('{{count}} failed', '失敗 {{count}} 回'),
    left: text('about {{minutes}} min left', '残り約 {{minutes}} 分'),
    metric: text('Shown', '表示する指標'),
    csv: text('CSV', 'CSV を保存'),
    json: text('JSON', 'JSON を保存'),
    open: text('Open a file…', 'ファイルを開く…'),
  },
  map: {
    label: text('Map of {{metric}}', '{{metric}} のマップ'),
    cell: text(
      '{{values}}: {{metric}} {{mean}}, {{n}} of {{seeds}} seeds',
      '{{values}}：{{metric}} {{mean}}、シード {{seeds}} 個中 {{n}} 個',
    ),
    best: text('best', '最良'),
    tie: text('cannot be told from the best', '最良と差があるとは言えない'),
    dropped: text('given up', '打ち切り'),
    empty: text(
      'The map appears here. Choose settings and values, then run the sweep.',
      'ここにマップを表示します。設定と値を選び、スイープを実行してください。',
    ),
    legend: text(
      'Large figure: mean over seeds. ±: standard error. Dots: single seeds, from the worst to the best of the map. Heavy outline: cannot be told from the best (two standard errors).',
      '大きな数字はシード間の平均、± は標準誤差。点は個々のシードで、マップ全体の最小値から最大値までの位置を示します。太枠は最良のマスと差があるとは言えないマス（標準誤差の 2 倍以内）です。',
    ),
    keys: text(
      'Arrows: cell · Enter: look at it · Shift + Enter: open it',
      '矢印キーで移動、Enter で詳細、Shift + Enter で開く',
    ),
  },
  cell: {
    title: text('Seeds of this cell', 'このマスのシード'),
    seed: text('Seed {{seed}}', 'シード {{seed}}'),
    open: text('Open', '開く'),
    diverged: text('diverged at step {{step}}', 'ステップ {{step}} で発散'),
    missing: text('not run yet', '未実行'),
    failed: text('failed: {{reason}}', '失敗：{{reason}}'),
    refine: text('Refine around this cell', 'このマスの周りを細かく'),
    none: text('Choose a cell to see its seeds.', 'マスを選ぶと、シードごとの結果を表示します。'),
    command: text('The same from the command line', 'コマンドラインで同じスイープを実行'),
  },
  search: {
    title: text('How it was found', '探し方'),
    first: text('{{points}} cells with {{seeds}} seeds each', '{{points}} マスをシード {{seeds}} 個ずつで学習'),
    round: text(
      '{{kept}} of {{points}} go on with {{seeds}} seeds each, by the mean less one standard error: one lucky seed decides nothing',
      '{{points}} マス中 {{kept}} マスが残り、シード {{seeds}} 個ずつで継続。「平均 − 標準誤差」で選ぶので、偶然うまくいった 1 個では決まりません',
    ),
    spent: text('{{runs}} runs spent', '合計 {{runs}} 回の学習'),
  },
  opened: text(
    'The run of this cell, on the engine that the sweep ran on. Run to step {{step}}: the numbers are those of the map.',
    'このマスの学習を、スイープと同じエンジンで開きました。ステップ {{step}} まで進めると、マップと同じ数値になります。',
  ),
} as const;
