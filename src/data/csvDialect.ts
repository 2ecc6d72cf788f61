import type { Delimiter } from './csvCells.ts';
import type { Joins } from './csvJoin.ts';
import { type Judged, judge } from './csvJudge.ts';
import { narrowed } from './csvRow.ts';
import type { Sheet } from './csvSheet.ts';
import { type DecimalSign, plainNumber } from './numberText.ts';

/** Columns that may remain of a table without a header when parts of numbers are put together. */
const MOST_JOINED = 3;

/** Readings in the order that decides between those that fit equally well. */
const DELIMITERS: readonly Delimiter[] = ['\t', ';', '|', '&', ',', '  ', ' ', ''];
const DECIMALS: readonly DecimalSign[] = ['.', ','];

/** What a person, or a line of the file, has decided about the reading. */
export interface Demanded {
  readonly delimiter?: Delimiter | undefined;
  readonly decimal?: DecimalSign | undefined;
  readonly joins?: Joins | null | undefined;
}

/** Every reading that may be meant, the one that leaves least unexplained first. */
export function judgeReadings(sheet: Sheet, demanded: Demanded = {}): Judged[] {
  const delimiter = demanded.delimiter ?? sheet.demanded;
  const half = sheet.rows.length / 2;
  // The first lines may be a description that is as long as the table.
  const often = (holds: (text: string) => boolean): boolean =>
    [sheet.rows, sheet.rows.slice(Math.floor(half))].some(
      (rows) => 2 * rows.filter(({ text }) => holds(narrowed(text, true).trim())).length >= rows.length,
    );
  const occurs = (sign: Delimiter): boolean => often((text) => (sign === ' ' ? /\s/.test(text) : text.includes(sign)));
  const mayBeDecimals = sheet.rows.some(({ text }) => /"|\d\.\d{3}(?!\d)/.test(plainNumber(text)));
  const { packed, edges } = sheet;
  const separators = DELIMITERS.filter((sign) => (delimiter === undefined ? occurs(sign) : sign === delimiter));
  const decimals = DECIMALS.filter((decimal) => demanded.decimal === undefined || decimal === demanded.decimal);
  const judged = separators.flatMap((sign) =>
    decimals
      // A decimal comma between commas must be in quotes; without them the other sign may part thousands.
      .filter((decimal) => sign !== ',' || decimal === '.' || mayBeDecimals || demanded.decimal !== undefined)
      .map((decimal) => judge(sheet, { delimiter: sign, decimal, packed, edges, joins: null })),
  );
  if (packed || !often((text) => text.includes('"'))) judged.push(...judgeJoined(sheet, separators, decimals));
  // A lone quoted `"1,5"` without a header is a decimal comma rather than a row that was quoted as a whole.
  const lone = packed && !judged.some(({ dialect }) => dialect.header);
  const usable = ({ usable: two }: Judged): number => Number(two !== lone);
  return judged
    .filter(({ dialect }) => demanded.joins === undefined || dialect.joins === demanded.joins)
    .sort((a, b) => a.unexplained - b.unexplained || usable(b) - usable(a) || a.supposed - b.supposed);
}

/** Readings under which the separator stands inside numbers too; without a header only where few columns remain. */
function judgeJoined(sheet: Sheet, separators: readonly Delimiter[], decimals: readonly DecimalSign[]): Judged[] {
  const { packed, edges } = sheet;
  const kinds: readonly (readonly [Delimiter, DecimalSign, Joins])[] = [
    [',', ',', 'decimals'],
    [',', '.', 'groups'],
    [' ', '.', 'groups'],
    [' ', ',', 'groups'],
  ];
  return kinds
    .filter(([sign, decimal]) => separators.includes(sign) && decimals.includes(decimal))
    .flatMap(([delimiter, decimal, joins]) => {
      const reading = { delimiter, decimal, packed, edges };
      const joined = judge(sheet, { ...reading, joins });
      const { dialect, usable } = joined;
      const differs = dialect.width < judge(sheet, { ...reading, joins: null }).dialect.width;
      return usable && differs && (dialect.header || dialect.width <= MOST_JOINED) ? [joined] : [];
    });
}
