import { effective } from '../experiment/availability.ts';
import { defaultExperiment, type Experiment, keysOf, paramOf, withValues } from '../experiment/experiment.ts';
import { METHODS } from '../methods/index.ts';
import type { ParamValue } from '../schema/param.ts';

/** One setting with the values that tests try. */
export interface Factor {
  readonly key: string;
  readonly values: readonly ParamValue[];
}

/** Small and odd values of numbers that shape the graph; every choice and toggle is tried in full. */
const SHAPES: Readonly<Record<string, readonly number[]>> = {
  'training.batch': [7, 1, 16, 33],
  'training.packing': [1, 2, 4],
  'training.criticSteps': [1, 2],
  'training.generatorSteps': [1, 2],
  'training.labelSmoothing': [0, 0.1],
  'generator.depth': [1, 0, 2, 3],
  'generator.width': [8, 1, 5, 13, 32],
  'critic.depth': [2, 0, 1, 3],
  'critic.width': [8, 1, 5, 13, 32],
  'latent.dimension': [2, 1, 9],
};

/** Groups that change the program; data laws and stop conditions do not. */
const IRRELEVANT = /^(seed|data\.|stop\.)/;

/** Every declared option of the program as a factor: all choices, all toggles, and the shapes above. */
export function declaredFactors(): readonly Factor[] {
  const base = defaultExperiment();
  const keys = keysOf(base).filter((key) => !IRRELEVANT.test(key) && key !== 'method.id');
  const options = keys.flatMap((key): Factor[] => {
    const param = paramOf(base, key);
    if (param?.kind === 'choice') return [{ key, values: param.options.map(({ value }) => value) }];
    if (param?.kind === 'toggle') return [{ key, values: [false, true] }];
    const values = SHAPES[key];
    return values ? [{ key, values }] : [];
  });
  return [{ key: 'method.id', values: METHODS.map(({ id }) => id) }, ...options];
}

type Row = readonly number[];

/** Pairs of (factor, value) that a row contains, as `i,a,j,b`. */
function pairsOf(row: Row): string[] {
  return row.flatMap((a, i) => row.slice(i + 1).map((b, j) => `${i},${a},${i + 1 + j},${b}`));
}

/**
 * Rows of value indices such that every two values of two factors meet in some row. Greedy: each row starts from a pair
 * that is missing and takes, factor by factor, the value that meets most missing pairs.
 */
export function pairwise(sizes: readonly number[]): readonly Row[] {
  const missing = new Set<string>();
  sizes.forEach((n, i) => {
    sizes.slice(i + 1).forEach((m, j) => {
      for (let a = 0; a < n; a++) for (let b = 0; b < m; b++) missing.add(`${i},${a},${i + 1 + j},${b}`);
    });
  });
  const rows: Row[] = [];
  while (missing.size > 0) {
    const [first = ''] = missing;
    const [i = 0, a = 0, j = 0, b = 0] = first.split(',').map(Number);
    const row: (number | undefined)[] = sizes.map((_, k) => (k === i ? a : k === j ? b : undefined));
    sizes.forEach((size, k) => {
      if (row[k] !== undefined) return;
      const gain = (value: number): number =>
        row.reduce<number>((count, other, l) => {
          if (other === undefined) return count;
          return count + Number(missing.has(k < l ? `${k},${value},${l},${other}` : `${l},${other},${k},${value}`));
        }, 0);
      const gains = Array.from({ length: size }, (_, value) => gain(value));
      row[k] = gains.indexOf(Math.max(...gains));
    });
    const full = row as Row;
    for (const pair of pairsOf(full)) missing.delete(pair);
    rows.push(full);
  }
  return rows;
}

/** An experiment for each row, with a name that says what differs from the defaults. */
export interface CoverageCase {
  readonly name: string;
  readonly experiment: Experiment;
}

/** A pairwise covering set of everything that is declared, as it would be trained. */
export function coveringCases(): readonly CoverageCase[] {
  const factors = declaredFactors();
  const base = withValues(defaultExperiment(), { 'smoothing.duration': 7 });
  return pairwise(factors.map(({ values }) => values.length)).map((row, index) => {
    const changes = Object.fromEntries(row.map((value, i) => [factors[i]?.key ?? '', factors[i]?.values[value] ?? 0]));
    const [method, ...others] = Object.values(changes);
    return { name: `${index} ${method}: ${others.join(' ')}`, experiment: effective(withValues(base, changes)) };
  });
}
