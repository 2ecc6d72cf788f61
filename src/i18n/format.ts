import type { Language } from '../schema/text.ts';

const LOCALES: Record<Language, string> = { en: 'en-GB', ja: 'ja-JP' };
const formats = new Map<string, Intl.NumberFormat>();

function format(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const id = `${language}${JSON.stringify(options)}`;
  const known = formats.get(id) ?? new Intl.NumberFormat(LOCALES[language], options);
  formats.set(id, known);
  return known;
}

/** Typography wants a true minus; Intl gives a hyphen in English. */
const trueMinus = (shown: string): string => shown.replace('-', '−');

/** Whole numbers with grouping: `12,400`. */
export function formatCount(value: number, language: Language): string {
  return trueMinus(format(language, { maximumFractionDigits: 0 }).format(value));
}

/** A measured value at `digits` significant digits; `–` when it is undefined or not finite. */
export function formatValue(value: number | null | undefined, language: Language, digits = 3): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  if (value !== 0 && (Math.abs(value) >= 1e6 || Math.abs(value) < 1e-4)) {
    return trueMinus(value.toExponential(Math.max(0, digits - 1)));
  }
  return trueMinus(format(language, { maximumSignificantDigits: digits }).format(value));
}

/** A value with a fixed number of decimals: `−2.30`. */
export function formatFixed(value: number | null | undefined, language: Language, decimals: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  return trueMinus(
    format(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value),
  );
}

/** A share of one as a percentage without its sign: `91.3`. */
export function formatPercent(share: number | null | undefined, language: Language, decimals = 1): string {
  return share === null || share === undefined ? '–' : formatFixed(100 * share, language, decimals);
}
