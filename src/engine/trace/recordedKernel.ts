import type { Builder } from '../graph/builder.ts';
import type { NodeId } from '../graph/graph.ts';

/** One call of a tfjs kernel while a graph is being recorded. */
export interface KernelCall {
  readonly build: Builder;
  /** Inputs in the order in which tfjs lists them. */
  readonly x: readonly NodeId[];
  readonly attributes: Readonly<Record<string, unknown>>;
  /** An error to throw where the attributes ask for something without compiled form. */
  readonly unsupported: (problem: string) => Error;
}

/** How a tfjs kernel becomes nodes. */
export interface RecordedKernel {
  readonly record: (call: KernelCall) => NodeId | readonly NodeId[];
  /** The result has dtype bool. */
  readonly isTruth?: boolean;
  /** The result has the dtype of the attribute `dtype`. */
  readonly isCast?: boolean;
  /** Position of the input whose dtype the result has otherwise; the first if absent. */
  readonly typedBy?: number;
}
