/**
 * Engines that are compared. `compiled-*` are ours. `tfjs-*` is TensorFlow.js as its documentation teaches it, on an
 * unmodified backend: the baseline. `eager-*` is this project's own operation-by-operation engine on tfjs. `torch-cpu` is PyTorch,
 * an operation at a time, in Python and on one thread or two, whichever is faster.
 */
export const BENCH_ENGINES = [
  'compiled-wasm',
  'compiled-wasm-strict',
  'compiled-wasm-threads',
  'compiled-webgpu',
  'tfjs-cpu',
  'tfjs-wasm',
  'tfjs-webgl',
  'tfjs-webgpu',
  'eager-cpu',
  'eager-wasm',
  'eager-webgpu',
  'torch-cpu',
] as const;
export type BenchEngine = (typeof BENCH_ENGINES)[number];

/** A thread of Node, a worker in a browser (Chromium where the command line measures, the visitor's own in the page), or Python. */
export type Where = 'node' | 'chromium' | 'python';

/** Steps of one window of a contender, all members and workers together. */
export interface Window {
  readonly stepsPerSecond: number;
  /** Milliseconds per step of each burst inside the window. */
  readonly stepMs: readonly number[];
}

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Result of one contender. */
export interface Row {
  readonly engine: BenchEngine;
  readonly where: Where;
  /** Id of a case. */
  readonly case: string;
  /** Members that train side by side; rates are totals over them. */
  readonly k: number;
  /** Workers that the members are spread over. */
  readonly workers: number;
  readonly stepsPerSecond: Spread;
  /** Distribution of milliseconds per step over bursts. */
  readonly stepMs: { readonly p50: number; readonly p95: number; readonly p99: number };
  readonly windows: number;
  /** Milliseconds until the step was ready to run: build, trace and compile, for all members. */
  readonly loadMs: number;
}

/** How often one row is as fast as another. */
export interface Ratio {
  readonly name: string;
  /** Id of a case. */
  readonly case: string;
  readonly ratio: number;
  /** Engine of the numerator and of the denominator. */
  readonly engine: BenchEngine;
  readonly against: BenchEngine;
  /** What the project promises, where it promises something. */
  readonly atLeast?: number;
}
