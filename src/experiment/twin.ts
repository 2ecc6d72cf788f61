import { encodeValue } from '../schema/codec.ts';
import type { Experiment } from './experiment.ts';
import { difference } from './restart.ts';

/** Key that says that a link holds two runs; the second one, B, has the settings of the first but those whose keys begin with `b.`. */
export const TWIN_KEY = 'vs';
export const TWIN_PREFIX = 'b.';

/** What a link says of B beside A: only in what it differs, choices first. */
export function twinPairs(a: Experiment, b: Experiment): readonly (readonly [string, string])[] {
  const changes = Object.entries(difference(a, b).changes);
  return [[TWIN_KEY, '1'], ...changes.map(([key, value]) => [`${TWIN_PREFIX}${key}`, encodeValue(value)] as const)];
}

/** Texts of B's own settings by key, without the prefix; null in a link of one run. */
export function twinSettings(settings: ReadonlyMap<string, string>): ReadonlyMap<string, string> | null {
  const own = [...settings].filter(([key]) => key.startsWith(TWIN_PREFIX));
  if (own.length === 0 && !settings.has(TWIN_KEY)) return null;
  return new Map(own.map(([key, value]) => [key.slice(TWIN_PREFIX.length), value]));
}
