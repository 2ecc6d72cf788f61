import { criticOf, findMethod } from '../methods/index.ts';
import type { ParamValue } from '../schema/param.ts';
import type { Text } from '../schema/text.ts';
import { CRITIC_OFF, criticKeys, fixedBy, noCritic, partsRuledOut } from './availability/method.ts';
import { insteadOf, ruledOut } from './availability/options.ts';
import { lacksLogit } from './availability/penalty.ts';
import { RULES } from './availability/rules.ts';
import { type Experiment, keysOf, paramOf, withValues } from './experiment.ts';

/** A setting that the others rule out. */
export interface Availability {
  readonly enabled: false;
  /** Why, and what would enable it. */
  readonly reason: Text;
  /** Value in force instead of the stored one, where the method decides it. */
  readonly fixedValue?: ParamValue;
}

/** What the method makes of the settings: what it fixes is fixed, and parts that it cannot use are off. */
function byMethod(experiment: Experiment): Experiment {
  const method = findMethod(experiment.method.id);
  const off = partsRuledOut(method).flatMap(({ off: part }) => (part && paramOf(experiment, part[0]) ? [part] : []));
  return withValues(experiment, {
    ...(lacksLogit(experiment) && { 'penalty.kind': 'none' }),
    ...(criticOf(method.id) === 'none' && CRITIC_OFF),
    ...Object.fromEntries(off),
    ...method.fixes,
  });
}

declare const TRAINED: unique symbol;

/** An experiment as it is trained. What draws, measures or tells takes it, so that it cannot go by what is merely stored. */
export type Trained = Experiment & { readonly [TRAINED]: true };

const trainedAs = new WeakMap<Experiment, Trained>();

/** The experiment as it is trained: by its method's rules, and with values in place of those that are ruled out. */
export function effective(experiment: Experiment): Trained {
  const known = trainedAs.get(experiment);
  if (known) return known;
  const ruled = byMethod(experiment);
  const trained = withValues(ruled, insteadOf(ruled)) as Trained;
  trainedAs.set(experiment, trained);
  return trained;
}

/** Values of choices that other settings rule out, by dotted key, each with a reason; the choice itself stays open. */
export const optionsRuledOut = (experiment: Experiment): ReadonlyMap<string, ReadonlyMap<string, Text>> =>
  ruledOut(byMethod(experiment));

/** Settings that have no effect now, by dotted key, each with a reason. Keys that are missing are enabled. */
export function availability(experiment: Experiment): ReadonlyMap<string, Availability> {
  const method = findMethod(experiment.method.id);
  const inForce = effective(experiment);
  const found = new Map<string, Availability>();
  const instead = insteadOf(byMethod(experiment));
  const disable = (keys: readonly string[], reason: Text, fixed: Readonly<Record<string, ParamValue>> = {}): void => {
    for (const key of keys) {
      const fixedValue = fixed[key] ?? instead[key];
      if (!found.has(key)) found.set(key, { enabled: false, reason, ...(fixedValue !== undefined && { fixedValue }) });
    }
  };
  disable(Object.keys(method.fixes), fixedBy(method), method.fixes);
  for (const { keys, off, reason } of partsRuledOut(method)) disable(keys, reason, off ? { [off[0]]: off[1] } : {});
  if (criticOf(method.id) === 'none') disable(criticKeys(keysOf(experiment)), noCritic, CRITIC_OFF);
  for (const { keys, unless, reason } of RULES) if (!unless(inForce, experiment)) disable(keys, reason);
  const known = new Set(keysOf(experiment));
  return new Map([...found].filter(([key]) => known.has(key)));
}
