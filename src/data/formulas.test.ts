import { describe, expect, it } from 'vitest';
import { of } from '../math/expression.ts';
import { key } from '../math/rng.ts';
import { defaultsOf, type ParamValue } from '../schema/param.ts';
import { moments } from '../testing/matchers.ts';
import { readFormula } from './formula/readFormula.ts';
import { confine, formulaLaw } from './formulaLaw.ts';
import { truthOfFormula } from './formulaTruth.ts';
import { findLaw, LAWS } from './index.ts';
import { type Law, LawError } from './law.ts';
import { evaluatePotential, type FormulaPotential } from './potential.ts';

const formulaOf = ({ potential }: Law): FormulaPotential => {
  if (potential?.kind !== 'formula') throw new Error('no formula');
  return potential;
};

const create = (id: string, settings: Readonly<Record<string, ParamValue>> = {}): Law => {
  const law = findLaw(id);
  return law.create({ ...defaultsOf(law.params), ...settings }, { imported: new Map(), readFormula });
};

/** Every setting at its least and at its largest, the others at their defaults. */
const extremes = LAWS.filter(({ isFormula, id }) => isFormula && id !== 'two-islands' && id !== 'formula').flatMap(
  ({ id, params }) => [
    [id, {}] as const,
    ...Object.entries(params).flatMap(([name, param]) =>
      param.kind === 'number' ? [param.min, param.max].map((value) => [id, { [name]: value }] as const) : [],
    ),
  ],
);

describe.each(extremes)('%s %o', (id, settings) => {
  it('has its mass in its box, and the integral that its density claims', () => {
    const law = create(id, settings);
    const potential = formulaOf(law);
    const truth = truthOfFormula(potential);
    const [x, y] = truth.mean;
    const claimed = evaluatePotential(potential).value(x, y) - (law.logDensity?.(x, y) ?? Number.NaN);
    expect(Math.abs(claimed - truth.logZ)).toBeLessThan(1e-3);
    const n = 4000;
    const points = law.sample(key(4, 'extremes'), n);
    for (const axis of [0, 1] as const) {
      const { mean, variance } = moments(points.filter((_, i) => i % 2 === axis));
      const exact = truth.covariance[axis === 0 ? 0 : 2];
      expect(Math.abs(mean - truth.mean[axis])).toBeLessThan(5 * Math.sqrt(exact / n));
      // Arms of a parabola have heavy tails, so variances are less sure than means.
      expect(Math.abs(variance / exact - 1)).toBeLessThan(0.25);
    }
  });
});

it('two arcs have two modes that share the mass', () => {
  const modes = create('two-arcs').modes;
  expect(modes.map(({ weight }) => weight)).toEqual([expect.closeTo(0.5, 9), expect.closeTo(0.5, 9)]);
  expect(modes[0]?.x).toBeCloseTo(-(modes[1]?.x ?? 0), 9);
  expect(modes[1]?.stdY).toBeGreaterThan(modes[1]?.stdX ?? 0);
});

describe('a formula that goes on for ever', () => {
  const band = of.mul(-2, of.square('y'));
  const box = { xMin: -3, xMax: 3, yMin: -3, yMax: 3 };
  const key4 = key(4, 'band');

  it('is refused with the way out', () => {
    const open = formulaLaw({ kind: 'formula', logDensity: band, letters: {}, box }, box);
    expect(() => open.sample(key4, 10)).toThrow(LawError);
    expect(() => open.logDensity?.(0, 0)).toThrow(/confine/);
  });

  it('is a density once it is confined, and unchanged within', () => {
    const closed = confine(band, box, 0.25);
    const law = formulaLaw({ kind: 'formula', letters: {}, ...closed }, box);
    expect(law.score?.(2.9, 0.5)).toEqual([0, -2]);
    expect(law.score?.(3.5, 0)[0]).toBeCloseTo(-0.5 / 0.25 ** 2, 12);
    const points = law.sample(key4, 2000);
    expect(points.filter((value, i) => i % 2 === 0 && Math.abs(value) > 4)).toHaveLength(0);
    // 6 across, and half a Gaussian of standard deviation ¼ at either end.
    const area = 6 + 0.25 * Math.sqrt(2 * Math.PI);
    expect(law.logDensity?.(0, 0)).toBeCloseTo(-Math.log(area * Math.sqrt(Math.PI / 2)), 3);
  });
});
