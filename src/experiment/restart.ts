import { sameValue } from '../schema/codec.ts';
import type { ParamValue } from '../schema/param.ts';
import { type Experiment, isLive, keysOf, valueAt } from './experiment.ts';

/** How to get a running experiment from one state of its settings to another. */
export interface Difference {
  /** Values of `to` by dotted key, `seed` and choices included; `withValues(from, changes)` is `to`. */
  readonly changes: Readonly<Record<string, ParamValue>>;
  /** True if at least one change cannot be made while the run goes on. */
  readonly restart: boolean;
}

/** What is different in `to`. With another law or method, every parameter of the new one is named. */
export function difference(from: Experiment, to: Experiment): Difference {
  const chosenAnew = (key: string): boolean =>
    (key.startsWith('data.') && from.data.id !== to.data.id) ||
    (key.startsWith('method.') && from.method.id !== to.method.id);
  const changed = keysOf(to).filter((key) => chosenAnew(key) || !sameValue(valueAt(from, key), valueAt(to, key)));
  return {
    changes: Object.fromEntries(changed.map((key) => [key, valueAt(to, key)])),
    restart: changed.some((key) => !isLive(to, key)),
  };
}
