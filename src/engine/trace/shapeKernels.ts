import { type NodeId, type Shape, sizeOf } from '../graph/graph.ts';
import type { KernelCall, RecordedKernel } from './recordedKernel.ts';

/** Kernels that only move, repeat or make up numbers. */

const identity: RecordedKernel = { record: ({ x }) => x[0] as NodeId };

/** A shape in which one size may be −1, for whatever is left over. */
function completed(shape: Shape, size: number): Shape {
  const known = shape.reduce((product, n) => (n < 0 ? product : product * n), 1);
  return shape.map((n) => (n < 0 ? size / known : n));
}

function filled(call: KernelCall, value: number): NodeId {
  return call.build.constant(value, call.build.shape(call.x[0] as NodeId));
}

/** Consecutive blocks along an axis, of the given sizes or of as many equal ones. */
function split({ build, x, attributes }: KernelCall): NodeId[] {
  const [input] = x as readonly [NodeId];
  const shape = build.shape(input);
  const axis = ((attributes.axis as number) + shape.length) % shape.length;
  const total = shape[axis] as number;
  const given = attributes.numOrSizeSplits as number | number[];
  const sizes = typeof given === 'number' ? Array<number>(given).fill(total / given) : given;
  const known = sizes.reduce((sum, size) => (size < 0 ? sum : sum + size), 0);
  let start = 0;
  return sizes.map((size) => {
    const length = size < 0 ? total - known : size;
    const begin = shape.map((_, i) => (i === axis ? start : 0));
    start += length;
    return build.add({ op: 'slice', begin }, [input], shape.with(axis, length));
  });
}

function tile({ build, x, attributes }: KernelCall): NodeId {
  const repeats = attributes.reps as readonly number[];
  return repeats.reduce((result, count, axis) => {
    if (count === 1) return result;
    const shape = build.shape(result);
    if (shape[axis] === 1) return build.broadcast(result, shape.with(axis, count));
    return build.add({ op: 'concat', axis }, Array<NodeId>(count).fill(result));
  }, x[0] as NodeId);
}

export const shapeKernels: Readonly<Record<string, RecordedKernel>> = {
  Identity: identity,
  Cast: {
    record({ x, attributes, unsupported }) {
      if (attributes.dtype !== 'float32' && attributes.dtype !== 'bool') {
        throw unsupported(`to ${attributes.dtype} has no compiled form`);
      }
      return x[0] as NodeId;
    },
    isCast: true,
  },
  Reshape: {
    record({ build, x, attributes }) {
      const [input] = x as readonly [NodeId];
      return build.reshape(input, completed(attributes.shape as Shape, sizeOf(build.shape(input))));
    },
  },
  ExpandDims: {
    record({ build, x, attributes }) {
      const [input] = x as readonly [NodeId];
      const shape = build.shape(input);
      const axis = attributes.dim as number;
      return build.reshape(input, shape.toSpliced(axis < 0 ? axis + shape.length + 1 : axis, 0, 1));
    },
  },
  Transpose: {
    record: ({ build, x, attributes }) => build.add({ op: 'transpose', order: attributes.perm as number[] }, x),
  },
  Slice: {
    record({ build, x, attributes }) {
      const [input] = x as readonly [NodeId];
      const shape = build.shape(input);
      const given = [attributes.begin].flat() as number[];
      const sizes = [attributes.size].flat() as number[];
      const begin = shape.map((_, axis) => given[axis] ?? 0);
      const size = shape.map((n, axis) =>
        (sizes[axis] ?? -1) < 0 ? n - (begin[axis] as number) : (sizes[axis] as number),
      );
      return build.add({ op: 'slice', begin }, [input], size);
    },
  },
  SplitV: { record: split },
  Concat: {
    record({ build, x, attributes }) {
      const rank = build.shape(x[0] as NodeId).length;
      return build.add({ op: 'concat', axis: ((attributes.axis as number) + rank) % rank }, x);
    },
  },
  Pack: {
    record({ build, x, attributes }) {
      const axis = attributes.axis as number;
      const raised = x.map((input) => build.reshape(input, build.shape(input).toSpliced(axis, 0, 1)));
      return build.add({ op: 'concat', axis }, raised);
    },
  },
  PadV2: {
    record({ build, x, attributes, unsupported }) {
      const paddings = attributes.paddings as readonly (readonly [number, number])[];
      if (attributes.constantValue !== 0) throw unsupported('with other numbers than 0 has no compiled form');
      const [input] = x as readonly [NodeId];
      const shape = build.shape(input).map((size, i) => size + (paddings[i]?.[0] ?? 0) + (paddings[i]?.[1] ?? 0));
      return build.add({ op: 'pad', before: paddings.map(([before]) => before) }, [input], shape);
    },
  },
  Tile: { record: tile },
  ZerosLike: { record: (call) => filled(call, 0) },
  OnesLike: { record: (call) => filled(call, 1) },
  Fill: { record: ({ build, attributes }) => build.constant(attributes.value as number, attributes.shape as Shape) },
  /** t where the condition holds, else e: neither branch lets the other's NaN through. */
  Select: {
    record({ build, x }) {
      const [condition, t, e] = x as readonly [NodeId, NodeId, NodeId];
      const otherwise = build.binary('sub', build.constant(1, []), condition);
      return build.binary('add', build.binary('gate', t, condition), build.binary('gate', e, otherwise));
    },
    typedBy: 1,
  },
};
