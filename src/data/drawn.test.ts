import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { key } from '../math/rng.ts';
import { dabArbitrary } from '../testing/data.ts';
import { DRAWING_PRESETS } from './drawingPresets.ts';
import { drawn } from './drawn.ts';
import { paintedCells } from './drawnLaw.ts';
import { LawError } from './law.ts';
import { BRUSH_RADII, type Dab, decodeStrokes, encodeStrokes, MAX_DRAWING_LENGTH } from './strokes.ts';

const resources = { imported: new Map() };
const create = (dabs: readonly Dab[], modes = 3, spread = 0) =>
  drawn.create({ strokes: encodeStrokes(dabs), modes, spread }, resources);
const anyDab = fc.tuple(dabArbitrary, fc.boolean()).map(([dab, erase]): Dab => (erase ? { ...dab, erase } : dab));

describe('strokes', () => {
  it('come back within the quantisation, and exactly the second time', () => {
    fc.assert(
      fc.property(fc.array(anyDab, { maxLength: 60 }), (dabs) => {
        const text = encodeStrokes(dabs);
        const back = decodeStrokes(text);
        expect(text).toMatch(/^[\w-]*$/);
        expect(back).toHaveLength(dabs.length);
        expect(encodeStrokes(back)).toBe(text);
        dabs.forEach((dab, i) => {
          expect(Math.abs((back[i]?.x ?? Number.NaN) - dab.x)).toBeLessThan(0.003);
          expect(Math.abs((back[i]?.y ?? Number.NaN) - dab.y)).toBeLessThan(0.003);
          expect(Math.abs((back[i]?.radius ?? Number.NaN) - dab.radius)).toBeLessThan(0.0063);
          expect(back[i]?.erase ?? false).toBe(dab.erase ?? false);
        });
      }),
    );
  });

  it('of two thousand dabs fit into a link', () => {
    const dabs = Array.from({ length: 2000 }, (_, i) => ({
      x: 2.5 * Math.cos(i / 20),
      y: 2.5 * Math.sin(i / 31),
      radius: 0.15,
    }));
    expect(encodeStrokes(dabs).length).toBeLessThanOrEqual(MAX_DRAWING_LENGTH);
    expect(decodeStrokes(encodeStrokes(dabs))).toHaveLength(2000);
  });

  it('outside the window or not finite move to the nearest possible dab', () => {
    const odd = [
      { x: 1e9, y: Number.NaN, radius: -4 },
      { x: Number.NEGATIVE_INFINITY, y: 3, radius: 1e9 },
    ];
    const back = decodeStrokes(encodeStrokes(odd));
    expect(back[0]).toEqual({ x: 3, y: -3, radius: BRUSH_RADII.min });
    expect(back[1]).toEqual({ x: -3, y: 3, radius: BRUSH_RADII.max });
  });

  it('decode totally: any text gives dabs inside the window or a LawError', () => {
    const base64url = fc.string({ unit: fc.constantFrom(...'ABCDEFghij0189-_'), maxLength: 400 });
    const valid = fc.array(anyDab, { minLength: 1, maxLength: 8 }).map(encodeStrokes);
    const cut = fc.tuple(valid, fc.nat({ max: 60 })).map(([text, at]) => text.slice(0, at));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          base64url,
          base64url.map((text) => `AQ${text}`),
          cut,
        ),
        (text) => {
          try {
            for (const { x, y, radius } of decodeStrokes(text)) {
              expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(3);
              expect(radius).toBeGreaterThan(0);
            }
          } catch (error) {
            expect(error).toBeInstanceOf(LawError);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('that are damaged or too long say so', () => {
    for (const text of ['!', 'A', 'AgAA', 'AQD_', encodeStrokes([{ x: 0, y: 0, radius: 1 }]).slice(0, 4)]) {
      expect(() => decodeStrokes(text), text).toThrow(/damaged/);
    }
    expect(() => decodeStrokes('A'.repeat(MAX_DRAWING_LENGTH + 1))).toThrow(/too long/);
  });
});

describe('a drawn law', () => {
  it('needs something painted', () => {
    expect(() => create([])).toThrow(/Nothing drawn yet/);
    expect(() =>
      create([
        { x: 0, y: 0, radius: 0.5 },
        { x: 0, y: 0, radius: 1, erase: true },
      ]),
    ).toThrow(LawError);
  });

  it('of a single dab is a uniform disc with one mode', () => {
    const law = create([{ x: 1, y: -1, radius: 0.5 }], 1);
    const [mode] = law.modes;
    expect(law.modes).toHaveLength(1);
    expect(mode?.x).toBeCloseTo(1, 1);
    expect(mode?.stdX).toBeCloseTo(0.25, 1);
    const points = law.sample(key(1, 'disc'), 2000);
    for (let i = 0; i < points.length; i += 2) {
      expect(Math.hypot((points[i] as number) - 1, (points[i + 1] as number) + 1)).toBeLessThan(0.52);
    }
  });

  it('of the smallest dab still has finite modes of positive width', () => {
    const law = create([{ x: 3, y: 3, radius: 0 }], 32);
    expect(law.modes.length).toBeGreaterThan(0);
    for (const mode of law.modes) expect(Math.min(mode.stdX, mode.stdY)).toBeGreaterThan(0);
    expect(law.sample(key(1, 'dot'), 100).every(Number.isFinite)).toBe(true);
  });

  it('counts overlapping paint once', () => {
    const left = { x: -1.5, y: 0, radius: 0.4 };
    const law = create([left, left, left, left, { x: 1.5, y: 0, radius: 0.4 }], 2);
    for (const mode of law.modes) expect(mode.weight).toBeCloseTo(0.5, 1);
  });

  it('erases what was painted before, not after', () => {
    const dab = { x: 0, y: 0, radius: 0.5 };
    expect(paintedCells([dab, { ...dab, erase: true }, dab])).toEqual(paintedCells([dab]));
    const hole = paintedCells([dab, { ...dab, radius: 0.25, erase: true }]);
    expect(hole.length / paintedCells([dab]).length).toBeCloseTo(0.75, 1);
  });

  it('finds the modes of every ready drawing', () => {
    expect(new Set(DRAWING_PRESETS.map((preset) => preset.id)).size).toBe(DRAWING_PRESETS.length);
    for (const preset of DRAWING_PRESETS) {
      const law = drawn.create({ strokes: preset.strokes(), modes: preset.modes, spread: 0.02 }, resources);
      expect(law.modes).toHaveLength(preset.modes);
      expect(preset.title.ja).not.toBe(preset.title.en);
    }
  });
});
