/** What parts the whole from the fraction. */
export type DecimalSign = '.' | ',';

/** A number as it was written. */
export interface WrittenNumber {
  readonly value: number;
  /** Sign between groups of thousands; null without groups. */
  readonly grouping: string | null;
  /** Written as hardly anybody writes a measurement: `007`, or `5,` with nothing behind the decimal sign. */
  readonly odd: boolean;
}

/** What needs no change: ASCII, but for the grave accent, which is typed for an apostrophe. */
const PLAIN = /^[\x20-\x5f\x61-\x7e]*$/;
/** What says in front of a number that it is rounded. */
export const ROUNDED = /(?:約|およそ|おおよそ|[~∼〜≈≃≒]|(?:ca|circa|approx|env|etwa)\.?)/iu;
/** Raised, lowered, circled: powers and marks of footnotes, but never digits of the number before them. */
const SMALL_DIGITS = /[⁺⁻\p{No}]+/gu;
/** What is typed for a sign of degrees: the ordinal of Spanish, a ring alone. */
const RINGS = /[º˚]/g;
const APOSTROPHES = /[’‘ʼ´`]/g;
/** Bidirectional and zero-width marks that copying leaves behind; a soft hyphen is none, since it can be a minus. */
const INVISIBLE = /(?!\u00ad)\p{Cf}/gu;
/** Minus signs and what is typed for one: before a number (never inside a word), and behind the e of an exponent. */
const MINUS = /(?<!\p{L})[−‐‑‒–—ー▲△\u00ad](?=\s?[\d.,]|\s?\p{Sc})|(?<=\d\s?[eE])[−‐‑–]/gu;

/**
 * A number in plain characters: full-width digits and signs, Japanese full stops and commas (。｡ 、), every kind of space,
 * apostrophe and minus (▲ and △ of Japanese accounts among them), and small digits (as `^3`) in ASCII.
 */
export function plainNumber(written: string): string {
  if (PLAIN.test(written)) return written.trim();
  return written
    .replace(SMALL_DIGITS, (run) => `^${run}`)
    .replace(APOSTROPHES, "'")
    .replace(RINGS, '°')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replaceAll('。', '.')
    .replaceAll('、', ',')
    .replaceAll('٫', '.')
    .replace(MINUS, '-')
    .trim();
}

const grammarOf = (decimal: DecimalSign): RegExp => {
  const point = decimal === '.' ? String.raw`\.` : ',';
  const comma = decimal === '.' ? ',' : String.raw`\.`;
  // A group never starts with zero, so `0,001` is a fraction. The second form is India's: 12,34,567.
  const grouped = String.raw`[1-9]\d{0,2}(?<group>[${comma}' ])\d{3}(?:\k<group>\d{3})*`;
  const lakh = String.raw`[1-9]\d?(?:${comma}\d{2})+${comma}\d{3}`;
  const digits = String.raw`(?<whole>${grouped}|${lakh}|\d+)(?:${point}(?<fraction>\d*))?|${point}(?<only>\d+)`;
  const power = String.raw`(?: ?[x×*·] ?10(?:\^|(?=[+-]))(?<tens>[+-]?\d{1,3})|e(?<exponent>[+-]?\d+)|d(?<fortran>[+-]\d+))`;
  return new RegExp(String.raw`^(?<sign>[+-]?) ?(?:(?:${digits})${power}?|10\^(?<alone>[+-]?\d{1,3}))$`, 'i');
};
const GRAMMARS = { '.': grammarOf('.'), ',': grammarOf(',') };

/**
 * A number in plain characters (`plainNumber`) that uses this decimal sign, or null: signs, exponents (`1e-3`, `1×10^-3`,
 * `10^-3`), and thousands parted by the other one of point and comma, by spaces or by apostrophes. No hexadecimal.
 */
export function readGrouped(plain: string, decimal: DecimalSign): WrittenNumber | null {
  const parts = GRAMMARS[decimal].exec(plain)?.groups;
  if (!parts) return null;
  const { sign = '', whole = '', fraction, only, alone } = parts;
  const exponent = parts.tens ?? parts.exponent ?? parts.fortran ?? '0';
  const digits =
    alone === undefined ? `${whole.replace(/\D/g, '')}.${only ?? fraction ?? ''}0e${exponent}` : `1e${alone}`;
  const value = Number(`${sign}${only === undefined ? '' : '0'}${digits}`);
  const grouping = parts.group ?? (/\D/.exec(whole)?.[0] || null);
  return { value, grouping, odd: /^0\d/.test(whole) || fraction === '' };
}
