import type { Bounds, Law } from '../../data/law.ts';
import { createMixture } from '../../math/mixture.ts';
import type { Target } from '../../math/rivals.ts';
import { key, normal } from '../../math/rng.ts';
import { readSpline } from '../../math/spline.ts';
import { findMethod } from '../../methods/index.ts';
import type { Learnt } from '../../methods/sampler/contract.ts';
import { text } from '../../schema/text.ts';
import { gridPoints } from '../frames.ts';
import type { TrainingRun } from '../run.ts';
import { levelsOf, smoothingOf } from '../sampler/levels.ts';
import { targetLevels } from '../target.ts';
import { type Measure, type Reading, unavailable } from './contract.ts';
import { generatedPoints } from './subjects.ts';

export interface LearntScoreOptions {
  /** Index among the noise levels, least first; the least if absent. */
  readonly level?: number;
  /** Window; the law's if absent. */
  readonly bounds?: Bounds;
  /** Cells along x; 40 if absent. Cells are about square. */
  readonly columns?: number;
  /** Samples of the sampler at every level; 400 if absent. */
  readonly points?: number;
}

/** Scores on the cells of a window, row by row from yMin, per unit of length. */
export interface LearntScoreReading extends Reading {
  /** σ of every level, data units, least first. */
  readonly levels: Float64Array;
  /** Index of the one that is looked at. */
  readonly level: number;
  /** τ, by which the target is smoothed to match it: τ² = σ² − σ₁². */
  readonly smoothing: number;
  readonly bounds: Bounds;
  readonly columns: number;
  readonly rows: number;
  /** S(x, σ) of the network and ∇log q_τ of the target [cells, 2]. */
  readonly learnt: Float32Array;
  readonly target: Float32Array;
  /** log q_τ on the cells, up to a constant. */
  readonly logDensity: Float32Array;
  /** Samples of the sampler with the noise of this level, x0, y0, x1, y1, … */
  readonly samples: Float32Array;
  /** √(E‖S − ∇log q_τ‖² / E‖∇log q_τ‖²) over the samples with the noise of each level. */
  readonly errors: Float64Array;
}

const COLUMNS = 40;
const MOST_COLUMNS = 96;
const POINTS = 400;

const noScore = text(
  'No score is learnt here: choose Denoising Fisher Training or another sampler of a density.',
  'この手法はスコアを学習しません。DFT など、密度のサンプラーを選ぶと使えます。',
);

/** The target smoothed by each τ in float64: in closed form for sums of Gaussians, by the tables that training reads for formulas. */
function smoothedTargets({ potential, logDensity, score }: Law, taus: readonly number[]): readonly Target[] | null {
  if (!potential || !logDensity || !score) return null;
  if (potential.kind === 'mixture') {
    return taus.map((tau) =>
      createMixture(
        potential.components.map((c) => ({ ...c, stdX: Math.hypot(c.stdX, tau), stdY: Math.hypot(c.stdY, tau) })),
      ),
    );
  }
  const { tables } = targetLevels(potential, taus);
  if (!tables) return taus.map(() => ({ logDensity, score }));
  return taus.map((_, level) => {
    const { value, score } = readSpline(tables, level);
    return { logDensity: value, score };
  });
}

const pairs = <T>(points: Float32Array, use: (x: number, y: number) => T): T[] =>
  Array.from({ length: points.length >> 1 }, (_, i) => use(points[2 * i] as number, points[2 * i + 1] as number));

/** The learnt score at points with noise σ: what the network says, or the target's less that where it learns the difference. */
async function learntAt(
  run: TrainingRun,
  learns: Learnt,
  points: Float32Array,
  { sigma, target }: { readonly sigma: number; readonly target: Float32Array },
): Promise<Float32Array> {
  const inputs = Float32Array.from(pairs(points, (x, y) => [x, y, sigma]).flat());
  const said = await run.execution.probe('score', inputs, 3);
  return learns === 'difference' ? said.map((value, i) => (target[i] as number) - value) : said;
}

const scoreOf = ({ score }: Target, points: Float32Array): Float32Array =>
  Float32Array.from(pairs<readonly number[]>(points, score).flat());

/** Root of the squared length of a difference over that of what it should be. */
function relativeError(learnt: Float32Array, target: Float32Array): number {
  let [difference, length] = [0, 0];
  for (let i = 0; i < target.length; i++) {
    difference += ((learnt[i] as number) - (target[i] as number)) ** 2;
    length += (target[i] as number) ** 2;
  }
  return Math.sqrt(difference / length);
}

/** The score that a sampler has learnt of its own samples beside that of the target, which it should be in the end. */
export const learntScore: Measure<LearntScoreOptions, LearntScoreReading> = async (run, options) => {
  const { law, experiment } = run;
  const method = findMethod(experiment.method.id);
  if (method.lab !== 'sampler' || method.learns === 'nothing') return unavailable(noScore);
  const levels = levelsOf(experiment.sampler);
  const taus = smoothingOf(levels);
  const targets = smoothedTargets(law, taus);
  if (!targets) return unavailable(noScore);
  const shown = await generatedPoints(run, options.points ?? POINTS);
  if ('available' in shown) return shown;
  const noise = normal(key(experiment.seed, 'score/noise'), shown.length);
  // What the sampler shows has the least noise already.
  const noisy = taus.map((tau) => shown.map((value, i) => value + tau * (noise[i] as number)));
  const errors = new Float64Array(levels.length);
  for (const [i, points] of noisy.entries()) {
    const at = { sigma: levels[i] as number, target: scoreOf(targets[i] as Target, points) };
    errors[i] = relativeError(await learntAt(run, method.learns, points, at), at.target);
  }
  const level = Math.min(levels.length - 1, Math.max(0, Math.floor(options.level ?? 0) || 0));
  const target = targets[level] as Target;
  const { bounds = law.bounds } = options;
  const columns = Math.min(MOST_COLUMNS, Math.max(1, Math.floor(options.columns ?? COLUMNS) || COLUMNS));
  const aspect = (bounds.yMax - bounds.yMin) / (bounds.xMax - bounds.xMin);
  const rows = Math.min(2 * columns, Math.max(1, Math.round(columns * aspect)));
  const cells = gridPoints(bounds, columns, rows);
  const onCells = { sigma: levels[level] as number, target: scoreOf(target, cells) };
  return {
    available: true,
    levels: Float64Array.from(levels),
    level,
    smoothing: taus[level] as number,
    bounds,
    columns,
    rows,
    learnt: await learntAt(run, method.learns, cells, onCells),
    target: onCells.target,
    logDensity: Float32Array.from(pairs(cells, target.logDensity)),
    samples: noisy[level] as Float32Array,
    errors,
  };
};
