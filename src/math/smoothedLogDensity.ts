import type { Box } from './cellGrid.ts';

/** Below this sums of products may have lost what underflowed, and are taken in the log domain. */
const SAFE = 1e-280;

/** Nats below the largest term at which terms of a sum are passed over. */
const NEGLIGIBLE = 40;

/** What stands for −∞ and NaN: low enough to be no mass, and finite, as splines need it. */
const NOWHERE = -1e6;

/** A log density at `n` × `n` points from border to border of `box`, row by row from yMin up. Not below −10⁶; NaN counts as no mass. */
export function nodesOf(logDensity: (x: number, y: number) => number, box: Box, n: number): Float64Array {
  const logs = new Float64Array(n * n);
  const [width, height] = [(box.xMax - box.xMin) / (n - 1), (box.yMax - box.yMin) / (n - 1)];
  for (let row = 0; row < n; row++) {
    for (let column = 0; column < n; column++) {
      const log = logDensity(box.xMin + column * width, box.yMin + row * height);
      logs[row * n + column] = log > NOWHERE ? log : NOWHERE;
    }
  }
  return logs;
}

/** Convolves one line of log densities with a Gaussian of precision 2 `half` per step², of weights exp(−half d²) / `total`. */
function smoothLine(line: Float64Array, out: Float64Array, half: number, weights: Float64Array): void {
  const n = line.length;
  const top = line.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const densities = line.map((log) => Math.exp(log - top));
  const reach = weights.length - 1;
  for (let i = 0; i < n; i++) {
    const last = Math.min(n - 1, i + reach);
    let sum = 0;
    for (let j = Math.max(0, i - reach); j <= last; j++)
      sum += (densities[j] as number) * (weights[Math.abs(i - j)] as number);
    out[i] = sum > SAFE ? top + Math.log(sum) : inLogs(line, i, half) + Math.log(weights[0] as number);
  }
}

/** log Σⱼ exp(lineⱼ − half (i − j)²), from the terms that matter. */
function inLogs(line: Float64Array, i: number, half: number): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < line.length; j++) top = Math.max(top, (line[j] as number) - half * (i - j) * (i - j));
  let sum = 0;
  for (let j = 0; j < line.length; j++) {
    const depth = (line[j] as number) - half * (i - j) * (i - j) - top;
    if (depth > -NEGLIGIBLE) sum += Math.exp(depth);
  }
  return top + Math.log(sum);
}

/** Convolves every row with a Gaussian of standard deviation `tau` in steps, and returns the transpose. */
function smoothRows(logs: Float64Array, n: number, tau: number): Float64Array {
  const half = 1 / (2 * tau * tau);
  // Products beyond underflow, and the sum of all weights is 1 whatever of a line they reach.
  const reach = Math.min(n - 1, Math.ceil(Math.sqrt(700 / half)));
  let total = 1;
  for (let d = 1; half * d * d < 700; d++) total += 2 * Math.exp(-half * d * d);
  const weights = Float64Array.from({ length: reach + 1 }, (_, d) => Math.exp(-half * d * d) / total);
  const out = new Float64Array(n * n);
  const line = new Float64Array(n);
  for (let row = 0; row < n; row++) {
    smoothLine(logs.subarray(row * n, (row + 1) * n), line, half, weights);
    for (let column = 0; column < n; column++) out[column * n + row] = line[column] as number;
  }
  return out;
}

/**
 * Logarithm of q * N(0, τ² I) at the nodes of `nodesOf`, where `logs` are those of q there: axis by axis, in the log domain wherever sums
 * would underflow, so that tails keep their slope. Mass outside the box counts as none. Steps must be no longer than about 1.5 times
 * the larger of τ and the width of what q has; for τ = 0 it is q itself.
 */
export function smoothNodes(logs: Float64Array, box: Box, n: number, tau: number): Float64Array {
  if (tau === 0) return logs;
  const [width, height] = [(box.xMax - box.xMin) / (n - 1), (box.yMax - box.yMin) / (n - 1)];
  return smoothRows(smoothRows(logs, n, tau / width), n, tau / height);
}

/** As `smoothNodes`, of a log density itself. */
export function smoothedLogDensity(
  logDensity: (x: number, y: number) => number,
  box: Box,
  n: number,
  tau: number,
): Float64Array {
  return smoothNodes(nodesOf(logDensity, box, n), box, n, tau);
}
