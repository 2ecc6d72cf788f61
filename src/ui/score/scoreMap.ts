import { median } from '../../math/stats.ts';
import type { LearntScoreReading } from '../../train/instruments/learntScore.ts';
import type { Arrow } from '../stage/drawArrows.ts';
import { type StageTransform, toPixel } from '../stage/transform.ts';

type Cells = Pick<LearntScoreReading, 'bounds' | 'columns' | 'rows'>;

/** Nats below the peak at which the target has a contour: those of a Gaussian at 1 to 4 standard deviations. */
export const CONTOURS = [-8, -4.5, -2, -0.5] as const;

/** Flat steps of the error, from none to as large as the score itself. */
export const ERROR_STEPS = [0.1, 0.2, 0.4, 0.7, 1] as const;

const lengthsOf = (vectors: Float32Array): Float64Array =>
  Float64Array.from({ length: vectors.length >> 1 }, (_, i) =>
    Math.hypot(vectors[2 * i] as number, vectors[2 * i + 1] as number),
  );

/** A length that scores of a map are measured by: the median of the target's. */
export const typicalScore = ({ target }: Pick<LearntScoreReading, 'target'>): number => median(lengthsOf(target)) || 1;

/** Length of the error at each cell over that of the target's score there, which counts as half the typical one where it is less. */
export function relativeErrors({ learnt, target }: Pick<LearntScoreReading, 'learnt' | 'target'>): Float32Array {
  const least = typicalScore({ target }) / 2;
  const errors = lengthsOf(learnt.map((value, i) => value - (target[i] as number)));
  return Float32Array.from(lengthsOf(target), (length, i) => (errors[i] as number) / Math.max(least, length));
}

/** Log densities less the highest of them. */
export function belowPeak(logDensity: Float32Array): Float32Array {
  const top = logDensity.reduce((a, b) => (b > a ? b : a), Number.NEGATIVE_INFINITY);
  return logDensity.map((value) => value - top);
}

/** Arrows a side of a map. */
const ARROWS = 12;

/**
 * Arrows on some cells [columns, rows]: as long as the gap between two for scores that are far longer than `typical`, half of that at
 * `typical`, so that two maps compare.
 */
export function arrowsOn(
  vectors: Float32Array,
  { bounds, columns, rows }: Cells,
  typical: number,
  transform: StageTransform,
): Arrow[] {
  const every = Math.max(1, Math.round(columns / ARROWS));
  const gap = ((every * (bounds.xMax - bounds.xMin)) / columns) * transform.scale;
  const arrows: Arrow[] = [];
  for (let row = every >> 1; row < rows; row += every) {
    for (let column = every >> 1; column < columns; column += every) {
      const cell = row * columns + column;
      const [dx, dy] = [vectors[2 * cell] as number, vectors[2 * cell + 1] as number];
      const score = Math.hypot(dx, dy);
      if (!(score > 0)) continue;
      const [x, y] = toPixel(
        transform,
        bounds.xMin + ((column + 0.5) * (bounds.xMax - bounds.xMin)) / columns,
        bounds.yMin + ((row + 0.5) * (bounds.yMax - bounds.yMin)) / rows,
      );
      arrows.push({ x, y, angle: Math.atan2(-dy, dx), length: (gap * score) / (score + typical) });
    }
  }
  return arrows;
}

/** The level next to a place on the rule: the nearest, or for a key the next one in its direction. */
export function levelAt(levels: ArrayLike<number>, current: number, sigma: number, isKey: boolean): number {
  let nearest = 0;
  for (let i = 1; i < levels.length; i++) {
    const apart = (level: number): number => Math.abs(Math.log((levels[level] as number) / sigma));
    if (apart(i) < apart(nearest)) nearest = i;
  }
  const way = Math.sign(sigma - (levels[current] as number));
  if (!isKey || nearest !== current) return nearest;
  return Math.min(levels.length - 1, Math.max(0, current + way));
}
