import type { Mode } from '../../data/law.ts';
import type { Trained } from '../../experiment/availability.ts';
import { farGap } from '../../math/bandwidthCurves.ts';
import type { KernelGanSettings } from '../../math/kernelGan.ts';
import { type PointPairs, pointPairs } from '../../math/pointPairs.ts';
import { key } from '../../math/rng.ts';
import type { Smoother } from '../../math/smoother.ts';
import { median } from '../../math/stats.ts';
import { text } from '../../schema/text.ts';
import type { TrainingRun } from '../run.ts';
import { bandwidthInForce } from '../schedule.ts';
import { type Unavailable, unavailable } from './contract.ts';

/** Instruments take no more points than this of each kind unless they say so: the generated ones are the evaluation's. */
export const MOST_POINTS = 1_024;

/** Points that cost as much as one of the Gaussian kernel's, as a share: others take logarithms or several exponentials. */
const AFFORDABLE: Readonly<Record<Smoother, number>> = {
  gaussian: 1,
  epanechnikov: 1,
  laplace: 0.8,
  'student-t': 0.65,
  mixture: 0.35,
};

/** Number of points at which a kernel takes the time that the Gaussian takes for `count`. */
export const affordable = (count: number, smoother: Smoother): number => Math.round(count * AFFORDABLE[smoother]);

/** A number of points that instruments can work with, whatever was asked for. */
const within = (count: number, most: number): number => Math.min(most, Math.max(2, Math.floor(count) || 2));

/** `count` data points: those that the stage shows, or for another `purpose` or `repeat` independent ones. */
export const realPoints = (
  run: TrainingRun,
  count: number,
  purpose = 'shown',
  repeat = 0,
  most = MOST_POINTS,
): Float32Array => run.law.sample(key(run.experiment.seed, purpose, repeat), within(count, most));

/** The first `count` generated points of the evaluation, or why there are none. */
export async function generatedPoints(
  run: TrainingRun,
  count: number,
  most = MOST_POINTS,
): Promise<Float32Array | Unavailable> {
  const points = await run.generated(within(count, most));
  if (points.every(Number.isFinite)) return points;
  return unavailable(
    text(
      'Generated points are not numbers: go back to a healthy step.',
      '生成データが数値ではありません。正常なステップまで戻してください。',
    ),
  );
}

/** Data and generated points with their distances, or why there are none. */
export async function pairsOf(run: TrainingRun, count: number): Promise<PointPairs | Unavailable> {
  const generated = await generatedPoints(run, count);
  return 'available' in generated ? generated : pointPairs(realPoints(run, count), generated);
}

/** Bandwidth (data units) in force at this step; 0 while smoothing is off. */
export const bandwidthNow = (run: TrainingRun): number => bandwidthInForce(run.trained, run.step);

/** Kernel of the run and, of a method that has them, its treatment of self terms and of empty space. */
export function shapeOf({ smoothing, method }: Trained): Required<Omit<KernelGanSettings, 'bandwidth'>> {
  return {
    smoother: smoothing.on ? smoothing.kernel : 'gaussian',
    leaveOneOut: method.selfTerms === false,
    floor: typeof method.floor === 'number' ? method.floor : 0,
  };
}

/** A bandwidth to look with, and where it comes from. */
export interface ChosenBandwidth {
  readonly bandwidth: number;
  /** `reach`: smoothing is off, so a quarter of the gap to the farthest data stands in. */
  readonly from: 'given' | 'run' | 'reach';
}

/** The bandwidth asked for if it is one, else the run's, else the smallest whose force bridges the gap. */
export function chooseBandwidth(run: TrainingRun, pairs: PointPairs, given?: number): ChosenBandwidth {
  if (given !== undefined && given > 0 && Number.isFinite(given)) return { bandwidth: given, from: 'given' };
  const now = bandwidthNow(run);
  if (now > 0) return { bandwidth: now, from: 'run' };
  return { bandwidth: Math.min(3, Math.max(0.005, farGap(pairs) / 4)), from: 'reach' };
}

/** Median distance from a mode to its nearest other one; undefined below two modes. */
export function modeSpacing(modes: readonly Mode[]): number | undefined {
  if (modes.length < 2) return undefined;
  return median(
    modes.map((mode) =>
      Math.min(...modes.filter((other) => other !== mode).map(({ x, y }) => Math.hypot(x - mode.x, y - mode.y))),
    ),
  );
}
