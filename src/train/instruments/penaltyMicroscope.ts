import type { Bounds } from '../../data/law.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { rowNorms } from '../../math/kernelForces.ts';
import { sigmoid } from '../../math/kernelGan.ts';
import { histogram, mean, quantile } from '../../math/stats.ts';
import { findMethod } from '../../methods/index.ts';
import { text } from '../../schema/text.ts';
import { gridPoints } from '../frames.ts';
import { hasCritic, playersOf } from '../gan/players.ts';
import type { TrainingRun } from '../run.ts';
import { type Measure, type Reading, unavailable } from './contract.ts';
import {
  type Inputs,
  interpolates,
  isPairwise,
  pairViolations,
  penalisedPoints,
  slopeViolations,
  smoothedInputs,
  type Violations,
} from './penaltyPlaces.ts';
import { generatedPoints, realPoints } from './subjects.ts';

export interface MicroscopeOptions {
  /** Points of each kind; 200 if absent. */
  readonly points?: number;
  /** Window of the heat map; the law's if absent. */
  readonly bounds?: Bounds;
  /** Cells of the heat map along x; 28 if absent. */
  readonly columns?: number;
}

/** Slopes ‖∂f/∂x‖ of the raw critic output at one kind of place, per data unit. */
export interface Slopes {
  readonly mean: number;
  readonly max: number;
  /** Share above the target. */
  readonly above: number;
  /** Shares in equal bins over [0, `reach`] of the reading; the last bin holds the steeper ones too. */
  readonly shares: Float64Array;
}

export interface MicroscopeReading extends Reading {
  readonly kind: Experiment['penalty']['kind'];
  readonly where: Experiment['penalty']['where'];
  readonly target: number;
  readonly weight: number;
  /** Slope at the right end of the histograms: twice the target, or what nearly all slopes lie below if that is more. */
  readonly reach: number;
  /** How many places each of the following slopes is taken at. */
  readonly places: number;
  readonly interpolates: Slopes;
  readonly real: Slopes;
  readonly generated: Slopes;
  readonly heat: {
    readonly bounds: Bounds;
    readonly columns: number;
    readonly rows: number;
    /** Slope on each cell, row by row from yMin. */
    readonly slopes: Float32Array;
    readonly max: number;
  };
  /** Where the penalty in force looks and what it finds there; null without a penalty. */
  readonly violations: Violations | null;
  /** penalty / (penalty + |rest of the critic's loss|) of the last critic phase, 0 … 1; null without a penalty. */
  readonly lossShare: number | null;
  /** Weights and biases of the critic. */
  readonly weights: {
    /** Shares in equal bins over [−limit, limit]. */
    readonly shares: Float64Array;
    readonly limit: number;
    /** Share that stands at the clip bound ±c; null for a method that does not clip. */
    readonly atBound: number | null;
  };
}

const POINTS = 200;
const COLUMNS = 28;
const SLOPE_BINS = 32;
const WEIGHT_BINS = 41;

/** Share of the slopes that the histograms reach: a single cliff must not push all others into the first bin. */
const REACHED = 0.98;

function slopesOf(slopes: Float32Array, target: number, reach: number): Slopes {
  const above = slopes.reduce((count, slope) => count + (slope > target ? 1 : 0), 0) / slopes.length;
  const max = slopes.reduce((most, slope) => Math.max(most, slope), 0);
  const within = slopes.map((slope) => Math.min(slope, reach));
  return { mean: mean(slopes), max, above, shares: histogram(within, 0, reach, SLOPE_BINS).shares };
}

/** One value per point, cut where the lists of points were joined. */
function split(values: Float32Array, parts: readonly Float32Array[]): Float32Array[] {
  let from = 0;
  return parts.map(({ length }) => {
    const own = values.slice(from, from + length / 2);
    from += length / 2;
    return own;
  });
}

async function weightsOf(run: TrainingRun, experiment: Experiment): Promise<MicroscopeReading['weights']> {
  const { state } = await run.execution.snapshot();
  const weights = state[playersOf(experiment).critic.weights] ?? new Float32Array();
  const clips = findMethod(experiment.method.id).uses.clip === true;
  const bound = Math.fround(experiment.penalty.clip);
  const widest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) || 1;
  const limit = clips ? Math.max(widest, bound) : widest;
  const standing = weights.reduce((count, weight) => count + (Math.abs(weight) >= bound * (1 - 1e-6) ? 1 : 0), 0);
  return {
    shares: histogram(weights, -limit, limit, WEIGHT_BINS).shares,
    limit,
    atBound: clips && weights.length > 0 ? standing / weights.length : null,
  };
}

/** Share of the last critic loss that is penalty; the loss contains it. */
function lossShareOf({ report }: TrainingRun): number | null {
  const { penalty, criticLoss } = report;
  if (penalty === undefined || criticLoss === undefined) return null;
  const total = penalty + Math.abs(criticLoss - penalty);
  return total > 0 ? penalty / total : 0;
}

async function violationsOf(
  run: TrainingRun,
  penalty: Experiment['penalty'],
  inputs: Inputs,
  slopesAt: (points: Float32Array) => Promise<Float32Array>,
): Promise<Violations | null> {
  if (penalty.kind === 'none') return null;
  const outputs = (points: Float32Array): Promise<Float32Array> => run.execution.probe('criticise', points, 2);
  if (isPairwise(penalty.kind)) {
    return pairViolations(penalty, inputs, await outputs(inputs.real), await outputs(inputs.generated));
  }
  const points = penalisedPoints(run.experiment.seed, penalty, inputs);
  const slopes = await slopesAt(points);
  if (penalty.kind !== 'noise') return slopeViolations(penalty, points, slopes, null);
  const real = inputs.real.length / 2;
  const doubts = (await outputs(points)).map((logit, i) => sigmoid(i < real ? -logit : logit));
  return slopeViolations(penalty, points, slopes, doubts);
}

/**
 * The critic's slope where a penalty looks and elsewhere. A packed critic is looked at along repeated points, so its
 * slopes are those of its output in the one point that it sees several times.
 */
export const penaltyMicroscope: Measure<MicroscopeOptions, MicroscopeReading> = async (run, options) => {
  const experiment = run.trained;
  const { penalty } = experiment;
  if (!hasCritic(experiment)) {
    return unavailable(
      text(
        'This method has no critic network whose slope could be penalised.',
        'この手法には、傾きにペナルティを課す識別器のネットワークがありません。',
      ),
    );
  }
  const count = options.points ?? POINTS;
  const fake = await generatedPoints(run, count);
  if ('available' in fake) return fake;
  const inputs = smoothedInputs(run, { real: realPoints(run, fake.length / 2), generated: fake });
  const { bounds = run.law.bounds } = options;
  const columns = Math.max(1, Math.floor(options.columns ?? COLUMNS));
  const rows = Math.max(1, Math.round((columns * (bounds.yMax - bounds.yMin)) / (bounds.xMax - bounds.xMin)));

  const slopesAt = async (points: Float32Array): Promise<Float32Array> =>
    Float32Array.from(rowNorms(await run.execution.probe('criticGradient', points, 2)));
  const parts = [
    interpolates(run.experiment.seed, inputs),
    inputs.real,
    inputs.generated,
    gridPoints(bounds, columns, rows),
  ];
  const all = await slopesAt(Float32Array.from(parts.flatMap((part) => [...part])));
  const [between, atReal, atFake, heat] = split(all, parts) as [Float32Array, Float32Array, Float32Array, Float32Array];
  const finite = [...between, ...atReal, ...atFake].filter(Number.isFinite);
  const target = penalty.kind === 'zero-centred' || penalty.kind === 'noise' ? 0 : penalty.target;
  const reach = Math.fround(Math.max(2 * target, quantile(finite, REACHED) || 0)) || 1;
  return {
    available: true,
    kind: penalty.kind,
    where: penalty.where,
    target,
    weight: penalty.weight,
    reach,
    places: atFake.length,
    interpolates: slopesOf(between, target, reach),
    real: slopesOf(atReal, target, reach),
    generated: slopesOf(atFake, target, reach),
    heat: { bounds, columns, rows, slopes: heat, max: heat.reduce((most, slope) => Math.max(most, slope), 0) },
    violations: await violationsOf(run, penalty, inputs, slopesAt),
    lossShare: penalty.kind === 'none' ? null : lossShareOf(run),
    weights: await weightsOf(run, experiment),
  };
};
