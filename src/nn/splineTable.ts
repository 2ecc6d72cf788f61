import * as tf from '@tensorflow/tfjs-core';
import { detach } from './gradients.ts';

type Side = number | tf.Scalar;

/** Splines on the plane as an engine reads them: coefficients [level, row, column] in its table, n a row (see math/spline.ts). */
export interface SplineShape {
  /** Sides of the box; scalars where they may change while a program runs. */
  readonly box: Readonly<Record<'xMin' | 'xMax' | 'yMin' | 'yMax', Side>>;
  readonly n: number;
}

/**
 * Weights of four neighbouring coefficients of a uniform cubic B-spline as polynomials of the place t in [0, 1] between the middle two:
 * lowest power first.
 */
const WEIGHTS: readonly (readonly number[])[] = [
  [1 / 6, -1 / 2, 1 / 2, -1 / 6],
  [4 / 6, 0, -1, 1 / 2],
  [1 / 6, 1 / 2, 1 / 2, -1 / 2],
  [0, 0, 0, 1 / 6],
];
const SIDE = WEIGHTS.length;
const derivative = (polynomial: readonly number[]): number[] => polynomial.slice(1).map((c, i) => c * (i + 1));

/** Of the 16 coefficients around a point, row by row, the column or the row. */
const NEIGHBOURS = Array.from({ length: SIDE * SIDE }, (_, k) => ({ x: k % SIDE, y: Math.floor(k / SIDE) }));

/** The weights along one axis [rows, 16] at t [rows, 1], by Horner's rule. */
function weightsAt(t: tf.Tensor2D, axis: 'x' | 'y', polynomials: readonly (readonly number[])[]): tf.Tensor2D {
  const power = (i: number): tf.Tensor2D =>
    tf.tensor2d(
      NEIGHBOURS.map((neighbour) => polynomials[neighbour[axis]]?.[i] ?? 0),
      [1, NEIGHBOURS.length],
    );
  let i = (polynomials[0] as readonly number[]).length - 1;
  let sum: tf.Tensor = power(i);
  while (i-- > 0) sum = tf.add(tf.mul(sum, t), power(i));
  return sum as tf.Tensor2D;
}

/** Where one coordinate [rows, 1] falls. */
interface Place {
  /** First of its four coefficients; a constant for gradients. */
  readonly first: tf.Tensor2D;
  /** Place between the middle two, in [0, 1]. */
  readonly t: tf.Tensor2D;
  /** Signed length by which it lies outside the box. */
  readonly out: tf.Tensor2D;
  readonly step: Side;
}

/** Distance of neighbouring coefficients, of which there are `n`. */
function stepOf(low: Side, high: Side, n: number): Side {
  const cells = n - SIDE + 1;
  if (typeof low === 'number' && typeof high === 'number') return (high - low) / cells;
  return tf.div(tf.sub(high, low), cells) as tf.Scalar;
}

function placeOf(points: tf.Tensor2D, axis: 0 | 1, low: Side, high: Side, n: number): Place {
  const step = stepOf(low, high, n);
  const at = tf.slice2d(points, [0, axis], [points.shape[0], 1]);
  const inside = tf.minimum(tf.maximum(at, low), high);
  const place = tf.div(tf.sub(inside, low), step) as tf.Tensor2D;
  const first = detach(tf.minimum(tf.floor(place), n - SIDE)) as tf.Tensor2D;
  return { first, t: tf.sub(place, first), out: tf.sub(at, inside), step };
}

/**
 * Reads a level at points [rows, 2], a level of each row [rows]: value [rows, 1], twice differentiable in the points. 16 look-ups by
 * `at` (see `PhaseIo.at`). The same function as `readSpline` in float64, outside the box too: it goes on there by the slope at the nearest
 * point, which gradients take as a constant, and falls like a Gaussian of standard deviation 1.
 */
export function splineTable(
  { box, n }: SplineShape,
  levels: readonly number[],
  at: (index: tf.Tensor2D) => tf.Tensor2D,
): (points: tf.Tensor2D) => tf.Tensor2D {
  const slopes = WEIGHTS.map(derivative);
  return (points) => {
    const x = placeOf(points, 0, box.xMin, box.xMax, n);
    const y = placeOf(points, 1, box.yMin, box.yMax, n);
    const starts = tf.tensor2d(
      levels.map((level) => level * n * n),
      [levels.length, 1],
    );
    const steps = tf.tensor2d(
      NEIGHBOURS.map((neighbour) => neighbour.y * n + neighbour.x),
      [1, NEIGHBOURS.length],
    );
    const corner = tf.add(tf.add(tf.mul(y.first, n), x.first), starts);
    const found = at(tf.add(corner, steps));
    const weighted = (alongX: tf.Tensor2D, alongY: tf.Tensor2D): tf.Tensor2D =>
      tf.sum(tf.mul(tf.mul(alongX, alongY), found), 1, true);
    const [u, v] = [weightsAt(x.t, 'x', WEIGHTS), weightsAt(y.t, 'y', WEIGHTS)];
    const slopeX = tf.div(weighted(weightsAt(x.t, 'x', slopes), v), x.step);
    const slopeY = tf.div(weighted(u, weightsAt(y.t, 'y', slopes)), y.step);
    const onwards = tf.add(tf.mul(detach(slopeX), x.out), tf.mul(detach(slopeY), y.out));
    const fall = tf.mul(tf.add(tf.square(x.out), tf.square(y.out)), 0.5);
    return tf.sub(tf.add(weighted(u, v), onwards), fall) as tf.Tensor2D;
  };
}
