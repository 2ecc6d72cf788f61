import { say } from './process.mjs';

/**
 * What an option takes: a pattern that its values match, or true for a switch.
 * @typedef {RegExp | true} Shape
 */

const NUMBER = /^\d+$/;
const WORD = /^[\w-]+$/;
const LIST = /^[\w,-]+$/;
const ASSIGNMENT = /^[\w.]+=/;
const FILE = /[./\\]/;
/** A change, or an experiment to compare with. */
const OTHER = /^[\w.]+=|^[\w-]+$/;

/**
 * Options of every script that takes any; a test compares them with what the scripts explain.
 * @satisfies {Record<string, Record<string, Shape>>}
 */
export const SCRIPT_OPTIONS = {
  experiment: {
    seeds: NUMBER,
    'first-seed': NUMBER,
    steps: NUMBER,
    set: ASSIGNMENT,
    'set-at': /^\d+:/,
    vs: OTHER,
    engine: WORD,
    workers: NUMBER,
    data: FILE,
    json: /\.json$/,
    weights: /\.safetensors$/,
    script: /\.py$/,
    suite: /^(presets|core|full)$/,
    only: LIST,
    fresh: true,
  },
  bench: { engines: LIST, cases: LIST, json: /\.json$/, quick: true, record: true, torch: true },
  endure: { seed: NUMBER, count: NUMBER, minutes: NUMBER, presets: LIST, built: true },
  graph: { stage: WORD, phase: WORD, set: ASSIGNMENT },
  parity: { all: true },
  test: { only: LIST },
  start: { port: NUMBER, host: FILE, 'no-open': true },
};

/**
 * Options of ours that npm takes for its own, and under what name. They may have been set for npm itself, so that alone
 * they prove nothing.
 * @type {Readonly<Record<string, string | undefined>>}
 */
const NAMESAKES = { json: 'json', only: 'only', engine: 'engine_strict' };
/** Operands that the script can use; more of them are values that npm has parted from their options. */
const OPERANDS = { experiment: 1, bench: 0, endure: 1, graph: 1, parity: 0, test: Number.POSITIVE_INFINITY, start: 0 };

/** @param {string} word */
const quoted = (word) => (/^[\w./:=,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

/** @param {string} name @param {NodeJS.ProcessEnv} env */
const handedOn = (name, env) => env[`npm_config_${name.replaceAll('-', '_')}`];

/**
 * Values of an option in the order typed, as npm hands them on; undefined if it was not given. Of `--option value`, without
 * a `=`, npm keeps `true` and hands on the value as an operand.
 * @param {string} option
 * @param {NodeJS.ProcessEnv} env
 */
function kept(option, env) {
  const positive = option.replace(/^no-/, '');
  if (positive !== option) return ['', 'false'].includes(handedOn(positive, env) ?? '-') ? ['true'] : undefined;
  const namesake = NAMESAKES[option];
  if (namesake !== undefined) return handedOn(namesake, env) === 'true' ? ['true'] : undefined;
  // A singular is kept as well.
  const singular = option.replace(/s$/, '');
  const given = handedOn(option, env) ?? (singular in NAMESAKES ? undefined : handedOn(singular, env));
  return given === undefined || given === '' ? undefined : given.split('\n\n');
}

/**
 * Sorts operands into those of the script and values that npm has parted from their options. A value is regained only if no
 * other option can have lost it.
 * @param {readonly string[]} operands
 * @param {readonly { option: string, shape: RegExp }[]} lost
 * @param {number} most operands that the script can use
 */
function regain(operands, lost, most) {
  const isOrdinary = (/** @type {string} */ word) =>
    !lost.some(({ shape }) => shape !== WORD && shape !== LIST && (shape === OTHER ? ASSIGNMENT : shape).test(word));
  const subject = most > 0 ? operands.findIndex(isOrdinary) : -1;
  const loose = operands.filter((_, index) => index !== subject);
  /** @type {Map<string, string[]>} */
  const values = new Map();
  for (const { option, shape } of lost) {
    const rivals = lost.filter(
      (other) => other.option !== option && loose.some((word) => shape.test(word) && other.shape.test(word)),
    );
    const matching = loose.filter((word) => shape.test(word));
    const wanted = lost.filter((other) => other.option === option).length;
    values.set(option, rivals.length === 0 && matching.length === wanted ? matching : []);
  }
  const used = operands.filter((word, index) => index !== subject && lost.some(({ shape }) => shape.test(word)));
  return { values, operands: operands.filter((word, index) => index === subject || !used.includes(word)) };
}

/**
 * What to say about options that npm kept for itself, because they stood before a `--` or without one; undefined if it kept
 * none. The command is given as it should be, with `…` for values that cannot be told apart any more.
 * @param {keyof typeof SCRIPT_OPTIONS} script
 * @param {readonly string[]} args what npm handed on
 * @param {NodeJS.ProcessEnv} env
 */
export function keptByNpm(script, args, env) {
  const event = env.npm_lifecycle_event;
  if (event === undefined) return undefined;
  /** @type {Readonly<Record<string, Shape>>} */
  const shapes = SCRIPT_OPTIONS[script];
  const given = Object.entries(shapes).flatMap(([option, shape]) =>
    (kept(option, env) ?? []).map((value) => ({ option, shape, value })),
  );
  const dash = args.findIndex((arg) => arg.startsWith('-'));
  const operands = dash < 0 ? [...args] : args.slice(0, dash);
  const most = operands[0] === 'inspect' ? Number.POSITIVE_INFINITY : OPERANDS[script];
  // What npm knows too counts only where it left a value behind.
  const found = given.filter(({ option }) => operands.length > most || NAMESAKES[option] === undefined);
  if (found.length === 0) return undefined;

  const lost = found.flatMap(({ option, shape, value }) =>
    shape !== true && value === 'true' ? [{ option, shape }] : [],
  );
  const regained = regain(operands, lost, most);
  const words = found.flatMap(({ option, shape, value }) => {
    if (shape === true) return [`--${option}`];
    const known = value === 'true' ? regained.values.get(option)?.shift() : value;
    return [`--${option}`, known === undefined ? '…' : quoted(known)];
  });
  const behind = dash < 0 ? [] : args.slice(dash).map(quoted);
  const start = event === 'test' || event === 'start' ? `npm ${event}` : `npm run ${event}`;
  const command = [start, '--', ...regained.operands.map(quoted), ...words, ...behind].join(' ');
  const names = [...new Set(found.map(({ option }) => `--${option}`))].join(', ');
  return `npm kept ${names} for itself, so nothing was run. Options go behind a double dash:\n\n  ${command}\n`;
}

/**
 * Ends the process with status 1 and the right spelling if npm kept options that were meant for this script.
 * @param {keyof typeof SCRIPT_OPTIONS} script
 */
export function refuseKeptOptions(script) {
  const notice = keptByNpm(script, process.argv.slice(2), process.env);
  if (notice === undefined) return;
  say(notice);
  process.exit(1);
}
