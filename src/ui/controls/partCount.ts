import { findLaw } from '../../data/index.ts';
import { LawError } from '../../data/law.ts';
import type { Experiment } from '../../experiment/experiment.ts';

const NOTHING_IMPORTED = { imported: new Map() };

/** True if a law whose first `count` parts have weight zero has nothing left to draw from. */
function nothingLeft({ data }: Experiment, name: string, count: number): boolean {
  try {
    findLaw(data.id).create({ ...data, [name]: Array<number>(count).fill(0) }, NOTHING_IMPORTED);
    return false;
  } catch (error) {
    if (error instanceof LawError) return true;
    throw error;
  }
}

/**
 * Number of parts whose weights `data.<name>` sets, at most `limit`. A law does not say how many parts it has, but it
 * refuses weights that leave nothing: the fewest zeros that it refuses are as many as it has parts.
 */
export function partCount(experiment: Experiment, name: string, limit: number): number {
  let low = 0;
  let high = limit;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (nothingLeft(experiment, name, middle)) high = middle;
    else low = middle;
  }
  return high;
}
