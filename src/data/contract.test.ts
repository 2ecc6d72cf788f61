import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { key } from '../math/rng.ts';
import { defaultsOf, type ParamValue } from '../schema/param.ts';
import { legalValue, legalValues } from '../testing/arbitraries.ts';
import { drawingArbitrary, importedPoints } from '../testing/data.ts';
import { gradient64 } from '../testing/finiteDifference.ts';
import { relativeError } from '../testing/matchers.ts';
import { readFormula } from './formula/readFormula.ts';
import { GLYPH_POINTS, glyphPoints } from './glyph.ts';
import { findLaw, LAWS } from './index.ts';
import { type Law, type LawDeclaration, LawError } from './law.ts';
import { evaluatePotential } from './potential.ts';

const resources = { imported: new Map([[importedPoints.id, importedPoints]]), readFormula };
type Settings = Readonly<Record<string, ParamValue>>;

/** Legal settings of a law; opaque texts are replaced by ones that mean something. */
function settingsOf(declaration: LawDeclaration): fc.Arbitrary<Settings> {
  const settings = legalValues(declaration.params);
  if (declaration.id === 'drawn')
    return fc.tuple(settings, drawingArbitrary).map(([s, strokes]) => ({ ...s, strokes }));
  if (declaration.id === 'imported') return settings.map((s) => ({ ...s, file: importedPoints.id }));
  if (declaration.id === 'formula')
    return fc.constantFrom<Settings>(
      { formula: '-(hypot(x, y) - R)^2 / s', letters: 'R:2,s:.4', reads: 'log-density', reach: 6, confined: false },
      { formula: '0.3 (y + sin(2x))^2', letters: '', reads: 'energy', reach: 3, confined: true },
    );
  return settings;
}

/** The law, or undefined where these settings describe none: only because every mode that exists has weight zero. */
function tryCreate(declaration: LawDeclaration, settings: Settings): Law | undefined {
  try {
    return declaration.create(settings, resources);
  } catch (error) {
    expect(error).toBeInstanceOf(LawError);
    expect((settings.weights as number[])[0]).toBe(0);
    return undefined;
  }
}

describe('the registry', () => {
  it('has unique kebab-case ids, the ring first', () => {
    const ids = LAWS.map((law) => law.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toBe('ring');
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('finds every law and refuses other ids', () => {
    for (const law of LAWS) expect(findLaw(law.id)).toBe(law);
    for (const id of ['', 'Ring', '__proto__', 'constructor']) expect(() => findLaw(id)).toThrow(RangeError);
  });
});

/** A potential is the log density up to a constant, and with it comes a score that is its gradient. */
function expectPotential({ potential, logDensity, score }: Law, points: Float32Array): void {
  if (!potential) return;
  if (!logDensity || !score) throw new Error('a potential without log density or score');
  const target = evaluatePotential(potential);
  const constants: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number];
    constants.push(logDensity(x, y) - target.value(x, y));
    expect(relativeError(target.score(x, y), score(x, y))).toBeLessThan(1e-9);
    const slopes = gradient64((at) => logDensity(at[0] as number, at[1] as number), [x, y], 1e-5);
    score(x, y).forEach((slope, axis) => {
      expect(Math.abs(slope - (slopes[axis] as number))).toBeLessThan(1e-3 * (1 + Math.hypot(...slopes)));
    });
  }
  expect(Math.max(...constants) - Math.min(...constants)).toBeLessThan(1e-6);
}

const onPlane = ({ space }: LawDeclaration): boolean => space?.kind !== 'image';

describe.each(LAWS.map((law) => [law.id, law] as const))('%s', (_, declaration) => {
  it('speaks both languages', () => {
    const parts = Object.values(declaration.params);
    const texts = [declaration.title, declaration.summary, ...parts.flatMap((part) => [part.label, part.help])];
    for (const { en, ja } of texts) {
      expect(en.trim()).not.toBe('');
      expect(ja).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
      expect(ja).not.toBe(en);
    }
  });

  it('has defaults in range', () => {
    for (const param of Object.values(declaration.params)) {
      if (param.kind !== 'number' && param.kind !== 'integer') continue;
      expect(param.default).toBeGreaterThanOrEqual(param.min);
      expect(param.default).toBeLessThanOrEqual(param.max);
      if (param.scale === 'log') expect(param.min).toBeGreaterThan(0);
    }
  });

  it('draws an icon', () => {
    const points = glyphPoints(declaration);
    const isIconless = declaration.id === 'imported' || declaration.prepare || !onPlane(declaration);
    expect(points).toEqual(glyphPoints(declaration));
    expect(points.length / 2).toBeLessThanOrEqual(GLYPH_POINTS);
    expect(points.length / 2).toBeGreaterThanOrEqual(isIconless ? 0 : 20);
    expect(points.every((value) => value >= 0 && value <= 1)).toBe(true);
  });
});

describe.each(LAWS.filter(onPlane).map((law) => [law.id, law] as const))('%s on the plane', (_, declaration) => {
  it('is a sound law at any legal settings', () => {
    fc.assert(
      fc.property(settingsOf(declaration), fc.nat(), (settings, seed) => {
        const law = tryCreate(declaration, settings);
        if (!law) return;
        const { xMin, xMax, yMin, yMax } = law.bounds;
        const n = 400;
        const points = law.sample(key(seed, 'contract'), n);
        expect(points).toHaveLength(2 * n);
        expect(points).toEqual(law.sample(key(seed, 'contract'), n));
        expect(points.every(Number.isFinite)).toBe(true);
        let inside = 0;
        let dense = 0;
        for (let i = 0; i < n; i++) {
          const [x, y] = [points[2 * i] as number, points[2 * i + 1] as number];
          if (x >= xMin && x <= xMax && y >= yMin && y <= yMax) inside++;
          if (!law.logDensity || Number.isFinite(law.logDensity(x, y))) dense++;
        }
        expect(law.potential !== undefined).toBe(declaration.hasPotential === true);
        expectPotential(law, points.subarray(0, 20));
        expect(inside).toBeGreaterThanOrEqual(0.99 * n);
        expect(dense).toBe(n);
        expect(law.modes.length > 0).toBe(declaration.hasModes !== false);
        if (law.modes.length === 0) return;
        expect(law.modes.reduce((sum, mode) => sum + mode.weight, 0)).toBeCloseTo(1, 9);
        for (const mode of law.modes) {
          expect(Object.values(mode).every(Number.isFinite)).toBe(true);
          expect(Math.min(mode.stdX, mode.stdY, mode.weight)).toBeGreaterThan(0);
        }
      }),
      // What a formula gives costs a quadrature for any settings.
      { numRuns: declaration.isFormula ? 10 : 25 },
    );
  });
});

describe('mode weights', () => {
  const mixtures = LAWS.filter((law) => 'weights' in law.params);

  it('exist on every law made of parts', () => {
    const ids = mixtures.map((law) => law.id);
    expect(ids).toEqual(
      expect.arrayContaining(['ring', 'grid', 'random-mixture', 'two-moons', 'spirals', 'pinwheel', 'segments']),
    );
  });

  it.each(mixtures.map((law) => [law.id, law] as const))('%s refuses weights that are all zero', (_, declaration) => {
    const settings = { ...defaultsOf(declaration.params), weights: new Array(256).fill(0) };
    expect(() => declaration.create(settings, resources)).toThrow(LawError);
  });

  it('legal lists are never all zero', () => {
    const weights = findLaw('ring').params.weights;
    if (weights?.kind !== 'weights') throw new Error('the ring has weights');
    fc.assert(
      fc.property(legalValue(weights), (list) => {
        const values = list as readonly number[];
        expect(values.length === 0 || values.some((weight) => weight > 0)).toBe(true);
      }),
    );
  });
});
