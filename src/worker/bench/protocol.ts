import type { BenchEngine, Window } from '../../experiment/benchmark/contract.ts';

/** Name of a training worker that is started to measure; both uses share one file, hence one copy of TensorFlow.js. */
export const BENCH_WORKER = 'bench';

export interface Started {
  /** Adapter of a GPU as the browser names it. */
  readonly adapter?: string;
}

export interface Loaded {
  /** Milliseconds to build and compile all members. */
  readonly loadMs: number;
}

/** What the compiler makes of the training step of a case. */
export interface StepFacts {
  /** Nodes that tfjs recorded, and what the passes leave. */
  readonly tracedNodes: number;
  readonly nodes: number;
  readonly instructions: number;
  /** Intermediate results, planned, and what they would take without reuse. */
  readonly arenaBytes: number;
  readonly unplannedBytes: number;
  /** Floating-point operations in the matrix products of a step, in millions. */
  readonly productMflop: number;
}

/**
 * One engine in one worker (or thread), so that engines share neither tfjs's global state nor replaced kernels. It does
 * nothing until it is asked to, which is what lets seats be measured in turn.
 */
export interface Seat {
  start(engine: BenchEngine): Promise<Started>;
  /** Makes `k` members of a case ready to train, warmed up. */
  load(caseId: string, k: number): Promise<Loaded>;
  /** Trains what was loaded for about `ms` milliseconds, one burst at least. */
  measure(caseId: string, k: number, ms: number): Promise<Window>;
  /** Milliseconds that each of `repeats` loads of a preset takes (trace, passes, plan, instructions). */
  compileTimes(presetId: string, repeats: number): Promise<number[]>;
  /** GFLOP/s of the engine's matrix product at the sizes that suit it best. */
  peak(): Promise<number>;
  facts(caseId: string): Promise<StepFacts>;
}

export type Verb = keyof Seat;

export interface Request {
  readonly id: number;
  readonly verb: Verb;
  readonly args: readonly unknown[];
}

export type Reply =
  /** Sent once, when requests are heard. */
  | { readonly ready: true }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string };
