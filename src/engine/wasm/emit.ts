import { KERNEL_FAMILIES } from '../../math/kernels.ts';
import { streamOf } from '../../math/rng.ts';
import { gridOf } from '../../math/windows.ts';
import {
  BINARY,
  type Graph,
  type Node,
  type NodeId,
  type NodeOf,
  nodeAt,
  sizeOf,
  splatOf,
  UNARY,
} from '../graph/graph.ts';
import { RULES } from '../graph/shapes.ts';
import { blockLoops, broadcastLoops, joinTransposed, reduceSizes, transposedRuns } from './loops.ts';
import { FIRST, LEADING_WORD, OPCODES, type Opcode, WORD_BYTES } from './opcodes.ts';
import type { Location, MemoryPlan } from './plan.ts';

/** What instructions need to know of the memory they run in. */
export interface Addresses {
  /** Byte address of a location. */
  readonly of: (location: Location) => number;
  /** Resident data: its address, number of rows and columns, and of all numbers. */
  readonly data: { readonly address: number; readonly rows: number; readonly columns: number; readonly size: number };
  /** Prefix of the names of random streams, the phase's id. */
  readonly stream: string;
}

const OPTIMISERS = ['sgd', 'momentum', 'rmsprop', 'adam'] as const;

/** float32 bits of a number as a word. */
function bitsOf(value: number): number {
  return new Int32Array(Float32Array.of(value).buffer)[0] as number;
}

/** The instructions of a graph whose products are in legal form (see legalise.ts). */
export function emit(graph: Graph, plan: MemoryPlan, addresses: Addresses): Int32Array {
  const words: number[] = [];
  /** Rows of the node whose instructions are being written. */
  let leading = 1;
  const at = (id: NodeId): number => addresses.of(plan.locate(id));
  const shapeOf = (id: NodeId) => nodeAt(graph, id).shape;
  const sizeAt = (id: NodeId): number => sizeOf(shapeOf(id));
  const put = (opcode: Opcode, ...operands: readonly number[]): void => {
    const rest = LEADING_WORD - 1 - operands.length;
    if (rest < 0) throw new RangeError(`${opcode}: ${operands.length} operands`);
    words.push(OPCODES[opcode], ...operands, ...Array<number>(rest).fill(0), leading);
  };
  /** Copies rows of `run` elements between addresses, unless they are there already. */
  const copyBlock = (to: number, a: number, rows: number, run: number, toStride: number, aStride: number): void => {
    if (to !== a || (rows > 1 && toStride !== aStride)) {
      put('copyRows', to, a, rows, run * WORD_BYTES, toStride * WORD_BYTES, aStride * WORD_BYTES);
    }
  };

  function product(node: NodeOf<'matmul'>, id: NodeId): void {
    const [a, b] = node.inputs as readonly [NodeId, NodeId];
    const [rows = 1, columns = 1] = node.shape;
    const inner = shapeOf(a)[node.transposeA ? 0 : 1] as number;
    const start = node.start === 'zero' ? 0 : at(node.inputs[2] as NodeId);
    const startStride = node.start === 'matrix' ? columns * WORD_BYTES : 0;
    const mask = node.finish === 'gate' ? at(node.inputs.at(-1) as NodeId) : 0;
    const opcode = node.transposeB ? 'dots' : 'matmul';
    const across = Number(node.transposeA);
    put(
      opcode,
      at(id),
      at(a),
      at(b),
      rows,
      columns,
      inner,
      across,
      start,
      startStride,
      mask,
      Number(node.finish === 'relu'),
      across * rows * WORD_BYTES,
    );
  }

  function elementwise(fn: number, id: NodeId, a: NodeId, b: NodeId): void {
    for (const { offset, sizes, strides } of broadcastLoops(shapeOf(id), [shapeOf(a), shapeOf(b)])) {
      const [left = [], right = []] = strides;
      const [out, first, second] = [at(id), at(a), at(b)].map((start, i) => start + (offset[i] as number) * WORD_BYTES);
      const inBytes = [...left, ...right].map((stride) => stride * WORD_BYTES);
      put('binary', fn, out as number, first as number, second as number, ...sizes, ...inBytes);
    }
  }

  function moveBlock(node: NodeOf<'slice' | 'pad'>, id: NodeId): void {
    const [x] = node.inputs as readonly [NodeId];
    if (node.op === 'pad') put('fill', at(id), sizeAt(id), 0);
    const isPad = node.op === 'pad';
    const whole = isPad ? node.shape : shapeOf(x);
    const block = isPad ? shapeOf(x) : node.shape;
    const begin = isPad ? node.before : node.begin;
    for (const { wholeOffset, blockOffset, rows, run, stride } of blockLoops(whole, block, begin)) {
      const outer = at(isPad ? id : x) + wholeOffset * WORD_BYTES;
      const inner = at(isPad ? x : id) + blockOffset * WORD_BYTES;
      if (isPad) copyBlock(outer, inner, rows, run, stride, run);
      else copyBlock(inner, outer, rows, run, run, stride);
    }
  }

  function concat(node: NodeOf<'concat'>, id: NodeId): void {
    const outer = sizeOf(node.shape.slice(0, node.axis));
    const stride = sizeAt(id) / outer;
    let offset = 0;
    for (const input of node.inputs) {
      const run = sizeAt(input) / outer;
      copyBlock(at(id) + offset * WORD_BYTES, at(input), outer, run, stride, run);
      offset += run;
    }
  }

  function optimise(node: NodeOf<'optimise'>, id: NodeId): void {
    const { moments } = RULES[node.rule];
    const vectors = node.inputs.slice(0, 2 + moments).map(at);
    const scalars = node.inputs.slice(2 + moments).map(at);
    const parts = [0, 0, 0];
    graph.nodes.forEach((part, partId) => {
      if (part.op === 'part' && part.inputs[0] === id) parts[part.index] = at(partId);
    });
    const [w = 0, g = 0, m = 0, v = 0] = vectors;
    put('optimise', OPTIMISERS.indexOf(node.rule), node.shape[1] as number, w, g, m, v, ...parts, ...scalars);
  }

  function transpose(node: NodeOf<'transpose'>, id: NodeId): void {
    const { shape, order } = joinTransposed(shapeOf(node.inputs[0] as NodeId), node.order);
    const [from, to] = [at(node.inputs[0] as NodeId), at(id)];
    if (order.length < 2) copyBlock(to, from, 1, sizeAt(id), 0, 0);
    else if (order.length === 2) {
      const [rows = 1, columns = 1] = shape;
      put('transpose', to, from, rows, columns, columns * WORD_BYTES);
    } else {
      // One strided copy for every run of the result: slow, but no network needs it.
      const { runs, count, stride } = transposedRuns(shape, order);
      runs.forEach((offset, i) => {
        copyBlock(to + i * count * WORD_BYTES, from + offset * WORD_BYTES, count, 1, 1, stride);
      });
    }
  }

  function draw(node: NodeOf<'draw'>, id: NodeId): void {
    const stream = streamOf(`${addresses.stream}/${node.stream}`) | 0;
    const { address, rows, columns } = addresses.data;
    if (node.law === 'rows') put('rows', at(id), node.shape[0] as number, stream, address, rows, columns * WORD_BYTES);
    else put(node.law, at(id), sizeAt(id), stream);
  }

  function lookup(node: NodeOf<'lookup'>, id: NodeId): void {
    const { address, size } = addresses.data;
    put('lookup', at(id), at(node.inputs[0] as NodeId), sizeAt(id), address, size - 1);
  }

  function broadcast(node: NodeOf<'broadcast'>, id: NodeId): void {
    const [x] = node.inputs as readonly [NodeId];
    const value = splatOf(nodeAt(graph, x));
    if (value === undefined) elementwise(FIRST, id, x, x);
    else put('fill', at(id), sizeAt(id), bitsOf(value));
  }

  function reduce(node: NodeOf<'reduce'>, id: NodeId): void {
    const [x] = node.inputs as readonly [NodeId];
    const { outer, count, inner } = reduceSizes(shapeOf(x), node.axes);
    put('reduce', Number(node.fn === 'max'), at(id), at(x), outer, count, inner, inner * WORD_BYTES);
  }

  function pairwise(node: NodeOf<'kernelSum' | 'kernelForce'>, id: NodeId): void {
    const [points, others, bandwidth, ...weights] = node.inputs as readonly [NodeId, NodeId, NodeId, ...NodeId[]];
    const [dimension, count] = shapeOf(points) as readonly [number, number];
    const sizes = [count, shapeOf(others)[0] as number, dimension];
    const options = [KERNEL_FAMILIES.indexOf(node.family), Number(node.leaveOneOut)];
    const rest = node.op === 'kernelForce' ? [...weights.map(at), Number(node.owner === 'others')] : [0, 0, 0];
    put(node.op, at(id), at(points), at(others), at(bandwidth), ...sizes, ...options, ...rest, count * WORD_BYTES);
  }

  function windows(node: NodeOf<'patches' | 'unpatches'>, id: NodeId): void {
    const [x] = node.inputs as readonly [NodeId];
    const { height, width, channels, kernel, stride, padding } = node.geometry;
    const { rows, columns, picture } = gridOf(node.geometry);
    const batch = sizeAt(node.op === 'patches' ? x : id) / picture;
    put(node.op, at(id), at(x), batch, height, width, channels, kernel, stride, padding, rows, columns);
  }

  function instructions(node: Node, id: NodeId): void {
    const [x = 0, y = 0] = node.inputs;
    if (node.op === 'draw') draw(node, id);
    else if (node.op === 'lookup') lookup(node, id);
    else if (node.op === 'unary') put('unary', UNARY.indexOf(node.fn), at(id), at(x), sizeAt(id));
    else if (node.op === 'binary') elementwise(BINARY.indexOf(node.fn), id, x, y);
    else if (node.op === 'broadcast') broadcast(node, id);
    else if (node.op === 'matmul') product(node, id);
    else if (node.op === 'reduce') reduce(node, id);
    else if (node.op === 'transpose') transpose(node, id);
    else if (node.op === 'slice' || node.op === 'pad') moveBlock(node, id);
    else if (node.op === 'concat') concat(node, id);
    else if (node.op === 'optimise') optimise(node, id);
    else if (node.op === 'kernelSum' || node.op === 'kernelForce') pairwise(node, id);
    else if (node.op === 'patches' || node.op === 'unpatches') windows(node, id);
    // Sources, reshapes and parts are where they are; nothing has to be done.
  }

  graph.nodes.forEach((node, id) => {
    // Updates are flat vectors, whatever their moments make of the shape.
    leading = node.op === 'optimise' ? 1 : (node.shape[0] ?? 1);
    if (!plan.isView(id)) instructions(node, id);
  });
  leading = 1;
  for (const { from, to } of plan.copies) copyBlock(addresses.of(to), at(from), 1, sizeAt(from), 0, 0);
  return Int32Array.from(words);
}
