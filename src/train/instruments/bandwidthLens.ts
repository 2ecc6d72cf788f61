import {
  type Band,
  bandOf,
  bandwidthGrid,
  DEATH_RATIO,
  farGap,
  forceCurve,
  jsdCurve,
  measuredDeath,
  mmdCurve,
  REACH_RATIO,
} from '../../math/bandwidthCurves.ts';
import { likelihoodBandwidth, medianHeuristic, scottBandwidth, silvermanRule } from '../../math/bandwidthRules.ts';
import { type PointPairs, pointPairs } from '../../math/pointPairs.ts';
import { key } from '../../math/rng.ts';
import { unitNoise } from '../../math/smoothedJsd.ts';
import type { Smoother } from '../../math/smoother.ts';
import { SHOWN_POINTS } from '../gan/discriminator.ts';
import type { TrainingRun } from '../run.ts';
import type { Measure, Reading } from './contract.ts';
import { affordable, bandwidthNow, pairsOf, realPoints, shapeOf } from './subjects.ts';

export interface LensOptions {
  /** Points of each kind; 96 if absent, fewer for kernels that cost more than the Gaussian. */
  readonly points?: number;
}

/** Bandwidths (data units) that rules read off 192 points of the data (fewer for costly kernels); they fall with more points. */
export interface BandwidthRules {
  readonly silverman: number;
  readonly scott: number;
  readonly median: number;
  readonly likelihood: number;
}

/** The same curves of fresh data against data: what equal laws look like through samples of this size. */
export interface NullBands {
  readonly jsd: Band;
  readonly mmd2: Band;
  readonly resamples: number;
  readonly wanted: number;
}

export interface LensReading extends Reading {
  readonly bandwidths: Float64Array;
  /** Smoothed JSD (nats), noisy evaluation with the run's kernel; biased up as the null band shows. */
  readonly jsd: Float64Array;
  /** Unbiased MMD². */
  readonly mmd2: Float64Array;
  /** Mean closed-form force per generated point, nats per data unit. */
  readonly gradientNorm: Float64Array;
  /** Null at the first call of a run, which finds the rules instead. */
  readonly null: NullBands | null;
  readonly rules: BandwidthRules;
  readonly smoother: Smoother;
  /** Bandwidth in force; 0 while smoothing is off. */
  readonly now: number;
  /** 95 % quantile, over data, of the distance to the nearest generated point. */
  readonly gap: number;
  /** gap/4: bandwidths from here on reach the farthest data. */
  readonly reach: number;
  /** Where the signal dies: gap/8 by rule, and as measured on `gradientNorm` (null if it never does). */
  readonly death: { readonly rule: number; readonly measured: number | null };
  readonly points: number;
}

const POINTS = 96;
/** Data behind the rules. */
const RULE_POINTS = 192;
const RESAMPLES = 12;

/** What depends on data and sizes only, kept as long as the run. */
interface Remembered {
  readonly rules: BandwidthRules;
  readonly jsd: Float64Array[];
  readonly mmd2: Float64Array[];
}

const remembered = new WeakMap<TrainingRun, Map<string, Remembered>>();

function rulesOf(run: TrainingRun, smoother: Smoother): BandwidthRules {
  const data = realPoints(run, affordable(RULE_POINTS, smoother));
  return {
    silverman: silvermanRule(data),
    scott: scottBandwidth(data),
    // Of the very points that the mark at the bandwidth's control is of.
    median: medianHeuristic(realPoints(run, SHOWN_POINTS)),
    likelihood: likelihoodBandwidth(data, 2, smoother),
  };
}

/**
 * Divergence, MMD² and force of the points as they are, over all bandwidths. Works for every method, since it looks at
 * points alone. The first call of a run finds the rules, each later one adds a resample to the null bands until they are
 * complete.
 */
export const bandwidthLens: Measure<LensOptions, LensReading> = async (run, options) => {
  const { smoother } = shapeOf(run.trained);
  const count = options.points ?? affordable(POINTS, smoother);
  const pairs = await pairsOf(run, count);
  if ('available' in pairs) return pairs;
  const bandwidths = bandwidthGrid();
  const curvesOf = (of: PointPairs, repeat: number) => {
    const noise = unitNoise(of, smoother, key(run.experiment.seed, 'lens noise', repeat));
    return { jsd: jsdCurve(of, bandwidths, noise, { smoother }), mmd2: mmdCurve(of, bandwidths, { smoother }) };
  };
  const ofRun = remembered.get(run) ?? new Map<string, Remembered>();
  remembered.set(run, ofRun);
  const known = ofRun.get(`${smoother} ${count}`);
  const memory = known ?? { rules: rulesOf(run, smoother), jsd: [], mmd2: [] };
  ofRun.set(`${smoother} ${count}`, memory);
  const taken = memory.jsd.length;
  if (known && taken < RESAMPLES) {
    const [one, other] = [2 * taken, 2 * taken + 1].map((repeat) => realPoints(run, count, 'null', repeat));
    const { jsd, mmd2 } = curvesOf(pointPairs(one ?? [], other ?? []), taken + 1);
    memory.jsd.push(jsd);
    memory.mmd2.push(mmd2);
  }
  const resamples = memory.jsd.length;
  const gradientNorm = forceCurve(pairs, bandwidths, { smoother });
  const gap = farGap(pairs);
  return {
    available: true,
    bandwidths,
    ...curvesOf(pairs, 0),
    gradientNorm,
    null: resamples > 0 ? { jsd: bandOf(memory.jsd), mmd2: bandOf(memory.mmd2), resamples, wanted: RESAMPLES } : null,
    rules: memory.rules,
    smoother,
    now: bandwidthNow(run),
    gap,
    reach: gap / REACH_RATIO,
    death: { rule: gap / DEATH_RATIO, measured: measuredDeath(bandwidths, gradientNorm) },
    points: pairs.m,
    ...(resamples < RESAMPLES && { unfinished: true as const }),
  };
};
