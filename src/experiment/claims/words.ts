import { LANGUAGES, type Language, type Text } from '../../schema/text.ts';
import { type Check, type Measure, measuresOf, type Quantity } from './contract.ts';
import { titleOf } from './readings.ts';
import type { Value } from './statistics.ts';
import type { Verdict } from './verdict.ts';

const both = (make: (language: Language) => string): Text =>
  Object.fromEntries(LANGUAGES.map((language) => [language, make(language)])) as unknown as Text;

export const VERDICT_WORDS: Readonly<Record<Verdict, Text>> = {
  reproduced: { en: 'reproduced', ja: '再現' },
  'not reproduced': { en: 'not reproduced', ja: '再現せず' },
  unclear: { en: 'unclear', ja: '判定できず' },
  'not comparable': { en: 'not comparable', ja: '比較不可' },
};

export const NOT_RUN: Text = { en: 'not run', ja: '未実行' };

const REASONS: Readonly<Record<Exclude<Value, number>, Text>> = {
  undefined: { en: 'undefined', ja: '未定義' },
  diverged: { en: 'diverged', ja: '発散' },
  missing: { en: 'missing', ja: 'なし' },
};

/** Four significant digits, or why there is no value. */
export const valueText = (value: Value): Text =>
  typeof value === 'number' ? both(() => String(Number(value.toPrecision(4)))) : REASONS[value];

const SPANS = {
  all: { en: ', whole run', ja: '、全期間' },
  'first-half': { en: ', first half', ja: '、前半' },
  'second-half': { en: ', second half', ja: '、後半' },
} as const;

/** What is measured, without where: `standard deviation of W₁ over time, second half`. */
function measureText({ metric, take, over }: Measure): Text {
  const title = titleOf(metric);
  const span =
    typeof over !== 'object'
      ? SPANS[over]
      : 'until' in over
        ? { en: ` up to step ${over.until}`, ja: `、${over.until} ステップまで` }
        : { en: ` from step ${over.from} on`, ja: `、${over.from} ステップ以降` };
  if (typeof take === 'object') {
    if (take.at === 0) return { en: `${title.en} before training`, ja: `${title.ja}（学習前）` };
    return { en: `${title.en} at step ${take.at}`, ja: `${title.ja}（${take.at} ステップ）` };
  }
  switch (take) {
    case 'final':
      return { en: `${title.en} at the end`, ja: `${title.ja}（最終）` };
    case 'mean':
      return { en: `mean of ${title.en}${span.en}`, ja: `${title.ja}（平均${span.ja}）` };
    case 'sd':
      return {
        en: `standard deviation over time of ${title.en}${span.en}`,
        ja: `${title.ja}（時間方向の標準偏差${span.ja}）`,
      };
    case 'min':
      return { en: `${title.en}, smallest${span.en}`, ja: `${title.ja}（最小${span.ja}）` };
    case 'max':
      return { en: `${title.en}, largest${span.en}`, ja: `${title.ja}（最大${span.ja}）` };
    case 'negative':
      return {
        en: `share of evaluations with ${title.en} below zero${span.en}`,
        ja: `${title.ja}が負の評価の割合（${span.ja.slice(1)}）`,
      };
  }
}

const JOINTS = { difference: ' − ', ratio: ' ÷ ', spread: ', ', correlation: '' } as const;

function quantityText(quantity: Quantity, language: Language): string {
  const measures = measuresOf(quantity);
  if ('combine' in quantity && quantity.combine === 'correlation') {
    const [a, b] = quantity.of.map(({ metric }) => titleOf(metric)[language]);
    const where = `[${quantity.of[0].cell.title[language]}]`;
    return language === 'en'
      ? `correlation over time of ${a} and ${b} ${where}`
      : `${a}と${b}の時間方向の相関 ${where}`;
  }
  const words = measures.map((measure) => measureText(measure)[language]);
  const titles = measures.map(({ cell }) => cell.title[language]);
  if (!('combine' in quantity)) return `${words[0]} [${titles[0]}]`;
  const joint = JOINTS[quantity.combine];
  const sameMeasure = new Set(words).size === 1;
  const sameCell = new Set(titles).size === 1;
  const whole = sameMeasure
    ? `${words[0]} [${titles.join(`]${joint}[`)}]`
    : sameCell
      ? `${words.join(joint)} [${titles[0]}]`
      : words.map((word, i) => `${word} [${titles[i]}]`).join(joint);
  if (quantity.combine !== 'spread') return whole;
  return language === 'en' ? `largest − smallest of ${whole}` : `最大と最小の差：${whole}`;
}

/** What a check measures, with the cells in brackets. */
export const checkText = ({ quantity, spreadOverSeeds }: Check): Text =>
  both((language) => {
    const whole = quantityText(quantity, language);
    if (!spreadOverSeeds) return whole;
    return language === 'en' ? `standard deviation over seeds: ${whole}` : `シード間の標準偏差：${whole}`;
  });

/** The bounds of a check: `≥ 3`, `−0.03 … 0.03`. */
export function boundText({ atLeast, atMost }: Check): string {
  if (atLeast !== undefined && atMost !== undefined) return `${atLeast} … ${atMost}`.replaceAll('-', '−');
  return (atLeast !== undefined ? `≥ ${atLeast}` : `≤ ${atMost}`).replaceAll('-', '−');
}

/** Where the bound of a check comes from; of one that was set when results were known, that first of all. */
export const originText = ({ origin, afterTrial }: Check): Text =>
  afterTrial ? { en: `set after a trial: ${origin.en}`, ja: `試行後に設定：${origin.ja}` } : origin;
