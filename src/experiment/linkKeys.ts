import { LAWS } from '../data/index.ts';
import { PORTABLE_ENGINES } from '../engine/contract.ts';
import { METHODS } from '../methods/index.ts';
import { decodeValue } from '../schema/codec.ts';
import type { Param } from '../schema/param.ts';
import { LANGUAGES } from '../schema/text.ts';
import { ENGINE_KEY, POINTS_KEY } from './decode.ts';
import { declarationOf, defaultExperiment, keysOf, withValue } from './experiment.ts';
import { isLockable, LOCK_KEYS, lockNames } from './locks.ts';
import { PRESETS } from './presets/index.ts';
import { TWIN_KEY, TWIN_PREFIX } from './twin.ts';

/** A key that some link may hold, whatever its law and method. */
export interface LinkKey {
  readonly key: string;
  /** 0: the text is a value of it; 1: it would be moved into range; 2: it says nothing. */
  fit(raw: string): 0 | 1 | 2;
  /** Whether some value of it is a line that a person types, whose brackets and signs are its own. */
  readonly isTyped?: boolean;
  /** The spelling of a choice whose capitals were changed; the text itself where there is none. */
  spelled(raw: string): string;
}

const folded = (text: string): string => text.toLowerCase();

function oneOf(key: string, options: readonly string[]): LinkKey {
  return {
    key,
    fit: (raw) => (options.includes(raw) ? 0 : 2),
    spelled: (raw) => options.find((option) => folded(option) === folded(raw)) ?? raw,
  };
}

/** Names of what a link hides or locks. */
const names = (key: string): LinkKey => ({
  key,
  fit: (raw) => {
    const known = lockNames(raw).map(isLockable);
    return known.length === 0 || !known.includes(true) ? 2 : known.includes(false) ? 1 : 0;
  },
  spelled: (raw) => raw,
});

function byDeclarations(key: string, params: readonly Param[]): LinkKey {
  const options = params.flatMap((param) =>
    param.kind === 'choice'
      ? param.options.map(({ value }) => value)
      : param.kind === 'toggle'
        ? ['true', 'false']
        : [],
  );
  const fitOf = (param: Param, raw: string): 0 | 1 | 2 => {
    const { notice } = decodeValue(param, raw);
    return notice === undefined ? 0 : notice.kind === 'out-of-range' ? 1 : 2;
  };
  return {
    ...oneOf(key, options),
    isTyped: params.some((param) => param.kind === 'text' && param.isTyped === true),
    fit: (raw) => params.reduce<0 | 1 | 2>((best, param) => Math.min(best, fitOf(param, raw)) as 0 | 1 | 2, 2),
  };
}

/** Every key of every law and method, by its letters in lower case. */
function collect(): ReadonlyMap<string, LinkKey> {
  const start = defaultExperiment();
  const experiments = [
    ...LAWS.map(({ id }) => withValue(start, 'data.id', id)),
    ...METHODS.map(({ id }) => withValue(start, 'method.id', id)),
  ];
  const params = new Map<string, Set<Param>>();
  for (const experiment of experiments) {
    for (const key of keysOf(experiment)) {
      const param = declarationOf(experiment, key);
      if (param) params.set(key, (params.get(key) ?? new Set()).add(param));
    }
  }
  const version: LinkKey = { key: 'v', fit: (raw) => (/^[1-9]\d{0,3}$/.test(raw) ? 0 : 2), spelled: (raw) => raw };
  const keys = [
    version,
    oneOf(
      'p',
      PRESETS.map(({ id }) => id),
    ),
    oneOf('lang', LANGUAGES),
    oneOf(TWIN_KEY, ['1']),
    ...LOCK_KEYS.map(names),
    oneOf(ENGINE_KEY, PORTABLE_ENGINES),
    {
      key: POINTS_KEY,
      fit: (raw: string) => (/^[\w-]+$/.test(raw) ? 0 : 2),
      spelled: (raw: string) => raw,
    } satisfies LinkKey,
    ...[...params].map(([key, declared]) => byDeclarations(key, [...declared])),
  ];
  return new Map(keys.map((key) => [folded(key.key), key]));
}

let known: ReadonlyMap<string, LinkKey> | undefined;

/** The key with this name in whatever capitals; undefined if no link holds it. */
export function linkKey(name: string): LinkKey | undefined {
  known ??= collect();
  const lower = folded(name);
  if (!lower.startsWith(TWIN_PREFIX)) return known.get(lower);
  const own = known.get(lower.slice(TWIN_PREFIX.length));
  return own && { ...own, key: `${TWIN_PREFIX}${own.key}` };
}
