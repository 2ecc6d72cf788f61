import { text } from '../schema/text.ts';

/** Interface text of runs that train a tower layer by layer. */
export const tower = {
  headline: text('Validation log-likelihood', '検証画像の対数尤度'),
  about: text('nats per image, exact over {{codes}} codes', 'nat／画像、全 {{codes}} 符号について計算'),
  estimated: text(
    'nats per image, a bound by weighted codes; log Z by annealing, σ {{deviation}}',
    'nat／画像、重み付き符号による下界。log Z は焼きなましで推定（σ {{deviation}}）',
  ),
  ceiling: text('ceiling', '上限'),
  spoken: text(
    'Validation log-likelihood {{value}} nats per image; with this bottom layer at most {{ceiling}}.',
    '検証画像の対数尤度は {{value}} nat／画像。この下の層での上限は {{ceiling}} です。',
  ),
  legal: text('Follow the rule', '規則に従う'),
  likeliest: text('likeliest pixels: {{share}} %', '最尤の画素なら {{share}} %'),
  gap: text('gap {{value}} ≤ KL, always', '差 {{value}} ≤ KL（常に成立）'),
  rail: {
    title: text('Chapters', '学習の段階'),
    bottom: text('Bottom learns', '下の層を学習'),
    frozen: text('frozen', '固定'),
    top: text('Top learns', '上の層を学習'),
    of: text('{{done}} of {{steps}} steps', '{{done}}／{{steps}} ステップ'),
    steps: text('{{steps}} steps', '{{steps}} ステップ'),
    later: text('to come', 'この後'),
    all: text('All layers learn', '全層を微調整'),
    released: text('released', '固定を解除'),
    begin: {
      top: text('Train the top now', '上の層の学習に進む'),
      all: text('Fine-tune all now', '全層の微調整に進む'),
    },
    back: {
      top: text(
        'Back to the end of the bottom: another top can go on from there',
        '下の層の学習終了時に戻る（そこから別の上の層も試せます）',
      ),
      all: text('Back to the end of the top', '上の層の学習終了時に戻る'),
    },
  },
  codes: {
    title: text('Codes and what they stand for', '符号とその表す画像'),
    code: text('code h', '符号 h'),
    filters: text(
      'Filters of the bottom layer: what each bit adds to an image when it is on',
      '下の層のフィルター（各ビットがオンのとき、画像に加わる成分）',
    ),
    promised: text('Promised, by codes of the data:', '約束（データの符号から）：'),
    delivered: text('Delivered, by codes of the top:', '実際（上の層の符号から）：'),
    legal: text(
      'each pixel at its likelier value, {{likeliest}} % follow the rule (solid frame); with pixels drawn, {{drawn}} %',
      '各画素を確率の高いほうの値にすると {{likeliest}} % が規則に従い（実線の枠）、画素も抽出すると {{drawn}} %',
    ),
    noTop: text('shown once the top learns', '上の層の学習が始まると表示'),
  },
  grid: {
    title: text('The law on its grid', '格子上の分布'),
    data: text('Training points', '学習に使う点'),
    promised: text('Promised, by codes of the data', '約束（データの符号から）'),
    delivered: text('Delivered, by the top', '実際（上の層の符号から）'),
    outside: text('{{share}} % stand for no cell', '{{share}} % はどのマスも表しません'),
    label: text(
      '{{title}}: share of each cell of 16 × 16, darker where it is larger',
      '{{title}}：16×16 の各マスの割合（大きいほど濃い色）',
    ),
  },
  bounds: {
    title: text('Bounds of the likelihood', '尤度の上界と下界'),
    unit: text('nats per training image', 'nat／学習画像'),
    ceiling: text('ceiling U', '上限 U'),
    estimate: text('estimate Û', '推定 Û'),
    model: text('log P, the model', 'log P（モデル）'),
    reconstruction: text('reconstruction − log N', '再構成 − log N'),
    soFar: text('model, held out', 'モデル（検証）'),
    ownCodes: text('own codes, training', '自身の符号（学習）'),
    remembered: text('training codes, held out', '学習画像の符号（検証）'),
    unitWide: text(
      'nats per image, bounds from below: of the model, and of a memory of codes in place of its top',
      'nat／画像、いずれも下界。モデルと、上の層の代わりに符号を記憶した場合',
    ),
    broken: text(
      'A line is above its bound, which cannot be: please report this run.',
      '線が上界を超えています。あり得ない結果なので、この実行を報告してください。',
    ),
  },
} as const;
