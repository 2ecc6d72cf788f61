import { type Text, text } from '../../schema/text.ts';
import { visible } from '../../schema/visible.ts';
import { type FormulaFault, MAX_FORMULA_LENGTH, type Stretch } from './reading.ts';

/** Most brackets within brackets. */
export const MAX_DEPTH = 60;

/** A formula that cannot be read; never leaves the reader. */
export class FormulaError extends Error {
  readonly fault: FormulaFault;
  constructor({ at, length }: Stretch, reason: Text, instead?: string) {
    super(reason.en);
    this.fault = { at, length, reason, ...(instead !== undefined && { instead }) };
  }
}

/** What can be wrong with a formula, in words. */
export const faults = {
  empty: text('Type a formula in x and y.', 'x と y の式を入力してください。'),
  tooLong: text(
    `A formula may have ${MAX_FORMULA_LENGTH} characters at most.`,
    `式は ${MAX_FORMULA_LENGTH} 文字以内で入力してください。`,
  ),
  tooDeep: text(`More than ${MAX_DEPTH} brackets are open here.`, `ここで括弧が ${MAX_DEPTH} 重を超えています。`),
  character: (given: string): Text =>
    text(`“${visible(given)}” is not understood here.`, `「${visible(given)}」は式の中では使えません。`),
  unknown: (word: string, near: string | undefined): Text =>
    near === undefined
      ? text(
          `“${visible(word)}” is not a known function. Names of letters are one letter long; write a product as x y.`,
          `「${visible(word)}」という関数はありません。文字は 1 文字で表し、積は x y のように書いてください。`,
        )
      : text(
          `“${visible(word)}” is not a known function. Did you mean ${near}?`,
          `「${visible(word)}」という関数はありません。${near} のことですか。`,
        ),
  noCoordinate: (name: string): Text =>
    text(
      `“${name}” is no coordinate: those of the plane are x and y, or x1 and x2.`,
      `「${name}」という座標はありません。平面の座標は x と y、または x1 と x2 です。`,
    ),
  needsBrackets: (name: string): Text =>
    text(
      `${name} needs its argument in brackets: ${name}(…).`,
      `${name} の引数は括弧で囲んで ${name}(…) と書いてください。`,
    ),
  takes: (name: string, least: number, most: number): Text =>
    least === most
      ? text(`${name} takes ${least} ${least === 1 ? 'argument' : 'arguments'}.`, `${name} の引数は ${least} 個です。`)
      : text(`${name} takes ${least} arguments or more.`, `${name} の引数は ${least} 個以上です。`),
  unopened: text('This bracket closes nothing.', 'この括弧に対応する開き括弧がありません。'),
  unclosed: text('This bracket is never closed.', 'この括弧が閉じられていません。'),
  comma: text(
    'A comma only parts the arguments of a function; decimals have a point.',
    'コンマは関数の引数の区切りだけに使えます。小数点はピリオドで書いてください。',
  ),
  ends: text('The formula ends before it is complete.', '式が途中で終わっています。'),
  misplaced: text('Something is missing before this place.', 'この前に何かが足りません。'),
  exponent: text(
    'An exponent must be a number; only constants such as e may have x, y or letters in theirs.',
    '指数は数値で書いてください。x や y、文字を指数に使えるのは、e などの定数のべきだけです。',
  ),
  largeExponent: text('An exponent must be between −100 and 100.', '指数は −100 から 100 までの数値にしてください。'),
  largeNumber: text('This number is too large.', '数値が大きすぎます。'),
  constant: text(
    'The formula has neither x nor y, so it is the same everywhere.',
    '式に x も y も含まれていないため、どこでも同じ値になります。',
  ),
} as const;
