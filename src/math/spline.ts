import type { Box } from './cellGrid.ts';
import type { Evaluator } from './evaluate.ts';

/**
 * Functions on the plane as uniform cubic B-splines, one a level: coefficients [level, row, column], rows from yMin up. The box reaches from
 * the second coefficient of a row to the last but one, so a step is its side / (n − 3).
 */
export interface SplineTables {
  readonly box: Box;
  /** Coefficients a row and rows. */
  readonly n: number;
  readonly values: Float32Array | Float64Array;
}

/** A spline in float64; its second derivatives are continuous. */
export interface Spline extends Evaluator {
  /** The Hessian at a point times a direction. */
  hessianProduct(x: number, y: number, directionX: number, directionY: number): readonly [number, number];
}

/**
 * Coefficients of the cubic spline through `values` at equal steps, one more at either end. Its second difference at the ends is that of the
 * three outermost values, so quadratics come out exactly.
 */
function interpolateLine(values: Float64Array): Float64Array {
  const m = values.length;
  const at = (i: number): number => values[i] as number;
  const c = new Float64Array(m + 2);
  const bends = [at(0) - 2 * at(1) + at(2), at(m - 1) - 2 * at(m - 2) + at(m - 3)] as const;
  c[1] = at(0) - bends[0] / 6;
  c[m] = at(m - 1) - bends[1] / 6;
  // (cᵢ₋₁ + 4 cᵢ + cᵢ₊₁) / 6 = value: elimination downwards, then substitution upwards.
  const ratios = new Float64Array(m + 1);
  for (let i = 2; i < m; i++) {
    const pivot = 4 - (ratios[i - 1] as number);
    ratios[i] = 1 / pivot;
    const known = 6 * at(i - 1) - (i === m - 1 ? (c[m] as number) : 0);
    c[i] = (known - (c[i - 1] as number)) / pivot;
  }
  for (let i = m - 2; i >= 2; i--) c[i] = (c[i] as number) - (ratios[i] as number) * (c[i + 1] as number);
  c[0] = 2 * (c[1] as number) - (c[2] as number) + bends[0];
  c[m + 1] = 2 * (c[m] as number) - (c[m - 1] as number) + bends[1];
  return c;
}

/** Interpolates every row of `rows` × m values and returns the transpose, m + 2 × `rows`. */
function interpolateRows(values: Float64Array, rows: number): Float64Array {
  const m = values.length / rows;
  const out = new Float64Array((m + 2) * rows);
  for (let row = 0; row < rows; row++) {
    const line = interpolateLine(values.subarray(row * m, (row + 1) * m));
    for (let i = 0; i < m + 2; i++) out[i * rows + row] = line[i] as number;
  }
  return out;
}

/** Coefficients (m + 2) × (m + 2) of the cubic spline through m × m values, m ≥ 3, of points from border to border. */
export function interpolateNodes(values: Float64Array, m: number): Float64Array {
  return interpolateRows(interpolateRows(values, m), m + 2);
}

/** Weights of four neighbouring coefficients at `t` in [0, 1] between the middle two, and those of the first two derivatives per step. */
function weightsAt(t: number): readonly (readonly [number, number, number, number])[] {
  const s = 1 - t;
  return [
    [(s * s * s) / 6, (3 * t * t * t - 6 * t * t + 4) / 6, (3 * s * s * s - 6 * s * s + 4) / 6, (t * t * t) / 6],
    [-(s * s) / 2, (3 * t * t - 4 * t) / 2, -(3 * s * s - 4 * s) / 2, (t * t) / 2],
    [s, 3 * t - 2, 3 * s - 2, t],
  ];
}

/** Where a coordinate falls among n coefficients: kept inside the box, its first coefficient, the weights, and how far outside it lies. */
function locate(at: number, low: number, high: number, n: number) {
  const inside = Math.min(high, Math.max(low, at));
  const step = (high - low) / (n - 3);
  const place = (inside - low) / step;
  const first = Math.min(n - 4, Math.floor(place));
  return { first, step, weights: weightsAt(place - first), out: at - inside };
}

/**
 * Reads one level. Outside the box its value goes on by the slope at the nearest point and falls like a Gaussian of standard
 * deviation 1: the score is that of the nearest point less the way to it, so whatever strays is pulled back linearly. The Hessian there is
 * that of the nearest point along the border, and −1 across.
 */
export function readSpline({ box, n, values }: SplineTables, level = 0): Spline {
  const offset = level * n * n;

  function read(x: number, y: number) {
    const [a, b] = [locate(x, box.xMin, box.xMax, n), locate(y, box.yMin, box.yMax, n)];
    const derivative = (orderX: number, orderY: number): number => {
      const [u, v] = [a.weights[orderX], b.weights[orderY]] as [readonly number[], readonly number[]];
      let sum = 0;
      for (let j = 0; j < 4; j++) {
        const row = offset + (b.first + j) * n + a.first;
        for (let i = 0; i < 4; i++) sum += (v[j] as number) * (u[i] as number) * (values[row + i] as number);
      }
      return sum / (a.step ** orderX * b.step ** orderY);
    };
    return { a, b, derivative };
  }

  return {
    value(x, y) {
      const { a, b, derivative } = read(x, y);
      const slopes = a.out === 0 && b.out === 0 ? 0 : derivative(1, 0) * a.out + derivative(0, 1) * b.out;
      return derivative(0, 0) + slopes - (a.out * a.out + b.out * b.out) / 2;
    },
    score(x, y) {
      const { a, b, derivative } = read(x, y);
      return [derivative(1, 0) - a.out, derivative(0, 1) - b.out];
    },
    hessianProduct(x, y, directionX, directionY) {
      const { a, b, derivative } = read(x, y);
      const [isInX, isInY] = [a.out === 0, b.out === 0];
      const mixed = isInX && isInY ? derivative(1, 1) : 0;
      return [
        (isInX ? derivative(2, 0) : -1) * directionX + mixed * directionY,
        mixed * directionX + (isInY ? derivative(0, 2) : -1) * directionY,
      ];
    },
  };
}
