import * as tf from '@tensorflow/tfjs-core';
import type { Law } from '../data/law.ts';
import type { Potential } from '../data/potential.ts';
import { type FloatTables, splineTables } from '../data/splineTables.ts';
import type { PhaseIo, Program } from '../engine/contract.ts';
import type { GaussianComponent } from '../math/mixture.ts';
import { logSumExp } from '../nn/classes.ts';
import { applyExpression } from '../nn/expression.ts';
import { splineTable } from '../nn/splineTable.ts';
import type { Landscape } from './landscape.ts';

/** The target as a program sees it. */
export interface Target {
  /** Log density [rows, 1], up to a constant, at points [rows, 2] of the rows' levels. */
  readonly logDensity: (points: tf.Tensor2D) => tf.Tensor2D;
}

const column = (points: tf.Tensor2D, axis: 0 | 1): tf.Tensor2D => tf.slice2d(points, [0, axis], [points.shape[0], 1]);

/** Σ wᵢ N(μᵢ, σᵢ² + τ²) at points [rows, 2], τ² of each row [rows, 1]. */
function smoothedMixture(components: readonly GaussianComponent[], taus: readonly number[]): Target['logDensity'] {
  const count = components.length;
  const squares = taus.map((tau) => tau * tau);
  // What depends on rows and components alone is worked out here, in float64.
  const table = (value: (component: GaussianComponent, square: number) => number): tf.Tensor2D =>
    tf.tensor2d(Float32Array.from(squares.flatMap((square) => components.map((c) => value(c, square)))), [
      taus.length,
      count,
    ]);
  return (points) => {
    const x = column(points, 0);
    const y = column(points, 1);
    const across = (of: (component: GaussianComponent) => number): tf.Tensor2D =>
      tf.tensor2d(components.map(of), [1, count]);
    const logWeights = table(
      (c, square) => Math.log(c.weight) - Math.log((c.stdX ** 2 + square) * (c.stdY ** 2 + square)) / 2,
    );
    const halves = [
      table((c, square) => 0.5 / (c.stdX ** 2 + square)),
      table((c, square) => 0.5 / (c.stdY ** 2 + square)),
    ] as const;
    const dx = tf.sub(
      x,
      across((c) => c.x),
    );
    const dy = tf.sub(
      y,
      across((c) => c.y),
    );
    const distances = tf.add(tf.mul(tf.square(dx), halves[0]), tf.mul(tf.square(dy), halves[1]));
    return logSumExp(tf.sub(logWeights, distances) as tf.Tensor2D);
  };
}

/** A target at several levels, as a program is loaded with it. */
export interface TargetLevels {
  readonly potential: Potential;
  /** Deviation of the noise by which each level is smoothed. */
  readonly taus: readonly number[];
  /** The levels as the engine's table: of a formula that is smoothed, as no formula says what comes of that. */
  readonly tables?: FloatTables;
}

const SIDES = ['xMin', 'xMax', 'yMin', 'yMax'] as const;

/**
 * What a program of these levels is loaded with: the tables, and of a potential that may change the box of the tables behind them, or its
 * letters where there are none. As many numbers whatever the letters are.
 */
export function targetData({ potential, tables }: TargetLevels): Program['data'] {
  const fixed = tables?.values ?? new Float32Array();
  if (potential.kind !== 'formula' || !potential.isLive) return { values: fixed, columns: 1 };
  const moving = tables ? SIDES.map((side) => tables.box[side]) : Object.values(potential.letters);
  const values = new Float32Array(fixed.length + moving.length);
  values.set(fixed);
  values.set(moving, fixed.length);
  return { values, columns: 1 };
}

/** The resident numbers from `first` on as scalars by name. */
function residents<const Name extends string>(
  names: readonly Name[],
  first: number,
  at: PhaseIo['at'],
): Readonly<Record<Name, tf.Scalar>> {
  const one = (name: Name, i: number) => [name, tf.reshape(at(tf.tensor2d([[first + i]])), [])] as const;
  return Object.fromEntries(names.map(one)) as Record<Name, tf.Scalar>;
}

/** The last levels of each potential: tables take a while, and a run that begins again asks for the same. */
const known = new WeakMap<Potential, TargetLevels>();

/** The target smoothed by each of `taus`. */
export function targetLevels(potential: Potential, taus: readonly number[]): TargetLevels {
  const last = known.get(potential);
  if (last?.taus.join() === taus.join()) return last;
  const isTabled = potential.kind === 'formula' && taus.some((tau) => tau > 0);
  const levels = { potential, taus, ...(isTabled && { tables: splineTables(potential, taus) }) };
  known.set(potential, levels);
  return levels;
}

/** The target at the level of each row of a batch. `at` looks up the tables. */
export function targetOf(
  { potential, taus, tables }: TargetLevels,
  levelOfRows: readonly number[],
  at: PhaseIo['at'],
): Target {
  if (potential.kind === 'mixture') {
    return {
      logDensity: smoothedMixture(
        potential.components,
        levelOfRows.map((level) => taus[level] as number),
      ),
    };
  }
  if (tables) {
    const box = potential.isLive ? residents(SIDES, tables.values.length, at) : tables.box;
    return { logDensity: splineTable({ ...tables, box }, levelOfRows, at) };
  }
  const letters = potential.isLive
    ? residents(Object.keys(potential.letters), 0, at)
    : Object.fromEntries(Object.entries(potential.letters).map(([name, value]) => [name, tf.scalar(value)]));
  return {
    logDensity: (points) =>
      applyExpression(potential.logDensity, { x: column(points, 0), y: column(points, 1) }, letters) as tf.Tensor2D,
  };
}

/** The target to the power β, a scalar: its log density times β. Smoothed levels are smoothed first. */
export const tempered = ({ logDensity }: Target, beta: tf.Scalar): Target => ({
  logDensity: (points) => tf.mul(beta, logDensity(points)),
});

/** The target's own log density and its gradient, in float64. */
export function targetLandscape({ logDensity, score }: Pick<Law, 'logDensity' | 'score'>): Landscape {
  const at = <T>(points: Float32Array, value: (x: number, y: number) => T): T[] =>
    Array.from({ length: points.length / 2 }, (_, i) => value(points[2 * i] as number, points[2 * i + 1] as number));
  return {
    outputs: async (points) => Float32Array.from(at(points, logDensity ?? (() => Number.NaN))),
    gradients: async (points) =>
      Float32Array.from(at<readonly number[]>(points, score ?? (() => [Number.NaN, Number.NaN])).flat()),
  };
}
