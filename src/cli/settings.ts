import { availability } from '../experiment/availability.ts';
import {
  changesOfChoice,
  declarationOf,
  type Experiment,
  isLive,
  keysOf,
  valueAt,
  withValue,
  withValues,
} from '../experiment/experiment.ts';
import { decodeValue } from '../schema/codec.ts';
import type { ParamValue } from '../schema/param.ts';
import { visible } from '../schema/visible.ts';
import type { Steering } from './runSeeds.ts';
import { UsageError } from './usageError.ts';

const CHOICES: readonly string[] = ['data.id', 'method.id'];

interface Assignment {
  readonly key: string;
  readonly raw: string;
}

function split(option: string, given: string): Assignment {
  const at = given.indexOf('=');
  if (at < 1) throw new UsageError(`${option} ${visible(given)}: expected key=value`);
  return { key: given.slice(0, at), raw: given.slice(at + 1) };
}

/** One value, exactly as typed or not at all. */
function read(option: string, experiment: Experiment, { key, raw }: Assignment): ParamValue {
  const param = declarationOf(experiment, key);
  if (!param)
    throw new UsageError(`${option} ${visible(key)}: no such setting; allowed: ${keysOf(experiment).join(', ')}`);
  const { value, notice } = decodeValue(param, raw);
  const given = raw === '' ? '(empty)' : visible(raw);
  if (notice) throw new UsageError(`${option} ${key}=${given}: allowed is ${notice.allowed}`);
  return value;
}

/** The experiment after `--set key=value …`; a chosen law or method comes first and brings its settings along. */
export function applySettings(experiment: Experiment, given: readonly string[]): Experiment {
  const assignments = given.map((text) => split('--set', text));
  const isChoice = ({ key }: Assignment): boolean => CHOICES.includes(key);
  const chosen = assignments.filter(isChoice).reduce((result, assignment) => {
    const id = String(read('--set', result, assignment));
    const key = assignment.key as 'data.id' | 'method.id';
    // As in a link: naming what is chosen anyway resets nothing.
    return valueAt(result, key) === id ? result : withValues(result, changesOfChoice(key, id, result));
  }, experiment);
  return assignments
    .filter((assignment) => !isChoice(assignment))
    .reduce((result, assignment) => withValue(result, assignment.key, read('--set', result, assignment)), chosen);
}

/** Live changes of `--set-at <step>:key=value …`. */
export function readSteering(experiment: Experiment, given: readonly string[]): Steering[] {
  return given.map((text) => {
    const match = /^(\d{1,9}):(.+)$/.exec(text);
    if (!match) throw new UsageError(`--set-at ${text}: expected step:key=value`);
    const assignment = split('--set-at', match[2] as string);
    const value = read('--set-at', experiment, assignment);
    if (!isLive(experiment, assignment.key)) {
      const live = keysOf(experiment).filter((key) => isLive(experiment, key));
      throw new UsageError(`--set-at ${assignment.key}: needs a restart; allowed: ${live.join(', ')}`);
    }
    return { step: Number(match[1]), changes: { [assignment.key]: value } };
  });
}

/** Settings that were typed but have no effect, each with the reason. */
export function ineffective(experiment: Experiment, given: readonly string[]): string[] {
  const unavailable = availability(experiment);
  return given.flatMap((text) => {
    const { key } = split('--set', text.replace(/^\d+:/, ''));
    const reason = unavailable.get(key)?.reason.en;
    return reason === undefined ? [] : [`${key} has no effect: ${reason}`];
  });
}
