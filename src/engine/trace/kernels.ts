import type { Builder } from '../graph/builder.ts';
import type { BinaryFunction, NodeId, Reduction, Shape, UnaryFunction } from '../graph/graph.ts';
import { pairwiseKernels } from './pairwiseKernels.ts';
import type { KernelCall, RecordedKernel } from './recordedKernel.ts';
import { shapeKernels } from './shapeKernels.ts';
import { windowKernels } from './windowKernels.ts';

type First = readonly [NodeId, ...NodeId[]];
type Two = readonly [NodeId, NodeId];

const unary = (fn: UnaryFunction): RecordedKernel => ({ record: ({ build, x }) => build.unary(fn, (x as First)[0]) });

const binary = (fn: BinaryFunction, isTruth = false): RecordedKernel => ({
  record: ({ build, x: [a, b] }) => build.binary(fn, a as NodeId, b as NodeId),
  isTruth,
});

const swapped = (fn: BinaryFunction, isTruth = false): RecordedKernel => ({
  record: ({ build, x: [a, b] }) => build.binary(fn, b as NodeId, a as NodeId),
  isTruth,
});

/** 1 − x: the negation of a truth value. */
const not = (build: Builder, x: NodeId): NodeId => build.binary('sub', build.constant(1, []), x);

/** Axes as tfjs gives them (a number, a list, or nothing for all) in ascending order. */
function axesOf(axis: unknown, rank: number): number[] {
  const given = axis === undefined || axis === null ? Array.from({ length: rank }, (_, i) => i) : [axis].flat();
  return [...new Set(given.map((i) => ((i as number) + rank) % Math.max(rank, 1)))].sort((a, b) => a - b);
}

/** Reduces over axes; `keepDims` leaves axes of size 1 behind. */
function reduced(call: KernelCall, fn: Reduction, axis: unknown): NodeId {
  const { build, x, attributes } = call;
  const [input] = x as First;
  const shape = build.shape(input);
  const axes = axesOf(axis, shape.length);
  const result = axes.length === 0 ? input : build.add({ op: 'reduce', fn, axes }, [input]);
  const kept: Shape = shape.map((size, i) => (axes.includes(i) ? 1 : size));
  return attributes.keepDims === true ? build.reshape(result, kept) : result;
}

function matmul(call: KernelCall): NodeId {
  const { build, attributes, unsupported } = call;
  const [a, b] = call.x as Two;
  const flat = (x: NodeId): NodeId => {
    const shape = build.shape(x);
    if (shape.slice(0, -2).some((size) => size > 1)) throw unsupported('of a batch of matrices has no compiled form');
    return build.reshape(x, shape.slice(-2));
  };
  const { transposeA, transposeB } = attributes as { transposeA: boolean; transposeB: boolean };
  const product = build.add({ op: 'matmul', transposeA, transposeB, start: 'zero', finish: 'none' }, [
    flat(a),
    flat(b),
  ]);
  const rank = Math.max(build.shape(a).length, build.shape(b).length);
  return build.reshape(product, [...Array<number>(rank - 2).fill(1), ...build.shape(product)]);
}

/** Every kernel that can be recorded, by its tfjs name. Compositions use the fewest operations that engines must know. */
export const KERNELS: Readonly<Record<string, RecordedKernel>> = {
  Neg: unary('neg'),
  Relu: unary('relu'),
  Tanh: unary('tanh'),
  Sigmoid: unary('sigmoid'),
  Exp: unary('exp'),
  Log: unary('log'),
  Softplus: unary('softplus'),
  Sqrt: unary('sqrt'),
  Rsqrt: unary('rsqrt'),
  Square: unary('square'),
  Abs: unary('abs'),
  Sign: unary('sign'),
  Reciprocal: unary('reciprocal'),
  Sin: unary('sin'),
  Cos: unary('cos'),
  Floor: unary('floor'),
  /** 1 where x > 0, else alpha. */
  Step: {
    record({ build, x, attributes }) {
      const alpha = Number(attributes.alpha ?? 0);
      const step = build.unary('step', (x as First)[0]);
      if (alpha === 0) return step;
      return build.binary('add', build.binary('mul', step, build.constant(1 - alpha, [])), build.constant(alpha, []));
    },
  },
  LeakyRelu: {
    record({ build, x, attributes }) {
      const [input] = x as First;
      const negative = build.unary('relu', build.unary('neg', input));
      const leak = build.binary('mul', negative, build.constant(Number(attributes.alpha), []));
      return build.binary('sub', build.unary('relu', input), leak);
    },
  },
  ClipByValue: {
    record({ build, x, attributes }) {
      const low = build.constant(Number(attributes.clipValueMin), []);
      const high = build.constant(Number(attributes.clipValueMax), []);
      return build.binary('min', build.binary('max', (x as First)[0], low), high);
    },
  },

  Add: binary('add'),
  Sub: binary('sub'),
  Multiply: binary('mul'),
  RealDiv: binary('div'),
  Maximum: binary('max'),
  Minimum: binary('min'),
  Greater: binary('greater', true),
  GreaterEqual: binary('greaterEqual', true),
  Less: swapped('greater', true),
  LessEqual: swapped('greaterEqual', true),
  Equal: binary('equal', true),
  NotEqual: {
    record: ({ build, x: [a, b] }) => not(build, build.binary('equal', a as NodeId, b as NodeId)),
    isTruth: true,
  },
  LogicalNot: { record: ({ build, x }) => not(build, (x as First)[0]), isTruth: true },
  LogicalAnd: binary('mul', true),
  LogicalOr: binary('max', true),
  SquaredDifference: {
    record: ({ build, x: [a, b] }) => build.unary('square', build.binary('sub', a as NodeId, b as NodeId)),
  },
  AddN: { record: ({ build, x }) => x.reduce((sum, next) => build.binary('add', sum, next)) },

  BatchMatMul: { record: matmul },
  Sum: { record: (call) => reduced(call, 'sum', call.attributes.axis) },
  Max: { record: (call) => reduced(call, 'max', call.attributes.reductionIndices) },
  Mean: {
    record(call) {
      const { build, x, attributes } = call;
      const [input] = x as First;
      const shape = build.shape(input);
      const count = axesOf(attributes.axis, shape.length).reduce(
        (product, axis) => product * (shape[axis] as number),
        1,
      );
      return build.binary('mul', reduced(call, 'sum', attributes.axis), build.constant(1 / count, []));
    },
  },
  ...shapeKernels,
  ...pairwiseKernels,
  ...windowKernels,
};
