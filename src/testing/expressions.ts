import fc from 'fast-check';
import { BINARY, type Expression, of, UNARY } from '../math/expression.ts';

/** An expression as a formula that reads as the same: every operation in brackets of its own. */
export function printExpression(e: Expression): string {
  if (e.op === 'number') return e.value < 0 ? `(${e.value})` : String(e.value);
  if (e.op === 'name') return e.name;
  if ('of' in e) return e.op === 'neg' ? `(-${printExpression(e.of)})` : `${e.op}(${printExpression(e.of)})`;
  const [left, right] = [printExpression(e.left), printExpression(e.right)];
  const sign = { add: '+', sub: '-', mul: '*', div: '/', pow: '^' }[e.op as string];
  return sign ? `(${left} ${sign} ${right})` : `${e.op}(${left}, ${right})`;
}

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc.constantFrom<Expression>({ op: 'name', name: 'x' }, { op: 'name', name: 'y' }, { op: 'name', name: 'R' }),
  fc.integer({ min: -40, max: 40 }).map((n): Expression => ({ op: 'number', value: n / 8 })),
);

/** Any small expression in x, y and R over every function; exponents are numbers. */
export const anyExpression: fc.Arbitrary<Expression> = fc.letrec<{ e: Expression }>((tie) => ({
  e: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    leaf,
    fc.tuple(fc.constantFrom(...UNARY), tie('e')).map(([op, u]) => of[op](u)),
    fc
      .tuple(fc.constantFrom(...BINARY), tie('e'), tie('e'), fc.constantFrom(-2, -1, 0, 0.5, 1, 2, 3))
      .map(([op, l, r, exponent]) => of[op](l, op === 'pow' ? exponent : r)),
  ),
})).e;
