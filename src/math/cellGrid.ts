/** Axis-aligned box on the plane. */
export interface Box {
  readonly xMin: number;
  readonly xMax: number;
  readonly yMin: number;
  readonly yMax: number;
}

/** A log density on a grid: its value at the middle of every cell, row by row from yMin up, `side` cells a row and rows. */
export interface CellGrid {
  readonly box: Box;
  readonly side: number;
  /** NaN and +∞ of the density stand as −∞. */
  readonly logs: Float64Array;
  /** Largest of `logs`. */
  readonly top: number;
}

/** Cells whose density is less than exp(−40) of the largest are passed over: a million of them weigh less than rounding. */
const NEGLIGIBLE = -40;

/** Evaluates a log density at the middle of every cell. */
export function gridOf(logDensity: (x: number, y: number) => number, box: Box, side: number): CellGrid {
  const logs = new Float64Array(side * side);
  const [width, height] = [(box.xMax - box.xMin) / side, (box.yMax - box.yMin) / side];
  let top = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < side; row++) {
    const y = box.yMin + (row + 0.5) * height;
    for (let column = 0; column < side; column++) {
      const value = logDensity(box.xMin + (column + 0.5) * width, y);
      const log = value < Number.POSITIVE_INFINITY ? value : Number.NEGATIVE_INFINITY;
      logs[row * side + column] = log;
      if (log > top) top = log;
    }
  }
  return { box, side, logs, top };
}

/** Calls `use` for every cell with mass that is not negligible: index, middle, and density relative to the largest. */
export function eachCell(
  { box, side, logs, top }: CellGrid,
  use: (index: number, x: number, y: number, density: number) => void,
): void {
  const [width, height] = [(box.xMax - box.xMin) / side, (box.yMax - box.yMin) / side];
  for (let row = 0, i = 0; row < side; row++) {
    const y = box.yMin + (row + 0.5) * height;
    for (let column = 0; column < side; column++, i++) {
      const depth = (logs[i] as number) - top;
      if (depth > NEGLIGIBLE) use(i, box.xMin + (column + 0.5) * width, y, Math.exp(depth));
    }
  }
}
