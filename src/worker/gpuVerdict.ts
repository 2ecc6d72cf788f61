import type { Report, Snapshot } from '../engine/contract.ts';

/** What was found out about the GPU for a run. */
export type GpuVerdict =
  /** The run moved there at `step`; it trains `ratio` times as fast as on the CPU. */
  | { readonly kind: 'taken'; readonly step: number; readonly ratio: number }
  | { readonly kind: 'slower'; readonly ratio: number }
  /** It computes something else than the CPU: `where` first. */
  | { readonly kind: 'wrong'; readonly where: string }
  | { readonly kind: 'failed'; readonly message: string }
  /** No answer in time. */
  | { readonly kind: 'silent' }
  /** It was lost in the middle of a run. */
  | { readonly kind: 'lost' };

/** Verdicts on the device rather than on one run: nobody tries it again in this visit. */
export const isFinal = ({ kind }: GpuVerdict): boolean => kind !== 'taken' && kind !== 'slower';

/**
 * Relative distance up to which two engines compute the same. After a few steps they differ by some 1e-6, where a gradient next to nothing
 * has either sign by the whole of Adam's step in that one weight; one wrong sum, or a step that did nothing, is beyond 1e-2.
 */
const TOLERANCE = 2e-3;

/** Euclidean distance of two vectors relative to the length of the second; infinite where a number is not finite. */
function distance(a: Float32Array, b: Float32Array): number {
  let [apart, length] = [0, 0];
  for (const [i, x] of b.entries()) {
    apart += ((a[i] as number) - x) ** 2;
    length += x ** 2;
  }
  const relative = Math.sqrt(apart / Math.max(length, 1e-12));
  return Number.isFinite(relative) && a.length === b.length ? relative : Number.POSITIVE_INFINITY;
}

/** What one engine has computed. */
export interface Computed {
  readonly snapshot: Snapshot;
  readonly report: Report;
}

/** The first vector of state, or reported number, in which an engine differs from the reference; null where none does. */
export function differsIn(found: Computed, reference: Computed): string | null {
  for (const [name, values] of Object.entries(reference.snapshot.state)) {
    const other = found.snapshot.state[name];
    if (!other || distance(other, values) > TOLERANCE) return name;
  }
  for (const [name, value] of Object.entries(reference.report)) {
    const other = found.report[name];
    if (other === undefined || !(Math.abs(other - value) <= TOLERANCE * Math.max(1, Math.abs(value)))) return name;
  }
  return null;
}
