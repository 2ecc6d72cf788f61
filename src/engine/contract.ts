import type { Scalar, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';

/**
 * What training needs from an engine. A program is a set of pure tfjs functions over named state; an engine may run them
 * operation by operation (eager) or trace them once and compile them. Nothing here knows what a GAN is.
 */
export interface Program {
  /** Name for error messages, e.g. the method's id. */
  readonly name: string;
  /** Flat float32 vectors, updated in place by phases. */
  readonly state: Readonly<Record<string, Float32Array>>;
  /**
   * Resident points [rows, columns], row-major, from which phases gather their batches, or a table in which they look things up;
   * none where no phase does either.
   */
  readonly data: { readonly values: Float32Array; readonly columns: number };
  /** Names of the live settings; each is one float32 cell that may change between steps without re-tracing. */
  readonly settings: readonly string[];
  readonly phases: readonly ProgramPhase[];
  readonly probes: Readonly<Record<string, Probe>>;
}

export interface ProgramPhase {
  readonly id: string;
  /**
   * Setting cell that says how often the phase runs within one step, 0 leaving it out of that step; once if absent. In every
   * step some phase has to run.
   */
  readonly repeats?: string;
  /** Pure: reads state, draws and settings, returns the vectors it changes and scalars to report. */
  readonly body: (io: PhaseIo) => PhaseResult;
}

/** State read and random draws made inside a phase. Stream names make draws independent of each other. */
export interface PhaseIo {
  readonly state: (name: string) => Tensor1D;
  readonly setting: (name: string) => Scalar;
  /**
   * `setting(name)` to the power of the number of times this phase has run, this run included; computed in float64
   * outside the graph, because float32 loses the digits that Adam's bias correction needs at small counts.
   */
  readonly settingPower: (name: string) => Scalar;
  /** Standard normals [rows, columns]. */
  readonly normal: (stream: string, rows: number, columns: number) => Tensor2D;
  /** Uniforms in [0, 1) [rows, columns]. */
  readonly uniform: (stream: string, rows: number, columns: number) => Tensor2D;
  /** Rows of the resident data drawn with replacement [count, columns]. */
  readonly rows: (stream: string, count: number) => Tensor2D;
  /**
   * The resident numbers at these flat positions [rows, columns], which are rounded down and held within the table; not a number
   * finds the first. Exact up to 2²⁴ positions. A constant for gradients. Throws where the program has no data.
   */
  readonly at: (index: Tensor2D) => Tensor2D;
}

export interface PhaseResult {
  readonly state: Readonly<Record<string, Tensor1D>>;
  readonly report: Readonly<Record<string, Scalar>>;
}

/** Function of state and one input [rows, columns], evaluated outside the step: samples, critic values, gradients. */
export type Probe = (state: (name: string) => Tensor1D, input: Tensor2D) => Tensor2D;

export type EngineId =
  | 'eager-cpu'
  | 'eager-wasm'
  | 'eager-webgpu'
  | 'compiled-wasm'
  | 'compiled-wasm-strict'
  | 'compiled-wasm-threads'
  | 'compiled-webgpu';

/**
 * Engines that compute the same bits on every machine that has them: what a link or a file may ask for, so that two devices
 * show the same run. Relaxed SIMD rounds once or twice as the processor likes, GPUs differ, and so do the functions of JavaScript.
 */
export const PORTABLE_ENGINES = ['compiled-wasm-strict'] as const satisfies readonly EngineId[];

export type PortableEngine = (typeof PORTABLE_ENGINES)[number];

export interface EngineInfo {
  readonly id: EngineId;
  /** Adapter as the browser names it; absent on the CPU. */
  readonly adapter?: string;
  /** Threads that run it at present; absent where it never has more than one. */
  readonly threads?: number;
}

/** Values of every setting cell at a given step, in the order of `Program.settings`. */
export type SettingsAt = (step: number) => Float32Array;

/** Scalars reported by the last execution of each phase that has run, e.g. `critic.loss`. */
export type Report = Readonly<Record<string, number>>;

/** A loaded program with its state. All reads are asynchronous. */
export interface Execution {
  readonly info: EngineInfo;
  /** Completed steps. */
  readonly step: number;
  /** Runs whole steps. If stopped inside a step (after `runPhase`), the open step is finished first and counts as one. */
  run(steps: number, settings: SettingsAt): Promise<Report>;
  /**
   * Runs one phase execution: the one whose turn it is, or the next one of `phase`, leaving out what lies between, which
   * trains one player alone. `stepFinished` tells whether the step counter moved.
   */
  runPhase(settings: SettingsAt, phase?: string): Promise<{ phase: string; stepFinished: boolean; report: Report }>;
  /** Phase whose turn it is. */
  nextPhase(settings: SettingsAt): string;
  probe(name: string, input: Float32Array, columns: number): Promise<Float32Array>;
  /** Copies of every state vector and the counters, enough to continue bit for bit. */
  snapshot(): Promise<Snapshot>;
  restore(snapshot: Snapshot): Promise<void>;
  /**
   * Puts other resident numbers in the place of those there are, from the next step on: nothing is traced or compiled again. Snapshots do
   * not hold them. Throws a RangeError for another number of them than the program has.
   */
  refill(values: Float32Array): Promise<void>;
  dispose(): void;
}

export interface Snapshot {
  readonly step: number;
  /** Index of the next phase and how often it already ran within the open step. */
  readonly phase: number;
  readonly repeat: number;
  /** How often each phase has run since the start (exponent of `settingPower`). */
  readonly counts: readonly number[];
  readonly state: Readonly<Record<string, Float32Array>>;
}

/** One member of an ensemble: its own start and its own random streams. */
export interface Member {
  /** Initial state, the vectors of `Program.state`. */
  readonly state: Program['state'];
  readonly seed: number;
  /** Resident points if they differ from the program's; same number of points. */
  readonly data?: Program['data'];
}

/**
 * Several runs of one program at once, each with its own state, settings and random streams: what a member computes is
 * what it would compute alone. Members are independent and advance together, step by step.
 */
export interface Ensemble {
  readonly info: EngineInfo;
  /** Number of members. */
  readonly size: number;
  /** Completed steps, the same for every member. */
  readonly step: number;
  /** Runs whole steps of every member; the report of each, in order. */
  run(steps: number, settings: (member: number, step: number) => Float32Array): Promise<readonly Report[]>;
  probe(member: number, name: string, input: Float32Array, columns: number): Promise<Float32Array>;
  snapshot(member: number): Promise<Snapshot>;
  dispose(): void;
}

export interface Engine {
  readonly info: EngineInfo;
  load(program: Program, seed: number): Promise<Execution>;
  /** Loads `members` runs of one program; throws `EngineMemoryError` if they do not fit, with nothing kept. */
  loadEnsemble(program: Program, members: readonly Member[]): Promise<Ensemble>;
  dispose(): Promise<void>;
}

/** An engine that cannot start here; `message` says what is missing. */
export class EngineUnavailableError extends Error {
  readonly engine: EngineId;
  constructor(engine: EngineId, reason: string) {
    super(`${engine}: ${reason}`);
    this.name = 'EngineUnavailableError';
    this.engine = engine;
  }
}

/** The memory of an execution does not fit: `bytes` were asked for. */
export class EngineMemoryError extends Error {
  readonly bytes: number;
  constructor(bytes: number, cause?: unknown) {
    super(`${Math.ceil(bytes / 2 ** 20)} MiB are not available`, { cause });
    this.name = 'EngineMemoryError';
    this.bytes = bytes;
  }
}
