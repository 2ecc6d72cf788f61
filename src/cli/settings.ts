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

export interface Assignment {
  /** Option that it stood behind, for messages. */
  readonly option: string;
  readonly key: string;
  readonly raw: string;
}

/** `key=value` in its parts. Throws a UsageError for anything else. */
export function split(option: string, given: string): Assignment {
  const at = given.indexOf('=');
  if (at < 1) throw new UsageError(`${option} ${visible(given)}: expected key=value`);
  return { option, key: given.slice(0, at), raw: given.slice(at + 1) };
}

/** One value, exactly as typed or not at all. */
function read(experiment: Experiment, { option, key, raw }: Assignment): ParamValue {
  const param = declarationOf(experiment, key);
  if (!param)
    throw new UsageError(`${option} ${visible(key)}: no such setting; allowed: ${keysOf(experiment).join(', ')}`);
  const { value, notice } = decodeValue(param, raw);
  const given = raw === '' ? '(empty)' : visible(raw);
  if (notice) throw new UsageError(`${option} ${key}=${given}: allowed is ${notice.allowed}`);
  return value;
}

/** The experiment after `--set key=value …`, as `applyAssignments`. */
export function applySettings(experiment: Experiment, given: readonly string[]): Experiment {
  return applyAssignments(
    experiment,
    given.map((text) => split('--set', text)),
  );
}

/** The experiment after what was typed; a chosen law or method comes first and brings its settings along. */
export function applyAssignments(experiment: Experiment, assignments: readonly Assignment[]): Experiment {
  const isChoice = ({ key }: Assignment): boolean => CHOICES.includes(key);
  const chosen = assignments.filter(isChoice).reduce((result, assignment) => {
    const id = String(read(result, assignment));
    const key = assignment.key as 'data.id' | 'method.id';
    // As in a link: naming what is chosen anyway resets nothing.
    return valueAt(result, key) === id ? result : withValues(result, changesOfChoice(key, id, result));
  }, experiment);
  return assignments
    .filter((assignment) => !isChoice(assignment))
    .reduce((result, assignment) => withValue(result, assignment.key, read(result, assignment)), chosen);
}

/** Live changes of `--set-at <step>:key=value …`. */
export function readSteering(experiment: Experiment, given: readonly string[]): Steering[] {
  return given.map((text) => {
    const match = /^(\d{1,9}):(.+)$/.exec(text);
    if (!match) throw new UsageError(`--set-at ${text}: expected step:key=value`);
    const assignment = split('--set-at', match[2] as string);
    const value = read(experiment, assignment);
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
