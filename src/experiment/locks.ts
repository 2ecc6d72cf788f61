import { LAWS } from '../data/index.ts';
import { METHODS } from '../methods/index.ts';
import type { Notice } from '../schema/codec.ts';
import type { ParamValue, Schema } from '../schema/param.ts';
import { type Experiment, GROUPS } from './experiment.ts';
import { COLUMN_GROUPS, groupOf } from './groupOf.ts';
import { FIXED_GROUPS, type FixedGroup } from './groups.ts';
import { difference } from './restart.ts';

/**
 * What a link keeps from hands: names of settings by dotted key, of parts of an experiment, of groups of controls, `preset`, or
 * `all`. They are a courtesy to whoever teaches, no secret: the address says them, and scripts are not bound by them.
 */
export interface Locks {
  /** Not shown at all. */
  readonly hide: readonly string[];
  /** Shown, and cannot be changed. */
  readonly lock: readonly string[];
}

export const NO_LOCKS: Locks = { hide: [], lock: [] };

/** Keys of a link that hold names of what is hidden or locked. */
export const LOCK_KEYS = ['hide', 'lock'] as const;

/** Between names in a link; a comma, which people type, is read as well. */
const BETWEEN = '~';

const has = (schema: Schema, name: string): boolean => Object.hasOwn(schema, name);

/** Whether some experiment has the setting, whatever its law and method. */
function isSetting(key: string): boolean {
  const [group = '', name = '', ...rest] = key.split('.');
  if (rest.length > 0) return false;
  if (group === 'data') return name === 'id' || LAWS.some(({ params }) => has(params, name));
  if (group === 'method') return name === 'id' || METHODS.some(({ params }) => has(params, name));
  return Object.hasOwn(FIXED_GROUPS, group) && has(FIXED_GROUPS[group as FixedGroup], name);
}

/** Whether a name names something that can be hidden or locked. */
export const isLockable = (name: string): boolean =>
  name === 'all' ||
  name === 'preset' ||
  name === 'seed' ||
  (GROUPS as readonly string[]).includes(name) ||
  COLUMN_GROUPS.has(name) ||
  isSetting(name);

/** Names of a link's `hide` or `lock`, each once. */
export const lockNames = (raw: string): readonly string[] => [
  ...new Set(raw.split(/[~,\s]+/).filter((name) => name !== '')),
];

/** What a link locks, by its texts; names that name nothing are told in `notices`. */
export function decodeLocks(settings: ReadonlyMap<string, string>, notices: Notice[]): Locks | undefined {
  const read = (key: (typeof LOCK_KEYS)[number]): readonly string[] => {
    const names = lockNames(settings.get(key) ?? '');
    const unknown = names.filter((name) => !isLockable(name)).join(', ');
    const allowed = ['all', 'preset', 'seed', ...GROUPS, ...COLUMN_GROUPS].join('|');
    if (unknown) notices.push({ kind: 'not-allowed', key, given: unknown.slice(0, 80), allowed });
    return names.filter(isLockable);
  };
  const locks = { hide: read('hide'), lock: read('lock') };
  return locks.hide.length + locks.lock.length > 0 ? locks : undefined;
}

/** Texts of the keys of a link that say what is locked. */
export const lockPairs = (locks: Locks): readonly (readonly [string, string])[] =>
  LOCK_KEYS.filter((key) => locks[key].length > 0).map((key) => [key, locks[key].join(BETWEEN)] as const);

/** Whether hands are kept from a setting, by its dotted key, and how; what is hidden is not shown as locked. */
export function holdOf(locks: Locks, key: string): 'hidden' | 'locked' | null {
  const names = ['all', groupOf(key), key.split('.')[0], key];
  const isNamed = (among: readonly string[]): boolean => among.some((name) => names.includes(name));
  return isNamed(locks.hide) ? 'hidden' : isNamed(locks.lock) ? 'locked' : null;
}

type Changes = Readonly<Record<string, ParamValue>>;

/**
 * What of the changes that a hand asks for may be made, or the keys that keep all of them from it. What another law or method brings
 * along leaves alone what is locked.
 */
export function allowedChanges(locks: Locks, changes: Changes): { readonly changes: Changes; readonly held: string[] } {
  const held = Object.keys(changes).filter((key) => holdOf(locks, key) !== null);
  if (held.length === 0) return { changes, held };
  const choices = ['data.id', 'method.id'].filter((key) => key in changes);
  if (choices.length === 0 || choices.some((key) => held.includes(key))) return { changes: {}, held };
  return { changes: Object.fromEntries(Object.entries(changes).filter(([key]) => !held.includes(key))), held: [] };
}

/** Locked settings that are others in another experiment, which a preset or a step back would bring. */
export const lockedBetween = (locks: Locks, from: Experiment, to: Experiment): string[] =>
  locks.lock.length === 0
    ? []
    : Object.keys(difference(from, to).changes).filter((key) => holdOf(locks, key) === 'locked');
