import { key } from '../math/rng.ts';
import { defaultsOf, type ParamValue } from '../schema/param.ts';
import { DRAWING_PRESETS } from './drawingPresets.ts';
import type { LawDeclaration } from './law.ts';

/** Largest number of points of an icon. */
export const GLYPH_POINTS = 96;

const CANDIDATES = 1500;
/** Points of an icon keep this distance, in units of the icon, so that they read as separate dots. */
const LEAST_DISTANCE = 0.055;

/** Fewer places than this are drawn as heaps of this radius, filled evenly along a spiral. */
const FEW = 3;
const HEAP_RADIUS = 0.2;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Points of a law's icon, x0, y0, … in [0, 1]² with y downwards as on screen, spread out so that they read at 24 pixels. They
 * come from the law's own sampler at its defaults, so a new law needs no drawing. The law of imported points has none
 * before a file is there, a typed formula is still to be read, and images are no points: these give an empty array, and the page shows
 * its own icon.
 */
export function glyphPoints(declaration: LawDeclaration): Float32Array {
  if (declaration.id === 'imported' || declaration.prepare || declaration.space?.kind === 'image')
    return new Float32Array();
  const defaults: Record<string, ParamValue> = { ...defaultsOf(declaration.params) };
  const smile = DRAWING_PRESETS.find((preset) => preset.id === 'smile');
  if (declaration.id === 'drawn' && smile) defaults.strokes = smile.strokes();
  const points = declaration.create(defaults, { imported: new Map() }).sample(key(1, 'glyph'), CANDIDATES);
  const spread = thinOut(fitUnitSquare(points));
  return spread.length / 2 < FEW ? thinOut(heaps(spread)) : spread;
}

/** Points where there are only a few places: a heap on each of them, as a single dot could not be seen. */
function heaps(places: Float32Array): Float32Array {
  const heap = Array.from({ length: CANDIDATES / 3 }, (_, i): [number, number] => {
    const radius = HEAP_RADIUS * Math.sqrt((i + 0.5) / (CANDIDATES / 3));
    return [radius * Math.cos(GOLDEN_ANGLE * i), radius * Math.sin(GOLDEN_ANGLE * i)];
  });
  const inside = (value: number): number => Math.min(1, Math.max(0, value));
  return Float32Array.from(
    Array.from({ length: places.length / 2 }, (_, place) =>
      heap.flatMap(([x, y]) => [
        inside((places[2 * place] as number) + x),
        inside((places[2 * place + 1] as number) + y),
      ]),
    ).flat(),
  );
}

/** Scales points to fill [0, 1]² along the longer side, centred along the other, y turned downwards. */
function fitUnitSquare(points: Float32Array): Float32Array {
  const axis = (offset: 0 | 1) => points.filter((_, i) => i % 2 === offset);
  const [xMin, xMax] = extent(axis(0));
  const [yMin, yMax] = extent(axis(1));
  const size = Math.max(xMax - xMin, yMax - yMin) || 1;
  return points.map((value, i) => {
    const unit = i % 2 === 0 ? 0.5 + (value - (xMin + xMax) / 2) / size : 0.5 - (value - (yMin + yMax) / 2) / size;
    return Math.min(1, Math.max(0, unit));
  });
}

function extent(values: Float32Array): [number, number] {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}

/** The first points in order that keep their distance from those before them. */
function thinOut(points: Float32Array): Float32Array {
  const kept: number[] = [];
  for (let i = 0; i < points.length && kept.length < 2 * GLYPH_POINTS; i += 2) {
    const x = points[i] as number;
    const y = points[i + 1] as number;
    let free = true;
    for (let j = 0; j < kept.length && free; j += 2) {
      free = Math.hypot((kept[j] as number) - x, (kept[j + 1] as number) - y) >= LEAST_DISTANCE;
    }
    if (free) kept.push(x, y);
  }
  return Float32Array.from(kept);
}
