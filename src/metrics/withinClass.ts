import { mostProbable } from '../math/classScores.ts';
import type { ClassContext, Judged } from './contract.ts';

/** A class with fewer samples says nothing about its diversity. */
const FEWEST = 10;

/** Rows of the samples by their most probable class [classes][rows of it]. */
function rowsByClass({ probabilities }: Judged, classes: number): number[][] {
  const rows: number[][] = Array.from({ length: classes }, () => []);
  mostProbable(probabilities, classes).classes.forEach((label, row) => {
    rows[label]?.push(row);
  });
  return rows;
}

/** Rows of one class among generated samples and among real ones. */
export interface ClassRows {
  readonly label: number;
  readonly generated: readonly number[];
  readonly real: readonly number[];
}

/** Every class that the judge finds at least ten times on either side. */
export function commonClasses({ generated, real, count }: ClassContext): readonly ClassRows[] {
  const [own, data] = [rowsByClass(generated, count), rowsByClass(real, count)];
  return own.flatMap((rows, label) => {
    const others = data[label] ?? [];
    return Math.min(rows.length, others.length) < FEWEST ? [] : [{ label, generated: rows, real: others }];
  });
}

/** Mean of a measure over pairs of different rows, at most `most` pairs, evenly among them. */
export function meanOverPairs(
  rows: readonly number[],
  most: number,
  measure: (a: number, b: number) => number,
): number {
  const pairs = (rows.length * (rows.length - 1)) / 2;
  const every = Math.max(1, Math.floor(pairs / most));
  let [at, sum, taken] = [0, 0, 0];
  for (let i = 1; i < rows.length; i++) {
    for (let j = 0; j < i; j++) {
      if (at++ % every !== 0) continue;
      sum += measure(rows[i] as number, rows[j] as number);
      taken++;
    }
  }
  return sum / taken;
}
