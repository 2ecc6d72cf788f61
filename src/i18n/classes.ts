import { text } from '../schema/text.ts';

/** Interface text: what is measured on images. Fetched with the first images. */
export const classes = {
  captured: text('classes captured', '捕捉したクラス'),
  ofTotal_one: text('{{captured}} of {{count}} class captured', '{{count}} クラス中 {{captured}} クラスを捕捉'),
  ofTotal_other: text('{{captured}} of {{count}} classes captured', '{{count}} クラス中 {{captured}} クラスを捕捉'),
  onThem: text('{{share}}\u00a0% recognisable', '見分けられる {{share}}\u00a0%'),
  lost: text('{{captured}} (lost: {{names}})', '{{captured}}（未捕捉：{{names}}）'),
  strict: text('at least a quarter of their fair share', '本来の割合の 1/4 以上'),
  learning: text('Getting the judge ready: {{percent}} %', '判定器を準備中です：{{percent}} %'),
  unlike: text(
    'Sure, but unlike the data: {{ratio}} times as far from them as new images. A judge knows no “none of these”.',
    '確信はありますが、データとは似ていません（新しい実画像の {{ratio}} 倍離れています）。判定器は「どれでもない」を知りません。',
  ),
  shares: text('Share per class, %', 'クラスごとの割合（%）'),
  target: text('target {{share}}', '目標 {{share}}'),
  targets: text('targets', '目標'),
  chance: text('band: chance', '帯：偶然の幅'),
  stack: text('modes of the stack', '重ね合わせのモード'),
  stackOf: text('{{count}} of 1,000 modes seen', '1,000 モード中 {{count}} 個'),
  stackChance: text('1,000 images of the data show about {{value}}.', '実データでも 1,000 枚では約 {{value}} 個です。'),
  nearest: text('distance to the nearest training image', '最も近い学習画像までの距離'),
  nearestAbout: text(
    'As a multiple of that of fresh data: near 0 means learnt by heart. Without labels there are no classes to count.',
    '新しい実データでの距離を 1 とした比で、0 に近いほど丸暗記です。ラベルがないため、クラスは数えません。',
  ),
  recognisable: text('Recognisable', '見分けられる割合'),
  perfect: text('data {{value}} %', '実データ {{value}} %'),
  am: text('AM Score', 'AM スコア'),
  amTerms: text('classes {{kl}} + doubt {{entropy}}', 'クラス {{kl}}＋不確かさ {{entropy}}'),
  amAbout: text(
    'How far the classes are from those of the data, plus how unsure the judge is of each image; lower is better.',
    'クラス構成のデータからのずれと、1 枚ごとの判定の不確かさの和。小さいほどよい値です。',
  ),
  nats: text('nats', 'nat'),
} as const;
