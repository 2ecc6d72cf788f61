import { type CellGrid, eachCell } from './cellGrid.ts';
import { cumulate, pickIndex } from './mixture.ts';
import { type Key, type Stream, sequence } from './rng.ts';

/** Factor on the bound within a cell, for what its second differences do not tell. */
const RESERVE = 1.05;

/** Steepest fall of the log density across a cell that is followed; beyond it a cell is drawn from evenly. */
const STEEPEST = 30;

/** sinh(a/2) / (a/2), the integral of exp(a t) over t in [−½, ½]. */
const meanOfTilt = (a: number): number => (Math.abs(a) < 1e-3 ? 1 + (a * a) / 24 : (2 * Math.sinh(a / 2)) / a);

/** A draw of density ∝ exp(a t) on [−½, ½], by its inverse distribution function. */
const tilted = (a: number, u: number): number =>
  Math.abs(a) < 1e-6 ? u - 0.5 : Math.log1p(u * Math.expm1(a)) / a - 0.5;

/**
 * Independent samples of a log density that is known on a grid. A cell is drawn by its mass and a point in it by the tangent of
 * the log density there, from its neighbours; then the point is kept with the ratio of the density itself to that proposal.
 * So samples are exact where the ratio stays under the bound that second differences give, which a smooth density does;
 * cells need only be so small that most points are kept. Throws RangeError for a grid without mass.
 */
export function gridSampler(
  grid: CellGrid,
  logDensity: (x: number, y: number) => number,
): (key: Key, count: number) => Float32Array {
  const { box, side, logs } = grid;
  const [width, height] = [(box.xMax - box.xMin) / side, (box.yMax - box.yMin) / side];
  const cells: number[] = [];
  const masses: number[] = [];
  const tiltsX: number[] = [];
  const tiltsY: number[] = [];
  const bounds: number[] = [];

  /** Log density of a neighbour; that of the cell itself beyond the border and where there is none. */
  const near = (i: number, dx: number, dy: number): number => {
    const [column, row] = [(i % side) + dx, Math.floor(i / side) + dy];
    const value = logs[row * side + column] as number;
    const isThere = column >= 0 && column < side && row >= 0 && row < side && Number.isFinite(value);
    return isThere ? value : (logs[i] as number);
  };
  const tilt = (above: number, below: number): number => {
    const a = (above - below) / 2;
    return Math.abs(a) < STEEPEST ? a : 0;
  };

  eachCell(grid, (i, _x, _y, density) => {
    const log = logs[i] as number;
    const [right, left, up, down] = [near(i, 1, 0), near(i, -1, 0), near(i, 0, 1), near(i, 0, -1)];
    const [a, b] = [tilt(right, left), tilt(up, down)];
    const [xx, yy] = [right + left - 2 * log, up + down - 2 * log];
    const xy = (near(i, 1, 1) + near(i, -1, -1) - near(i, 1, -1) - near(i, -1, 1)) / 4;
    // Log of the ratio at the worst corner, by Taylor's second order; none where the density bends down.
    const excess = Math.min(STEEPEST, Math.max(0, (xx + yy) / 8 + Math.abs(xy) / 4));
    const bound = log + excess + Math.log(RESERVE);
    cells.push(i);
    tiltsX.push(a);
    tiltsY.push(b);
    bounds.push(bound);
    masses.push(density * RESERVE * Math.exp(excess) * meanOfTilt(a) * meanOfTilt(b));
  });
  if (cells.length === 0) throw new RangeError('a grid without mass');
  const cumulative = cumulate(masses);

  /** One proposal, written to `out` at 2 `at` if it is kept. */
  function draw(stream: Stream, out: Float32Array, at: number): boolean {
    const chosen = pickIndex(cumulative, stream.next());
    const [cell, a, b] = [cells[chosen] as number, tiltsX[chosen] as number, tiltsY[chosen] as number];
    const [s, t] = [tilted(a, stream.next()), tilted(b, stream.next())];
    const x = box.xMin + ((cell % side) + 0.5 + s) * width;
    const y = box.yMin + (Math.floor(cell / side) + 0.5 + t) * height;
    const ratio = logDensity(x, y) - (bounds[chosen] as number) - a * s - b * t;
    if (!(Math.log1p(-stream.next()) <= ratio)) return false;
    out[2 * at] = x;
    out[2 * at + 1] = y;
    return true;
  }

  return (key, count) => {
    const stream = sequence(key);
    const out = new Float32Array(2 * count);
    for (let at = 0; at < count; ) if (draw(stream, out, at)) at++;
    return out;
  };
}
