import type { Mode } from '../data/law.ts';
import { integers, key, uniform } from '../math/rng.ts';
import { mean, quantile, variance } from '../math/stats.ts';
import { countModes, nearestModes, reverseKlOf } from './coverage.ts';

/** What a perfect sampler of the law gets: even it misses by chance. */
export interface Floor {
  readonly mean: number;
  readonly sd: number;
  /** 5 % quantile. */
  readonly low: number;
  /** 95 % quantile. */
  readonly high: number;
}

export type FloorKey = 'modes' | 'strictModes' | 'highQuality' | 'reverseKl';

const POOL = 20_000;
const REPEATS = 100;
/** Fractional part of the golden ratio: its multiples fill the unit interval most evenly. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Points of the mixture whose modes appear in exact proportion and whose distances from their mode follow a sequence of
 * low discrepancy, so that the pool adds hardly any noise of its own.
 */
function stratifiedPool(modes: readonly Mode[]): Float32Array {
  const total = modes.reduce((sum, mode) => sum + mode.weight, 0);
  const turns = uniform(key(1, 'noise floor pool'), POOL);
  const points = new Float32Array(2 * POOL);
  let index = 0;
  let reached = (modes[0]?.weight ?? 0) / total;
  for (let i = 0; i < POOL; i++) {
    while ((i + 0.5) / POOL > reached && index < modes.length - 1) {
      index++;
      reached += (modes[index] as Mode).weight / total;
    }
    const mode = modes[index] as Mode;
    const radius = Math.sqrt(-2 * Math.log(1 - ((i * GOLDEN) % 1)));
    const angle = 2 * Math.PI * (turns[i] as number);
    points[2 * i] = mode.x + mode.stdX * radius * Math.cos(angle);
    points[2 * i + 1] = mode.y + mode.stdY * radius * Math.sin(angle);
  }
  return points;
}

function summarise(values: readonly number[]): Floor {
  return {
    mean: mean(values),
    sd: Math.sqrt(variance(values)),
    low: quantile(values, 0.05),
    high: quantile(values, 0.95),
  };
}

function simulate(modes: readonly Mode[], samples: number): Readonly<Record<FloorKey, Floor>> {
  const labels = nearestModes(stratifiedPool(modes), modes);
  const runs = Array.from({ length: REPEATS }, (_, repeat) => {
    const drawn = integers(key(1, 'noise floor draw', repeat), samples, POOL);
    return countModes(
      Int16Array.from(drawn, (row) => labels[row] as number),
      modes,
    );
  });
  return {
    modes: summarise(runs.map(({ shares }) => shares.filter((share) => share.captured).length)),
    strictModes: summarise(runs.map(({ shares }) => shares.filter((share) => share.strict).length)),
    highQuality: summarise(runs.map((run) => run.highQuality / samples)),
    reverseKl: summarise(runs.map((run) => reverseKlOf(run) ?? Number.NaN)),
  };
}

const remembered = new WeakMap<readonly Mode[], Map<number, Readonly<Record<FloorKey, Floor>>>>();

/**
 * Metrics of a perfect sampler of a Gaussian mixture over `samples` draws: 100 resamplings of 20,000 stratified points, a
 * few milliseconds, always the same numbers. Remembered per array of modes. Null without modes.
 */
export function noiseFloor(modes: readonly Mode[], samples: number): Readonly<Record<FloorKey, Floor>> | null {
  if (!modes.some((mode) => mode.weight > 0) || samples < 1) return null;
  const bySize = remembered.get(modes) ?? new Map<number, Readonly<Record<FloorKey, Floor>>>();
  remembered.set(modes, bySize);
  const known = bySize.get(samples) ?? simulate(modes, samples);
  bySize.set(samples, known);
  return known;
}
