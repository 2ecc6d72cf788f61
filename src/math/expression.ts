/** Functions of one argument that an expression may use. */
export const UNARY = [
  'neg',
  'exp',
  'log',
  'sqrt',
  'square',
  'abs',
  'sin',
  'cos',
  'tanh',
  'sigmoid',
  'softplus',
] as const;

/** Functions of two arguments; `pow` takes a constant exponent, `hypot` is √(l² + r²), `logaddexp` is log(eˡ + eʳ). */
export const BINARY = ['add', 'sub', 'mul', 'div', 'pow', 'min', 'max', 'hypot', 'logaddexp'] as const;

export type Unary = (typeof UNARY)[number];
export type Binary = (typeof BINARY)[number];

/**
 * A formula as an immutable tree: numbers, the coordinates x and y, named letters whose values are given later, and the
 * functions above, nothing else. Trees may share parts; a part that is shared is computed once.
 */
export type Expression =
  | { readonly op: 'number'; readonly value: number }
  | { readonly op: 'name'; readonly name: string }
  | { readonly op: Unary; readonly of: Expression }
  | { readonly op: Binary; readonly left: Expression; readonly right: Expression };

/** A part of a formula as the constructors below take it: a number stands for itself, a text for a coordinate or a letter. */
export type Part = Expression | number | string;

const part = (given: Part): Expression => {
  if (typeof given === 'number') return { op: 'number', value: given };
  return typeof given === 'string' ? { op: 'name', name: given } : given;
};

const unary =
  (op: Unary) =>
  (of: Part): Expression => ({ op, of: part(of) });

const binary =
  (op: Binary) =>
  (left: Part, right: Part): Expression => ({ op, left: part(left), right: part(right) });

/** Constructors by the name of the function, with which built-in formulas are written: `of.div(of.sub('x', 1), 's')`. */
export const of = {
  ...(Object.fromEntries(UNARY.map((op) => [op, unary(op)])) as Record<Unary, (of: Part) => Expression>),
  ...(Object.fromEntries(BINARY.map((op) => [op, binary(op)])) as Record<
    Binary,
    (left: Part, right: Part) => Expression
  >),
};

/** The sum of one or more parts. */
export const sumOf = (first: Part, ...others: readonly Part[]): Expression =>
  others.reduce<Expression>((sum, other) => of.add(sum, other), part(first));

const operands = (e: Expression): readonly Expression[] => {
  if (e.op === 'number' || e.op === 'name') return [];
  return 'of' in e ? [e.of] : [e.left, e.right];
};

/** The parts of an expression, each once and after its own operands; the expression itself is the last. */
export function inOrder(e: Expression): readonly Expression[] {
  const done = new Set<Expression>();
  const visit = (each: Expression): void => {
    if (done.has(each)) return;
    for (const operand of operands(each)) visit(operand);
    done.add(each);
  };
  visit(e);
  return [...done];
}

/** Names that occur in an expression: coordinates and letters. */
export function namesIn(e: Expression): ReadonlySet<string> {
  return new Set(inOrder(e).flatMap((each) => (each.op === 'name' ? [each.name] : [])));
}
