import type { Bounds } from '../../data/law.ts';
import { logitsAt, sigmoid } from '../../math/kernelGan.ts';
import type { Smoother } from '../../math/smoother.ts';
import { criticOf } from '../../methods/index.ts';
import { type Text, text } from '../../schema/text.ts';
import { gridPoints } from '../frames.ts';
import type { Measure, Reading } from './contract.ts';
import { affordable, type ChosenBandwidth, chooseBandwidth, pairsOf, shapeOf } from './subjects.ts';

export interface ClosedFormOptions {
  /** As in the force view. */
  readonly bandwidth?: number;
  /** Window; the law's if absent. */
  readonly bounds?: Bounds;
  /** Cells along x; 48 if absent. Cells are about square. */
  readonly columns?: number;
  /** Points of each kind behind D̂; 192 if absent, fewer for kernels that cost more than the Gaussian. */
  readonly points?: number;
}

/** Probabilities of being real on the cells of a window, row by row from yMin. */
export interface ClosedFormReading extends Reading, ChosenBandwidth {
  readonly smoother: Smoother;
  readonly bounds: Bounds;
  readonly columns: number;
  readonly rows: number;
  /** D̂ of the two kernel density estimates. */
  readonly closedForm: Float32Array;
  /** D = σ(logit) of the critic network; null where there is none to compare, with the reason. */
  readonly learned: Float32Array | null;
  readonly noLearned?: Text;
  /** learned − closedForm. */
  readonly difference: Float32Array | null;
  /** Mean of |difference| over the window, weighted by p̂_r + p̂_θ: how far apart they are where points are. */
  readonly meanDifference: number | null;
}

const COLUMNS = 48;
const POINTS = 192;

const REASONS = {
  none: text(
    'This method has no critic network: its discriminator is the closed form.',
    'この手法に識別器のネットワークはありません。識別器は閉形式そのものです。',
  ),
  score: text(
    'This critic outputs a score, not a probability: choose a method whose critic tells real from generated.',
    'この識別器は確率でなくスコアを出します。本物かどうかを判別する手法を選んでください。',
  ),
} as const;

/** The critic that was trained beside the one that theory gives, at equal bandwidth. */
export const closedForm: Measure<ClosedFormOptions, ClosedFormReading> = async (run, options) => {
  const shape = shapeOf(run.trained);
  const pairs = await pairsOf(run, options.points ?? affordable(POINTS, shape.smoother));
  if ('available' in pairs) return pairs;
  const chosen = chooseBandwidth(run, pairs, options.bandwidth);
  const { bounds = run.law.bounds } = options;
  const columns = Math.max(1, Math.floor(options.columns ?? COLUMNS));
  const aspect = (bounds.yMax - bounds.yMin) / (bounds.xMax - bounds.xMin);
  const rows = Math.min(2 * columns, Math.max(1, Math.round(columns * aspect)));
  const cells = gridPoints(bounds, columns, rows);
  const theory = logitsAt(cells, pairs, { ...shape, bandwidth: chosen.bandwidth });
  const closed = Float32Array.from(theory.logits, sigmoid);
  const critic = criticOf(run.experiment.method.id);
  const common = {
    available: true as const,
    ...chosen,
    smoother: shape.smoother,
    bounds,
    columns,
    rows,
    closedForm: closed,
  };
  if (critic !== 'logit') {
    return { ...common, learned: null, noLearned: REASONS[critic ?? 'none'], difference: null, meanDifference: null };
  }
  const learned = (await run.execution.probe('criticise', cells, 2)).map(sigmoid);
  const difference = learned.map((value, i) => value - (closed[i] as number));
  let weighted = 0;
  let weights = 0;
  for (let i = 0; i < difference.length; i++) {
    const weight = Math.exp(theory.logReal[i] as number) + Math.exp(theory.logGenerated[i] as number);
    weights += weight;
    weighted += weight * Math.abs(difference[i] as number);
  }
  // A window far from all points has no weight anywhere.
  return { ...common, learned, difference, meanDifference: weights > 0 ? weighted / weights : null };
};
