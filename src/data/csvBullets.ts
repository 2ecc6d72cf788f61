import { plainNumber } from './numberText.ts';

/** Marks in front of the rows of a list: `- 1.5, 2`, `• 1.5, 2`, `1. 1.5, 2`. */
export interface Bullets {
  /** The first one, as it is written. */
  readonly mark: string;
  without(text: string): string;
}

const SIGN = /^\s*(?:([-–—+*·])\s+|([•‣⁃◦▪●○■□・])\s*)(?=\S)/u;
/** A line that is one quoted cell with a pair in it; the mark stands behind the quote. */
const QUOTED = /^(\s*")(?=[^"]*[;,\t| ][^"]*"[\s;,]*$)/;
const NUMBER = /^\s*(\(?(?:[1-9]\d{0,5}|[a-z])[.)]|[①-⑳])\s+(?=\S)/;
/** What stands above a list: `Points:`. */
const ANNOUNCES = /[:：]\s*$/;
/** A sign that a blank parts from its number, as accounts write it, behind a separator. */
const ACCOUNT = /[;,\t|]\s*[-–—+]\s+[\d.,]/;
/** Whole numbers with a point behind them, as arrays are printed. */
const POINTED = /\d\.(?=[\s,;\])}]|$)/;

/**
 * The marks that begin every one of these lines, but for a first one that announces them; null where there are none. Where
 * other numbers keep a blank behind their sign too, it is a sign.
 */
export function bulletsOf(lines: readonly string[]): Bullets | null {
  const unquoted = lines.map((text) => text.replace(QUOTED, ''));
  const items = ANNOUNCES.test(lines[0] ?? '') ? unquoted.slice(1) : unquoted;
  if (items.length < 2) return null;
  const marks = items.map((text) =>
    SIGN.exec(text)
      ?.slice(1)
      .find((mark) => mark !== undefined),
  );
  if (marks[0] !== undefined && marks.every((mark) => mark === marks[0])) {
    const isSign = items.some((text) => ACCOUNT.test(text));
    return isSign || !items.some((text) => /\d/.test(text)) ? null : listOf(marks[0], SIGN);
  }
  const numbered = items.map((text) => NUMBER.exec(text)?.[1]);
  const counted = numbered.map(placeOf);
  const inOrder = counted.every((value, i) => value === (counted[0] as number) + i);
  const others = items.map((text) => plainNumber(text.replace(NUMBER, '')));
  return inOrder && items.length > 2 && !others.some((text) => POINTED.test(text))
    ? listOf(numbered[0] as string, NUMBER)
    : null;
}

/** The place that a mark such as `3.`, `(3)`, `c)` or ③ tells; NaN for none. */
function placeOf(mark: string | undefined): number {
  const sign = mark?.replace(/[().]/g, '') ?? '';
  return /^\d/.test(sign) ? Number(sign) : (sign.codePointAt(0) ?? Number.NaN);
}

const listOf = (mark: string, pattern: RegExp): Bullets => ({
  mark,
  without(text) {
    const quote = QUOTED.exec(text)?.[1] ?? '';
    return quote + text.slice(quote.length).replace(pattern, '');
  },
});
