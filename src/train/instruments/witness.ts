import type { Bounds } from '../../data/law.ts';
import type { Smoother } from '../../math/smoother.ts';
import { mean } from '../../math/stats.ts';
import { witnessAt } from '../../math/witness.ts';
import { gridPoints } from '../frames.ts';
import type { Measure, Reading } from './contract.ts';
import { affordable, type ChosenBandwidth, chooseBandwidth, pairsOf, shapeOf } from './subjects.ts';

export interface WitnessOptions {
  /** As in the force view. */
  readonly bandwidth?: number;
  /** Window; the law's if absent. */
  readonly bounds?: Bounds;
  /** Cells along x; 48 if absent. Cells are about square. */
  readonly columns?: number;
  /** Points of each kind; 256 if absent, fewer for kernels that cost more than the Gaussian. */
  readonly points?: number;
}

/** The MMD witness on the cells of a window, row by row from yMin, in units of the kernel (1 at distance 0). */
export interface WitnessReading extends Reading, ChosenBandwidth {
  readonly smoother: Smoother;
  readonly bounds: Bounds;
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array;
  /** Largest |w| over cells and points: between cells a narrow kernel would be missed. */
  readonly peak: number;
  /** Largest two standard errors over cells: what sampling alone can show. */
  readonly noise: number;
  /** Mean over data and over generated points; their difference is MMD² with self terms. */
  readonly atReal: number;
  readonly atGenerated: number;
  /** The kernel is narrower than half a cell, so that the map cannot show it. */
  readonly isTooFine: boolean;
  readonly points: number;
}

const COLUMNS = 48;
const MOST_COLUMNS = 160;
const POINTS = 256;

const largest = (values: Float64Array): number =>
  values.reduce((most, value) => (Math.abs(value) > most ? Math.abs(value) : most), 0);

/** Where MMD sees a difference: for every method, since it looks at points alone. */
export const witness: Measure<WitnessOptions, WitnessReading> = async (run, options) => {
  const { smoother } = shapeOf(run.trained);
  const pairs = await pairsOf(run, options.points ?? affordable(POINTS, smoother));
  if ('available' in pairs) return pairs;
  const chosen = chooseBandwidth(run, pairs, options.bandwidth);
  const settings = { bandwidth: chosen.bandwidth, smoother };
  const { bounds = run.law.bounds } = options;
  const columns = Math.min(MOST_COLUMNS, Math.max(1, Math.floor(options.columns ?? COLUMNS) || COLUMNS));
  const aspect = (bounds.yMax - bounds.yMin) / (bounds.xMax - bounds.xMin);
  const rows = Math.min(2 * columns, Math.max(1, Math.round(columns * aspect)));
  const { values, errors } = witnessAt(gridPoints(bounds, columns, rows), pairs, settings);
  const real = witnessAt(pairs.real, pairs, settings).values;
  const generated = witnessAt(pairs.generated, pairs, settings).values;
  return {
    available: true,
    ...chosen,
    smoother,
    bounds,
    columns,
    rows,
    values: Float32Array.from(values),
    peak: Math.max(largest(values), largest(real), largest(generated)),
    noise: 2 * largest(errors),
    atReal: mean(real),
    atGenerated: mean(generated),
    isTooFine: 2 * chosen.bandwidth < (bounds.xMax - bounds.xMin) / columns,
    points: pairs.m,
  };
};
