import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultsOf, type ParamsOf } from '../../schema/param.ts';
import { formula } from '../formula.ts';
import { LawError } from '../law.ts';
import { FORMULA_EXAMPLES } from './examples.ts';
import { FLAWS } from './flaws.ts';
import { lettersOf, withLetter } from './letters.ts';
import { readFormula } from './readFormula.ts';

type Settings = ParamsOf<typeof formula.params>;

const create = (settings: Partial<Settings>) =>
  formula.create({ ...defaultsOf(formula.params), ...settings }, { imported: new Map(), readFormula });

const refusalOf = (settings: Partial<Settings>): LawError => {
  try {
    create(settings);
  } catch (error) {
    if (error instanceof LawError) return error;
    throw error;
  }
  throw new Error('not refused');
};

describe('a typed density', () => {
  it('is normalised: a Gaussian has its own log density, read either way', () => {
    const std = 0.8;
    const known = (x: number, y: number) => -(x * x + y * y) / (2 * std * std) - Math.log(2 * Math.PI * std * std);
    for (const settings of [
      { formula: '-(x^2 + y^2) / (2 s^2) + 7', reads: 'log-density' },
      { formula: '(x^2 + y^2) / (2 s^2)', reads: 'energy' },
    ] as const) {
      const law = create({ ...settings, letters: `s:${std}` });
      for (const [x, y] of [
        [0, 0],
        [1, -2],
      ] as const)
        expect(law.logDensity?.(x, y)).toBeCloseTo(known(x, y), 3);
    }
  });

  it('shows where the mass is', () => {
    const { bounds } = create({ formula: '-8(x - 3)^2 - 8(y + 2)^2', letters: '' });
    expect((bounds.xMin + bounds.xMax) / 2).toBeCloseTo(3, 2);
    expect((bounds.yMin + bounds.yMax) / 2).toBeCloseTo(-2, 2);
    expect(bounds.xMax - bounds.xMin).toBeLessThan(3);
  });

  it('may be confined where it has no integral', () => {
    const endless = { formula: '-3 sin(2x)^2 - 3 sin(2y)^2', letters: '', reach: 3 };
    expect(refusalOf(endless).reason).toBe(FLAWS.border);
    const { logDensity } = create({ ...endless, confined: true });
    // The middles of two cells of the lattice are as likely as each other.
    expect(logDensity?.(0, 0)).toBeCloseTo(logDensity?.(Math.PI / 2, 0) ?? Number.NaN, 9);
  });

  it.each([
    [{ formula: 'log(x)' }, /no finite value or slope at \(-5\.88, -5\.88\)/],
    [{ formula: '1/(x - x)' }, /no finite value/],
    [{ formula: 'sqrt(x - y)' }, /no finite value/],
    [{ formula: 'sinn(x)' }, /column 1: .*Did you mean sin/],
    [{ formula: '-1e6 x^2 - 1e6 y^2' }, /finer than the finest grid/],
  ])('%o is refused', (settings, reason) => {
    expect(refusalOf(settings).reason.en).toMatch(reason);
  });
});

describe('examples', () => {
  it.each(FORMULA_EXAMPLES)('$formula has an integral, and letters that it names', ({ title: _, ...settings }) => {
    const law = create(settings);
    expect(law.logDensity?.(0.3, 0.2)).toBeLessThan(2);
    const reading = readFormula(settings.formula);
    if ('fault' in reading) throw new Error(reading.fault.reason.en);
    expect(Object.keys(lettersOf(reading.letters, settings.letters)).join()).toBe(
      settings.letters.replace(/:[^,]*/g, ''),
    );
  });
});

describe('letters', () => {
  it('are 1 unless named, within their range, and keep the values of others', () => {
    expect(lettersOf(['R', 's'], 'R:2.5,s:x,q:1,R')).toEqual({ R: 2.5, s: 1 });
    expect(lettersOf(['a'], 'a:-1e9')).toEqual({ a: -5 });
    expect(withLetter(['R', 's'], 'R:2.5,gone:3', 's', 0.5)).toBe('R:2.5,s:0.5');
  });

  it('any text gives every letter a value, and values are given back', () => {
    fc.assert(
      fc.property(fc.string(), fc.double({ min: -5, max: 5, noNaN: true }), (values, value) => {
        expect(Object.values(lettersOf(['R', 's'], values)).every(Number.isFinite)).toBe(true);
        expect(lettersOf(['R', 's'], withLetter(['R', 's'], values, 's', value)).s).toBe(value + 0);
      }),
    );
  });
});
