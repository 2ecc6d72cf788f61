import type { Law } from '../data/law.ts';
import type { Program } from '../engine/contract.ts';
import { key } from '../math/rng.ts';
import type { Subject } from './subject.ts';

/** Points kept on the engine as the data; batches are drawn from these with replacement. */
export const RESIDENT_POINTS = 65_536;

/** Rows that batches are gathered from [rows, size + classes]: samples, and behind each its class, one-hot. */
export function residentData(law: Law, { space, classes }: Subject, seed: number): Program['data'] {
  const from = key(seed, 'data');
  const table =
    law.table?.() ??
    (classes > 0 ? law.labels?.sample(from, RESIDENT_POINTS) : { samples: law.sample(from, RESIDENT_POINTS) });
  const samples = table?.samples ?? new Float32Array();
  if (classes === 0) return { values: samples, columns: space.size };
  const columns = space.size + classes;
  const values = new Float32Array((samples.length / space.size) * columns);
  table?.classes?.forEach((label, row) => {
    values.set(samples.subarray(row * space.size, (row + 1) * space.size), row * columns);
    values[row * columns + space.size + label] = 1;
  });
  return { values, columns };
}

/** `count` rows of the data, evenly over the whole table, whose order may be that of the classes. */
export function spreadRows({ values, columns }: Program['data'], count: number): Float32Array {
  const rows = values.length / columns;
  const chosen = new Float32Array(count * columns);
  for (let i = 0; i < count; i++) {
    const row = Math.floor((i * rows) / count) % rows;
    chosen.set(values.subarray(row * columns, (row + 1) * columns), i * columns);
  }
  return chosen;
}
