import { existsSync } from 'node:fs';
import { output, run, say } from './process.mjs';

/** True on Debian and its kin when running as root: packages can be installed without asking anybody. */
export function canApt() {
  return process.platform === 'linux' && existsSync('/etc/debian_version') && process.getuid?.() === 0;
}

/**
 * Installs packages of the distribution and resolves with the exit status.
 * @param {...string} packages
 */
export async function aptInstall(...packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
}

/** Installs a Japanese font where that is possible and none exists, so that checks of the Japanese layout mean something. */
export async function ensureJapaneseFonts() {
  if (process.platform !== 'linux' || output('fc-list', [':lang=ja']).trim() !== '') return;
  if (canApt()) {
    say('No Japanese font found: installing fonts-noto-cjk …');
    if ((await aptInstall('fontconfig', 'fonts-noto-cjk')) === 0) return;
  }
  say('No Japanese font found; Japanese pages will show boxes. Install one, e.g.: sudo apt-get install fonts-noto-cjk');
}
