import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradient64 } from '../testing/finiteDifference.ts';
import { evaluate } from './evaluate.ts';
import { BINARY, type Expression, inOrder, namesIn, of, sumOf, UNARY } from './expression.ts';

/** Formulas of any shape that are finite and smooth enough for differences: heads that blow up stand over bounded ones. */
const formulas = fc.letrec<{ any: Expression }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<Expression>({ op: 'name', name: 'x' }, { op: 'name', name: 'y' }, { op: 'name', name: 'a' }),
    fc.double({ min: -3, max: 3, noNaN: true }).map((value): Expression => ({ op: 'number', value })),
    fc
      .tuple(fc.constantFrom('neg', 'sin', 'cos', 'tanh', 'sigmoid', 'softplus'), tie('any'))
      .map(([op, e]) => of[op](e)),
    fc.tuple(fc.constantFrom('exp', 'square'), tie('any')).map(([op, e]) => of[op](of.sin(e))),
    fc.tuple(fc.constantFrom('log', 'sqrt'), tie('any')).map(([op, e]) => of[op](of.add(2, of.cos(e)))),
    fc
      .tuple(fc.constantFrom('add', 'sub', 'mul', 'logaddexp'), tie('any'), tie('any'))
      .map(([op, l, r]) => of[op](l, r)),
    fc.tuple(tie('any'), tie('any')).map(([l, r]) => of.div(l, of.add(1.5, of.sin(r)))),
    fc.tuple(tie('any'), fc.constantFrom(-2, -1, 0, 2, 3, 0.5, 1.7)).map(([e, p]) => of.pow(of.add(2, of.sin(e)), p)),
  ),
})).any;

describe('evaluate', () => {
  it('gives the gradient of any formula', () => {
    fc.assert(
      fc.property(
        formulas,
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.double({ min: -2, max: 2, noNaN: true }),
        (e, x, y) => {
          const { value, score } = evaluate(e, { a: 0.7 });
          const differences = gradient64(([u, v]) => value(u as number, v as number), [x, y], 1e-5);
          const size = Math.hypot(1, value(x, y), ...differences);
          const errors = score(x, y).map((slope, i) => Math.abs(slope - (differences[i] as number)) / size);
          expect(Math.max(...errors)).toBeLessThan(1e-4);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('knows every function by its definition', () => {
    const [x, y] = [0.8, 1.9];
    const expected = {
      ...{ neg: -x, exp: Math.exp(x), log: Math.log(x), sqrt: Math.sqrt(x), square: x * x, abs: x, sin: Math.sin(x) },
      ...{ cos: Math.cos(x), tanh: Math.tanh(x), sigmoid: 1 / (1 + Math.exp(-x)), softplus: Math.log(1 + Math.exp(x)) },
      ...{ add: x + y, sub: x - y, mul: x * y, div: x / y, pow: x ** 3, min: x, max: y, hypot: Math.hypot(x, y) },
      logaddexp: Math.log(Math.exp(x) + Math.exp(y)),
    };
    for (const op of UNARY) expect(evaluate(of[op]('x'), {}).value(x, y)).toBeCloseTo(expected[op], 12);
    for (const op of BINARY) {
      const e = of[op]('x', op === 'pow' ? of.add(1, 2) : 'y');
      expect(evaluate(e, {}).value(x, y)).toBeCloseTo(expected[op], 12);
    }
  });

  it('neither overflows nor divides by zero where the limit exists', () => {
    const at = (e: Expression, x: number, y = 0) => [evaluate(e, {}).value(x, y), ...evaluate(e, {}).score(x, y)];
    expect(at(of.logaddexp('x', 'y'), 2000)).toEqual([2000, 1, 0]);
    expect(at(of.logaddexp('x', 'y'), 0)).toEqual([Math.LN2, 0.5, 0.5]);
    expect(at(of.logaddexp(of.mul(-1e300, 1e300), 'x'), 1)).toEqual([1, 1, 0]);
    expect(at(of.softplus('x'), 1000)).toEqual([1000, 1, 0]);
    expect(at(of.sigmoid('x'), -1000)).toEqual([0, 0, 0]);
    expect(at(of.hypot('x', 'y'), 0)).toEqual([0, 0, 0]);
    expect(at(of.sqrt(of.add(of.square('x'), of.square('y'))), 0)).toEqual([0, 0, 0]);
    expect(at(of.pow('x', 0), 0)).toEqual([1, 0, 0]);
  });

  it('refuses letters without a value and exponents that move', () => {
    expect(() => evaluate(of.add('x', 'b'), { a: 1 })).toThrow(RangeError);
    expect(() => evaluate(of.add('x', 'constructor'), {})).toThrow(RangeError);
    for (const e of [of.pow('x', 'y'), of.pow('x', 'a')]) expect(() => evaluate(e, { a: 1 })).toThrow(RangeError);
    expect(evaluate(of.mul('x', 'y'), { x: 9, y: 9 }).value(2, 3)).toBe(6);
  });
});

it('an expression lists its parts once, operands first, and its names', () => {
  const shared = of.sin('x');
  const e = sumOf(shared, of.mul(shared, 'a'), 2);
  const parts = inOrder(e);
  expect(parts.filter((part) => part === shared)).toHaveLength(1);
  expect(parts.at(-1)).toBe(e);
  expect([...namesIn(e)].sort()).toEqual(['a', 'x']);
});
