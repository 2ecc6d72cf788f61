import { type Box, type CellGrid, eachCell, gridOf } from './cellGrid.ts';
import { gridSampler } from './gridSampler.ts';
import type { Key } from './rng.ts';

/** A point of the plane, in data units. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** A part of the mass: its share, mean and standard deviation per axis; NaN for both of no mass. */
export interface MassPart {
  readonly share: number;
  readonly mean: readonly [number, number];
  readonly std: readonly [number, number];
}

/** What is true of a density that is known up to a constant. */
export interface Truth {
  /** Natural logarithm of the integral of the unnormalised density. */
  readonly logZ: number;
  readonly mean: readonly [number, number];
  /** Variance of x, covariance, variance of y. */
  readonly covariance: readonly [number, number, number];
  /** Largest difference of log Z, mean (in standard deviations) and covariance (relative) to a grid half as fine. */
  readonly error: number;
  /** The mass nearer to each of some places than to the others. */
  partsNear(centres: readonly Place[]): MassPart[];
  /** `count` independent samples x0, y0, x1, y1, …; the same key gives the same samples. */
  sample(key: Key, count: number): Float32Array;
}

/** Why a density has no truth: no mass in the box, mass at its border or beyond, or detail finer than the finest grid. */
export type Flaw = 'empty' | 'border' | 'narrow';

/** Sides of the grids that are tried, each twice the last; the finest takes half a million values. */
const SIDES = [48, 96, 192, 384, 768] as const;

/** Error at which refining ends. */
const TOLERANCE = 1e-3;

/** Share of the mass that may lie in a rim of 1/48 of the box, or outside it. */
const SPILT = 1e-3;

/** How far outside mass is looked for, in sides of the box, and the side of that grid; even thirds of it are the box. */
const AROUND = 3;
const AROUND_SIDE = 144;

type Moments = Pick<Truth, 'logZ' | 'mean' | 'covariance'>;

/** Sums over cells, weighed by mass. */
function partOf(grid: CellGrid, belongs: (x: number, y: number) => boolean) {
  let [mass, x1, y1, xx, xy, yy] = [0, 0, 0, 0, 0, 0];
  eachCell(grid, (_, x, y, density) => {
    if (!belongs(x, y)) return;
    mass += density;
    x1 += density * x;
    y1 += density * y;
    xx += density * x * x;
    xy += density * x * y;
    yy += density * y * y;
  });
  const [meanX, meanY] = [x1 / mass, y1 / mass];
  return {
    mass,
    mean: [meanX, meanY] as const,
    covariance: [xx / mass - meanX * meanX, xy / mass - meanX * meanY, yy / mass - meanY * meanY] as const,
  };
}

const cellArea = ({ box, side }: CellGrid): number => ((box.xMax - box.xMin) / side) * ((box.yMax - box.yMin) / side);

/** Midpoint rule, which for smooth densities that vanish at the border errs less than any power of the cell. */
function momentsOf(grid: CellGrid): Moments {
  const { mass, mean, covariance } = partOf(grid, () => true);
  return { logZ: grid.top + Math.log(mass * cellArea(grid)), mean, covariance };
}

function differenceOf(fine: Moments, coarse: Moments): number {
  const [xx, , yy] = fine.covariance;
  const scales = [xx, Math.sqrt(xx * yy), yy];
  const errors = [
    fine.logZ - coarse.logZ,
    (fine.mean[0] - coarse.mean[0]) / Math.sqrt(xx),
    (fine.mean[1] - coarse.mean[1]) / Math.sqrt(yy),
    ...fine.covariance.map((value, i) => (value - (coarse.covariance[i] as number)) / (scales[i] as number)),
  ];
  // A comparison of nothing, or of mass in a single cell, says nothing.
  return errors.some(Number.isNaN) ? Number.POSITIVE_INFINITY : Math.max(...errors.map(Math.abs));
}

/** Whether mass touches the border of a grid's box, or lies within a box three times as large but not in this one. */
function isSpilt(grid: CellGrid, logDensity: (x: number, y: number) => number, logZ: number): boolean {
  const { box } = grid;
  const [width, height] = [box.xMax - box.xMin, box.yMax - box.yMin];
  const isWithin = (x: number, y: number, margin: number): boolean =>
    Math.min(x - box.xMin, box.xMax - x) > margin * width && Math.min(y - box.yMin, box.yMax - y) > margin * height;
  const [all, rim] = [partOf(grid, () => true), partOf(grid, (x, y) => !isWithin(x, y, 1 / SIDES[0]))];
  if (rim.mass > SPILT * all.mass) return true;
  const reach = (AROUND - 1) / 2;
  const around = gridOf(
    logDensity,
    {
      xMin: box.xMin - reach * width,
      xMax: box.xMax + reach * width,
      yMin: box.yMin - reach * height,
      yMax: box.yMax + reach * height,
    },
    AROUND_SIDE,
  );
  const outside = partOf(around, (x, y) => !isWithin(x, y, 0));
  return around.top + Math.log(outside.mass * cellArea(around)) > logZ + Math.log(SPILT);
}

/**
 * Normalises a log density by quadrature over a box that holds its mass, on finer and finer grids until two agree; or says
 * what is wrong with it. Hundredths of a second for what varies over a fiftieth of the box or more, a third of a second for the finest grid.
 */
export function truthOf(logDensity: (x: number, y: number) => number, box: Box): Truth | Flaw {
  let grid = gridOf(logDensity, box, SIDES[0]);
  let moments = momentsOf(grid);
  let error = Number.POSITIVE_INFINITY;
  for (const side of SIDES.slice(1)) {
    const coarse = moments;
    grid = gridOf(logDensity, box, side);
    moments = momentsOf(grid);
    error = differenceOf(moments, coarse);
    if (error < TOLERANCE) break;
  }
  if (grid.top === Number.NEGATIVE_INFINITY) return 'empty';
  if (isSpilt(grid, logDensity, moments.logZ)) return 'border';
  if (!(error < TOLERANCE)) return 'narrow';
  let sample: Truth['sample'] | undefined;
  return {
    ...moments,
    error,
    partsNear(centres) {
      const { mass: all } = partOf(grid, () => true);
      const distance = (place: Place | undefined, x: number, y: number): number =>
        place ? (x - place.x) ** 2 + (y - place.y) ** 2 : Number.POSITIVE_INFINITY;
      return centres.map((own, i) => {
        // Where two are as near, the first has it.
        const isOwn = (x: number, y: number): boolean =>
          centres.every((other, j) => {
            const lead = distance(other, x, y) - distance(own, x, y);
            return j < i ? lead > 0 : lead >= 0;
          });
        const { mass, mean, covariance } = partOf(grid, isOwn);
        return { share: mass / all, mean, std: [Math.sqrt(covariance[0]), Math.sqrt(covariance[2])] };
      });
    },
    sample(key, count) {
      sample ??= gridSampler(grid, logDensity);
      return sample(key, count);
    },
  };
}
