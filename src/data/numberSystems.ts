import { type DecimalSign, readGrouped, type WrittenNumber } from './numberText.ts';

/** A number with a unit that was part of how it is written. */
export interface MeasuredNumber extends WrittenNumber {
  readonly unit: string;
}

const COUNTERS: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1e3,
  천: 1e3,
  万: 1e4,
  萬: 1e4,
  만: 1e4,
  億: 1e8,
  亿: 1e8,
  억: 1e8,
  兆: 1e12,
  조: 1e12,
};
const LARGE = 1e4;
const COUNTER = `[${Object.keys(COUNTERS).join('')}]`;
const PART = new RegExp(String.raw`([\d.,' ]*)(${COUNTER}+|$)`, 'gu');
const COUNTING = new RegExp(COUNTER, 'u');
const COUNT_IN_FRONT = new RegExp(String.raw`^(?:${COUNTER}|\d)+`, 'u');

/** What counts at the front of a unit, as 万 in 万円; empty where nothing does. */
export const countIn = (number: string, unit: string): string =>
  COUNTING.test(number) || COUNTING.test(unit[0] ?? '') ? (COUNT_IN_FRONT.exec(unit)?.[0] ?? '') : '';

/** Whether digits are counted by words. */
export const isCounted = (count: string): boolean => COUNTING.test(count);

/**
 * `1億2000万`, `3万5千`: digits with the counting words of Chinese, Japanese and Korean, the larger ones first, where commas part
 * thousands; null for any other order.
 */
export function readCounted(count: string, decimal: DecimalSign): WrittenNumber | null {
  if (decimal === ',' && /[.,]/.test(count)) return null;
  let whole = 0;
  // What counts up to the next 万, 億 or 兆, as 3千5百 in 3千5百万.
  let small = 0;
  let [largest, larger] = [Number.POSITIVE_INFINITY, LARGE];
  let grouping: string | null = null;
  for (const [all, digits = '', words = ''] of count.matchAll(PART)) {
    if (all === '') break;
    const read = readGrouped(digits.trim(), decimal);
    if (!read || (whole + small > 0 && /\D/.test(digits.trim()) && read.grouping === null)) return null;
    grouping ??= read.grouping;
    let value = read.value;
    for (const word of words) {
      const size = COUNTERS[word] as number;
      if (size >= LARGE) {
        if (size >= largest) return null;
        [largest, larger] = [size, LARGE];
        whole += (small + value) * size;
        [small, value] = [0, 0];
      } else {
        if (size >= larger || value === 0) return null;
        larger = size;
        small += value * size;
        value = 0;
      }
    }
    // Digits at the end are ones: they must be fewer than the word before them counts.
    if (words === '' && value >= Math.min(largest, larger)) return null;
    small += value;
  }
  return { value: Number((whole + small).toPrecision(15)), grouping, odd: false };
}

const KANJI_DIGITS = '〇一二三四五六七八九';
const KANJI_CELL =
  /(?<![^\s,;|，、；｜"−-])[〇零一二三四五六七八九十百千万億兆]+(?:[・.][〇零一二三四五六七八九]+)?(?![^\s,;|，、；｜"])/gu;

/**
 * A row with digits in its cells of kanji alone: `十二`, `二〇二四`, `一・五`. Only for tables without any other digit: elsewhere
 * such cells are names, as those of grades and of columns.
 */
export const kanjiInDigits = (row: string): string =>
  row.replace(KANJI_CELL, (number) =>
    number
      .replaceAll('零', '〇')
      .replace(/[〇一二三四五六七八九]/g, (sign) => String(KANJI_DIGITS.indexOf(sign)))
      .replace('・', '.')
      .replace(/(?<![\d十百千])(?=[十百千万億兆])|(?<=[十百千])(?=[十百千])/g, '1'),
  );

const PARTS = String.raw`(?<degrees>\d+(?:[.,]\d+)?) ?° ?(?:(?<minutes>\d+(?:[.,]\d+)?) ?['′] ?(?:(?<seconds>\d+(?:[.,]\d+)?) ?(?:"|''|′′) ?)?)?`;
const PLACE = new RegExp(`^(?:(?<first>[NSEWO]) ?${PARTS}|${PARTS.replaceAll('?<', '?<b')}(?<last>[NSEWO]))$`, 'i');

/** Whether a text is an angle on the globe: degrees with a letter for the side of the world. */
export const isPlace = (plain: string): boolean => PLACE.test(plain);

/**
 * `48.2°S`, `W 16°22′30″`: degrees with the side of the world, of which south and west are negative; null for any other
 * text, for more degrees than there are, and for O, which is east in German and west in French.
 */
export function readPlace(plain: string, decimal: DecimalSign): MeasuredNumber | null {
  const parts = PLACE.exec(plain)?.groups;
  if (!parts) return null;
  const side = (parts.first ?? parts.last ?? '').toUpperCase();
  const [degrees, minutes, seconds] = ['degrees', 'minutes', 'seconds'].map((name) => {
    const written = parts[name] ?? parts[`b${name}`] ?? '0';
    return readGrouped(written, decimal)?.value ?? Number.NaN;
  }) as [number, number, number];
  const value = degrees + minutes / 60 + seconds / 3600;
  const isLatitude = side === 'N' || side === 'S';
  const isPossible = minutes < 60 && seconds < 60 && value <= (isLatitude ? 90 : 180);
  if (!isPossible || side === 'O') return null;
  const size = Number(value.toPrecision(15));
  return {
    value: side === 'S' || side === 'W' ? -size : size,
    grouping: null,
    odd: false,
    unit: isLatitude ? '° N/S' : '° E/W',
  };
}
