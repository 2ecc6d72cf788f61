import type { Notice } from '../schema/codec.ts';

/** Version that links and files of this build carry. */
export const CURRENT_VERSION = 1;

type Settings = ReadonlyMap<string, string>;

/** Entry n − 1 turns the settings of a link of version n into those of version n + 1. */
const MIGRATIONS: readonly ((settings: Settings) => Settings)[] = [];

/**
 * Brings settings of an older link up to date. A version from the future, or no version at all, is read as the current
 * one; the future is worth a notice.
 */
export function migrate(settings: Settings, version: string | undefined): { settings: Settings; notice?: Notice } {
  if (version === undefined) return { settings };
  const given = /^\d{1,4}$/.test(version) ? Number(version) : 0;
  if (given < 1 || given > CURRENT_VERSION) {
    const notice: Notice = {
      kind: 'unknown-version',
      key: 'v',
      given: version.slice(0, 40),
      used: String(CURRENT_VERSION),
      allowed: Array.from({ length: CURRENT_VERSION }, (_, i) => i + 1).join('|'),
    };
    return { settings, notice };
  }
  return { settings: MIGRATIONS.slice(given - 1).reduce((older, step) => step(older), settings) };
}
