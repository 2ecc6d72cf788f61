import { findLaw, LAWS } from '../data/index.ts';
import { findMethod, METHODS } from '../methods/index.ts';
import {
  type ChoiceParam,
  choice,
  defaultsOf,
  type IntegerParam,
  integer,
  type Param,
  type ParamsOf,
  type ParamValue,
  type Schema,
} from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { FIXED_GROUPS, type FixedGroup, type GroupId, LAB_GROUPS } from './groups.ts';

type Chosen = { readonly id: string } & Readonly<Record<string, ParamValue>>;

/**
 * The whole description of a run: what a link, a file, the command line and the worker exchange. Plain data, immutable,
 * always complete and in range; only decode functions and `withValue` make one.
 */
export type Experiment = {
  readonly version: 1;
  readonly seed: number;
  readonly data: Chosen;
  readonly method: Chosen;
} & { readonly [G in FixedGroup]: ParamsOf<(typeof FIXED_GROUPS)[G]> };

export const MAX_SEED = 4294967295;

const seedParam: IntegerParam = integer({
  label: text('Seed', 'シード'),
  help: text('Every random number of the run follows from it.', '学習で使う乱数はすべてこの値から決まります。'),
  min: 0,
  max: MAX_SEED,
  default: 7,
});

const lawParam: ChoiceParam = choice({
  label: text('Data', 'データ'),
  help: text('The law that is learned, or sampled from.', '学習またはサンプリングの対象となる分布。'),
  options: LAWS.map((law) => ({ value: law.id, label: law.title, help: law.summary })),
  default: (LAWS[0] as { id: string }).id,
});

const methodParam: ChoiceParam = choice({
  label: text('Method', '手法'),
  help: text('What is trained or moved, and by which rule.', '何を、どの規則に従って学習・移動させるか。'),
  options: METHODS.map((method) => ({ value: method.id, label: method.title, help: method.summary })),
  default: (METHODS[0] as { id: string }).id,
});

/** Schema of a group as it applies to this experiment. */
export function schemaOf(experiment: Experiment, group: GroupId): Schema {
  if (group === 'data') return findLaw(experiment.data.id).params;
  if (group === 'method') return findMethod(experiment.method.id).params;
  return FIXED_GROUPS[group];
}

/** Every group that some experiment has. */
export const GROUPS: readonly GroupId[] = ['data', 'method', ...(Object.keys(FIXED_GROUPS) as FixedGroup[])];

const groupsOfMethod = (id: string): readonly GroupId[] => LAB_GROUPS[findMethod(id).lab];

/** Groups of settings of this experiment, which depend on the lab of its method. */
export const groupsOf = ({ method }: Pick<Experiment, 'method'>): readonly GroupId[] => [
  'data',
  'method',
  ...groupsOfMethod(method.id),
];

/** Declaration behind a dotted key such as `penalty.weight`; undefined for `seed`, `data.id`, `method.id` and junk. */
export function paramOf(experiment: Experiment, key: string): Param | undefined {
  const [group, name, ...rest] = key.split('.');
  if (group === undefined || name === undefined || rest.length > 0) return undefined;
  if (!groupsOf(experiment).includes(group as GroupId)) return undefined;
  const schema = schemaOf(experiment, group as GroupId);
  return Object.hasOwn(schema, name) ? schema[name] : undefined;
}

/** As `paramOf`, but `seed` and the two choices have a declaration as well: for codecs and messages. */
export function declarationOf(experiment: Experiment, key: string): Param | undefined {
  if (key === 'seed') return seedParam;
  if (key === 'data.id') return lawParam;
  return key === 'method.id' ? methodParam : paramOf(experiment, key);
}

/** Every dotted key of this experiment in display order, `seed` and the two choices included. */
export function keysOf(experiment: Experiment): string[] {
  const keys = ['seed'];
  for (const group of groupsOf(experiment)) {
    if (group === 'data' || group === 'method') keys.push(`${group}.id`);
    for (const name of Object.keys(schemaOf(experiment, group))) keys.push(`${group}.${name}`);
  }
  return keys;
}

/**
 * Value at a dotted key; of a group that the lab of the method lacks, its default. Throws a RangeError for a key that does not
 * exist: callers ask only for declared keys.
 */
export function valueAt(experiment: Experiment, key: string): ParamValue {
  if (key === 'seed') return experiment.seed;
  const [group = '', name = '', ...rest] = key.split('.');
  if (GROUPS.includes(group as GroupId) && rest.length === 0) {
    const values = experiment[group as GroupId] as Readonly<Record<string, ParamValue>>;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined) return value;
  }
  throw new RangeError(`no such setting: ${key}`);
}

/** The experiment with another method at its defaults; what only the lab of the former one has goes back to its defaults. */
function withMethod(experiment: Experiment, id: string): Experiment {
  const has = groupsOfMethod(id);
  const gone = groupsOfMethod(experiment.method.id).filter((group) => !has.includes(group)) as FixedGroup[];
  const restored = Object.fromEntries(gone.map((group) => [group, defaultsOf(FIXED_GROUPS[group] as Schema)]));
  return { ...experiment, ...restored, method: methodDefaults(id) };
}

/** The experiment with one value changed. Choosing a law or a method resets that group to its defaults. */
export function withValue(experiment: Experiment, key: string, value: ParamValue): Experiment {
  if (key === 'seed') return { ...experiment, seed: value as number };
  if (key === 'data.id') return { ...experiment, data: lawDefaults(value as string) };
  if (key === 'method.id') return withMethod(experiment, value as string);
  if (!paramOf(experiment, key)) throw new RangeError(`no such setting: ${key}`);
  const [group, name] = key.split('.') as [GroupId, string];
  return { ...experiment, [group]: { ...experiment[group], [name]: value } };
}

/** Prefix of the parameters that belong to a method. */
const OWN = 'method.';

/**
 * Settings that a law and a method recommend together. The law knows the size of the networks and has the last word, also
 * about parameters of a method, of which those count that this method has.
 */
function recommended(lawId: string, methodId: string): Readonly<Record<string, ParamValue>> {
  const { recommends, params } = findMethod(methodId);
  const groups = groupsOfMethod(methodId);
  const exists = (name: string): boolean =>
    name.startsWith(OWN)
      ? Object.hasOwn(params, name.slice(OWN.length))
      : name.startsWith('data.') || groups.includes(name.split('.')[0] as GroupId);
  const byLaw = Object.entries(findLaw(lawId).recommends ?? {}).filter(([name]) => exists(name));
  return { ...recommends, ...Object.fromEntries(byLaw) };
}

/**
 * What picking another law or method changes: the choice itself and the settings that both recommend, as far as the
 * choice makes a difference to them; what only the law or method of `from` recommends goes back to its default. Links,
 * files and the command line read the choices the same way, so they need to name only what differs from that.
 */
export function changesOfChoice(
  key: 'data.id' | 'method.id',
  id: string,
  from?: Experiment,
): Readonly<Record<string, ParamValue>> {
  const law = key === 'data.id' ? id : (from?.data.id ?? lawParam.default);
  const method = key === 'method.id' ? id : (from?.method.id ?? methodParam.default);
  const after = recommended(law, method);
  const before = from ? recommended(from.data.id, from.method.id) : {};
  const chosen = from && withValue(from, key, id);
  const restored = Object.keys(before).flatMap((name) => {
    // Another method starts from its own parameters anyway.
    const isGone = name in after || (key === 'method.id' && name.startsWith(OWN));
    const param = chosen && !isGone ? paramOf(chosen, name) : undefined;
    return param ? [[name, param.default] as const] : [];
  });
  // Another law leaves alone what it has no part in: a method's settings may have been changed by hand.
  const applied = key === 'method.id' ? after : differing(after, before);
  return { [key]: id, ...Object.fromEntries(restored), ...applied };
}

const differing = (
  after: Readonly<Record<string, ParamValue>>,
  before: Readonly<Record<string, ParamValue>>,
): Readonly<Record<string, ParamValue>> =>
  Object.fromEntries(Object.entries(after).filter(([name, value]) => before[name] !== value));

/** Several changes in order: choices first, so that their parameters exist. */
export function withValues(experiment: Experiment, changes: Readonly<Record<string, ParamValue>>): Experiment {
  const order = Object.entries(changes).sort(([a], [b]) => Number(b.endsWith('.id')) - Number(a.endsWith('.id')));
  return order.reduce((result, [key, value]) => withValue(result, key, value), experiment);
}

/** Changes as a person makes them: what picking another law or method brings along, and over it all that is named. */
export function asPicked(
  experiment: Experiment,
  changes: Readonly<Record<string, ParamValue>>,
): Readonly<Record<string, ParamValue>> {
  const picked: Record<string, ParamValue> = {};
  for (const key of ['data.id', 'method.id'] as const) {
    const base = withValues(experiment, picked);
    const id = changes[key] ?? valueAt(base, key);
    if (id !== valueAt(base, key)) Object.assign(picked, changesOfChoice(key, String(id), base));
  }
  return { ...picked, ...changes };
}

/** True if the change can be applied to a running experiment without restarting it. */
export function isLive(experiment: Experiment, key: string): boolean {
  return paramOf(experiment, key)?.live ?? false;
}

const lawDefaults = (id: string): Chosen => ({ ...defaultsOf(findLaw(id).params), id });
const methodDefaults = (id: string): Chosen => ({ ...defaultsOf(findMethod(id).params), id });

/** Every setting at its declared default, with the first law and the first method. */
export function defaultExperiment(): Experiment {
  const groups = Object.fromEntries(Object.entries(FIXED_GROUPS).map(([id, schema]) => [id, defaultsOf(schema)]));
  return {
    version: 1,
    seed: seedParam.default,
    data: lawDefaults(lawParam.default),
    method: methodDefaults(methodParam.default),
    ...(groups as { [G in FixedGroup]: ParamsOf<(typeof FIXED_GROUPS)[G]> }),
  };
}
