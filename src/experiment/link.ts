import { encodeValue, type Notice } from '../schema/codec.ts';
import type { Language } from '../schema/text.ts';
import { baseOf, type DecodedLink, decodeSettings, MAX_SETTINGS } from './decode.ts';
import { type Experiment, keysOf, valueAt } from './experiment.ts';
import { mendLink } from './mendLink.ts';
import { CURRENT_VERSION } from './migrations.ts';
import { presetExperiment } from './presets/contract.ts';
import { findPreset } from './presets/index.ts';

export type { DecodedLink };

/** Longest hash that is looked at; a drawing of the greatest size fits several times over. */
export const MAX_LINK_LENGTH = 100_000;

/**
 * The experiment as a URL hash: `#v=1&p=<preset>&seed=3&penalty.weight=5&lang=ja`. Only what differs from the preset (and
 * from what a chosen law or method brings with it), in the order of `keysOf`; the same experiment gives the same text.
 * Throws a RangeError for an unknown preset.
 */
export function encodeLink(experiment: Experiment, preset: string, language?: Language): string {
  const pairs = [`v=${CURRENT_VERSION}`, `p=${encodeURIComponent(preset)}`];
  const start = presetExperiment(findPreset(preset));
  const base = baseOf(preset, experiment.data.id, experiment.method.id);
  for (const key of keysOf(experiment)) {
    const value = encodeValue(valueAt(experiment, key));
    const isChoice = key === 'data.id' || key === 'method.id';
    if (value !== encodeValue(valueAt(isChoice ? start : base, key))) pairs.push(`${key}=${encodeURIComponent(value)}`);
  }
  if (language) pairs.push(`lang=${language}`);
  return `#${pairs.join('&')}`;
}

/**
 * Reads a URL hash, with or without `#`. What was damaged on its way is mended as far as it can
 * be understood, with a notice of what it is read as. Total: no input throws, and one of any length costs a bounded
 * amount of work.
 */
export function decodeLink(hash: string): DecodedLink {
  const notices: Notice[] = [];
  const body = hash.slice(0, MAX_LINK_LENGTH);
  const { pairs: found, isDamaged } = mendLink(body, MAX_SETTINGS + 1);
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
  const decoded = decodeSettings(settings, notices);
  if (!isDamaged) return decoded;
  const used = encodeLink(decoded.experiment, decoded.preset).slice(1).split('&').slice(1).join(' ');
  const damage: Notice = { kind: 'damaged', key: '#', given: body.slice(0, 40), used };
  return { ...decoded, notices: [damage, ...decoded.notices] };
}
