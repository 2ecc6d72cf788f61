import { type Binary, type Expression, inOrder, namesIn, type Unary } from './expression.ts';
import { BINARY_FUNCTIONS, UNARY_FUNCTIONS } from './expressionFunctions.ts';

/** An expression in x and y with its letters filled in, in float64. */
export interface Evaluator {
  value(x: number, y: number): number;
  /** Gradient (∂x, ∂y), by forward differentiation; 0 where a distance has none, and one side's slope at a kink. */
  score(x: number, y: number): readonly [number, number];
}

/** One operation on registers: those of its operands, and what to apply. */
type Step =
  | { readonly to: number; readonly l: number; readonly function: (typeof UNARY_FUNCTIONS)[Unary] }
  | {
      readonly to: number;
      readonly l: number;
      readonly r: number;
      readonly function: (typeof BINARY_FUNCTIONS)[Binary];
    };

/**
 * Constant of an exponent, which holds numbers only. Throws RangeError for one in which a coordinate or a letter occurs:
 * engines could differentiate it only where the base is positive.
 */
export function exponentOf(e: Expression): number {
  if (namesIn(e).size > 0) throw new RangeError('the exponent of a power must be a number');
  return evaluate(e, {}).value(0, 0);
}

/** Throws RangeError where an expression has a letter without a value, or a power whose exponent is no number. */
export function checkExpression(e: Expression, letters: Readonly<Record<string, unknown>>): void {
  for (const name of namesIn(e))
    if (name !== 'x' && name !== 'y' && !Object.hasOwn(letters, name)) throw new RangeError(`no value for ${name}`);
  for (const each of inOrder(e)) if (each.op === 'pow') exponentOf(each.right);
}

/**
 * Makes an expression ready for many points: operations in order on registers, so that a million values take some tenths of a second without
 * making code from text. Letters named x or y are not read. Throws RangeError as `checkExpression` does.
 */
export function evaluate(e: Expression, letters: Readonly<Record<string, number>>): Evaluator {
  checkExpression(e, letters);
  const parts = inOrder(e);
  const register = new Map(parts.map((part, i) => [part, i]));
  const at = (part: Expression): number => register.get(part) as number;
  const values = new Float64Array(parts.length);
  const [slopesX, slopesY] = [new Float64Array(parts.length), new Float64Array(parts.length)];
  const [xs, ys] = ['x', 'y'].map((axis) =>
    parts.flatMap((part, i) => (part.op === 'name' && part.name === axis ? [i] : [])),
  ) as [number[], number[]];
  const steps: Step[] = [];
  parts.forEach((part, to) => {
    if (part.op === 'number') values[to] = part.value;
    else if (part.op === 'name') values[to] = letters[part.name] ?? 0;
    else if ('of' in part) steps.push({ to, l: at(part.of), function: UNARY_FUNCTIONS[part.op] });
    else steps.push({ to, l: at(part.left), r: at(part.right), function: BINARY_FUNCTIONS[part.op] });
  });
  for (const i of xs) slopesX[i] = 1;
  for (const i of ys) slopesY[i] = 1;
  const last = parts.length - 1;

  function value(x: number, y: number): number {
    for (const i of xs) values[i] = x;
    for (const i of ys) values[i] = y;
    for (const step of steps) {
      const l = values[step.l] as number;
      values[step.to] = 'r' in step ? step.function.value(l, values[step.r] as number) : step.function.value(l);
    }
    return values[last] as number;
  }

  /** Slope of an operation times that of its operand, where what does not move has no say however steep the operation is. */
  const chain = (slope: number, inner: number): number => (inner === 0 ? 0 : slope * inner);

  function score(x: number, y: number): readonly [number, number] {
    value(x, y);
    for (const step of steps) {
      const { to, l } = step;
      if ('r' in step) {
        const [a, b, c] = [values[l] as number, values[step.r] as number, values[to] as number];
        const [left, right] = [step.function.left(a, b, c), step.function.right(a, b, c)];
        slopesX[to] = chain(left, slopesX[l] as number) + chain(right, slopesX[step.r] as number);
        slopesY[to] = chain(left, slopesY[l] as number) + chain(right, slopesY[step.r] as number);
      } else {
        const slope = step.function.slope(values[l] as number, values[to] as number);
        slopesX[to] = chain(slope, slopesX[l] as number);
        slopesY[to] = chain(slope, slopesY[l] as number);
      }
    }
    return [slopesX[last] as number, slopesY[last] as number];
  }

  return { value, score };
}
