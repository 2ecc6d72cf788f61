import { encodeValue, type Notice } from '../schema/codec.ts';
import {
  baseOf,
  countsOwnModes,
  type DecodedLink,
  decodeSettings,
  ENGINE_KEY,
  MAX_SETTINGS,
  MODES_KEY,
} from './decode.ts';
import { type Experiment, keysOf, valueAt } from './experiment.ts';
import { lockPairs } from './locks.ts';
import { CURRENT_VERSION } from './migrations.ts';
import { presetExperiment } from './presets/contract.ts';
import { findPreset } from './presets/index.ts';
import { twinPairs } from './twin.ts';

export type { DecodedLink };

/** Longest hash that is looked at; a drawing of the greatest size fits several times over. */
export const MAX_LINK_LENGTH = 100_000;

/** What a link says beside an experiment. */
type Beside = { readonly [K in 'twin' | 'engine' | 'locks' | 'language']?: DecodedLink[K] | undefined };

/**
 * The experiment as a URL hash: `#v=1&p=<preset>&seed=3&penalty.weight=5&lang=ja`. Only what differs from the preset (and
 * from what a chosen law or method brings with it), in the order of `keysOf`; the same experiment gives the same text. A second run
 * beside it is written as what it differs in from the first, `vs=1&b.penalty.weight=0`, and what is locked by name,
 * `hide=networks&lock=data~method`.
 * Throws a RangeError for an unknown preset.
 */
export function encodeLink(
  experiment: Experiment,
  preset: string,
  { twin, engine, locks, language }: Beside = {},
): string {
  const pairs: Pairs = [
    ['v', String(CURRENT_VERSION)],
    ['p', preset],
    ...differences(experiment, preset),
    ...(twin ? twinPairs(experiment, twin) : []),
    ...(locks ? lockPairs(locks) : []),
    ...(engine ? [[ENGINE_KEY, engine] as const] : []),
    ...(language ? [['lang', language] as const] : []),
  ];
  return `#${pairs.map(([key, value]) => `${key}=${escaped(value)}`).join('&')}`;
}

/** Brackets and stars as well, which messengers take for the end of a link or for bold type. */
const escaped = (value: string): string =>
  encodeURIComponent(value).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Settings in which an experiment differs from its preset, as texts, choices before what they bring along. */
export function differences(experiment: Experiment, preset: string): Pairs {
  const start = presetExperiment(findPreset(preset));
  const base = baseOf(preset, experiment.data.id, experiment.method.id);
  const isOwn = countsOwnModes(preset, experiment.data.id);
  return keysOf(experiment).flatMap((key) => {
    const value = encodeValue(valueAt(experiment, key));
    const isChoice = key === 'data.id' || key === 'method.id';
    const isImplied = value === encodeValue(valueAt(isChoice ? start : base, key)) && !(isOwn && key === MODES_KEY);
    return isImplied ? [] : [[key, value] as const];
  });
}

/** Texts of keys and values in the order of a link. */
export type Pairs = readonly (readonly [string, string])[];

const unescaped = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** At most `limit` pairs of a link by the letter; what is no valid escape stays as it is. */
export const pairsOf = (body: string, limit: number): Pairs =>
  body
    .replace(/^#/, '')
    .split('&', limit)
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [unescaped(pair), ''] : [unescaped(pair.slice(0, at)), unescaped(pair.slice(at + 1))];
    });

/** Whether a text holds nothing but what `encodeLink` may write: no other one can have been damaged unnoticed. */
export const isPlainLink = (hash: string): boolean => /^#?[\w.~+=&%-]*$/.test(hash) && !/\.(?:&|$)/.test(hash);

/**
 * Reads a URL hash, with or without `#`, by the letter; `readLink` reads one that was damaged on its way. Total: no input
 * throws, and one of any length costs a bounded amount of work.
 */
export function decodeLink(hash: string): DecodedLink {
  return decodePairs(pairsOf(hash.slice(0, MAX_LINK_LENGTH), MAX_SETTINGS + 1), hash);
}

/** What the pairs of a hash describe, of which at most `MAX_SETTINGS` are used. */
export function decodePairs(found: Pairs, hash: string): DecodedLink {
  const notices: Notice[] = [];
  const pairs = [...found];
  if (hash.length > MAX_LINK_LENGTH || pairs.length > MAX_SETTINGS) {
    notices.push({
      kind: 'too-long',
      key: '#',
      given: `${hash.slice(0, 40)}…`,
      allowed: `${MAX_LINK_LENGTH} characters`,
    });
    pairs.pop();
  }
  const settings = new Map<string, string>();
  for (const [key, value] of pairs) {
    // Whatever is still escaped is no valid escape.
    if (key.includes('%') || value.includes('%')) {
      notices.push({ kind: 'malformed', key: key.slice(0, 40), given: value.slice(0, 40) });
    } else if (settings.has(key)) {
      const used = (settings.get(key) ?? '').slice(0, 40);
      notices.push({ kind: 'repeated-key', key: key.slice(0, 40), given: value.slice(0, 40), used });
    } else {
      settings.set(key, value);
    }
  }
  return decodeSettings(settings, notices);
}
