import type { NodeId, Output } from '../graph/graph.ts';
import type { Loads } from './expressions.ts';

/** Threads of a workgroup: what every WebGPU device can do, and two waves of most. */
export const WORKGROUP = 64;

/** Where the numbers of a graph lie, as WGSL. */
export interface Addresses extends Loads {
  /** Place of element `flat` of a node in memory; of one in several parts, an element of the first. */
  readonly made: (id: NodeId, flat: string) => string;
  readonly output: (output: Output, flat: string) => string;
  readonly dataRows: number;
  readonly dataColumns: number;
  /** Number of the random stream of a draw. */
  readonly stream: (name: string) => number;
}

/** Rows that a workgroup takes through a chain; absent for kernels that cover their whole result. */
export interface Block {
  readonly units: number;
  readonly perBlock: number;
}

/** One kernel as a WGSL function of `(t, block)` in a chain, else of `(t)`, for threads t. */
export interface KernelCode {
  readonly body: readonly string[];
  /** Threads that are needed, for a block of rows in a chain. */
  readonly threads: number;
  /** Given where whole workgroups work together: how many. The function is then one of `(group, l)`. */
  readonly groups?: number;
}
