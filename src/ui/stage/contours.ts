import { contours } from 'd3-contour';
import type { Bounds } from '../../data/law.ts';
import type { FieldFrame } from '../../train/frame.ts';
import { FIELD_STEPS } from './palette.ts';

/** Boundary of {value ≥ threshold}: rings of data-unit points x0, y0, x1, y1, … closed along the border of the grid; fill by even-odd. */
export interface ContourLevel {
  readonly threshold: number;
  readonly rings: readonly Float32Array[];
}

/** A grid cut into levels, lowest first. */
export interface Contours {
  readonly bounds: Bounds;
  readonly levels: readonly ContourLevel[];
}

interface Grid {
  readonly bounds: Bounds;
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array;
}

/**
 * Place of a value on the colour scale: 0 at the low anchor, ½ at the middle, 1 at the high one, linear between, clamped
 * beyond. ½ where the scale is degenerate.
 */
export function scalePosition(value: number, [low, middle, high]: FieldFrame['scale']): number {
  if (!(high > low)) return 0.5;
  const half = value < middle ? (value - middle) / (middle - low) : (value - middle) / (high - middle);
  return Math.min(1, Math.max(0, 0.5 + half / 2));
}

/** Index of the flat step that shows the value, 0 … FIELD_STEPS − 1. */
export function stepOf(value: number, scale: FieldFrame['scale']): number {
  return Math.min(FIELD_STEPS - 1, Math.floor(scalePosition(value, scale) * FIELD_STEPS));
}

/**
 * Values at which one flat step gives way to the next, ascending: one fewer than there are steps, which are FIELD_STEPS, or
 * one less where the middle is neutral; none if the scale is degenerate.
 */
export function fieldThresholds([low, middle, high]: FieldFrame['scale'], isNeutral = false): number[] {
  if (!(high > low)) return [];
  const steps = isNeutral ? FIELD_STEPS - 1 : FIELD_STEPS;
  return Array.from({ length: steps - 1 }, (_, index) => {
    const position = (2 * (index + 1)) / steps;
    return position < 1 ? low + (middle - low) * position : middle + (high - middle) * (position - 1);
  });
}

/** Contours of a grid of cell centres. Values that are not finite count as below every threshold. */
export function contoursOf(grid: Grid, thresholds: readonly number[]): Contours {
  const { bounds, columns, rows } = grid;
  const stepX = (bounds.xMax - bounds.xMin) / columns;
  const stepY = (bounds.yMax - bounds.yMin) / rows;
  // The library only reads elements by index; its types ask for a plain array.
  const values = grid.values as unknown as number[];
  const cut = contours().size([columns, rows]);
  const levels = thresholds.map((threshold) => ({
    threshold,
    rings: cut.contour(values, threshold).coordinates.flatMap((polygon) =>
      polygon.map((ring) => {
        const points = new Float32Array(2 * ring.length);
        ring.forEach((position, index) => {
          // The library, too, puts sample i at i + ½, and closes rings on the border of the grid.
          points[2 * index] = bounds.xMin + (position[0] as number) * stepX;
          points[2 * index + 1] = bounds.yMin + (position[1] as number) * stepY;
        });
        return points;
      }),
    ),
  }));
  return { bounds, levels };
}

const cache = new WeakMap<FieldFrame, Contours>();

/** Contours between the flat steps of a critic field; computed once per field. */
export function fieldContours(field: FieldFrame): Contours {
  const known = cache.get(field);
  if (known) return known;
  const made = contoursOf(field, fieldThresholds(field.scale, field.isNeutral));
  cache.set(field, made);
  return made;
}
