import { findLaw } from '../data/index.ts';
import { ownModes, UNNAMED_MODES } from '../data/ownModes.ts';
import { PORTABLE_ENGINES, type PortableEngine } from '../engine/contract.ts';
import { decodeValue, encodeValue, type Notice, sameValue } from '../schema/codec.ts';
import type { ParamValue, Schema } from '../schema/param.ts';
import { LANGUAGES, type Language } from '../schema/text.ts';
import {
  changesOfChoice,
  declarationOf,
  type Experiment,
  keysOf,
  valueAt,
  withValue,
  withValues,
} from './experiment.ts';
import { FIXED_GROUPS, type FixedGroup } from './groups.ts';
import { decodeLocks, LOCK_KEYS, type Locks } from './locks.ts';
import { migrate } from './migrations.ts';
import { presetExperiment } from './presets/contract.ts';
import { FIRST_PRESET, findPreset, PRESETS } from './presets/index.ts';
import { TWIN_KEY, TWIN_PREFIX, twinBase, twinSettings } from './twin.ts';

/** What a link or file describes. Always complete and in range; everything not used as given has a notice. */
export interface DecodedLink {
  readonly experiment: Experiment;
  /** The second run, where the link holds two. */
  readonly twin?: Experiment;
  /** Preset that the differences refer to. */
  readonly preset: string;
  /** Engine that the link asks for, where two devices are to compute the same bits. */
  readonly engine?: PortableEngine;
  /** Language that the link asks for. */
  readonly language?: Language;
  /** What the link keeps from hands. */
  readonly locks?: Locks;
  /** Points that the link carries, as `encodePoints` writes them. */
  readonly points?: string;
  readonly notices: readonly Notice[];
}

/** Settings that a link or file may hold; far more than there are, far less than would slow anything down. */
export const MAX_SETTINGS = 200;

/** Key of the engine that a link asks for; the same ids as behind `--engine` on the command line. */
export const ENGINE_KEY = 'engine';

/** Key of the data that travel in a link. */
export const POINTS_KEY = 'points';

const CHOICES = ['data.id', 'method.id'] as const;
/** Keys of a link that are no settings, or were read before the others. */
const BESIDE = ['v', 'p', 'lang', ENGINE_KEY, POINTS_KEY, TWIN_KEY, ...LOCK_KEYS, 'data.id', 'method.id'];
const SHOWN = 40;
const shorten = (raw: string): string => (raw.length > SHOWN ? `${raw.slice(0, SHOWN)}…` : raw);

/** The experiment of a preset with another law or method chosen: what a link's other differences are measured from. */
export function baseOf(preset: string, lawId: string, methodId: string): Experiment {
  const chosen = { 'data.id': lawId, 'method.id': methodId };
  return CHOICES.reduce(
    (base, key) =>
      valueAt(base, key) === chosen[key] ? base : withValues(base, changesOfChoice(key, chosen[key], base)),
    presetExperiment(findPreset(preset)),
  );
}

/** Key of the number of modes of data of one's own. */
export const MODES_KEY = 'data.modes';

/** Whether a law whose modes are fitted was chosen over that of the preset: then links always say how many it counts. */
export const countsOwnModes = (preset: string, lawId: string): boolean =>
  findLaw(lawId).params.modes === ownModes && findPreset(preset).changes['data.id'] !== lawId;

/** As `baseOf`, for links of version 1: before that number was fitted, a link that did not say it meant six, and still does. */
function linkBaseOf(preset: string, lawId: string, methodId: string): Experiment {
  const base = baseOf(preset, lawId, methodId);
  return countsOwnModes(preset, lawId) ? withValue(base, MODES_KEY, UNNAMED_MODES) : base;
}

/** Value of a key from its text; `fallback` where the text says nothing usable. */
function read(experiment: Experiment, key: string, raw: string, notices: Notice[]): ParamValue {
  const param = declarationOf(experiment, key);
  const fallback = valueAt(experiment, key);
  if (!param) return fallback;
  const { value, notice } = decodeValue(param, raw);
  if (!notice) return value;
  const used = notice.kind === 'out-of-range' ? value : fallback;
  notices.push({ ...notice, key, used: shorten(encodeValue(used)) });
  return used;
}

/**
 * Whether a setting belongs to a group that the lab of the method lacks, and is at its default there: a whole experiment written
 * as plain data has it, and it says nothing.
 */
function isOfAnotherLab(experiment: Experiment, key: string, raw: string): boolean {
  const [group = '', name = ''] = key.split('.');
  if (declarationOf(experiment, key) || !Object.hasOwn(FIXED_GROUPS, group)) return false;
  const schema: Schema = FIXED_GROUPS[group as FixedGroup];
  const param = Object.hasOwn(schema, name) ? schema[name] : undefined;
  return param !== undefined && sameValue(decodeValue(param, raw).value, param.default);
}

/**
 * Reads settings by dotted key, with `v` (version), `p` (preset) and `lang` beside them. Total: junk is reported and
 * passed over. Work is bounded by the number of settings, which callers limit to `MAX_SETTINGS`.
 */
export function decodeSettings(given: ReadonlyMap<string, string>, remarks: readonly Notice[] = []): DecodedLink {
  const { settings, notice } = migrate(given, given.get('v'));
  const notices: Notice[] = notice ? [...remarks, notice] : [...remarks];
  const named = settings.get('p');
  const preset = PRESETS.find(({ id }) => id === named)?.id ?? FIRST_PRESET;
  if (named !== undefined && named !== preset) {
    const allowed = PRESETS.map(({ id }) => id).join('|');
    notices.push({ kind: 'not-allowed', key: 'p', given: shorten(named), used: preset, allowed });
  }
  /** What is asked for beside the settings, if it is one of these. */
  function oneOf<T extends string>(key: string, allowed: readonly T[]): T | undefined {
    const asked = settings.get(key);
    const found = allowed.find((candidate) => candidate === asked);
    if (asked !== undefined && !found) {
      notices.push({ kind: 'not-allowed', key, given: shorten(asked), allowed: allowed.join('|') });
    }
    return found;
  }
  const language = oneOf('lang', LANGUAGES);
  const engine = oneOf(ENGINE_KEY, PORTABLE_ENGINES);

  const start = presetExperiment(findPreset(preset));
  const choice = (key: (typeof CHOICES)[number]): string => {
    const raw = settings.get(key);
    return String(raw === undefined ? valueAt(start, key) : read(start, key, raw, notices));
  };
  const isLink = settings.get('v') === '1';
  let experiment = (isLink ? linkBaseOf : baseOf)(preset, choice('data.id'), choice('method.id'));
  for (const [key, raw] of settings) {
    if (BESIDE.includes(key) || key.startsWith(TWIN_PREFIX)) continue;
    if (isOfAnotherLab(experiment, key, raw)) continue;
    if (declarationOf(experiment, key)) experiment = withValue(experiment, key, read(experiment, key, raw, notices));
    else notices.push({ kind: 'unknown-key', key: shorten(key), given: shorten(raw), ...nearest(experiment, key) });
  }
  oneOf(TWIN_KEY, ['1']);
  const own = twinSettings(settings);
  const twin = own && decodeTwin(experiment, own, notices);
  const locks = decodeLocks(settings, notices);
  const points = settings.get(POINTS_KEY);
  const asked = {
    ...(twin && { twin }),
    ...(locks && { locks }),
    ...(engine && { engine }),
    ...(language && { language }),
  };
  return { experiment, preset, ...asked, ...(points !== undefined && { points }), notices };
}

/** The settings of B: those of A with its own in their place. */
function decodeTwin(a: Experiment, own: ReadonlyMap<string, string>, notices: Notice[]): Experiment {
  const told: Notice[] = [];
  let twin = twinBase(a, (key, base) => {
    const raw = own.get(key);
    return String(raw === undefined ? valueAt(base, key) : read(base, key, raw, told));
  });
  for (const [key, raw] of own) {
    if (key === 'data.id' || key === 'method.id') continue;
    if (declarationOf(twin, key)) twin = withValue(twin, key, read(twin, key, raw, told));
    else told.push({ kind: 'unknown-key', key: shorten(key), given: shorten(raw), ...nearest(twin, key) });
  }
  notices.push(...told.map((notice) => ({ ...notice, key: `${TWIN_PREFIX}${notice.key}` })));
  return twin;
}

/** Keys of the same group, to help whoever mistyped one. */
function nearest(experiment: Experiment, key: string): { allowed?: string } {
  const group = key.slice(0, SHOWN).split('.')[0];
  const siblings = keysOf(experiment).filter((other) => other.startsWith(`${group}.`));
  return siblings.length > 0 ? { allowed: siblings.join('|') } : {};
}
