import type { Snapshot } from '../engine/contract.ts';
import { relativeError } from './matchers.ts';

/** Vectors shorter than this, gradients of a critic that has died out, are compared as if they were as long. */
const LEAST = 1e-6;

/** Gradients of less than this part of the largest are rounding errors, of which Adam and RMSprop make whole steps. */
const NOISE = 1e-6;

/** Our state vector with the weights that moved by rounding errors taken from theirs. */
function comparable(name: string, ours: Float32Array, theirs: Float32Array, state: Snapshot['state']): Float32Array {
  const [role, kind] = name.split('.');
  const moment = state[`${role}.moment2`] ?? state[`${role}.moment1`];
  if (kind !== 'weights' || !moment) return ours;
  const power = state[`${role}.moment2`] ? 2 : 1;
  const largest = moment.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return ours.map((value, i) =>
    Math.abs(moment[i] as number) < NOISE ** power * largest ? (theirs[i] as number) : value,
  );
}

/** Relative error of one state vector after a step of two engines, without what is nothing but rounding. */
export function vectorError(name: string, actual: Snapshot['state'], expected: Snapshot['state']): number {
  const theirs = expected[name] as Float32Array;
  const ours = comparable(name, actual[name] ?? new Float32Array(theirs.length), theirs, expected);
  const length = Math.sqrt(theirs.reduce((sum, value) => sum + value * value, 0));
  return relativeError(ours, theirs) * Math.min(1, length / LEAST);
}
