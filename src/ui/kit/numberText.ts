import { plainNumber, readGrouped } from '../../data/numberText.ts';
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

/** A number without grouping, so that it has one meaning in every country. */
export function unmistakable(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e15)) return value.toExponential().replace(/-/g, '−');
  return value.toLocaleString('en-GB', { maximumSignificantDigits: 12, useGrouping: false }).replace('-', '−');
}

/** What a typed text can mean: with a decimal point, then with a decimal comma; one value where both agree, none for no number. */
function meanings(typed: string): readonly number[] {
  const plain = plainNumber(typed).replace(/(?<=\d)_(?=\d)/g, '');
  const read = (['.', ','] as const).map((decimal) => readGrouped(plain, decimal)?.value);
  return [...new Set(read)].filter((value) => value !== undefined && Number.isFinite(value)) as number[];
}

/**
 * Reads a number as people type it: full-width digits and the full stops of a Japanese keyboard, every kind of minus, grouped
 * thousands, a decimal comma, `5e-4`, `5×10⁻⁴`. Null for anything else; of two meanings (`1,000`) the one with a decimal point.
 */
export function readNumber(typed: string): number | null {
  return meanings(typed)[0] ?? null;
}

/**
 * What came of a typed value: taken, moved into the allowed range, or not a number at all. `read` is what the text was taken
 * for, where a person should be told: it is in another notation, or can mean two numbers.
 */
export type Typed =
  | { readonly kind: 'taken'; readonly value: number; readonly read?: number }
  | { readonly kind: 'moved'; readonly value: number; readonly read?: number }
  | { readonly kind: 'unreadable' };

interface Range {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

/** Text that everybody reads alike: a point, no groups, a hyphen or a true minus. */
const EVIDENT = /^[+\-−]?(?:\d+\.?\d*|\.\d+)(?:e[+\-−]?\d+)?$/i;

/** Reads a typed value for a setting of this range; where a text has two meanings, the range decides. */
export function readSetting(typed: string, { min, max, whole }: Range): Typed {
  const possible = meanings(typed);
  const inRange = (value: number): boolean => value >= min && value <= max;
  const fits = (value: number): boolean => inRange(value) && (!whole || Number.isInteger(value));
  // Of whole numbers a fraction is never meant, not even one that would be in range.
  const likely = whole ? possible.find(Number.isInteger) : undefined;
  const given = possible.find(fits) ?? likely ?? possible.find(inRange) ?? possible[0];
  if (given === undefined) return { kind: 'unreadable' };
  const value = Math.min(max, Math.max(min, whole ? Math.round(given) : given));
  const evident = possible.length === 1 && EVIDENT.test(typed.trim());
  return { kind: value === given ? 'taken' : 'moved', value, ...(!evident && { read: given }) };
}
