import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the project, an absolute path. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Tells the person what is going on, on standard error, so that standard output stays for results. @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * How a command runs. Under a `heading` its output is kept until it ends, so that it does not mix with that of commands
 * beside it; one that `yields` leaves the processors to those.
 * @typedef {{ heading?: string, yields?: boolean }} Manner
 * @typedef {Manner & { env?: Record<string, string>, shell?: boolean, forwards?: NodeJS.Signals[] }} RunOptions
 * Signals that it `forwards` reach the command in place of this process.
 */

/**
 * Runs a command in the project's root with its output on the terminal. Resolves with the exit status; a command that
 * cannot be started or is killed has status 1.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, { env = {}, shell = false, heading, yields = false, forwards = [] } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: heading === undefined ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      shell,
    });
    if (yields && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    /** @type {Buffer[]} */
    const kept = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => kept.push(chunk));
    const passOn = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    for (const signal of forwards) process.on(signal, passOn);
    child.on('error', (error) => {
      say(`${command}: ${error.message}`);
      resolve(1);
    });
    child.on('close', (status) => {
      for (const signal of forwards) process.off(signal, passOn);
      if (heading !== undefined) process.stderr.write(`${heading}\n${Buffer.concat(kept)}`);
      resolve(status ?? 1);
    });
  });
}

/**
 * Standard output of a command; the empty string if it fails or does not exist.
 * @param {string} command
 * @param {readonly string[]} args
 */
export function output(command, args) {
  const result = spawnSync(command, args, { encoding: 'utf8', timeout: 30_000 });
  return result.status === 0 ? result.stdout : '';
}

/**
 * Runs npm as the one that started us, whatever it is called on this system.
 * @param {readonly string[]} args
 */
export function npm(args) {
  const own = process.env.npm_execpath;
  if (own?.endsWith('.js')) return run(process.execPath, [own, ...args]);
  return run('npm', args, { shell: process.platform === 'win32' });
}

/**
 * Runs a program of an installed package, e.g. `tool('typescript', 'tsc', […])`.
 * @param {string} name package
 * @param {string} program its name under `bin`
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function tool(name, program, args, options) {
  const manifest = join(ROOT, 'node_modules', name, 'package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  const script = join(dirname(manifest), typeof bin === 'string' ? bin : bin[program]);
  return run(process.execPath, [script, ...args], options);
}
