import type { Box } from '../../math/cellGrid.ts';

/** Cells of each axis; a code has a bit less for each. */
export const GRID_SIDE = 16;

/** Bits by which an axis is coded. */
export const AXIS_BITS = GRID_SIDE - 1;

/** Cell of a coordinate; what lies beside the window counts to its last cells. */
const cellOf = (value: number, low: number, high: number): number =>
  Math.min(GRID_SIDE - 1, Math.max(0, Math.floor((GRID_SIDE * (value - low)) / (high - low))));

/** Cells [count] of points x0, y0, x1, y1, …, numbered row by row from yMin up. */
export function cellsOf(points: Float32Array, { xMin, xMax, yMin, yMax }: Box): Uint8Array {
  return Uint8Array.from({ length: points.length / 2 }, (_, i) => {
    const column = cellOf(points[2 * i] as number, xMin, xMax);
    const row = cellOf(points[2 * i + 1] as number, yMin, yMax);
    return GRID_SIDE * row + column;
  });
}

/** Images [cells, 2 · 15] of 0 and 1: the column above, the row below, as many bits on from the left as there are cells before it. */
export function thermometers(cells: ArrayLike<number>): Uint8Array {
  const out = new Uint8Array(cells.length * 2 * AXIS_BITS);
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] as number;
    const from = i * 2 * AXIS_BITS;
    out.fill(1, from, from + (cell % GRID_SIDE));
    out.fill(1, from + AXIS_BITS, from + AXIS_BITS + Math.floor(cell / GRID_SIDE));
  }
  return out;
}

/** Bits that are on at the left of a row of an image, or null where one is on to the right of one that is off. */
function levelOf(image: ArrayLike<number>, from: number): number | null {
  let level = 0;
  for (let bit = 0; bit < AXIS_BITS; bit++) {
    if ((image[from + bit] as number) <= 0) continue;
    if (level !== bit) return null;
    level++;
  }
  return level;
}

/** Cell that an image [2 · 15] stands for, pixels above 0 being on; null where a thermometer has a gap. */
export function cellShown(image: ArrayLike<number>): number | null {
  const [column, row] = [levelOf(image, 0), levelOf(image, AXIS_BITS)];
  return column === null || row === null ? null : GRID_SIDE * row + column;
}
