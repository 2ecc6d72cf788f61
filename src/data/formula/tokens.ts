import { FormulaError, faults, MAX_DEPTH } from './faults.ts';
import { CONSTANTS, COORDINATES, FUNCTIONS, nearestName } from './names.ts';
import type { Stretch } from './reading.ts';

/** A piece of a formula. Signs are + − * / ^ ( ) and the comma; bars have become brackets of `abs`. */
export type Token = Stretch &
  (
    | { readonly kind: 'number' | 'constant'; readonly value: number }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'function'; readonly name: string }
    | { readonly kind: 'sign'; readonly sign: string }
  );

/** Full-width characters are this far from those of ASCII. */
const FULL_WIDTH = 0xfee0;
const SAME_SIGNS: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '×': '*',
  '·': '*',
  '⋅': '*',
  '・': '*',
  '÷': '/',
  '∕': '/',
  '\u3000': ' ',
  '\u00a0': ' ',
};
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** A formula with one way to write every sign, character by character, so that places stay what they are. */
const unified = (formula: string): string =>
  formula
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - FULL_WIDTH))
    .replace(/[−–×·⋅・÷∕\u3000\u00a0\t\n\r]/g, (sign) => SAME_SIGNS[sign] ?? ' ')
    .replace(/[₀-₉]/g, (index) => String(SUBSCRIPTS.indexOf(index)));

const PIECES = {
  space: / +/y,
  number: /\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?/y,
  power: /⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/y,
  word: /[A-Za-z]+|[\u0391-\u03c9]/y,
  index: /\d+/y,
  sign: /\*\*|[-+*/^(),]/y,
} as const;

/** A function name, a constant, a coordinate or a letter. */
function wordToken(word: string, index: string, place: Stretch): Token {
  const name = word + index;
  const whole = { at: place.at, length: name.length };
  if (index === '' && FUNCTIONS.has(word)) return { kind: 'function', name: word, ...place };
  const constant = index === '' ? CONSTANTS.get(word) : undefined;
  if (constant !== undefined) return { kind: 'constant', value: constant, ...place };
  const coordinate = COORDINATES.get(name);
  if (coordinate) return { kind: 'name', name: coordinate, ...whole };
  if (word.length > 1) {
    if (FUNCTIONS.has(word)) throw new FormulaError(place, faults.needsBrackets(word));
    const near = nearestName(word);
    throw new FormulaError(place, faults.unknown(word, near), near);
  }
  if (/[xy]/.test(word)) throw new FormulaError(whole, faults.noCoordinate(name));
  return { kind: 'name', name, ...whole };
}

/** An open bracket: of a group, of the arguments of a function, or a bar. */
interface Open extends Stretch {
  readonly of: 'group' | 'call' | 'bar';
}

/**
 * The tokens of a formula, its brackets in pairs, every function before its bracket. Throws FormulaError for names that are not
 * known and for what cannot be paired.
 */
export function tokensOf(formula: string): Token[] {
  const text = unified(formula);
  const tokens: Token[] = [];
  const open: Open[] = [];
  let at = 0;
  const take = (piece: keyof typeof PIECES): string | null => {
    PIECES[piece].lastIndex = at;
    return PIECES[piece].exec(text)?.[0] ?? null;
  };
  const push = (token: Token): void => {
    tokens.push(token);
  };
  const push1 = (sign: string, length = 1): void => push({ kind: 'sign', sign, at, length });
  const enter = (of: Open['of']): void => {
    if (open.length >= MAX_DEPTH) throw new FormulaError({ at, length: 1 }, faults.tooDeep);
    open.push({ of, at, length: 1 });
  };
  /** Whether what stands before is complete, so that a bar closes. */
  const isAfterValue = (): boolean => {
    const last = tokens.at(-1);
    return last !== undefined && (last.kind === 'sign' ? last.sign === ')' : last.kind !== 'function');
  };
  while (at < text.length) {
    const space = take('space');
    if (space !== null) {
      at += space.length;
      continue;
    }
    const [last, here] = [tokens.at(-1), { at, length: 1 }];
    const isCall = last?.kind === 'function';
    if (isCall && text[at] !== '(') throw new FormulaError(last, faults.needsBrackets(last.name));
    const number = take('number');
    const power = take('power');
    const word = take('word');
    const sign = take('sign');
    if (number !== null) {
      const value = Number(number);
      if (!Number.isFinite(value)) throw new FormulaError({ at, length: number.length }, faults.largeNumber);
      push({ kind: 'number', value, at, length: number.length });
      at += number.length;
    } else if (power !== null) {
      const digits = [...power.replace('⁻', '')].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('');
      const value = Number(digits) * (power.startsWith('⁻') ? -1 : 1);
      push1('^', power.length);
      push({ kind: 'number', value, at, length: power.length });
      at += power.length;
    } else if (word !== null) {
      const place = { at, length: word.length };
      at += word.length;
      const index = take('index') ?? '';
      const token = wordToken(word, index, place);
      push(token);
      at = token.at + token.length;
    } else if (text[at] === '|') {
      if (open.at(-1)?.of === 'bar' && isAfterValue()) {
        open.pop();
        push1(')');
      } else {
        enter('bar');
        push({ kind: 'function', name: 'abs', ...here });
        push1('(');
      }
      at++;
    } else if (sign !== null) {
      if (sign === '(') enter(isCall ? 'call' : 'group');
      const innermost = open.at(-1)?.of;
      if (sign === ',' && innermost !== 'call') throw new FormulaError(here, faults.comma);
      if (sign === ')') {
        if (innermost === 'bar') throw new FormulaError(open.at(-1) as Open, faults.unclosed);
        if (!open.pop()) throw new FormulaError(here, faults.unopened);
      }
      push1(sign === '**' ? '^' : sign, sign.length);
      at += sign.length;
    } else {
      const character = String.fromCodePoint(formula.codePointAt(at) as number);
      throw new FormulaError({ at, length: character.length }, faults.character(character));
    }
  }
  const last = tokens.at(-1);
  if (last?.kind === 'function') throw new FormulaError(last, faults.needsBrackets(last.name));
  const unclosed = open.at(-1);
  if (unclosed) throw new FormulaError(unclosed, faults.unclosed);
  return tokens;
}
