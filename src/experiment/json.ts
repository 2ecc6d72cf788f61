import type { Notice } from '../schema/codec.ts';
import { type DecodedLink, decodeSettings, MAX_SETTINGS } from './decode.ts';
import { type Experiment, GROUPS, groupsOf } from './experiment.ts';

/** An experiment as plain data for a file: without the groups of settings that the lab of its method lacks. */
export function plainExperiment(experiment: Experiment): Readonly<Record<string, unknown>> {
  const has: readonly string[] = groupsOf(experiment);
  return Object.fromEntries(
    Object.entries(experiment).filter(([key]) => has.includes(key) || !(GROUPS as readonly string[]).includes(key)),
  );
}

/** Long names of the keys that links abbreviate. */
const LONG_NAMES: Readonly<Record<string, string>> = { version: 'v', preset: 'p', language: 'lang' };

/** A plain value as the text a link would hold; null for what no setting can be. */
function asText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (!Array.isArray(value)) return null;
  return value
    .slice(0, 2 * MAX_SETTINGS)
    .map((part: unknown) => (typeof part === 'number' ? String(part) : 'NaN'))
    .join('~');
}

/** Entries of an object under their dotted keys, nested one deep; stops after `MAX_SETTINGS`. */
function* entriesOf(given: object): Generator<readonly [string, unknown]> {
  for (const [key, value] of Object.entries(given)) {
    const nested = (GROUPS as readonly string[]).includes(key) && typeof value === 'object' && value !== null;
    if (!nested) yield [Object.hasOwn(LONG_NAMES, key) ? (LONG_NAMES[key] as string) : key, value];
    else for (const [name, inner] of Object.entries(value as object)) yield [`${key}.${name}`, inner];
  }
}

function collect(given: unknown, settings: Map<string, string>, notices: Notice[]): void {
  if (typeof given === 'string') {
    settings.set('p', given);
    return;
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    notices.push({
      kind: 'malformed',
      key: '{}',
      given: given === null ? 'null' : Array.isArray(given) ? '[]' : typeof given,
    });
    return;
  }
  for (const [key, value] of entriesOf(given)) {
    const shown = key.slice(0, 40);
    if (settings.size === MAX_SETTINGS || notices.length === MAX_SETTINGS) {
      notices.push({ kind: 'too-long', key: shown, given: '…', allowed: `${MAX_SETTINGS} settings` });
      return;
    }
    const asGiven = asText(value);
    if (asGiven === null)
      notices.push({ kind: 'wrong-type', key: shown, given: value === null ? 'null' : typeof value });
    else if (settings.has(key)) notices.push({ kind: 'repeated-key', key: shown, given: asGiven.slice(0, 40) });
    else settings.set(key, asGiven);
  }
}

/**
 * Reads a configuration from a JSON file or from a script: nested (`{ penalty: { weight: 5 } }`), dotted
 * (`{ 'penalty.weight': 5 }`) or mixed, with an optional `preset` to start from; a bare text is the id of a preset. Total, with
 * the notices of a link.
 */
export function experimentFromJson(given: unknown): DecodedLink {
  const settings = new Map<string, string>();
  const notices: Notice[] = [];
  try {
    collect(given, settings, notices);
  } catch (error) {
    // A getter or proxy of a calling script may throw; what it threw is its business, not a reason to fail here.
    notices.push({ kind: 'malformed', key: '{}', given: error instanceof Error ? error.name : 'error' });
  }
  return decodeSettings(settings, notices);
}
