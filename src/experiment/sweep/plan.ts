import { decodeValue, encodeValue } from '../../schema/codec.ts';
import { text } from '../../schema/text.ts';
import { visible } from '../../schema/visible.ts';
import { availability } from '../availability.ts';
import {
  changesOfChoice,
  declarationOf,
  type Experiment,
  MAX_SEED,
  valueAt,
  withValue,
  withValues,
} from '../experiment.ts';
import { SweepError } from './refusal.ts';

/** Runs of one sweep at most: their results are held in memory together. */
export const MAX_UNITS = 200_000;
export const MAX_STEPS = 100_000_000;

/** A setting and the values it takes, as a link would say them. */
export interface SweepAxis {
  readonly key: string;
  readonly values: readonly string[];
}

/** One experiment with one or two settings at several values, each with several seeds. */
export interface SweepPlan {
  /** What it was begun from, e.g. the id of a preset. */
  readonly id: string;
  readonly base: Experiment;
  /** One axis, or two. */
  readonly axes: readonly SweepAxis[];
  readonly seeds: number;
  readonly firstSeed: number;
  readonly steps: number;
  readonly engine: string;
  /** Points of the grid that are run, in their order; all of them if absent. */
  readonly only?: readonly number[];
}

/** Settings that bring others along, which an axis of those others is then set on top of. */
const isChoice = (key: string): key is 'data.id' | 'method.id' => key === 'data.id' || key === 'method.id';

/** One value of an axis in force. Throws a SweepError for a key or a value that does not exist there. */
function withText(experiment: Experiment, key: string, given: string): Experiment {
  const param = declarationOf(experiment, key);
  if (!param || key === 'seed') {
    throw new SweepError(
      text(
        `${visible(key)}: no such setting for ${experiment.method.id} on ${experiment.data.id}`,
        `${visible(key)}：${experiment.data.id} での ${experiment.method.id} にこの設定はありません`,
      ),
    );
  }
  const { value, notice } = decodeValue(param, given);
  if (notice) {
    throw new SweepError(
      text(
        `${key}=${visible(given)}: allowed is ${notice.allowed ?? ''}`,
        `${key}=${visible(given)}：指定できる値は ${notice.allowed ?? ''} です`,
      ),
    );
  }
  if (!isChoice(key)) return withValue(experiment, key, value);
  const id = String(value);
  return valueAt(experiment, key) === id ? experiment : withValues(experiment, changesOfChoice(key, id, experiment));
}

/** Number of points of the grid, whether they are run or not. */
export const gridSize = ({ axes }: Pick<SweepPlan, 'axes'>): number =>
  axes.reduce((product, { values }) => product * values.length, 1);

/** Points that are run, as places in the grid: the last axis counts fastest. */
export const pointsOf = (plan: SweepPlan): readonly number[] =>
  plan.only ?? Array.from({ length: gridSize(plan) }, (_, point) => point);

/** Value of every axis at a point of the grid. */
export function valuesAt({ axes }: Pick<SweepPlan, 'axes'>, point: number): readonly string[] {
  let rest = point;
  return [...axes]
    .reverse()
    .map(({ values }) => {
      const value = values[rest % values.length] as string;
      rest = Math.floor(rest / values.length);
      return value;
    })
    .reverse();
}

/** The experiment at a point, with the seed of the base. Throws a SweepError. */
export function experimentAt(plan: Pick<SweepPlan, 'base' | 'axes'>, point: number): Experiment {
  const values = valuesAt(plan, point);
  const assigned = plan.axes.map(({ key }, i) => [key, values[i] as string] as const);
  const inOrder = [...assigned.filter(([key]) => isChoice(key)), ...assigned.filter(([key]) => !isChoice(key))];
  return inOrder.reduce((experiment, [key, value]) => withText(experiment, key, value), plan.base);
}

const whole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

/** A plan that can be run: every point exists, and every axis has an effect somewhere. Throws a SweepError that says what is wrong. */
export function checkedPlan(plan: SweepPlan): SweepPlan {
  const { axes, seeds, steps, firstSeed } = plan;
  if (axes.length < 1 || axes.length > 2 || new Set(axes.map(({ key }) => key)).size !== axes.length) {
    throw new SweepError(
      text('one or two different settings are swept', '変化させる設定は 1 つか、異なる 2 つにしてください'),
    );
  }
  const count = pointsOf(plan).length * seeds;
  if (!whole(seeds, 1, 1_000) || !whole(steps, 1, MAX_STEPS) || !whole(firstSeed, 0, MAX_SEED - seeds + 1)) {
    throw new SweepError(
      text('seeds are 1…1,000, steps a whole number above 0', 'シードは 1～1,000 個、ステップ数は 1 以上の整数です'),
    );
  }
  if (count > MAX_UNITS) {
    throw new SweepError(
      text(
        `${count.toLocaleString('en-US')} runs; at most ${MAX_UNITS.toLocaleString('en-US')}`,
        `${count.toLocaleString('ja-JP')} 回の学習になります。上限は ${MAX_UNITS.toLocaleString('ja-JP')} 回です`,
      ),
    );
  }
  if (plan.only?.some((point) => !whole(point, 0, gridSize(plan) - 1))) {
    throw new SweepError(text('a point lies outside the grid', '格子の外の点が指定されています'));
  }
  const experiments = pointsOf(plan).map((point) => experimentAt(plan, point));
  for (const { key } of axes) {
    const reasons = experiments.map((experiment) => availability(experiment).get(key)?.reason);
    const [reason] = reasons;
    if (reason && reasons.every((each) => each !== undefined)) {
      throw new SweepError(text(`${key} has no effect: ${reason.en}`, `${key} は効果がありません：${reason.ja}`));
    }
  }
  return plan;
}

/** Axis as values that are written alike: `0.50` is `0.5`. Values that are not allowed are left to `checkedPlan`. */
export function axisOf(base: Experiment, key: string, values: readonly string[]): SweepAxis {
  const param = declarationOf(base, key);
  const written = values.map((given) => {
    const decoded = param && decodeValue(param, given);
    return decoded && !decoded.notice ? encodeValue(decoded.value) : given;
  });
  return { key, values: [...new Set(written)] };
}
