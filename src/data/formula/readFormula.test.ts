import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../math/evaluate.ts';
import { namesIn } from '../../math/expression.ts';
import { anyExpression, printExpression } from '../../testing/expressions.ts';
import { readFormula } from './readFormula.ts';
import { MAX_FORMULA_LENGTH, type ReadFormula } from './reading.ts';

const sound = (formula: string): ReadFormula => {
  const reading = readFormula(formula);
  if ('fault' in reading) throw new Error(`${formula}: ${reading.fault.reason.en}`);
  return reading;
};

/** Value at (3, 5), every letter being 2. */
const valueThere = (formula: string): number => {
  const { expression, letters } = sound(formula);
  return evaluate(expression, Object.fromEntries(letters.map((letter) => [letter, 2]))).value(3, 5);
};

const faultOf = (formula: string) => {
  const reading = readFormula(formula);
  if (!('fault' in reading)) throw new Error(`${formula} was read`);
  return reading.fault;
};

describe('what is understood', () => {
  it.each([
    ['-x^2', -9],
    ['2^3^2 + 0x', 512],
    ['2x y', 30],
    ['2x(y+1)', 36],
    ['-1/2 x^2', -4.5],
    ['a/b c + 0x', 0.5],
    ['2 pi R x', 12 * Math.PI],
    ['e^-x^2', Math.exp(-9)],
    ['2^-x', 1 / 8],
    ['pow(x, 3) - x**3 + x', 3],
    ['|x - y| + 2|x||y|', 32],
    ['ln(x) + log(e) - sqrt(square(y))', Math.log(3) - 4],
    ['max(x, y, R) - min(x, y)', 2],
    ['hypot(x, y) - hypot(x, y)', 0],
    ['logaddexp(x, x) - x', Math.LN2],
    ['softplus(0x) + sigmoid(0x) + tanh(0x)', Math.LN2 + 0.5],
    ['α₁ x₁ + βx2', 16],
    ['ｘ＾２＋３×ｙ÷（１．５）−２・ｘ²', 1],
    ['x⁻¹', 1 / 3],
    ['2e-x', 2 * Math.E - 3],
    ['1e2x', 300],
  ])('%s', (formula, expected) => {
    expect(valueThere(formula)).toBeCloseTo(expected, 12);
  });

  it('tells free letters and where kinks are', () => {
    expect(sound('-(hypot(x, y) - R)^2 / s').letters).toEqual(['R', 's']);
    expect(sound('-|x| - max(x, y)').kinks).toEqual([
      { kind: 'function', name: 'abs', at: 1, length: 1 },
      { kind: 'function', name: 'max', at: 7, length: 3 },
    ]);
    expect(sound('-x^2-y^2')).toMatchObject({ letters: [], kinks: [] });
  });

  it('any expression, written and read, has the same values', () => {
    fc.assert(
      fc.property(anyExpression, (e) => {
        const names = namesIn(e);
        const formula = printExpression(e);
        fc.pre(formula.length <= MAX_FORMULA_LENGTH && (names.has('x') || names.has('y')));
        const [given, read] = [e, sound(formula).expression].map((each) => evaluate(each, { R: 1.5 }));
        for (const [x, y] of [
          [0.7, 1.3],
          [-1.1, 0.4],
        ] as const) {
          const [expected, value] = [given?.value(x, y) as number, read?.value(x, y) as number];
          if (Number.isFinite(expected))
            expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected));
          else expect(value).toBe(expected);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('what is refused', () => {
  it.each([
    ['', 0, 0, 'Type a formula'],
    ['x + sinn(y)', 4, 4, 'Did you mean sin?'],
    ['xy', 0, 2, 'write a product as x y'],
    ['sin x', 0, 3, 'sin(…)'],
    ['y + sin', 4, 3, 'sin(…)'],
    ['log2(x)', 0, 3, 'log(…)'],
    ['x3', 0, 2, 'no coordinate'],
    ['x + n^y x^y', 6, 1, 'exponent'],
    ['x^(200 - 50)', 0, 12, 'between −100 and 100'],
    ['x + ', 3, 0, 'ends'],
    ['x + * y', 4, 1, 'missing'],
    ['3 x 4 5', 6, 1, 'missing'],
    ['(x + (y)', 0, 1, 'never closed'],
    ['x + y)', 5, 1, 'closes nothing'],
    ['1,5 x', 1, 1, 'decimals have a point'],
    ['hypot(x)', 0, 5, 'takes 2 arguments'],
    ['sin()', 0, 3, 'takes 1 argument'],
    ['x := 3', 2, 1, '“:”'],
    ['x + 😀', 4, 2, '“😀”'],
    ['x + \u202e', 4, 1, '⟨U+202E⟩'],
    ['1e999 x', 0, 5, 'too large'],
    ['R + 1', 0, 5, 'neither x nor y'],
    [`${'('.repeat(61)}x`, 60, 1, '60 brackets'],
    ['x'.repeat(401), 400, 1, '400 characters'],
  ])('%s', (formula, at, length, reason) => {
    const fault = faultOf(formula);
    expect(fault).toMatchObject({ at, length, reason: { en: expect.stringContaining(reason) } });
    expect(fault.reason.ja).toMatch(/[ぁ-ん]/);
  });

  it('offers the nearest name to put in its place', () => {
    const near = (name: string) => faultOf(`${name}(x)`).instead;
    expect(['sinn', 'Sin', 'cosh', 'logaddex', 'maxx', 'sqr', 'norm'].map(near)).toEqual([
      'sin',
      'sin',
      'cos',
      'logaddexp',
      'max',
      'square',
      'hypot',
    ]);
    expect(near('wxyzwxyz')).toBeUndefined();
  });

  it('every text has a reading, and every fault a place inside it', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...'x y R 2 .5 1e3 + - * / ^ ( ) | , sin( max( pi ² − ＋ e sinn % \' " ; [ { : ! mod in to'.split(' '),
      ),
      fc.string({ maxLength: 3 }),
      fc.constantFrom('\ud800', '\u0000', '\u2028', '😀', '𝑥', '１'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const formula = pieces.join('');
        const reading = readFormula(formula);
        if (!('fault' in reading)) return;
        const { at, length } = reading.fault;
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at + length).toBeLessThanOrEqual(formula.length);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['(', '|', '-', 'sin(', 'x', '((x)', '2^', '1e'])('answers many %s with little work', (piece) => {
    expect(faultOf(piece.repeat(10_000 / piece.length))).toMatchObject({ at: MAX_FORMULA_LENGTH });
    readFormula(piece.repeat(MAX_FORMULA_LENGTH / piece.length));
  });
});
