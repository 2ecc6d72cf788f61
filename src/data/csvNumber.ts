import { type Text, text } from '../schema/text.ts';
import { SURE_DECIMAL } from './csvNotation.ts';
import { countIn, isCounted, isPlace, readCounted, readPlace } from './numberSystems.ts';
import { type DecimalSign, plainNumber, ROUNDED, readGrouped, type WrittenNumber } from './numberText.ts';

/** Why a row of a table was not used. */
export type BadRowReason = keyof typeof BAD_ROW_REASONS;

export const BAD_ROW_REASONS = {
  'missing-column': text('a column is missing', '列が足りません'),
  'extra-cells': text('more cells than columns', 'セルの数が列数を超えています'),
  'not-a-number': text('not a number', '数値ではありません'),
  'not-finite': text('NaN or infinite', 'NaN または無限大です'),
  'too-large': text('beyond ±10¹⁵', '±10¹⁵ を超えています'),
  'in-parentheses': text(
    'a number in parentheses: a negative amount, or a remark',
    'かっこ付きの数値（負の金額か注記か判別できません）',
  ),
  total: text('a total or a mean of other rows', 'ほかの行の合計か平均です'),
  'set-aside': text('set aside by a comment sign', 'コメント記号で除外されています'),
  'other-unit': text('another unit than the rows around it', 'ほかの行と単位が違います'),
} as const satisfies Record<string, Text>;

/** Largest magnitude accepted: beyond it the variance of a million values is no longer safe from rounding. */
export const LARGEST_VALUE = 1e15;

/** A cell that holds a number, and what was beside it. */
export interface CellNumber {
  readonly value: number;
  /** Unit before or behind the number, e.g. `kg`, `%`, `€`; empty without one. Remarks such as `*` or `[1]` are dropped. */
  readonly unit: string;
  /** Sign between groups of thousands; null without groups. */
  readonly grouping: string | null;
  /** Written as measurements hardly are: `007`, or `5,` with nothing behind the decimal sign. */
  readonly odd: boolean;
}

/** A longer cell is text, whatever it begins with. */
const LONGEST_CELL = 60;
/** What nearly all cells hold, read without a look at the rest. */
const PLAIN = {
  '.': /^[+-]?(?:[1-9]\d*|0)(?:\.\d+)?(?:e[+-]?\d+)?$/i,
  ',': /^[+-]?(?:[1-9]\d*|0)(?:,\d+)?(?:e[+-]?\d+)?$/i,
};
/** Errors of spreadsheets in the languages that they speak: `#N/A`, `#NV`, `#WERT!`, `#¿NOMBRE?`. */
export const SHEET_ERROR = /^#(?:n\/[ad]|nv|[¡¿]?[\p{L}/0]{2,12}[!?])$/iu;
const NOT_FINITE = /^[+-]?(?:nan|inf|infinity|n\/?a|null|none|missing|∞)$/i;
const IN_PARENTHESES = /^\p{Sc}? ?\(([^()]+)\)(?: ?[%\p{Sc}])?$/u;
/** Spreadsheets mark a number that is kept as text by an apostrophe. */
const TEXT_MARK = /^'(?=[+-]?[\d.,][^']*$)/;
const NO_UNIT = /^(?:e\d*|x|st|nd|rd|th)$/i;
/** No cents: `5.–`, `5,-`. */
const NO_CENTS = /(?<=\d)[.,][-–—―]{1,2}(?=$|\s|\p{Sc})/u;
/** A day, as in `3 May` and `1. Januar`. */
const MONTH =
  /^(?:jan(?:uary?|uar|vier)?|feb(?:ruary?|ruar)?|f[eé]v(?:rier)?|m(?:ar(?:ch|s)?|ärz?|rz)|a(?:pr(?:il)?|vr(?:il)?)|mai|may|ju(?:ne?|ni|in|ly?|li|il(?:let)?)|aug(?:ust)?|ao[uû]t|sep(?:t(?:ember|embre)?)?|o[ck]t(?:ober|obre)?|nov(?:ember|embre)?|de[cz](?:ember|embre)?|déc(?:embre)?)\.?(?: |$)/i;

const WORD = String.raw`[\p{L}°]{1,14}(?:\^?-?[1-4])?`;
const UNIT = String.raw`(?:\p{Sc}|[%‰°′'"]{1,2}|[%°]?${WORD})(?:[ ·*/] ?${WORD}){0,2}\.?`;
const REMARK = String.raw`[*†‡§¶#]{1,3}|\[[^\][]{1,20}\]|\([^()]{1,40}\)|± ?[\d.,]+ ?%?`;
// A backslash is a yen sign in Shift_JIS.
const BEFORE = String.raw`[A-Z]{0,3}\p{Sc}|\\|(?:USD|EUR|GBP|JPY|CHF|CNY|Fr\.|Rs\.?)`;
const CELL = new RegExp(
  String.raw`^(?<sign>[+-]?) ?(?:(?<before>${BEFORE}) ?)?(?<number>[+-]?[\d.,].*?)(?: ?(?<unit>${UNIT}))?(?: ?(?:${REMARK}))?$`,
  'u',
);

const ABOUT = new RegExp(String.raw`^${ROUNDED.source}\s?(?=[+\-\d.,])`, 'iu');

/** A cell as a number with what stands beside it, or why it is none. */
export function readCell(cell: string, decimal: DecimalSign): CellNumber | BadRowReason {
  if (PLAIN[decimal].test(cell)) {
    const value = Number(decimal === ',' ? cell.replace(',', '.') : cell);
    return sized({ value, unit: '', grouping: null, odd: false });
  }
  const plain = plainNumber(cell.replaceAll(SURE_DECIMAL, decimal))
    .replace(ABOUT, '')
    .replace(TEXT_MARK, '')
    .replace(NO_CENTS, '');
  if (plain === '') return 'missing-column';
  const whole = readGrouped(plain, decimal);
  if (whole) return sized({ ...whole, unit: '' });
  if (NOT_FINITE.test(plain) || SHEET_ERROR.test(plain)) return 'not-finite';
  if (plain.length <= LONGEST_CELL && /\d/.test(plain)) {
    if (isPlace(plain)) {
      const place = readPlace(plain, decimal);
      return place ? sized(place) : 'not-a-number';
    }
  }
  const parts = plain.length <= LONGEST_CELL && /\d/.test(plain) ? CELL.exec(plain)?.groups : undefined;
  if (!parts) return isInParentheses(plain, decimal) ? 'in-parentheses' : 'not-a-number';
  const { sign = '', before = '', number = '', unit = '' } = parts;
  // A remark stood behind the place.
  if (isPlace(`${number}${unit}`)) return sign === '' ? readCell(`${number}${unit}`, decimal) : 'not-a-number';
  const words = countIn(number, unit);
  const rest = unit.slice(words.length).trim();
  const count = `${number}${words}`;
  if (isCounted(count) && /[\d^]/.test(rest)) return 'not-a-number';
  const read = isCounted(count) ? readSigned(count, decimal) : readGrouped(number, decimal);
  if (!read || NO_UNIT.test(unit) || MONTH.test(unit) || (sign !== '' && /^[+-]/.test(number))) return 'not-a-number';
  return sized({ ...read, value: sign === '-' ? -read.value : read.value, unit: `${before}${rest}` });
}

/** A counted number with a sign of its own, as behind a currency. */
function readSigned(count: string, decimal: DecimalSign): WrittenNumber | null {
  const read = readCounted(count.replace(/^[+-]/, ''), decimal);
  return read && { ...read, value: count.startsWith('-') ? -read.value : read.value };
}

/** Accounts write −1.5 as `(1.5)`, and tables of regressions a standard error. */
function isInParentheses(plain: string, decimal: DecimalSign): boolean {
  const inner = plain.length <= LONGEST_CELL ? IN_PARENTHESES.exec(plain)?.[1] : undefined;
  const read = inner === undefined ? 'not-a-number' : readCell(inner, decimal);
  return typeof read === 'object' && /^(?:%|\p{Sc})?$/u.test(read.unit);
}

function sized(read: CellNumber): CellNumber | BadRowReason {
  return Math.abs(read.value) <= LARGEST_VALUE ? read : 'too-large';
}
