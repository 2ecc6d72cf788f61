import { type Text, text } from '../schema/text.ts';

/** Why a row of a table was not used. */
export type BadRowReason = 'missing-column' | 'not-a-number' | 'not-finite' | 'too-large';

export const BAD_ROW_REASONS: Readonly<Record<BadRowReason, Text>> = {
  'missing-column': text('a column is missing', '列が足りません'),
  'not-a-number': text('not a number', '数値ではありません'),
  'not-finite': text('NaN or infinite', 'NaN または無限大です'),
  'too-large': text('beyond ±10¹⁵', '±10¹⁵ を超えています'),
};

/** Largest magnitude accepted: beyond it the variance of a million values is no longer safe from rounding. */
export const LARGEST_VALUE = 1e15;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const NOT_FINITE = /^[+-]?(?:nan|inf|infinity|n\/a|na|null|#n\/a)$/i;

/**
 * A cell as a number, or why it is none. Accepts a decimal point or comma as asked, exponents, full-width digits and the
 * typographic minus; no grouping of thousands, no hexadecimal.
 */
export function readNumber(cell: string, decimal: '.' | ','): number | BadRowReason {
  const plain = decimal === '.' ? cell.trim() : swapComma(cell.trim());
  const clean = NUMBER.test(plain) ? plain : plain.normalize('NFKC').replace('−', '-');
  if (!NUMBER.test(clean)) return NOT_FINITE.test(clean) ? 'not-finite' : 'not-a-number';
  const value = Number(clean);
  return Math.abs(value) <= LARGEST_VALUE ? value : 'too-large';
}

/** Whether a cell belongs into a column of numbers: a value that is missing or too large is still one. */
export function isNumeric(cell: string, decimal: '.' | ','): boolean {
  const read = readNumber(cell, decimal);
  return typeof read === 'number' || read === 'not-finite' || read === 'too-large';
}

/** `1,5` as `1.5`; a decimal point becomes a comma, which is no number: a table uses one of the two. */
function swapComma(cell: string): string {
  return cell.includes('.') ? cell.replaceAll('.', ',') : cell.replace(',', '.');
}
