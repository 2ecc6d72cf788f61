import { describe, expect, it } from 'vitest';
import { key } from '../math/rng.ts';
import { defaultsOf, type ParamValue } from '../schema/param.ts';
import { findLaw, LAWS } from './index.ts';
import type { Law } from './law.ts';

const create = (id: string, settings: Readonly<Record<string, ParamValue>> = {}): Law => {
  const law = findLaw(id);
  return law.create({ ...defaultsOf(law.params), ...settings }, { imported: new Map() });
};

const BINS = 12;
const FINE = 24;

/** Probability of each of 12 × 12 bins of the window, widened so that all mass counts, by the midpoint rule. */
function binMasses(law: Law): { masses: Float64Array; binOf: (x: number, y: number) => number } {
  const { xMin, xMax, yMin, yMax } = law.bounds;
  const [left, bottom] = [xMin - 0.2 * (xMax - xMin), yMin - 0.2 * (yMax - yMin)];
  const [width, height] = [1.4 * (xMax - xMin), 1.4 * (yMax - yMin)];
  const masses = new Float64Array(BINS * BINS);
  const side = BINS * FINE;
  const binOf = (x: number, y: number): number =>
    Math.floor(((y - bottom) / height) * BINS) * BINS + Math.floor(((x - left) / width) * BINS);
  for (let i = 0; i < side * side; i++) {
    const x = left + (((i % side) + 0.5) / side) * width;
    const y = bottom + ((Math.floor(i / side) + 0.5) / side) * height;
    const bin = binOf(x, y);
    const mass = (Math.exp(law.logDensity?.(x, y) ?? Number.NaN) * width * height) / (side * side);
    masses[bin] = (masses[bin] as number) + mass;
  }
  return { masses, binOf };
}

/** Settings that leave the defaults and make the parts unequal. */
const CASES: readonly (readonly [string, Readonly<Record<string, ParamValue>>])[] = [
  ['ring', {}],
  ['ring', { modes: 5, radius: 1, std: 0.2, weights: [3, 0, 1] }],
  ['grid', { side: 3, std: 0.15, weights: [0.5, 2] }],
  ['random-mixture', { seed: 7, variation: 3 }],
  ['two-moons', { weights: [1, 3], gap: 0.3 }],
  ['swiss-roll', {}],
  ['spirals', { arms: 3, turns: 0.7, std: 0.1, weights: [1, 2, 0.2] }],
  ['pinwheel', {}],
  ['pinwheel', { arms: 3, twist: -1.5, std: 0.3, weights: [1, 0, 2] }],
  ['checkerboard', {}],
  ['checkerboard', { side: 5, extent: 1 }],
  ['annulus', {}],
  ['annulus', { radius: 0, thickness: 1 }],
  ['segments', { thickness: 0.3, weights: [1, 2] }],
  ['segments', { gap: 0, thickness: 0.5 }],
  ['two-islands', { distance: 1.2, weights: [9, 1] }],
  ['donut', {}],
  ['donut', { radius: 1, std: 0.2 }],
  ['squiggle', {}],
  ['squiggle', { amplitude: 2, frequency: 3.3 }],
  ['banana', {}],
  ['banana', { bend: 0.4, correlation: 0.3 }],
  ['rosenbrock', {}],
  ['x-shape', { correlation: 0.8 }],
  ['funnel', {}],
  ['two-arcs', {}],
  ['wave', {}],
  ['split-wave', {}],
  ['forked-wave', { depth: 1.7 }],
  ['gaussian', { meanX: 1, stdX: 0.3, stdY: 1.2 }],
];

describe('exact densities', () => {
  it('are tested for every law that has one', () => {
    const tested = new Set(CASES.map(([id]) => id));
    expect(LAWS.map((law) => law.id).filter((id) => !tested.has(id))).toEqual([
      'dirac',
      // Whatever is typed is tested with what reads it.
      'formula',
      'drawn',
      'imported',
      'mnist',
      'stacked-mnist',
      'tea',
      'bars-and-stripes',
      'shifter',
      'thermometer',
      'mnist-crops',
      'mnist-bits',
      'imported-images',
    ]);
  });

  it.each(CASES)('%s %o integrates to one and matches its own samples', (id, settings) => {
    const law = create(id, settings);
    const { masses, binOf } = binMasses(law);
    // The midpoint rule errs by up to one fine cell along every sharp edge; smooth laws are far closer.
    const sharp = ['checkerboard', 'annulus', 'segments'].includes(id);
    const total = masses.reduce((sum, mass) => sum + mass, 0);
    expect(Math.abs(total - 1)).toBeLessThan(sharp ? 0.06 : 0.003);
    const n = 40_000;
    const counts = new Float64Array(BINS * BINS);
    const points = law.sample(key(11, 'density'), n);
    for (let i = 0; i < n; i++) {
      const bin = binOf(points[2 * i] as number, points[2 * i + 1] as number);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    masses.forEach((mass, bin) => {
      const expected = (n * mass) / total;
      const noise = 5 * Math.sqrt(expected + 1) + (sharp ? 0.12 * expected : 0);
      expect(Math.abs((counts[bin] as number) - expected)).toBeLessThanOrEqual(noise + 3);
    });
  });
});

describe('ring', () => {
  it('has eight distinct angles, the first at twelve o’clock and on clockwise', () => {
    const { modes } = create('ring');
    const angles = modes.map((mode) => Math.round((Math.atan2(mode.x, mode.y) * 180) / Math.PI + 360) % 360);
    expect(angles).toEqual([0, 45, 90, 135, 180, 225, 270, 315]);
    for (const mode of modes) {
      expect(Math.hypot(mode.x, mode.y)).toBeCloseTo(2, 12);
      expect([mode.stdX, mode.stdY, mode.weight]).toEqual([0.1, 0.1, 0.125]);
    }
  });

  it('fills up short weight lists with ones, ignores extra ones and drops absent modes', () => {
    expect(create('ring', { modes: 4, weights: [5] }).modes.map((mode) => mode.weight)).toEqual([
      5 / 8,
      1 / 8,
      1 / 8,
      1 / 8,
    ]);
    expect(create('ring', { modes: 2, weights: [1, 3, 9, 9] }).modes.map((mode) => mode.weight)).toEqual([0.25, 0.75]);
    expect(create('ring', { weights: [0, 1] }).modes).toHaveLength(7);
  });
});

describe('grid', () => {
  it('has 25 modes a unit apart in reading order', () => {
    const { modes } = create('grid');
    expect(modes.map(({ x, y }) => [x, y]).slice(0, 6)).toEqual([
      [-2, 2],
      [-1, 2],
      [0, 2],
      [1, 2],
      [2, 2],
      [-2, 1],
    ]);
    expect(modes).toHaveLength(25);
    for (const mode of modes) {
      expect(mode.stdX).toBe(0.05);
      expect(mode.weight).toBeCloseTo(0.04, 15);
    }
  });
});

describe('random mixture', () => {
  it('is the same for the same seed, another for another, and keeps its first modes when more are added', () => {
    const places = (settings: Record<string, ParamValue>) =>
      create('random-mixture', settings).modes.map(({ x, stdX }) => [x, stdX]);
    expect(places({ seed: 3 })).toEqual(places({ seed: 3 }));
    expect(places({ seed: 3 })).not.toEqual(places({ seed: 4 }));
    expect(places({ modes: 12 }).slice(0, 5)).toEqual(places({ modes: 5 }));
  });
});

describe('supports', () => {
  it('have no density off them', () => {
    const off: readonly (readonly [string, number, number])[] = [
      ['annulus', 0, 0],
      ['annulus', 2.1, 0],
      ['checkerboard', 0.5, 0.5],
      ['checkerboard', 3, 0],
      ['segments', 0, 0],
      ['segments', 1.02, 1.6],
    ];
    for (const [id, x, y] of off) expect(create(id).logDensity?.(x, y)).toBe(Number.NEGATIVE_INFINITY);
    expect(create('annulus').logDensity?.(1.8, 0)).toBeCloseTo(-Math.log(Math.PI * (4 - 1.6 ** 2)), 12);
    expect(create('checkerboard').logDensity?.(-0.5, 0.5)).toBeCloseTo(-Math.log(8), 12);
    expect(create('segments').logDensity?.(-1.02, 0)).toBeCloseTo(Math.log(0.5 / 0.15), 12);
  });

  it('of the segments are its two modes, within three std', () => {
    const { modes } = create('segments', { weights: [1, 3] });
    expect(modes.map((mode) => mode.weight)).toEqual([0.25, 0.75]);
    const corner = modes.map((mode) => Math.hypot(0.025 / mode.stdX, 1.5 / mode.stdY));
    for (const distance of corner) expect(distance).toBeLessThan(3);
  });
});
