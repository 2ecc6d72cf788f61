import type { Expression } from '../../math/expression.ts';
import type { Text } from '../../schema/text.ts';

/** A stretch of a typed formula, in UTF-16 code units from its start; of no length behind its end. */
export interface Stretch {
  readonly at: number;
  readonly length: number;
}

/** Why a formula cannot be read, where, and what could stand there instead. */
export interface FormulaFault extends Stretch {
  readonly reason: Text;
  readonly instead?: string;
}

/** A formula that could be read. */
export interface ReadFormula {
  readonly expression: Expression;
  /** Names other than x and y that occur, in the order of the alphabet. */
  readonly letters: readonly string[];
  /** Where functions stand that have kinks, at which there is no second derivative. */
  readonly kinks: readonly Stretch[];
}

export type FormulaReading = ReadFormula | { readonly fault: FormulaFault };

/** Reads a formula in x and y. Total: no text throws, and a text of any length costs a bounded amount of work. */
export type FormulaReader = (formula: string) => FormulaReading;

/** Longest formula that is read, UTF-16 code units. */
export const MAX_FORMULA_LENGTH = 400;
