import { type Box, eachCell, gridOf } from '../math/cellGrid.ts';
import { createMixture } from '../math/mixture.ts';
import { nodesOf, smoothNodes } from '../math/smoothedLogDensity.ts';
import { interpolateNodes } from '../math/spline.ts';
import { evaluatePotential, type Potential } from './potential.ts';

/** Coefficients a side of a table: steps of a fourteenth of a unit for most targets. */
const SIDE = 192;

/** A table ends where the density has fallen to exp(−12.5) of its height, as at five standard deviations, and a margin beyond. */
const STANDARD_DEVIATIONS = 5;
const SCOUTS = 128;

const padded = (box: Box, margin: number): Box => ({
  xMin: box.xMin - margin,
  xMax: box.xMax + margin,
  yMin: box.yMin - margin,
  yMax: box.yMax + margin,
});

const around = (points: readonly (readonly [number, number])[]): Box => {
  const box = { xMin: Infinity, xMax: -Infinity, yMin: Infinity, yMax: -Infinity };
  for (const [x, y] of points) {
    box.xMin = Math.min(box.xMin, x);
    box.xMax = Math.max(box.xMax, x);
    box.yMin = Math.min(box.yMin, y);
    box.yMax = Math.max(box.yMax, y);
  }
  return box;
};

/** The smallest box that holds the mass of a potential, by its height. */
function boxOfMass(potential: Potential): Box {
  if (potential.kind === 'mixture') {
    return around(
      potential.components.flatMap(({ x, y, stdX, stdY }) =>
        [-STANDARD_DEVIATIONS, STANDARD_DEVIATIONS].map((side) => [x + side * stdX, y + side * stdY] as const),
      ),
    );
  }
  const grid = gridOf(evaluatePotential(potential).value, potential.box, SCOUTS);
  const high: [number, number][] = [];
  eachCell(grid, (_, x, y, density) => {
    if (density > Math.exp(-(STANDARD_DEVIATIONS ** 2) / 2)) high.push([x, y]);
  });
  if (high.length === 0) return potential.box;
  const cell = Math.max(potential.box.xMax - potential.box.xMin, potential.box.yMax - potential.box.yMin) / SCOUTS;
  return padded(around(high), cell);
}

/** Tables for engines: what `SplineTables` says, in float32. */
export interface FloatTables {
  readonly values: Float32Array;
  readonly n: number;
  readonly box: Box;
}

/**
 * Log density of a potential smoothed by N(0, τ² I) for each of `taus` (0: not smoothed), as cubic B-splines [tau, row, column] over the
 * box of the mass with a margin of the largest τ; each up to a constant, its largest node being 0. Sums of Gaussians are smoothed in closed
 * form, formulas by convolution. Read them with `readSpline`, or 16 numbers a point in an engine.
 */
export function splineTables(potential: Potential, taus: readonly number[]): FloatTables {
  const box = padded(boxOfMass(potential), Math.max(...taus));
  const m = SIDE - 2;
  const logs = potential.kind === 'formula' ? nodesOf(evaluatePotential(potential).value, box, m) : undefined;
  const nodesAt = (tau: number): Float64Array => {
    if (logs) return smoothNodes(logs, box, m, tau);
    const components = potential.kind === 'mixture' ? potential.components : [];
    const wider = (std: number): number => Math.hypot(std, tau);
    return nodesOf(
      createMixture(components.map((c) => ({ ...c, stdX: wider(c.stdX), stdY: wider(c.stdY) }))).logDensity,
      box,
      m,
    );
  };
  const values = new Float32Array(taus.length * SIDE * SIDE);
  taus.forEach((tau, level) => {
    const nodes = nodesAt(tau);
    const top = nodes.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    values.set(
      interpolateNodes(
        nodes.map((log) => log - top),
        m,
      ),
      level * SIDE * SIDE,
    );
  });
  return { values, n: SIDE, box };
}
