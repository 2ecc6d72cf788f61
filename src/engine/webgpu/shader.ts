import { type NodeId, nodeAt } from '../graph/graph.ts';
import { type Addresses, type Block, type KernelCode, WORKGROUP } from './addresses.ts';
import { createReader, type Reader } from './expressions.ts';
import { MATHS_WGSL } from './functions.ts';
import type { Kernel, KernelGraph } from './kernels.ts';
import { mapKernel } from './mapKernel.ts';
import { productKernel } from './productKernel.ts';
import { RANDOM_WGSL } from './random.ts';
import { reduceKernel } from './reduceKernel.ts';
import type { Dispatch } from './schedule.ts';

/** Sizes of the buffers that shaders of a program see, in elements. */
export interface BufferSizes {
  readonly state: number;
  readonly work: number;
  readonly cells: number;
}

/** A compute shader and how many workgroups it wants. */
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

/** WGSL of a cell of the uniform buffer. */
export const cellText = (position: number): string => `now.cells[${position >> 2}u][${position & 3}u]`;

function declarations({ state, work, cells }: BufferSizes): string {
  return [
    'struct Now {',
    '  counter: u32,',
    '  seed: u32,',
    '  zero: u32,',
    '  unused: u32,',
    `  cells: array<vec4f, ${Math.max(1, Math.ceil(cells / 4))}>,`,
    '}',
    `@group(0) @binding(0) var<storage, read_write> state: array<f32, ${state}>;`,
    `@group(0) @binding(1) var<storage, read_write> work: array<f32, ${work}>;`,
    '@group(0) @binding(2) var<uniform> now: Now;',
  ].join('\n');
}

/** Everything that the code of a dispatch depends on besides the dispatch. */
export interface ShaderContext {
  readonly cut: KernelGraph;
  readonly parts: ReadonlyMap<NodeId, number>;
  readonly addresses: Addresses;
  readonly sizes: BufferSizes;
}

function codeOf({ cut, parts, addresses }: ShaderContext, kernel: Kernel, reader: Reader, block?: Block): KernelCode {
  if (kernel.kind === 'make') {
    const { op } = nodeAt(cut.graph, kernel.node);
    if (op === 'matmul') {
      return productKernel(cut, kernel.node, reader, addresses, parts.get(kernel.node) ?? 1, block);
    }
    if (op === 'reduce') return reduceKernel(cut, kernel.node, reader, addresses, block);
  }
  return mapKernel(cut, kernel, reader, addresses, block);
}

const indented = (lines: readonly string[]): string => lines.map((line) => `  ${line}`).join('\n');

/** The shader of one dispatch: a range of workgroups for each chain and each free kernel. */
export function writeShader(context: ShaderContext, dispatch: Dispatch): Shader {
  const { cut, addresses, sizes } = context;
  const reader = createReader(cut.graph, addresses);
  const functions: string[] = [];
  const branches: string[] = [];
  let groups = 0;

  const define = ({ body }: KernelCode, parameters: string): string => {
    const name = `k${functions.length}`;
    functions.push(`fn ${name}(${parameters}) {\n${indented(body)}\n}`);
    return name;
  };
  const branch = (count: number, lines: readonly string[]): void => {
    const first = groups;
    groups += count;
    const head = first === 0 ? `if (all < ${groups}u)` : `else if (all < ${groups}u)`;
    branches.push(`${head} {`, `  let group = all - ${first}u;`, ...lines.map((line) => `  ${line}`), '}');
  };

  for (const { units, stages } of dispatch.chains) {
    const block: Block = { units, perBlock: rowsPerBlock(units) };
    const calls = stages.map((kernels) =>
      kernels.map((kernel) => {
        const code = codeOf(context, kernel, reader, block);
        const name = define(code, 't: u32, block: u32');
        return `for (var t = l; t < ${code.threads}u; t += ${WORKGROUP}u) { ${name}(t, group); }`;
      }),
    );
    const lines = calls.flatMap((stage, i) => (i === 0 ? stage : ['storageBarrier();', ...stage]));
    branch(Math.ceil(units / block.perBlock), lines);
  }
  for (const kernel of dispatch.free) {
    const code = codeOf(context, kernel, reader);
    const call = `${define(code, 't: u32')}(t);`;
    const isFull = code.threads % WORKGROUP === 0;
    const guarded = isFull ? call : `if (t < ${code.threads}u) { ${call} }`;
    branch(Math.ceil(code.threads / WORKGROUP), [`let t = group * ${WORKGROUP}u + l;`, guarded]);
  }

  const main = [
    `@compute @workgroup_size(${WORKGROUP})`,
    'fn main(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) l: u32) {',
    `  let all = id.x + id.y * ${GROUPS_WIDE}u;`,
    indented(branches),
    '}',
  ].join('\n');
  return { code: [declarations(sizes), MATHS_WGSL, RANDOM_WGSL, ...functions, main].join('\n'), groups };
}
