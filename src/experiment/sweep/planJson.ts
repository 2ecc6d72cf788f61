import { text } from '../../schema/text.ts';
import { visible } from '../../schema/visible.ts';
import { experimentFromJson, plainExperiment } from '../json.ts';
import { checkedPlan, type SweepAxis, type SweepPlan } from './plan.ts';
import { MAX_VALUES } from './range.ts';
import { SweepError } from './refusal.ts';

const FORMAT = 'modescope-sweep-plan';
const VERSION = 1;

/** A plan as plain data: its base without the groups that its method lacks. */
export const planJson = ({ base, ...rest }: SweepPlan): Readonly<Record<string, unknown>> => ({
  format: FORMAT,
  version: VERSION,
  ...rest,
  base: plainExperiment(base),
});

const damaged = (what: string): SweepError =>
  new SweepError(text(`not a sweep: ${what}`, `スイープのデータではありません：${what}`));

type Given = Readonly<Record<string, unknown>>;

const isObject = (given: unknown): given is Given =>
  typeof given === 'object' && given !== null && !Array.isArray(given);

function numberIn(given: Given, key: string): number {
  const value = given[key];
  if (typeof value !== 'number' || !Number.isInteger(value)) throw damaged(key);
  return value;
}

function axisIn(given: unknown): SweepAxis {
  if (!isObject(given) || typeof given.key !== 'string' || !Array.isArray(given.values)) throw damaged('axes');
  const { key, values } = given;
  if (values.length < 1 || values.length > MAX_VALUES || !values.every((value) => typeof value === 'string')) {
    throw damaged(visible(key));
  }
  return { key, values: values as string[] };
}

function onlyIn({ only }: Given): readonly number[] | undefined {
  if (only === undefined) return undefined;
  const isList = Array.isArray(only) && only.length > 0 && only.length <= MAX_VALUES ** 2;
  if (!isList || !only.every(Number.isInteger) || new Set(only).size !== only.length) throw damaged('only');
  return only as number[];
}

/** Reads a plan from a file. Throws a SweepError for what is none, is of another version, or could not be run. */
export function planFromJson(given: unknown): SweepPlan {
  if (!isObject(given) || given.format !== FORMAT) throw damaged('format');
  if (given.version !== VERSION) {
    throw new SweepError(
      text(
        `a plan of version ${visible(String(given.version))}; this program reads ${VERSION}`,
        `計画のバージョンは ${visible(String(given.version))} ですが、読めるのは ${VERSION} です`,
      ),
    );
  }
  const { id, axes, engine } = given;
  if (typeof id !== 'string' || typeof engine !== 'string' || !Array.isArray(axes) || axes.length > 2) {
    throw damaged('plan');
  }
  const { experiment, notices } = experimentFromJson(given.base);
  const [notice] = notices;
  if (notice) throw damaged(`base: ${visible(notice.key)}: ${notice.kind}`);
  const only = onlyIn(given);
  return checkedPlan({
    id: id.slice(0, 200),
    base: experiment,
    axes: axes.map(axisIn),
    seeds: numberIn(given, 'seeds'),
    firstSeed: numberIn(given, 'firstSeed'),
    steps: numberIn(given, 'steps'),
    engine,
    ...(only && { only }),
  });
}
