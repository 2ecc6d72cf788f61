import { type Binary, type Expression, inOrder, type Unary } from '../../math/expression.ts';
import { FLAT_BELOW } from '../../math/expressionFunctions.ts';

/** Python of formulas: see nn/expression.ts. Numbers are tensors, so that every function takes them. */

const UNARIES: Readonly<Record<Unary, (u: string) => string>> = {
  neg: (u) => `-${u}`,
  exp: (u) => `torch.exp(${u})`,
  log: (u) => `torch.log(${u})`,
  sqrt: (u) => `torch.sqrt(${u})`,
  square: (u) => `torch.square(${u})`,
  abs: (u) => `torch.abs(${u})`,
  sin: (u) => `torch.sin(${u})`,
  cos: (u) => `torch.cos(${u})`,
  tanh: (u) => `torch.tanh(${u})`,
  sigmoid: (u) => `torch.sigmoid(${u})`,
  softplus: (u) => `F.softplus(${u})`,
};

const BINARIES: Readonly<Record<Binary, (l: string, r: string) => string>> = {
  add: (l, r) => `${l} + ${r}`,
  sub: (l, r) => `${l} - ${r}`,
  mul: (l, r) => `${l} * ${r}`,
  div: (l, r) => `${l} / ${r}`,
  pow: (l, r) => `${l} ** ${r}.item()`,
  min: (l, r) => `torch.minimum(${l}, ${r})`,
  max: (l, r) => `torch.maximum(${l}, ${r})`,
  hypot: (l, r) => `(${l}.square() + ${r}.square()).clamp(min=${FLAT_BELOW ** 2}).sqrt()`,
  logaddexp: (l, r) => `torch.logaddexp(${l}, ${r})`,
};

/** Body of a function of x and y [rows, 1] that returns the formula, with values for its letters. */
export function formulaBody(formula: Expression, letters: Readonly<Record<string, number>>): string {
  const names = new Map<Expression, string>();
  const nameOf = (part: Expression): string => names.get(part) as string;
  const lines = inOrder(formula).map((part, i) => {
    const value =
      part.op === 'number'
        ? `torch.tensor(float(${part.value}))`
        : part.op === 'name'
          ? part.name in letters
            ? `torch.tensor(f32(${letters[part.name]}))`
            : part.name
          : 'of' in part
            ? UNARIES[part.op](nameOf(part.of))
            : BINARIES[part.op](nameOf(part.left), nameOf(part.right));
    names.set(part, `t${i}`);
    return `    t${i} = ${value}`;
  });
  return `${lines.join('\n')}\n    return x * 0 + ${nameOf(formula)}`;
}
