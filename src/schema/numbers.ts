import type { Language } from './text.ts';

/** The one home of numbers as text: every number that a person reads is written here. */

const LOCALES: Record<Language, string> = { en: 'en-GB', ja: 'ja-JP' };
const formats = new Map<string, Intl.NumberFormat>();

function format(value: number, language: Language, options: Intl.NumberFormatOptions): string {
  const id = `${language}${JSON.stringify(options)}`;
  const known = formats.get(id) ?? new Intl.NumberFormat(LOCALES[language], options);
  formats.set(id, known);
  const shown = known.format(value);
  // What rounds to nothing has no sign; typography wants a true minus, and Intl gives a hyphen in English.
  return /[1-9]/.test(shown) ? shown.replace('-', '−') : shown.replace('-', '');
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A power of ten as it is printed: `10⁻⁴`. */
export const powerOfTen = (exponent: number): string =>
  `10${[...String(exponent)].map((digit) => SUPERSCRIPTS[Number(digit)] ?? '⁻').join('')}`;

const isNumber = (value: number | null | undefined): value is number =>
  value !== null && value !== undefined && Number.isFinite(value);

/** A number by its mantissa and power of ten: `5.8×10⁻⁵`, and `10⁻⁴` where the mantissa is one. */
function scientific(value: number, language: Language, digits: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential(Math.max(0, digits - 1)).split('e');
  const shown = format(Number(mantissa), language, { maximumSignificantDigits: digits });
  const power = powerOfTen(Number(exponent));
  return shown === '1' ? power : shown === '−1' ? `−${power}` : `${shown}×${power}`;
}

/** Whole numbers with grouping: `12,400`. */
export function formatCount(value: number, language: Language): string {
  if (!isNumber(value)) return '–';
  return format(value, language, { maximumFractionDigits: 0 });
}

/** A measured value at `digits` significant digits; `–` when it is undefined or not finite. */
export function formatValue(value: number | null | undefined, language: Language, digits = 3): string {
  if (!isNumber(value)) return '–';
  const size = Math.abs(value);
  if (value !== 0 && (size >= 1e6 || size < 1e-4)) return scientific(value, language, digits);
  return format(value, language, { maximumSignificantDigits: digits });
}

/** A value with a fixed number of decimals: `−2.30`. */
export function formatFixed(value: number | null | undefined, language: Language, decimals: number): string {
  if (!isNumber(value)) return '–';
  return format(value, language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/**
 * A share of one as a percentage without its sign: `91.3`. With decimals it claims neither nothing nor everything where it is
 * not so: `0.04`, `99.9`.
 */
export function formatPercent(share: number | null | undefined, language: Language, decimals = 1): string {
  if (!isNumber(share)) return '–';
  const [percent, grain] = [100 * share, 10 ** -decimals];
  if (decimals === 0 || percent <= 0 || percent >= 100) return formatFixed(percent, language, decimals);
  if (percent < grain / 2) return formatValue(percent, language, 1);
  return formatFixed(Math.min(percent, 100 - grain), language, decimals);
}

/**
 * A share of one in whole percent, without its sign, that claims neither nothing nor everything where it is not so: `91`,
 * `0.4`, `99.6`; `0` and `100` are exact.
 */
export function wholePercent(share: number | null | undefined, language: Language): string {
  if (!isNumber(share)) return '–';
  const percent = 100 * share;
  if (percent > 0 && percent < 1) return formatValue(percent, language, 1);
  // As a gauge beside it: 99.96 is not 100 either.
  if (percent > 99 && percent < 100) return formatPercent(share, language);
  return formatCount(percent, language);
}

/** A measurement at a width that hardly changes while it does: `1.60`, `51.3`, `0.076`; `–` when it is undefined. */
export function measured(value: number | null | undefined, language: Language): string {
  const size = Math.abs(value ?? 0);
  if (size >= 1e5 || (size > 0 && size < 0.1)) return formatValue(value, language, 2);
  return formatFixed(value, language, size >= 100 ? 0 : size >= 10 ? 1 : 2);
}
