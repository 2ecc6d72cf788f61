import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, ROOT, say } from './process.mjs';

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} Locked */
/** @typedef {Record<string, Locked>} Packages */

/**
 * True if what is installed is what the lockfile asks for. Optional packages (of other systems) may be absent.
 * @param {Packages} wanted `packages` of package-lock.json
 * @param {Packages} installed `packages` of node_modules/.package-lock.json, which npm writes when it is done
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    const present = installed[path];
    return present === undefined ? optional === true || devOptional === true : present.version === version;
  });
}

/** @param {string} file @returns {Packages} */
const packagesOf = (file) => JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages;

/**
 * True if this version of Node satisfies a range of the form `>=20.19`.
 * @param {string} version
 * @param {string} range
 */
export function satisfies(version, range) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = range.replace('>=', '').split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** Installs the dependencies if they are missing or not those of the lockfile. Ends the process if that fails. */
export async function ensureDependencies() {
  const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  if (!satisfies(process.versions.node, engines.node)) {
    say(`Modescope needs Node ${engines.node}; this is ${process.versions.node}. Get it from https://nodejs.org/`);
    process.exit(1);
  }
  const installed = 'node_modules/.package-lock.json';
  const missing = !existsSync(join(ROOT, installed));
  if (!missing && isInstalled(packagesOf('package-lock.json'), packagesOf(installed))) return;
  say(`Dependencies are ${missing ? 'missing' : 'out of date'}: running npm ci …`);
  if ((await npm(['ci', '--include=dev', '--no-audit', '--no-fund'])) !== 0) {
    say('The dependencies could not be installed. Check the network connection, then type: npm ci');
    process.exit(1);
  }
}
