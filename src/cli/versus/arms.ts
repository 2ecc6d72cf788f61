import { availability, effective } from '../../experiment/availability.ts';
import { type Experiment, keysOf, valueAt, withValue } from '../../experiment/experiment.ts';
import { encodeValue } from '../../schema/codec.ts';
import { applyAssignments, split } from '../settings.ts';
import { type Subject, subjectOf } from '../subject.ts';
import { UsageError } from '../usageError.ts';

/** The two experiments of a comparison: A is what the command line says without `--vs`. */
export type ArmId = 'A' | 'B';

/** One setting that differs, as texts; absent where an arm's law or method has no such setting. */
export interface Change {
  readonly key: string;
  readonly a?: string;
  readonly b?: string;
}

/** What `--vs` says: changes of settings, and at most one subject to change them from, instead of A. */
export interface OtherArm {
  readonly subject?: Subject;
  /** `key=value`, in the order typed. */
  readonly set: readonly string[];
}

/** The error with the name of the arm that it is about; errors that are no fault of what was typed stay as they are. */
export const ofArm = (arm: ArmId, error: unknown): unknown =>
  error instanceof Error && ['UsageError', 'LawError'].includes(error.name)
    ? new UsageError(`arm ${arm}: ${error.message}`)
    : error;

/** Reads every `--vs`. A comma parts changes only before another one, since no value of a setting holds a `=`. */
export async function readOtherArm(given: readonly string[]): Promise<OtherArm> {
  const parts = given.flatMap((text) => text.split(/,(?=[\w-]+$|[\w.]+=)/));
  const set = parts.filter((part) => part.includes('='));
  const [name, ...surplus] = parts.filter((part) => !part.includes('='));
  if (surplus.length > 0)
    throw new UsageError(`--vs compares with one experiment; not understood: ${surplus.join(' ')}`);
  if (set.some((text) => split('--vs', text).key === 'seed'))
    throw new UsageError('--vs seed=…: both arms run on the same seeds; --seeds and --first-seed choose them');
  return { ...(name !== undefined && { subject: await namedArm(name) }), set };
}

async function namedArm(name: string): Promise<Subject> {
  try {
    return await subjectOf(name);
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(`--vs ${error.message}; or a change: key=value`) : error;
  }
}

/** Arm B with the seed of A. `set` is what was typed for both arms; what stands behind `--vs` comes after it. */
export function experimentOfB(a: Experiment, start: Experiment, set: readonly string[], other: OtherArm): Experiment {
  const typed = [...set.map((text) => split('--set', text)), ...other.set.map((text) => split('--vs', text))];
  return withValue(applyAssignments(other.subject?.experiment ?? start, typed), 'seed', a.seed);
}

/** A value as it is typed; absent where there is no such setting. */
function textAt(experiment: Experiment, keys: ReadonlySet<string>, key: string): string | undefined {
  if (!keys.has(key)) return undefined;
  const value = valueAt(experiment, key);
  return typeof value === 'boolean' ? String(value) : encodeValue(value);
}

/** Settings in which two experiments differ, in display order. */
export function changesBetween(a: Experiment, b: Experiment): readonly Change[] {
  const [ofA, ofB] = [new Set(keysOf(a)), new Set(keysOf(b))];
  return [...new Set([...ofA, ...ofB])].flatMap((key) => {
    const [first, second] = [textAt(a, ofA, key), textAt(b, ofB, key)];
    if (first === second) return [];
    return [{ key, ...(first !== undefined && { a: first }), ...(second !== undefined && { b: second }) }];
  });
}

/**
 * Throws a UsageError for arms between which there is nothing to compare, because both are trained alike. `isSteered` says
 * that settings change on the way, which may bring to life what has no effect at first.
 */
export function refuseTwins(a: Experiment, b: Experiment, isSteered: boolean): void {
  const changes = changesBetween(a, b);
  if (changes.length === 0) throw new UsageError('--vs: B differs from A in nothing');
  const [idleInA, idleInB] = [availability(a), availability(b)];
  const areIdle = changes.every(({ key }) => idleInA.has(key) && idleInB.has(key));
  if (isSteered || (!areIdle && changesBetween(effective(a), effective(b)).length > 0)) return;
  const names = changes.map(({ key }) => key).join(', ');
  const why = changes.flatMap(({ key }) => idleInB.get(key)?.reason.en ?? []);
  throw new UsageError(
    [`--vs: B is trained exactly as A, since nothing comes of ${names}`, ...new Set(why)].join('. '),
  );
}
