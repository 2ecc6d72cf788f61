import { encodeValue } from '../schema/codec.ts';
import { changesOfChoice, type Experiment, valueAt, withValues } from './experiment.ts';
import { difference } from './restart.ts';

/** Key that says that a link holds two runs; the second one, B, has the settings of the first but those whose keys begin with `b.`. */
export const TWIN_KEY = 'vs';
export const TWIN_PREFIX = 'b.';

const CHOICES = ['data.id', 'method.id'] as const;

/** A with other choices of law and method, and all that these bring along: what B's further settings are measured from. */
export function twinBase(
  a: Experiment,
  chosen: (key: (typeof CHOICES)[number], base: Experiment) => string,
): Experiment {
  return CHOICES.reduce((base, key) => {
    const id = chosen(key, base);
    return valueAt(base, key) === id ? base : withValues(base, changesOfChoice(key, id, base));
  }, a);
}

/** What a link says of B beside A: only in what it differs, choices before what they bring along. */
export function twinPairs(a: Experiment, b: Experiment): readonly (readonly [string, string])[] {
  const base = twinBase(a, (key) => String(valueAt(b, key)));
  const choices = CHOICES.filter((key) => valueAt(a, key) !== valueAt(b, key));
  const keys = [...choices, ...Object.keys(difference(base, b).changes)];
  return [[TWIN_KEY, '1'], ...keys.map((key) => [`${TWIN_PREFIX}${key}`, encodeValue(valueAt(b, key))] as const)];
}

/** Texts of B's own settings by key, without the prefix; null in a link of one run, such as one that says `vs=0`. */
export function twinSettings(settings: ReadonlyMap<string, string>): ReadonlyMap<string, string> | null {
  const own = [...settings].filter(([key]) => key.startsWith(TWIN_PREFIX));
  if (own.length === 0 && settings.get(TWIN_KEY) !== '1') return null;
  return new Map(own.map(([key, value]) => [key.slice(TWIN_PREFIX.length), value]));
}
