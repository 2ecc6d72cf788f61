import type { Law } from '../data/law.ts';
import type { Language } from '../schema/text.ts';
import { formatValue } from './format.ts';

/** How training units relate to those of a person's own table. */
export type Original = NonNullable<Law['original']>;

const DIGITS = 2;

const perColumn = (values: readonly number[], { names }: Original, language: Language): string =>
  names
    .map((name, axis) => {
      const shown = formatValue(Number((values[axis] ?? Number.NaN).toPrecision(DIGITS)), language, DIGITS);
      // A space stands between Latin letters and Japanese, and nowhere else.
      return language === 'ja' ? `${name}${/\w$/.test(name) ? ' ' : ''}で ${shown}` : `${shown} in ${name}`;
    })
    .join(language === 'ja' ? '、' : ', ');

/** A length in standard deviations as it is along each column of the table: `= 6.6 in age, 6.7 in income`. */
export function ownLength(length: number, original: Original, language: Language): string {
  const values = original.std.map((std) => length * std);
  return `${language === 'ja' ? '＝ ' : '= '}${perColumn(values, original, language)}`;
}

/** A coordinate in the units of the axes: of a person's own table in its own, of other data as it is trained on. */
export const ownCoordinate = (value: number, axis: number, original: Original | null | undefined): number =>
  original ? (original.mean[axis] ?? 0) + value * (original.std[axis] ?? 1) : value;

/** Something per standard deviation, a slope, per unit of each column: `= 0.15 in age, 0.15 in income per unit`. */
export function ownSlope(slope: number, original: Original, language: Language): string {
  const values = original.std.map((std) => slope / std);
  const shown = perColumn(values, original, language);
  return language === 'ja' ? `＝ 列の 1 単位あたり ${shown}` : `= ${shown}, per unit of the column`;
}
