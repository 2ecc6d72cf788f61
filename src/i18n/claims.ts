import { text } from '../schema/text.ts';

/** Interface text: the page of the claims. Fetched with the page. */
export const claims = {
  title: text('Claims', '主張の検証'),
  lead: text(
    'What the papers say, as predicates with bounds; each bound says where it comes from, and whether it was set after a trial. Reproduced: two thirds of the seeds meet every bound. Not reproduced: two thirds miss one. Unclear: neither.',
    '論文の主張を、基準値つきの条件として記述しています。基準値にはそれぞれ出どころを示し、試行後に決めたものはそう明記しています。3 分の 2 以上のシードがすべての基準を満たせば「再現」、3 分の 2 以上がいずれかの基準を外れれば「再現せず」、どちらでもなければ「判定できず」です。',
  ),
  paused: text('Training waits while this page is shown.', 'このページの表示中、学習は一時停止します。'),
  summary: text('{{count}} of {{total}} reproduced', '{{total}} 件中 {{count}} 件を再現'),
  tally: text('{{count}} {{verdict}}', '{{verdict}} {{count}} 件'),
  shown: text('{{count}} of {{total}} claims shown', '{{total}} 件中 {{count}} 件を表示'),
  unknown: text(
    'There is no claim “{{id}}”. These are all of them.',
    '「{{id}}」という主張はありません。次の中からお選びください。',
  ),
  none: text('No claim matches both filters.', '両方の条件に合う主張はありません。'),
  all: text('All', 'すべて'),
  group: text('Subject', '分野'),
  verdict: text('Verdict', '判定'),
  groups: {
    kernel: text('Kernel GAN', 'カーネル GAN'),
    wasserstein: text('Wasserstein', 'Wasserstein'),
    dirac: text('Dirac-GAN', 'Dirac-GAN'),
    packing: text('PacGAN', 'PacGAN'),
    classes: text('Labels and classes: AM-GAN', 'ラベルとクラス：AM-GAN'),
    samplers: text('Samplers of a density', '密度のサンプラー'),
    towers: text('Towers, layer by layer', '一層ずつ学習する多層モデル'),
  },
  kinds: {
    paper: text('stated in the paper', '論文の記述'),
    'reduced-check': text('bounds from our reduced check', '基準値は縮小実験から設定'),
    derived: text('derived', '理論的に導出'),
  },
  notComparable: text('Not comparable: {{why}}.', '比較できない理由：{{why}}。'),
  published: text('Published, same recipe: {{what}}', '論文の結果（同じ設定）：{{what}}'),
  evidence: text('Evidence', '根拠'),
  bound: text('bound', '基準'),
  median: text('median', '中央値'),
  perSeed_one: text('1 seed', '1 シード'),
  perSeed_other: text('{{count}} seeds', '{{count}} シード'),
  overSeeds: text('over seeds', 'シード間'),
  outcomes: {
    holds: text('holds', '成立'),
    fails: text('fails', '不成立'),
    unclear: text('unclear', '不明'),
  },
  cells: text('Settings, live', '設定を開いて実行'),
  cell: text('{{steps}} steps', '{{steps}} ステップ'),
  cellTime: text('{{steps}} steps, {{seconds}} s a run', '{{steps}} ステップ、1 回 {{seconds}} 秒'),
  copy: text('Copy the command of this claim', 'この主張のコマンドをコピー'),
  copied: text('Copied', 'コピーしました'),
  byHand: text(
    'The browser did not allow copying. Select the command and copy it by hand.',
    'ブラウザーがコピーを許可しませんでした。コマンドを選択して手動でコピーしてください。',
  ),
  loading: text('Fetching the results…', '結果を取得しています…'),
  unreachable: text(
    'The results could not be fetched: they are not stored on this device yet, and the network cannot be reached. The claims and their settings are complete.',
    '結果を取得できません。まだこの端末に保存されておらず、ネットワークにも接続できません。主張と設定はすべて表示しています。',
  ),
  corrupt: text(
    'A results file could not be read, so no verdicts are shown. The claims and their settings are complete.',
    '結果ファイルを読み取れないため、判定を表示していません。主張と設定はすべて表示しています。',
  ),
  retry: text('Try again', 'もう一度試す'),
} as const;
