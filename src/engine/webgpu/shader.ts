import { type NodeId, nodeAt } from '../graph/graph.ts';
import type { Addresses, Block, KernelCode } from './addresses.ts';
import { createReader, type Reader } from './expressions.ts';
import type { Frame } from './frame.ts';
import { MATHS_WGSL } from './functions.ts';
import type { Kernel, KernelGraph } from './kernels.ts';
import { mapKernel } from './mapKernel.ts';
import { pairwiseKernel, pairwiseWgsl } from './pairwiseKernel.ts';
import { productKernel } from './productKernel.ts';
import { RANDOM_WGSL } from './random.ts';
import { reduceKernel } from './reduceKernel.ts';
import type { Dispatch } from './schedule.ts';

/** A compute shader and how many workgroups it wants; with members along a third dimension, for each of them. */
export interface Shader {
  readonly code: string;
  readonly groups: number;
}

/** Workgroups along the first dimension of a dispatch; more go into the second. */
export const GROUPS_WIDE = 32768;

const MIN_ROWS = 4;
const MAX_ROWS = 16;

/**
 * Rows of a batch that a workgroup takes through a chain, a power of two about half the root of the batch: many
 * workgroups for small batches, many entries for each load where there are workgroups enough.
 */
export function rowsPerBlock(units: number): number {
  const rows = 2 ** Math.floor(Math.log2(Math.sqrt(units) / 2));
  return Math.min(units, MAX_ROWS, Math.max(MIN_ROWS, rows));
}

/** Everything that the code of a dispatch depends on besides the dispatch. */
export interface ShaderContext {
  readonly cut: KernelGraph;
  readonly parts: ReadonlyMap<NodeId, number>;
  readonly addresses: Addresses;
  readonly frame: Frame;
  /** Threads of a workgroup. */
  readonly workgroup: number;
}

function codeOf(
  { cut, parts, addresses, workgroup }: ShaderContext,
  kernel: Kernel,
  reader: Reader,
  isTogether: boolean,
  block?: Block,
): KernelCode {
  if (kernel.kind === 'make') {
    const { op } = nodeAt(cut.graph, kernel.node);
    if (op === 'matmul') {
      return productKernel(cut, kernel.node, reader, addresses, parts.get(kernel.node) ?? 1, block);
    }
    if (op === 'reduce') return reduceKernel(cut, kernel.node, reader, addresses, block);
    if (op === 'kernelSum' || op === 'kernelForce') {
      return pairwiseKernel(cut, kernel.node, reader, addresses, isTogether ? workgroup : undefined);
    }
  }
  return mapKernel(cut, kernel, reader, addresses, block);
}

const indented = (lines: readonly string[]): string => lines.map((line) => `  ${line}`).join('\n');

/** Statements of stages; in between, a workgroup waits for itself and sees what it has written. */
export const withBarriers = (stages: readonly (readonly string[])[]): readonly string[] =>
  stages.flatMap((stage, i) => (i === 0 ? stage : ['storageBarrier();', ...stage]));

/** Kernels of a shader as WGSL functions. */
export interface Functions {
  /** Defines the function of a kernel; the statement that runs all of its threads in a workgroup, from thread `l` on. */
  loop(kernel: Kernel, block?: Block): string;
  /**
   * The same for a kernel that is dealt out to workgroups: how many it wants, and the call for thread `l` of workgroup
   * `group`.
   */
  call(kernel: Kernel): { readonly groups: number; readonly lines: readonly string[] };
  /** The same for one workgroup that does the work of all those which `call` wants. */
  loopAll(kernel: Kernel): string;
  /** The shader with all functions and these statements of `main`. */
  finish(main: readonly string[]): string;
}

export function createFunctions(context: ShaderContext): Functions {
  const { cut, addresses, frame, workgroup } = context;
  const reader = createReader(cut.graph, addresses);
  const functions: string[] = [];

  function define(kernel: Kernel, isTogether: boolean, block?: Block): KernelCode & { readonly name: string } {
    const code = codeOf(context, kernel, reader, isTogether, block);
    const name = `k${functions.length}`;
    const parameters = code.groups ? 'group: u32, l: u32' : block ? 't: u32, block: u32' : 't: u32';
    functions.push(`fn ${name}(${parameters}) {\n${indented(code.body)}\n}`);
    return { ...code, name };
  }

  const each = (threads: number, call: string): string =>
    `for (var t = l; t < ${threads}u; t += ${workgroup}u) { ${call}; }`;

  return {
    loop(kernel, block) {
      const { name, threads } = define(kernel, false, block);
      return each(threads, `${name}(${block ? 't, group' : 't'})`);
    },
    loopAll(kernel) {
      const { name, threads, groups } = define(kernel, true);
      return groups ? `for (var g = 0u; g < ${groups}u; g++) { ${name}(g, l); }` : each(threads, `${name}(t)`);
    },
    call(kernel) {
      const { name, threads, groups } = define(kernel, true);
      if (groups) return { groups, lines: [`${name}(group, l);`] };
      const guarded = threads % workgroup === 0 ? `${name}(t);` : `if (t < ${threads}u) { ${name}(t); }`;
      return { groups: Math.ceil(threads / workgroup), lines: [`let t = group * ${workgroup}u + l;`, guarded] };
    },
    finish(main) {
      const entry = [
        `@compute @workgroup_size(${workgroup})`,
        'fn main(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) l: u32) {',
        indented([...frame.enter, ...main]),
        '}',
      ].join('\n');
      return [frame.declarations, MATHS_WGSL, RANDOM_WGSL, pairwiseWgsl(workgroup), ...functions, entry].join('\n');
    },
  };
}

/** The shader of one dispatch: a range of workgroups for each chain and each free kernel. */
export function writeShader(context: ShaderContext, dispatch: Dispatch): Shader {
  const functions = createFunctions(context);
  const branches: string[] = [];
  let groups = 0;

  const branch = (count: number, lines: readonly string[]): void => {
    const first = groups;
    groups += count;
    const head = first === 0 ? `if (all < ${groups}u)` : `else if (all < ${groups}u)`;
    branches.push(`${head} {`, `  let group = all - ${first}u;`, ...lines.map((line) => `  ${line}`), '}');
  };

  for (const { units, stages } of dispatch.chains) {
    const block: Block = { units, perBlock: rowsPerBlock(units) };
    const loops = stages.map((kernels) => kernels.map((kernel) => functions.loop(kernel, block)));
    branch(Math.ceil(units / block.perBlock), withBarriers(loops));
  }
  for (const kernel of dispatch.free) {
    const { groups, lines } = functions.call(kernel);
    branch(groups, lines);
  }
  const main = [`let all = id.x + id.y * ${GROUPS_WIDE}u;`, ...branches];
  return { code: functions.finish(main), groups };
}
