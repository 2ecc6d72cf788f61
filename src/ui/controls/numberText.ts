import type { Language } from '../../schema/text.ts';

/**
 * A setting as text, with every digit the person gave (up to twelve): a control must not round away what was typed.
 */
export function settingText(value: number, language: Language): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size !== 0 && size < 1e-4) return value.toExponential().replace(/-/g, '−');
  const shown = new Intl.NumberFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
    maximumSignificantDigits: 12,
  }).format(value);
  return shown.replace('-', '−');
}

/**
 * Reads a number as people type it: full-width digits of a Japanese keyboard, a true minus, grouped thousands, a decimal
 * comma, `5e-4`. Null for anything else.
 */
export function readNumber(typed: string): number | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/[−‐–ー]/g, '-')
    .replace(/[\s'_]/g, '');
  if (plain === '') return null;
  const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(plain);
  const dotted = grouped ? plain.replaceAll(',', '') : plain.replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(dotted)) return null;
  const value = Number(dotted);
  return Number.isFinite(value) ? value : null;
}

/** What came of a typed value: taken as it is, moved into the allowed range, or not a number at all. */
export type Typed =
  | { readonly kind: 'taken'; readonly value: number }
  | { readonly kind: 'moved'; readonly value: number }
  | { readonly kind: 'unreadable' };

interface Range {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

/** Reads a typed value for a setting of this range. */
export function readSetting(typed: string, { min, max, whole }: Range): Typed {
  const given = readNumber(typed);
  if (given === null) return { kind: 'unreadable' };
  const value = Math.min(max, Math.max(min, whole ? Math.round(given) : given));
  return { kind: value === given ? 'taken' : 'moved', value };
}
