/** One term of the field: the Japanese word that stands for it everywhere, and what must not. */
export interface Term {
  readonly en: string;
  readonly ja: string;
  /** Other words for it, and why they are wrong. */
  readonly not: readonly RegExp[];
  readonly why: string;
}

/**
 * One Japanese word for one term. A test reads every Japanese sentence of the source and names those that use another
 * word. Where a better word is found, it is changed here and everywhere at once.
 */
export const GLOSSARY: readonly Term[] = [
  {
    en: 'play',
    ja: '学習開始',
    not: [/(?<!経路を|ここから)再生/],
    why: '再生 plays back a recording; a run is live, but for its past',
  },
  { en: 'fair share', ja: '本来の割合', not: [/公平な/], why: '公平 is fairness between people' },
  { en: 'strict', ja: '基準達成', not: [/厳格/, /厳密(?!解)/], why: 'says what is met: a quarter of the fair share' },
  { en: 'penalty', ja: 'ペナルティ', not: [/罰/], why: 'nobody is punished' },
  { en: 'null band', ja: '実データ同士', not: [/帰無/], why: 'bare 帰無 is no word' },
  { en: 'divergence', ja: '差異', not: [/隔たり/], why: 'one word for divergence and gap tells neither' },
  { en: 'gap (length)', ja: '距離', not: [/ギャップ/], why: 'a length is a distance' },
  { en: 'training image', ja: '学習画像', not: [/訓練/], why: 'training is 学習 everywhere' },
  {
    en: 'Wasserstein',
    ja: 'Wasserstein',
    not: [/ワッサースタイン|ワッサーシュタイン/],
    why: 'names of papers stay as printed',
  },
  { en: 'AM Score', ja: 'AM スコア', not: [/AM Score/], why: 'one spelling' },
  { en: 'channel', ja: 'チャネル', not: [/チャンネル/], why: 'one spelling' },
  { en: 'cluster', ja: 'クラスター', not: [/クラスタ(?!ー)/], why: 'one spelling' },
  { en: 'instrument', ja: '計測器', not: [/(?<!計測|時)計器/], why: 'one word' },
  { en: 'median heuristic', ja: '中央値ヒューリスティック', not: [/メディアン/], why: 'one word' },
  { en: 'leave-one-out', ja: '1 点除外', not: [/[一1] ?つ抜き|一点抜き/], why: 'no term of the field' },
  { en: 'uncertainty', ja: '不確かさ', not: [/迷い/], why: 'a chart measures, it does not hesitate' },
  { en: 'content hash', ja: '識別コード（ハッシュ）', not: [/指紋/], why: '指紋 reads as biometrics' },
  { en: 'precision', ja: '適合率', not: [/(?<!高)精度/], why: '精度 is accuracy' },
  { en: 'separated modes', ja: '分離したモード', not: [/独立した?モード/], why: '独立 is independence' },
  { en: 'level', ja: 'レベル', not: [/水準/], why: '水準 translates the word, not the sense' },
  { en: 'ring', ja: 'リング', not: [/輪(?!郭)/], why: 'one word' },
  { en: 'map', ja: 'マップ', not: [/地図/], why: 'one word' },
  { en: 'perfect generator', ja: '理想的な生成器', not: [/完全な生成器|完璧な生成器/], why: 'one word' },
  {
    en: 'stays on this device',
    ja: '端末の外には送信されません',
    not: [/端末から出ません/],
    why: 'data do not walk out',
  },
  { en: 'range', ja: '～', not: [/〜/], why: 'one sign: full-width tilde' },
  { en: 'two', ja: '2 つの', not: [/二つ|三つ|一か所|一つ/], why: 'figures are written as figures' },
  { en: 'training', ja: '学習', not: [/トレーニング/], why: 'one word' },
  { en: 'generator', ja: '生成器', not: [/ジェネレータ/], why: 'one word' },
  { en: 'critic', ja: '識別器', not: [/批評|クリティック|判別器/], why: 'one word' },
  { en: 'bandwidth', ja: '帯域幅', not: [/バンド幅|バンドはば/], why: 'one word' },
  { en: 'smoothing', ja: '平滑化', not: [/スムージング/], why: 'one word' },
];
