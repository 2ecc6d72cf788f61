import { text } from '../schema/text.ts';

/** Texts of the start page. Fetched with it. */
export const start = {
  title: text('Where to begin', 'どこから始めるか'),
  find: text('Find anything', 'すべてを検索'),
  kinds: text('All of a kind', '種類から探す'),
  first: text('Start here · two minutes, runs by itself', '最初の一歩・2 分・自動で進みます'),
  watch: text('Watch', '見る'),
  moreDemos: text('More demos', 'ほかのデモ'),
  demosLead: text('they really train; same climax for the same seed', '実際に学習し、同じシードなら同じ山場'),
  over: text('{{count}} of {{total}} runs end like this', '{{total}} 回中 {{count}} 回がこの結末'),
  lessons: text('Lessons', 'レッスン'),
  lessonsLead: text('predict first, then run; ten to twenty minutes', '先に予想し、それから学習。10～20 分'),
  minutes: text('{{count}} minutes', '{{count}} 分'),
  begun: text('begun', '途中まで'),
  done: text('done', '完了'),
  laboratories: text('Laboratories', '実験テーマ'),
  presets_one: text('1 preset', 'プリセット 1 件'),
  presets_other: text('{{count}} presets', 'プリセット {{count}} 件'),
  claims: text('Claims', '主張の検証'),
  reproduced: text('{{count}} of {{total}} reproduced', '{{total}} 件中 {{count}} 件を再現'),
  allClaims: text('All {{count}}, with bounds and seeds', '全 {{count}} 件（基準値とシードつき）'),
  leftOff: text('Where you left off', '前回の続き'),
  now: text('Your run of now', '現在の学習'),
  newHere: text(
    'Runs are kept on this device as they go on; the last one will stand here.',
    '学習は進みながらこの端末に保存され、最後のものがここに表示されます。',
  ),
  goOn: text('Go on at step {{step}}', 'ステップ {{step}} から続ける'),
  facts: text('step {{step}}', 'ステップ {{step}}'),
  factsModes: text(
    'step {{step}} · {{captured}} of {{total}} modes',
    'ステップ {{step}}・{{total}} モード中 {{captured}} モード',
  ),
  others: text('Recent runs…', '最近の学習…'),
  playground: text('Straight to the playground', '実験室を開く'),
} as const;
