import { create, type FactoryFunctionMap, parseDependencies } from 'mathjs/number';
import { evaluate } from '../../math/evaluate.ts';
import { type Expression, namesIn, of } from '../../math/expression.ts';
import { FormulaError, faults } from './faults.ts';
import { FUNCTIONS, KINKED } from './names.ts';
import { type FormulaReader, type FormulaReading, MAX_FORMULA_LENGTH, type Stretch } from './reading.ts';
import { type Token, tokensOf } from './tokens.ts';

// Only the grammar is taken: nothing is ever evaluated or compiled by it.
const { parse } = create(parseDependencies as FactoryFunctionMap, {});

/** What of mathjs's nodes is looked at. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly fn?: string | { readonly name: string };
  readonly args?: readonly Node[];
  readonly content?: Node;
}

/** Greatest exponent, either side of 0. */
const MAX_EXPONENT = 100;

const isSign = (token: Token | undefined, sign: string): boolean => token?.kind === 'sign' && token.sign === sign;

/**
 * A formula as mathjs reads it: names and exponents as `v` and the number of their token, which brings places back that its tree does not
 * keep, and out of reach whatever names mean to it. Where each token begins comes along.
 */
function writtenFor(tokens: readonly Token[]): { readonly source: string; readonly starts: readonly number[] } {
  const starts: number[] = [];
  let source = '';
  tokens.forEach((token, i) => {
    starts.push(source.length);
    const isBeforeBracket = isSign(tokens[i + 1], '(');
    const isExponent = i > 0 && isSign(tokens[i - 1], '^');
    if (token.kind === 'sign') source += `${token.sign} `;
    // As numbers, so that −1/2 x² is half of x²; exponents keep their place instead.
    else if (token.kind === 'number' && !isExponent) source += `${token.value} `;
    // A letter before a bracket multiplies it, where mathjs would see a call.
    else source += token.kind !== 'function' && isBeforeBracket ? `(v${i}) ` : `v${i} `;
  });
  return { source, starts };
}

const NOWHERE: Stretch = { at: 0, length: 0 };

function parsed(tokens: readonly Token[], length: number): Node {
  const { source, starts } = writtenFor(tokens);
  try {
    return parse(source) as Node;
  } catch (error) {
    const column = (error as { readonly char?: number }).char;
    if (column === undefined) throw error;
    const index = starts.findLastIndex((start) => start < column);
    const isEnd = column > source.trimEnd().length;
    throw isEnd
      ? new FormulaError({ at: length, length: 0 }, faults.ends)
      : new FormulaError(tokens[index] ?? NOWHERE, faults.misplaced);
  }
}

/** Turns mathjs's tree into an expression. Throws FormulaError for arguments and exponents that a density cannot have. */
function expressionOf(root: Node, tokens: readonly Token[], whole: Stretch): Expression {
  const tokenOf = (name: string | undefined): Token => tokens[Number(name?.slice(1))] as Token;

  /** Where the first name in a part of the tree stands. */
  function placeOf(node: Node): Stretch {
    if (node.name !== undefined && node.type === 'SymbolNode') return tokenOf(node.name);
    const inner = [...(node.args ?? []), ...(node.content ? [node.content] : [])];
    return inner.map(placeOf).find(({ length }) => length > 0) ?? NOWHERE;
  }

  function powerOf(base: Expression, exponent: Expression, node: Node): Expression {
    const named = placeOf(node);
    const place = named.length > 0 ? named : whole;
    if (namesIn(exponent).size > 0) {
      const constant = namesIn(base).size > 0 ? Number.NaN : evaluate(base, {}).value(0, 0);
      if (!(constant > 0)) throw new FormulaError(place, faults.exponent);
      return of.exp(constant === Math.E ? exponent : of.mul(exponent, Math.log(constant)));
    }
    const value = evaluate(exponent, {}).value(0, 0);
    if (!(Math.abs(value) <= MAX_EXPONENT)) throw new FormulaError(place, faults.largeExponent);
    if (namesIn(base).size === 0) return { op: 'number', value: evaluate(of.pow(base, value), {}).value(0, 0) };
    return value === 2 ? of.square(base) : of.pow(base, value);
  }

  function operation(name: string, nodes: readonly Node[]): Expression {
    const [left, right] = nodes.map(convert) as [Expression, Expression];
    switch (name) {
      case 'add':
        return of.add(left, right);
      case 'subtract':
        return of.sub(left, right);
      case 'multiply':
        return of.mul(left, right);
      case 'divide':
        return of.div(left, right);
      case 'pow':
        return powerOf(left, right, nodes[1] as Node);
      case 'unaryMinus':
        return left.op === 'number' ? { op: 'number', value: -left.value } : of.neg(left);
      case 'unaryPlus':
        return left;
      default:
        throw new FormulaError(NOWHERE, faults.misplaced);
    }
  }

  function convert(node: Node): Expression {
    const args = node.args ?? [];
    if (node.type === 'ParenthesisNode' && node.content) return convert(node.content);
    if (node.type === 'OperatorNode') return operation(node.fn as string, args);
    if (node.type === 'ConstantNode') return { op: 'number', value: node.value as number };
    if (node.type === 'SymbolNode') {
      const token = tokenOf(node.name);
      if ('value' in token) return { op: 'number', value: token.value };
      if (token.kind === 'name') return { op: 'name', name: token.name };
    }
    if (node.type === 'FunctionNode') {
      const token = tokenOf((node.fn as { readonly name: string }).name);
      const named = token.kind === 'function' ? FUNCTIONS.get(token.name) : undefined;
      if (named && token.kind === 'function') {
        const [least, most] = named.takes;
        if (args.length < least || args.length > most)
          throw new FormulaError(token, faults.takes(token.name, least, most));
        if (token.name === 'pow') return powerOf(convert(args[0] as Node), convert(args[1] as Node), args[1] as Node);
        return named.make(args.map(convert));
      }
    }
    throw new FormulaError(NOWHERE, faults.misplaced);
  }

  return convert(root);
}

function readWhole(formula: string): FormulaReading {
  if (formula.length > MAX_FORMULA_LENGTH)
    throw new FormulaError({ at: MAX_FORMULA_LENGTH, length: 1 }, faults.tooLong);
  const tokens = tokensOf(formula);
  if (tokens.length === 0) throw new FormulaError(NOWHERE, faults.empty);
  const whole = { at: 0, length: formula.length };
  const expression = expressionOf(parsed(tokens, formula.trimEnd().length), tokens, whole);
  const names = [...namesIn(expression)];
  if (!names.some((name) => name === 'x' || name === 'y')) throw new FormulaError(whole, faults.constant);
  return {
    expression,
    letters: names.filter((name) => name !== 'x' && name !== 'y').sort(),
    kinks: tokens.filter((token) => token.kind === 'function' && KINKED.has(token.name)),
  };
}

/**
 * Reads a formula in x and y with the grammar of mathjs: −x² is −(x²), powers from the right, products without a sign. Letters that
 * are neither coordinates nor constants are left free. Total; see `FormulaReader`.
 */
export const readFormula: FormulaReader = (formula) => {
  try {
    return readWhole(formula);
  } catch (error) {
    if (error instanceof FormulaError) return { fault: error.fault };
    // A grammar that is not ours may fail in ways of its own; whoever types must not pay for that.
    return { fault: { ...NOWHERE, reason: faults.misplaced } };
  }
};
