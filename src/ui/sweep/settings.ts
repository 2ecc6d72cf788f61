import { availability } from '../../experiment/availability.ts';
import { declarationOf, type Experiment, keysOf, valueAt } from '../../experiment/experiment.ts';
import { presetExperiment } from '../../experiment/presets/contract.ts';
import { PRESETS } from '../../experiment/presets/index.ts';
import { axisOf, checkedPlan, type SweepPlan } from '../../experiment/sweep/plan.ts';
import { valuesOf } from '../../experiment/sweep/range.ts';
import { controls } from '../../i18n/controls.ts';
import { encodeValue } from '../../schema/codec.ts';
import type { Text } from '../../schema/text.ts';

/** The engine of every sweep: its bits are the same in every browser and on the command line. */
export const SWEEP_ENGINE = 'compiled-wasm-strict';

/** Steps of a sweep to begin with: what shows a difference and takes no minute. */
const STEPS = 2_000;

/** A setting that can be an axis. */
export interface Setting {
  readonly key: string;
  readonly group: Text | null;
  readonly label: Text;
}

const own = <T extends object>(texts: T, key: string): Text | null =>
  Object.hasOwn(texts, key) ? (texts[key as keyof T] as Text) : null;

/** Settings of an experiment that have an effect on it and one value each. */
export function settingsOf(experiment: Experiment): readonly Setting[] {
  const ruledOut = availability(experiment);
  return keysOf(experiment).flatMap((key) => {
    const param = declarationOf(experiment, key);
    if (!param || key === 'seed' || ruledOut.has(key)) return [];
    if (!['number', 'integer', 'choice', 'toggle'].includes(param.kind)) return [];
    const [group = ''] = key.split('.');
    return [{ key, group: own(controls.parts, group) ?? own(controls.groups, group), label: param.label }];
  });
}

/** What is typed into the form. */
export interface Draft {
  readonly id: string;
  readonly base: Experiment;
  readonly across: { readonly key: string; readonly typed: string };
  readonly down: { readonly key: string; readonly typed: string };
  readonly seeds: number;
  readonly steps: number;
}

/** Values round the present one: half and double of a number, both of a switch, all of a choice. */
export function suggestedValues(experiment: Experiment, key: string): string {
  const param = declarationOf(experiment, key);
  if (!param) return '';
  if (param.kind === 'toggle') return '0, 1';
  if (param.kind === 'choice')
    return param.options
      .map(({ value }) => value)
      .slice(0, 6)
      .join(', ');
  const value = Number(valueAt(experiment, key));
  if (param.kind !== 'number' && param.kind !== 'integer') return '';
  const around =
    value === 0 ? [param.min, (param.min + param.max) / 4, (param.min + param.max) / 2] : [value / 2, value, 2 * value];
  const whole = (each: number): number => (param.kind === 'integer' ? Math.round(each) : Number(each.toPrecision(6)));
  const inRange = around.map((each) => whole(Math.min(param.max, Math.max(param.min, each))));
  return [...new Set(inRange)].map((each) => encodeValue(each)).join(', ');
}

/** A draft of what is trained now: the first number that matters across, with a curve. */
export function draftOf(base: Experiment, id: string): Draft {
  const settings = settingsOf(base);
  const wanted = ['smoothing.bandwidth', 'penalty.weight', 'generatorOptimiser.rate'];
  const key = wanted.find((each) => settings.some((setting) => setting.key === each)) ?? settings[0]?.key ?? '';
  return {
    id,
    base,
    across: { key, typed: suggestedValues(base, key) },
    down: { key: '', typed: '' },
    seeds: 3,
    steps: STEPS,
  };
}

/** How wide a kernel and how slow its annealing, on the ring: the question that the laboratory began with. */
export function exampleDraft(): Draft {
  const preset = PRESETS.find(({ id }) => id === 'rescue') as (typeof PRESETS)[number];
  return {
    id: preset.id,
    base: presetExperiment(preset),
    across: { key: 'smoothing.bandwidth', typed: '0.25, 0.5, 1, 2' },
    down: { key: 'smoothing.duration', typed: '1000, 2000, 4000' },
    seeds: 3,
    steps: 4_000,
  };
}

/** The plan of a draft. Throws a SweepError that says what is wrong with it. */
export function planOf({ id, base, across, down, seeds, steps }: Draft): SweepPlan {
  const axes = [down, across]
    .filter(({ key }) => key !== '')
    .map(({ key, typed }) => axisOf(base, key, valuesOf(typed)));
  return checkedPlan({ id, base, axes, seeds, firstSeed: base.seed, steps, engine: SWEEP_ENGINE });
}

/** Values of a plan as a draft has them. */
export function draftOfPlan({ id, base, axes, seeds, steps }: SweepPlan): Draft {
  const [down, across] = axes.length === 2 ? axes : [undefined, axes[0]];
  const typed = (axis: typeof across) => ({ key: axis?.key ?? '', typed: axis?.values.join(', ') ?? '' });
  return { id, base, across: typed(across), down: typed(down), seeds, steps };
}

/** Values between a value and its neighbours on an axis of numbers, as many as before: where to look closer. */
export function finer(values: readonly string[], at: string): string {
  const numbers = values.map(Number);
  const i = values.indexOf(at);
  if (i < 0 || !numbers.every(Number.isFinite)) return values.join(', ');
  const low = numbers[Math.max(0, i - 1)] as number;
  const high = numbers[Math.min(numbers.length - 1, i + 1)] as number;
  const isLog = low > 0 && high / low >= 3;
  return low < high ? `${Number(low.toPrecision(6))}..${Number(high.toPrecision(6))}/5${isLog ? ' log' : ''}` : at;
}
